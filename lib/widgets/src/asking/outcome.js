// @ts-check
// The truth beside what the reader predicted: on a line where it is a number, and in words.
import { scaleLinear } from "d3-scale";
import { html, render as draw } from "lit-html";
import { short } from "../mathematics/numbers.js";
import { answered } from "./answers.js";
import { forms, keep, kept, keptFor, whenChanged } from "./ask.js";
import { reply, room, said, score } from "./judge.js";

/** @param {{model: any, el: HTMLElement}} host */
function render({ model, el }) {
  const ending = new AbortController();
  const asked = forms(model, el, "ex-outcome");
  const show = () => {
    for (const [place, { form, question }] of asked.entries()) {
      const given = keptFor(question)?.given;
      const found = given === undefined ? undefined : score(question, given);
      drawLine(form.querySelector(".ex-line"), question, given);
      form.querySelector(".ex-score").innerHTML = found ? found.words : "You made no prediction here.";
      const isLast = place === asked.length - 1;
      form.querySelector(".ex-record").textContent = isLast && found ? record(question.slug) : "";
    }
  };
  /** What became of each prediction is kept, too: for the record, and for the review. */
  const judge = () => {
    for (const { question } of asked) {
      const entry = keptFor(question);
      if (!entry || entry.near !== undefined) continue;
      answered(question.slug, reply(question, entry.given).right);
      keep(question.slug, { ...entry, near: score(question, entry.given).near });
    }
    show();
  };
  whenChanged(judge, ending.signal);
  judge();
  return () => {
    ending.abort();
    el.replaceChildren();
  };
}

/** How the predictions of a chapter went so far, as a sentence. */
function record(slug) {
  const chapter = slug.slice(0, slug.indexOf(".") + 1);
  const judged = Object.entries(kept()).filter(
    ([name, { near }]) => name.startsWith(chapter) && near !== undefined,
  );
  const near = judged.filter(([, entry]) => entry.near).length;
  return judged.length > 1
    ? `Of your ${judged.length} predictions in this chapter so far, ${near} came close.`
    : "";
}

function drawLine(line, question, given) {
  if (!line) return;
  const values = given === undefined ? [question.answer] : [question.answer, given];
  const x = scaleLinear(room(...values), [0, 100]);
  const mark = (name, v, words) =>
    html`<span class="ex-mark-${name}" style="left: ${x(v)}%"><i></i><b>${words}</b></span>`;
  const tick = (v) => html`<span class="ex-tick" style="left: ${x(v)}%">${short(v)}</span>`;
  const guess = given === undefined ? "" : mark("guess", given, `you: ${said(question, given)}`);
  draw([x.ticks(6).map(tick), mark("truth", question.answer, said(question, question.answer)), guess], line);
}

export default { render };
