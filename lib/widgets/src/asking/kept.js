// @ts-check
// Predictions, kept in the reader's browser and sent nowhere. Where the browser keeps nothing they
// last as long as the page.
const KEY = "course.predictions.v1";
const CHANGED = "course-prediction";
/** @type {Record<string, {given: number, near?: boolean}>} */
let here = {};

/** All predictions, by the name of their question. */
export function kept() {
  try {
    const all = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    if (all && typeof all === "object" && !Array.isArray(all)) here = all;
  } catch {
    // no storage, or something else is in it
  }
  return here;
}

/** Keeps a prediction, or forgets it. */
export function keep(
  /** @type {string} */ slug,
  /** @type {{given: number, near?: boolean} | undefined} */ entry,
) {
  const { [slug]: _, ...others } = kept();
  here = entry ? { ...others, [slug]: entry } : others;
  try {
    localStorage.setItem(KEY, JSON.stringify(here));
  } catch {
    // it is kept for this page
  }
  window.dispatchEvent(new Event(CHANGED));
}

/** Calls back when a prediction changes, here or in another window. */
export function whenChanged(/** @type {() => void} */ listener, /** @type {AbortSignal} */ signal) {
  window.addEventListener(CHANGED, listener, { signal });
  window.addEventListener("storage", listener, { signal });
}
