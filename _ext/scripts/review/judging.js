// What an answer in the review is worth, and what is said of it. Nothing here touches a page.
import { reply, said } from "../../../lib/widgets/src/asking/judge.js";

/** @typedef {import("./outline.js").Question} Question */

/** Whether an answer is right, and the reply to it. Who predicted a number without knowing it was told how
 * far off it was; in the review that would give the number away, so that it is only the side.
 * @param {Question} question @param {number} given */
export function judged(question, given) {
  const { right, reply: words } = reply(question, given);
  const isUnknown = !right && !question.options && words === question.otherwise;
  if (question.kind !== "prediction" || !isUnknown) return { right, words };
  return { right, words: `That is too ${given > question.answer ? "high" : "low"}.` };
}

/** The right answer as a reply, and the place of its option.
 * @param {Question} question */
export function rightAnswer(question) {
  const place = question.options?.findIndex((option) => option.right) ?? -1;
  const given = question.options ? place : question.answer;
  const point = question.options ? "" : ".";
  return { place, words: `<b>${said(question, given)}${point}</b> ${reply(question, given).reply}` };
}

/** A day, seen from today. @param {number} day @param {number} today */
export function dayWords(day, today) {
  if (day - today === 1) return "tomorrow";
  const date = new Date(day * 864e5);
  const isNear = day - today < 300;
  return `on ${date.toLocaleDateString("en-GB", {
    ...{ timeZone: "UTC", day: "numeric", month: "long" },
    ...(isNear ? { weekday: "long" } : { year: "numeric" }),
  })}`;
}

/** When a question comes back. @param {{due: number}} card @param {number} today */
export const whenAgain = ({ due }, today) =>
  `It comes back ${dayWords(due, today)}${due - today > 1 ? `, in ${due - today} days` : ""}.`;
