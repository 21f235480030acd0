// @ts-check
// Questions to check oneself with. Choose or type an answer and press Check: each wrong answer has a
// reply of its own, and one may try as often as one likes.
import { answered } from "./answers.js";
import { fill, forms, judged, lastGiven, onAnswer, onPaper, remember, verdict } from "./ask.js";

/** @param {{model: any, el: HTMLElement}} host */
function render({ model, el }) {
  const ending = new AbortController();
  const { signal } = ending;
  for (const { form, question } of forms(model, el, "ex-quiz")) {
    const check = (/** @type {number} */ given) => {
      const { right, reply } = judged(form, question, given);
      verdict(form, right, reply);
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
  onPaper(model, el);
  return () => {
    ending.abort();
    el.replaceChildren();
  };
}

export default { render };
