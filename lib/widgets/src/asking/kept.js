// @ts-check
// Predictions, kept in the reader's browser and sent nowhere. Where the browser keeps nothing they
// last as long as the page.
import { fits } from "./judge.js";

const KEY = "calculus-for-deep-learning.predictions.v1"; // other books may share the address
const CHANGED = "course-prediction";
/** @type {Record<string, {given: number, near?: boolean}>} */
let here = {};
let lasting = true; // whether the browser took what was kept last

/** All predictions, by the name of their question. */
export function kept() {
  try {
    const all = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    if (all && typeof all === "object" && !Array.isArray(all))
      here = Object.fromEntries(Object.entries(all).filter(([, entry]) => Number.isFinite(entry?.given)));
  } catch {
    // no storage, or something else is in it
  }
  return here;
}

/** What was predicted for a question, if that is an answer to it as it stands today. */
export function keptFor(/** @type {import("./judge.js").Question} */ question) {
  const entry = kept()[question.slug];
  return entry && fits(question, entry.given) ? entry : undefined;
}

/** Whether the browser keeps it beyond this page. */
export const lasts = () => lasting;

/** Keeps a prediction, or forgets it. */
export function keep(
  /** @type {string} */ slug,
  /** @type {{given: number, near?: boolean} | undefined} */ entry,
) {
  const { [slug]: _, ...others } = kept();
  here = entry ? { ...others, [slug]: entry } : others;
  try {
    localStorage.setItem(KEY, JSON.stringify(here));
    lasting = true;
  } catch {
    lasting = false; // it is kept for this page
  }
  window.dispatchEvent(new Event(CHANGED));
}

/** Calls back when a prediction changes, here or in another window. */
export function whenChanged(/** @type {() => void} */ listener, /** @type {AbortSignal} */ signal) {
  window.addEventListener(CHANGED, listener, { signal });
  window.addEventListener("storage", listener, { signal });
}
