// On which day a question comes back: FSRS, computed anew from the log of answers, so that logs of two
// machines can be joined and a better scheduler would need no other log.
import { createEmptyCard, fsrs } from "ts-fsrs";
import { MISSED } from "../../../lib/widgets/src/asking/answers.js";

/** @typedef {import("../../../lib/widgets/src/asking/answers.js").Cards} Cards
 * @typedef {import("../../../lib/widgets/src/asking/answers.js").Entry} Entry */

// The parameters are those that the library brings, fitted to the logs of many learners. No chance plays
// a part, no interval is shorter than a day, and the longest is this one and a day: a year.
const scheduler = fsrs({
  enable_fuzz: false,
  enable_short_term: false,
  request_retention: 0.9,
  maximum_interval: 364,
});
const GONE = 1e9; // the day of a question that the course asks no more

const moment = (/** @type {number} */ day) => new Date(day * 864e5);

/** After how many days a question with this log comes back. @param {Entry[]} log */
export function interval(log) {
  if (!log.length) return 0;
  let card = createEmptyCard(moment(log[0][0]));
  for (const [day, rating] of log) card = scheduler.next(card, moment(day), rating).card;
  return card.scheduled_days;
}

/** The cards with their days as the scheduler has them. @param {Cards} cards @param {Set<string>} asked
 * @returns {Cards} */
export const scheduled = (cards, asked) =>
  Object.fromEntries(
    Object.entries(cards).map(([slug, { log }]) => {
      const last = log.at(-1)?.[0] ?? 0;
      return [slug, { due: asked.has(slug) ? last + interval(log) : GONE, log }];
    }),
  );

/** What is due, the longest overdue first, else in the order of the course.
 * @param {Cards} cards @param {string[]} order @param {number} today */
export const dueOf = (cards, order, today) =>
  order.filter((slug) => cards[slug]?.due <= today).sort((a, b) => cards[a].due - cards[b].due);

/** @typedef {0 | 1 | 2 | 3 | 4} Level */
/** What each level means. */
export const LEVELS = ["not asked yet", "missed last time", "for days", "for weeks", "for months"];

/** For how long a question is expected to be known.
 * @param {{due: number, log: Entry[]} | undefined} card @returns {Level} */
export function levelOf(card) {
  const [last, rating] = card?.log.at(-1) ?? [];
  if (!card || last === undefined) return 0;
  if (rating === MISSED) return 1;
  const days = card.due - last;
  return days < 7 ? 2 : days < 31 ? 3 : 4;
}

/** How many questions are at which level. @param {number[]} levels */
export function inWords(levels) {
  const asked = levels.filter(Boolean).length;
  if (!asked) return `none of ${levels.length} asked yet`;
  const parts = [4, 3, 2, 1]
    .map((level) => /** @type {const} */ ([levels.filter((one) => one === level).length, LEVELS[level]]))
    .filter(([count]) => count)
    .map(([count, words]) => `${count} ${words}`);
  return `${asked} of ${levels.length} asked: ${parts.join(", ")}`;
}

/** How many questions come back on each of the next days. @param {Cards} cards @param {number} today
 * @param {number} days */
export const coming = (cards, today, days = 14) =>
  Array.from({ length: days }, (_, i) => {
    const day = today + 1 + i;
    return { day, count: Object.values(cards).filter(({ due }) => due === day).length };
  });
