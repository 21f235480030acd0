// @ts-check
// A prediction: the reader commits to a number or a choice before the lesson shows the truth. What
// follows may be veiled until then; one button lifts the veil without a prediction.
import { oncePerFrame } from "../kit/explorer.js";
import { fill, forms, keep, keptFor, lasts, onAnswer, remember, show, whenChanged } from "./ask.js";
import { said } from "./judge.js";

/** @param {{model: any, el: HTMLElement}} host */
function render({ model, el }) {
  const ending = new AbortController();
  const { signal } = ending;
  const asked = forms(model, el, "ex-predict");
  /** @type {any} */
  let covered; // the output of the next cell, known once this one stands on the page
  let lifted = false;
  const draw = () => {
    for (const { form, question } of asked) drawForm(form, question, keptFor(question)?.given);
    const veiled = !lifted && asked.some(({ question }) => !keptFor(question));
    veil(covered, veiled);
    for (const { form } of asked)
      for (const anyway of buttons(form).slice(2)) anyway.hidden = !(veiled && covered);
  };
  const commit = (slug, given) => {
    keep(slug, given === undefined ? undefined : { given });
    remember(model, slug, given);
  };
  for (const { form, question } of asked) {
    const [, change, anyway] = buttons(form);
    const take = (given) => {
      commit(question.slug, given);
      change.focus();
    };
    onAnswer(form, question, take, signal);
    change.addEventListener(
      "click",
      () => {
        commit(question.slug, undefined);
        form.querySelector("input").focus();
      },
      { signal },
    );
    anyway?.addEventListener(
      "click",
      () => {
        lifted = true;
        draw();
      },
      { signal },
    );
  }
  whenChanged(draw, signal);
  draw();
  const placed = oncePerFrame(() => {
    covered = nextOutput(el);
    draw();
  }, signal);
  if (model.get("veil")) placed();
  return () => {
    ending.abort();
    veil(covered, false);
    el.replaceChildren();
  };
}

const buttons = (form) => [...form.querySelectorAll("button")];

function drawForm(form, question, given) {
  const [keepIt, change] = buttons(form);
  const committed = given !== undefined;
  if (committed || change.hidden === false) fill(form, given);
  form.querySelector("fieldset").disabled = committed;
  keepIt.hidden = committed;
  change.hidden = !committed;
  show(
    form,
    committed
      ? `You say <b>${said(question, given)}</b>${question.options ? "" : "."} ${lasts() ? "It is kept in this browser." : "It is kept while this page is open."}`
      : "",
  );
}

/** What the next cell of a page shows; nothing in a notebook, where the reader runs it. */
function nextOutput(el) {
  let node = el.closest(".cell")?.nextElementSibling;
  while (node && !node.matches(".cell")) node = node.nextElementSibling;
  return node?.querySelector(".cell_output");
}

function veil(covered, on) {
  if (!covered) return;
  covered.classList.toggle("ex-veiled", on);
  covered.inert = on;
}

export default { render };
