// What this course keeps in the reader's browser, one entry for all of it: which sections have been
// read, and where the reader was. What does not have the form of ours is as good as not there.
const KEY = "calculus-for-deep-learning.read";

/** @typedef {{ read: string[], at: string, when: number }} Visit */

/** @param {unknown} text
 * @returns {Record<string, Visit>} */
export function understood(text) {
  /** @type {Record<string, Visit>} */
  const visits = {};
  let found;
  try {
    found = JSON.parse(String(text));
  } catch {
    return visits;
  }
  if (typeof found !== "object" || found === null) return visits;
  for (const [page, visit] of Object.entries(found)) {
    if (typeof visit !== "object" || visit === null || !Array.isArray(visit.read)) continue;
    visits[page] = {
      read: visit.read.filter((/** @type {unknown} */ one) => typeof one === "string"),
      at: typeof visit.at === "string" ? visit.at : "",
      when: Number.isFinite(visit.when) ? visit.when : 0,
    };
  }
  return visits;
}

export const visits = () => understood(localStorage.getItem(KEY));

/** Keep what changes about a page.
 * @param {string} page
 * @param {Partial<Visit>} change */
export function keep(page, change) {
  const all = visits();
  const before = all[page] ?? { read: [], at: "" };
  all[page] = { ...before, ...change, when: Date.now() };
  try {
    localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    // Full: the page works all the same.
  }
}
