// What has been done in each chapter: read, predicted, answered, passed. Nothing here touches a page.

import { RIGHT } from "../../../lib/widgets/src/asking/answers.js";

/** @typedef {import("./outline.js").Chapter} Chapter
 * @typedef {import("./belongings.js").Belongings} Belongings
 * @typedef {{done: number, of: number}} Part
 * @typedef {{read: Part, predicted: Part, near: number, answered: Part, right: number, passed: Part,
 *   points: Part}} Done */

/** @param {Chapter} chapter @param {Belongings} all @returns {Done} */
export function doneIn(chapter, { read, predictions, answers, points }) {
  const kinds = chapter.ideas.flatMap(({ asks }) => asks);
  const [predicted, asked] = ["prediction", "question"].map((kind) =>
    kinds.filter(([one]) => one === kind).map(([, slug]) => slug),
  );
  const seen = read[chapter.page]?.read ?? [];
  const tasks = Object.entries(chapter.tasks);
  const earned = points[chapter.page.replace("chapters/", "exercises/")] ?? {};
  const pointsOf = (/** @type {string} */ task) =>
    (earned[task] ?? earned[task.replace(/_/g, "-")])?.points ?? 0;
  const sum = (/** @type {number[]} */ numbers) => numbers.reduce((a, b) => a + b, 0);
  const count = (/** @type {unknown[]} */ list) => list.length;
  return {
    read: part(count(chapter.sections.filter((one) => seen.includes(one))), count(chapter.sections)),
    predicted: part(count(predicted.filter((slug) => slug in predictions)), count(predicted)),
    near: count(predicted.filter((slug) => predictions[slug]?.near)),
    answered: part(count(asked.filter((slug) => slug in answers)), count(asked)),
    right: count(asked.filter((slug) => answers[slug]?.log.at(-1)?.[1] === RIGHT)),
    passed: part(count(tasks.filter(([task, of]) => pointsOf(task) >= of)), count(tasks)),
    points: part(
      sum(tasks.map(([task, of]) => Math.min(of, pointsOf(task)))),
      sum(tasks.map(([, of]) => of)),
    ),
  };
}

const part = (/** @type {number} */ done, /** @type {number} */ of) => ({ done, of });

/** Whether anything was done. @param {Done} done */
export const isBegun = ({ read, predicted, answered, points }) =>
  [read, predicted, answered, points].some((one) => one.done > 0);

/** All chapters together. @param {Done[]} all @returns {Done} */
export function together(all) {
  const sum = (/** @type {(one: Done) => number} */ of) => all.reduce((total, one) => total + of(one), 0);
  const parts = (/** @type {"read" | "predicted" | "answered" | "passed" | "points"} */ name) =>
    part(
      sum((one) => one[name].done),
      sum((one) => one[name].of),
    );
  return {
    read: parts("read"),
    predicted: parts("predicted"),
    near: sum((one) => one.near),
    answered: parts("answered"),
    right: sum((one) => one.right),
    passed: parts("passed"),
    points: parts("points"),
  };
}
