// @ts-check
// What an answer is worth: its reply in a quiz, its distance from the truth in a prediction.
// Nothing here touches a page.
import { short, withUnit } from "../mathematics/numbers.js";

/**
 * @typedef {{slug: string, because: string, options?: {text: string, reply: string, right: boolean}[],
 *   answer: number, within: number, unit: string, mistakes: {value: number, reply: string}[], otherwise: string}} Question
 */

/** Whether a comma may stand for a point or part a thousand: 1,000 is read in two ways. */
export const isAmbiguous = (/** @type {string} */ text) => /^[−–+-]?[1-9]\d{0,2}(,\d{3})+$/.test(text.trim());

/** The number that somebody typed: 12,35 and −2 count too; NaN if it is none, or nobody can tell which. */
export function readNumber(/** @type {string} */ text) {
  const plain = text.trim().replace(/^[−–]/, "-").replace(",", ".");
  if (isAmbiguous(text) || !/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return NaN;
  return Number.isFinite(Number(plain)) ? Number(plain) : NaN;
}

/** Whether an answer that was kept is one to this question: questions change, and so may their options. */
export const fits = (/** @type {Pick<Question, "options">} */ { options }, /** @type {unknown} */ given) =>
  options ? Number.isInteger(given) && Number(given) in options : Number.isFinite(given);

/** Whether a number is right; 12.5 is within 0.15 of 12.35, though not for a computer. */
const isNear = (given, answer, within) => Math.abs(given - answer) <= within * (1 + 1e-9);

/** The mistake that leads to a number, known when rounded, too. */
const mistakeOf = (/** @type {Question} */ { mistakes, within }, given) =>
  mistakes.find(({ value }) => Math.abs(given - value) <= Math.max(within, 0.01 * Math.abs(value)));

/** Whether an answer is right, and the reply to it, as HTML. */
export function reply(/** @type {Question} */ question, /** @type {number} */ given) {
  const { options, because } = question;
  if (options) {
    const { right, reply } = options[given];
    return { right, reply: right ? `${reply} ${because}` : reply };
  }
  if (isNear(given, question.answer, question.within)) return { right: true, reply: because };
  return { right: false, reply: (mistakeOf(question, given) ?? { reply: question.otherwise }).reply };
}

/** How far a guess was from the truth, in kind words. */
export function distance(
  /** @type {number} */ given,
  /** @type {number} */ truth,
  /** @type {number} */ within,
) {
  const off = given - truth;
  if (isNear(given, truth, within)) return { near: true, words: "that is it" };
  const side = off > 0 ? "too high" : "too low";
  if (truth === 0) return { near: false, words: `${short(Math.abs(off))} ${side}` };
  if (given / truth <= 0) return { near: false, words: "on the other side of zero" };
  const ratio = given / truth;
  const factor = Math.max(ratio, 1 / ratio);
  if (factor > 2)
    return {
      near: false,
      words: `${factor < 10 ? factor.toFixed(1) : short(Math.round(factor))} times too ${ratio > 1 ? "large" : "small"}`,
    };
  const percent = Math.max(Math.round(Math.abs(off / truth) * 100), 1);
  return { near: percent <= 10, words: `${percent} % ${side}` };
}

/** What became of a prediction: near or not, and a sentence, as HTML. */
export function score(/** @type {Question} */ question, /** @type {number} */ given) {
  if (question.options) {
    const { right, text, reply } = question.options[given];
    return { near: right, words: `You said: <em>${text}</em> ${reply}` };
  }
  const { near, words } = distance(given, question.answer, question.within);
  const known = near ? undefined : mistakeOf(question, given);
  return { near, words: `You said ${said(question, given)}: ${words}. ${known ? known.reply : ""}`.trim() };
}

/** An answer as its reader gave it. */
export const said = (/** @type {Question} */ { options, unit }, /** @type {number} */ given) =>
  options ? options[given].text : withUnit(short(given).replace("-", "−"), unit);

/** The ends of a line on which both numbers and zero have room. */
export function room(/** @type {number[]} */ ...values) {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const slack = 0.12 * (high - low || 1);
  return [low < 0 ? low - slack : 0, high > 0 ? high + slack : 0];
}
