// What this course keeps in the reader's browser, and sends nowhere: which sections have been read and
// where the reader was, and the points of exercises. What has not the form of ours is as good as not there.
const KEY = "calculus-for-deep-learning.read";

/** @typedef {{ read: string[], at: string, when: number }} Visit */

/** @param {unknown} text
 * @returns {Record<string, Visit>} */
export function understood(text) {
  /** @type {Record<string, Visit>} */
  const visits = {};
  for (const [page, visit] of Object.entries(parsed(text))) {
    if (!Array.isArray(visit?.read)) continue;
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
  written(KEY, all);
}

// Points of exercises that were earned in a page, by page and task. Who has earned one keeps it: a later
// try that fails takes nothing away.
const POINTS = "calculus-for-deep-learning.points.v1";

/** @typedef {Record<string, Record<string, { points: number, of: number }>>} Points */

/** @param {unknown} text
 * @returns {Points} */
export function pointsIn(text) {
  /** @type {Points} */
  const all = {};
  for (const [page, tasks] of Object.entries(parsed(text)))
    for (const [task, one] of Object.entries(Object(tasks)))
      if (one?.of > 0 && one.points >= 0 && one.points <= one.of)
        (all[page] ??= {})[task] = { points: one.points, of: one.of };
  return all;
}

export const points = () => pointsIn(localStorage.getItem(POINTS));

/** Keep the points of a task, `earn("exercises/derivatives", "slope", 2, 2)`, where they are more than
 * before: the page as in the address, the task as its check is called. Returns whether they are kept.
 * @param {string} page
 * @param {string} task
 * @param {number} earned
 * @param {number} of */
export function earn(page, task, earned, of) {
  const all = points();
  if (earned < (all[page]?.[task]?.points ?? 0)) return true;
  all[page] = { ...all[page], [task]: { points: earned, of } };
  return written(POINTS, all);
}

/** What a text holds by name, nothing if it is no such text.
 * @param {unknown} text
 * @returns {Record<string, any>} */
export function parsed(text) {
  try {
    const found = JSON.parse(String(text));
    return typeof found === "object" && found && !Array.isArray(found) ? found : {};
  } catch {
    return {};
  }
}

/** Whether the browser took it: its room may be full. The page works all the same.
 * @param {string} key
 * @param {object} value */
function written(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
