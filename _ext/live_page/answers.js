// @ts-check
// What a reader has written, kept in the browser by page and by cell, and sent nowhere. Beside each text
// stand the words of the task and the code that it was written over: a new edition of the page is known.
const PREFIX = "calculus-for-deep-learning.written:";

/** @typedef {{ text: string, words: string, code: string }} Answer */

/** @param {unknown} text
 * @returns {Record<string, Answer>} */
export function understood(text) {
  let found;
  try {
    found = JSON.parse(String(text));
  } catch {
    return {};
  }
  const isAnswer = (/** @type {any} */ one) =>
    [one?.text, one?.words, one?.code].every((part) => typeof part === "string");
  return Object.fromEntries(Object.entries(Object(found)).filter(([, one]) => isAnswer(one)));
}

/** Whether the task is another than the one that was answered.
 * @param {Answer} answer
 * @param {{ words: string, code: string }} now */
export const hasChanged = (answer, now) => answer.words !== now.words || answer.code !== now.code;

/** The answers of one page. Many courses may share an address, so the key has the whole path. */
export class Answers {
  /** @param {string} path
   * @param {() => Storage} storage - a browser that keeps nothing throws here already */
  constructor(path, storage = () => localStorage) {
    this.key = PREFIX + path;
    this.storage = storage;
  }

  /** @returns {Record<string, Answer>} */
  read() {
    try {
      return understood(this.storage().getItem(this.key));
    } catch {
      return {};
    }
  }

  /** @param {Record<string, Answer>} answers
   * @returns {boolean} whether the browser keeps them */
  keep(answers) {
    try {
      if (Object.keys(answers).length) this.storage().setItem(this.key, JSON.stringify(answers));
      else this.storage().removeItem(this.key);
      return true;
    } catch {
      return false;
    }
  }

  /** Whether the browser keeps anything at all: asked before the reader writes. */
  get works() {
    try {
      const probe = `${this.key}?`;
      this.storage().setItem(probe, "");
      this.storage().removeItem(probe);
      return true;
    } catch {
      return false;
    }
  }
}
