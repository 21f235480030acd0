// @ts-check
// What a new edition of the page has done to what the reader wrote: said, with both versions to be seen.
import { make, press } from "./dom.js";
import { hasChanged } from "./answers.js";

/** @typedef {import("./answers.js").Answer} Answer */
/** @typedef {import("./cell.js").Cell} Cell */

/** A note above a cell whose task is another than the one that was answered.
 * @param {Cell} cell
 * @param {Answer} answer
 * @param {() => void} settled - the reader has seen it */
export function noteChange(cell, answer, settled) {
  if (!hasChanged(answer, cell.part)) return;
  const before = make("pre", {}, `${answer.words}\n\n${answer.code}`.trim());
  const now = make("pre", {}, `${cell.part.words}\n\n${cell.part.code}`.trim());
  const note = make(
    "div",
    { className: "live-note" },
    make("p", {}, "This task has changed since you wrote this. Your text is still in the cell."),
    make("details", {}, make("summary", {}, "The task that you answered"), before),
    make("details", {}, make("summary", {}, "The task as it is now"), now),
  );
  note.setAttribute("role", "note");
  const done = () => {
    note.remove();
    settled();
  };
  note.append(
    press("Keep mine", done, `Keep my text of cell ${cell.number}`),
    press(
      "Take the new cell",
      () => (cell.write(cell.part.code), done()),
      `Take the new cell ${cell.number}`,
    ),
  );
  cell.place.prepend(note);
}

/** A note in the bar with texts whose cells the page no longer has.
 * @param {[string, Answer][]} lost
 * @param {() => void} settled */
export function noteLost(lost, settled) {
  const texts = lost.map(([id, { text }]) => make("pre", {}, `# ${id}\n${text}`));
  const what = lost.length === 1 ? "a cell" : `${lost.length} cells`;
  const note = make("details", { className: "live-note" });
  const forget = () => {
    note.remove();
    settled();
  };
  const summary = make("summary", {}, `You wrote ${what} that this page no longer has`);
  note.append(summary, ...texts, press("Forget that", forget));
  return note;
}
