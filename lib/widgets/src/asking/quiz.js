// @ts-check
// Questions to check oneself with. Choose or type an answer and press Check: each wrong answer has a
// reply of its own, and one may try as often as one likes.
import { reply } from "./judge.js";
import { answered } from "./answers.js";
import { element, fill, forms, lastGiven, onAnswer, remember, show } from "./ask.js";

/** @param {{model: any, el: HTMLElement}} host */
function render({ model, el }) {
  const ending = new AbortController();
  const { signal } = ending;
  for (const { form, question } of forms(model, el, "ex-quiz")) {
    const check = (/** @type {number} */ given) => {
      const { right, reply: words } = reply(question, given);
      const option = form.querySelectorAll(".ex-option")[given];
      option?.classList.add(right ? "ex-right" : "ex-wrong");
      show(
        form,
        `<b class="${right ? "ex-right" : "ex-wrong"}">${right ? "Right." : "Not yet."}</b> ${words}`,
      );
      return right;
    };
    const take = (/** @type {number} */ given) => {
      remember(model, question.slug, given);
      const right = check(given);
      if (model.get("kept") !== false) answered(question.slug, right);
    };
    onAnswer(form, question, take, signal);
    const given = lastGiven(model, question);
    if (given === undefined) continue;
    fill(form, given); // the same widget, shown again
    check(given);
  }
  const paper = element("ex ex-asking ex-on-paper"); // there, answers are open
  paper.innerHTML = model.get("listed");
  el.append(paper);
  return () => {
    ending.abort();
    el.replaceChildren();
  };
}

export default { render };
