// @ts-check
// Which questions were answered, on which day and how: what the review asks again comes from here. Kept in
// the reader's browser and sent nowhere. A lesson loads no scheduler: it knows the first two intervals, and
// the review computes all others anew from the log of answers.

const KEY = "calculus-for-deep-learning.answers.v1";
export const MISSED = 1; // as FSRS numbers its ratings: again, ...
export const RIGHT = 3; // ... and good
/** After so many days a question comes back that was answered for the first time. */
export const FIRST = { [MISSED]: 1, [RIGHT]: 3 };

/** @typedef {[day: number, rating: number]} Entry
 * @typedef {{due: number, log: Entry[]}} Card  the day on which a question is due, and one entry for a day
 * @typedef {Record<string, Card>} Cards  by the name of the question */

/** The day of a moment where the reader is, counted from 1970; it ends at four in the morning. */
export const dayOf = (when = Date.now()) =>
  Math.floor((when / 6e4 - new Date(when).getTimezoneOffset() - 240) / 1440);

/** The cards in a text; what has not the form of one is left out. @returns {Cards} */
export function cardsIn(/** @type {unknown} */ text) {
  /** @type {Cards} */
  const cards = {};
  try {
    for (const [slug, card] of Object.entries(JSON.parse(String(text)) ?? {}))
      if (Number.isInteger(card?.due) && card.log?.every?.(isEntry)) cards[slug] = card;
  } catch {
    // nothing yet, or something else is in it
  }
  return cards;
}

const isEntry = (/** @type {any} */ entry) =>
  Number.isInteger(entry?.[0]) && (entry[1] === MISSED || entry[1] === RIGHT);

/** @returns {Cards} */
export function cards() {
  try {
    return cardsIn(localStorage.getItem(KEY));
  } catch {
    return {}; // no storage
  }
}

/** Keeps the cards; returns whether the browser took them. */
export function keepCards(/** @type {Cards} */ all) {
  try {
    localStorage.setItem(KEY, JSON.stringify(all));
    return true;
  } catch {
    return false;
  }
}

/** Notes an answer: the first of a day, for a second try follows a hint. Returns whether it is kept. */
export function answered(/** @type {string} */ slug, /** @type {boolean} */ right, today = dayOf()) {
  const all = cards();
  const { log } = (all[slug] ??= { due: 0, log: [] });
  const [last] = log.at(-1) ?? [today];
  if (log.length && last >= today) return true;
  const rating = right ? RIGHT : MISSED;
  log.push([today, rating]);
  // A question that was right comes back no sooner than it did before.
  all[slug].due = today + Math.max(FIRST[rating], right ? today - last : 0);
  return keepCards(all);
}

/** How many questions are due today. */
export const countDue = (today = dayOf()) => Object.values(cards()).filter(({ due }) => due <= today).length;
