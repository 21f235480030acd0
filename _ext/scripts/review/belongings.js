// All that the course keeps for a reader, as one file: written, read again, joined with what is there, and
// deleted. What it holds is said in appendix/review.md.
import { cardsIn } from "../../../lib/widgets/src/asking/answers.js";
import { parsed, pointsIn, understood } from "../kept.js";

const FORM = "calculus-for-deep-learning/1";
const PLACE = "calculus-for-deep-learning.";
/** Each part of a file, where the browser keeps it. */
const PARTS = {
  read: `${PLACE}read`,
  predictions: `${PLACE}predictions.v1`,
  answers: `${PLACE}answers.v1`,
  points: `${PLACE}points.v1`,
};
export const NAME = `${PLACE}name`; // for the certificate; it stays out of the file
const WRITTEN = `${PLACE}written:`; // code that was written on a page, an entry for each page

/** @typedef {import("../../../lib/widgets/src/asking/answers.js").Cards} Cards
 * @typedef {Record<string, {given: number, near?: boolean}>} Predictions
 * @typedef {{read: Record<string, import("../kept.js").Visit>, predictions: Predictions, answers: Cards,
 *   written: Record<string, string>, points: import("../kept.js").Points}} Belongings */

/** @param {unknown} text @returns {Predictions} */
function predictionsIn(text) {
  /** @type {Predictions} */
  const all = {};
  for (const [slug, one] of Object.entries(parsed(text)))
    if (Number.isFinite(one?.given))
      all[slug] = { given: one.given, ...(typeof one.near === "boolean" ? { near: one.near } : {}) };
  return all;
}

/** Texts as they are kept: what they hold is known to the page that wrote them. @param {unknown} text */
const textsIn = (text) =>
  /** @type {Record<string, string>} */ (
    Object.fromEntries(Object.entries(parsed(text)).filter(([, one]) => typeof one === "string"))
  );

/** The code that was written, by page. */
const written = () =>
  Object.fromEntries(
    Object.keys(localStorage)
      .filter((key) => key.startsWith(WRITTEN))
      .map((key) => [key.slice(WRITTEN.length), localStorage.getItem(key)]),
  );

/** What stands in texts, each understood by the module that writes it.
 * @param {(part: keyof typeof PARTS | "written") => unknown} text @returns {Belongings} */
const belongingsIn = (text) => ({
  read: understood(text("read")),
  predictions: predictionsIn(text("predictions")),
  answers: cardsIn(text("answers")),
  points: pointsIn(text("points")),
  written: textsIn(text("written")),
});

/** What the browser keeps now. */
export const belongings = () =>
  belongingsIn((part) =>
    part === "written" ? JSON.stringify(written()) : localStorage.getItem(PARTS[part]),
  );

/** The text of the file. @param {Belongings} all @param {Date} when */
export const packed = (all, when) =>
  JSON.stringify({ form: FORM, saved: when.toISOString(), ...all }, null, 1);

/** What a file holds, or undefined if it is none of ours. @param {string} text */
export function unpacked(text) {
  const found = parsed(text);
  const isOurs = found.form === FORM && Object.keys(PARTS).every((part) => isPlain(found[part]));
  return isOurs ? belongingsIn((part) => JSON.stringify(found[part])) : undefined;
}

const isPlain = (/** @type {unknown} */ part) =>
  typeof part === "object" && part !== null && !Array.isArray(part);

/** Both together, and nothing less: sections read on either machine, the answers of each day (the earlier
 * entry where both have one: the worse), the higher points; a prediction and what was written stay as they are here.
 * @param {Belongings} here @param {Belongings} there @returns {Belongings} */
export const joined = (here, there) => ({
  read: both(here.read, there.read, (a, b) => ({
    ...(a.when >= b.when ? a : b),
    read: [...new Set([...a.read, ...b.read])],
  })),
  predictions: { ...there.predictions, ...here.predictions },
  written: { ...there.written, ...here.written },
  answers: both(here.answers, there.answers, (a, b) => ({
    due: Math.min(a.due, b.due), // the review computes it anew
    log: logsJoined(a.log, b.log),
  })),
  points: both(here.points, there.points, (a, b) => both(a, b, (x, y) => (x.points >= y.points ? x : y))),
});

/** @template T @param {Record<string, T>} a @param {Record<string, T>} b @param {(a: T, b: T) => T} join
 * @returns {Record<string, T>} */
const both = (a, b, join) =>
  Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].map((name) => [
      name,
      name in a && name in b ? join(a[name], b[name]) : (a[name] ?? b[name]),
    ]),
  );

/** @typedef {import("../../../lib/widgets/src/asking/answers.js").Entry} Entry */
/** @param {Entry[]} a @param {Entry[]} b @returns {Entry[]} */
function logsJoined(a, b) {
  const days = new Map();
  for (const [day, rating] of [...a, ...b]) days.set(day, Math.min(rating, days.get(day) ?? rating));
  return [...days.entries()].sort(([one], [other]) => one - other);
}

/** Put all of it into the browser, or nothing: where there is no room, what was there stays.
 * @param {Belongings} all */
export function keepAll(all) {
  const texts = [
    ...Object.entries(PARTS).map(([part, key]) => [key, JSON.stringify(all[part])]),
    ...Object.entries(all.written).map(([page, text]) => [WRITTEN + page, text]),
  ];
  const before = texts.map(([key]) => /** @type {const} */ ([key, localStorage.getItem(key)]));
  try {
    for (const [key, text] of texts) localStorage.setItem(key, text);
    return true;
  } catch {
    const changed = before.filter(([key, text]) => localStorage.getItem(key) !== text);
    for (const [key] of changed) localStorage.removeItem(key); // first there is room
    for (const [key, text] of changed) if (text !== null) localStorage.setItem(key, text);
    return false;
  }
}

export function deleteAll() {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PLACE)) localStorage.removeItem(key);
}

const many = (/** @type {number} */ n, /** @type {string} */ one) => `${n} ${one}${n === 1 ? "" : "s"}`;

/** What there is, in words. @param {Belongings} all */
export function counted({ read, predictions, answers, points, written }) {
  const sum = (/** @type {number[]} */ of) => of.reduce((a, b) => a + b, 0);
  const tasks = Object.values(points).map((page) => Object.keys(page).length);
  return [
    many(sum(Object.values(read).map((visit) => visit.read.length)), "section") + " read",
    many(Object.keys(predictions).length, "prediction"),
    many(sum(Object.values(answers).map(({ log }) => log.length)), "answer") +
      ` to ${many(Object.keys(answers).length, "question")}`,
    `points of ${many(sum(tasks), "task")}`,
    ...(Object.keys(written).length ? [`code of ${many(Object.keys(written).length, "page")}`] : []),
  ].join(", ");
}
