// @ts-check
// The self-test: a quiz of which the first answers propose where to begin. What is answered stays in this
// page, and goes when it is closed.
import { element, forms, judged, onAnswer, onPaper, verdict } from "./ask.js";
import { proposal } from "./proposal.js";

/** @param {{model: any, el: HTMLElement}} host */
function render({ model, el }) {
  const ending = new AbortController();
  const { signal } = ending;
  const topics = model.get("topics");
  /** @type {Map<string, boolean>} */
  const first = new Map();
  const asked = forms(model, el, "ex-quiz ex-self_test");
  const end = element("ex-question");
  end.setAttribute("role", "status");
  const below = element("ex ex-asking ex-proposal");
  below.append(end);
  el.append(below);
  const propose = () => {
    const left = asked.length - first.size;
    const open =
      left > 1 ? `${first.size ? `the other ${left}` : "all"} questions are` : "the last question is";
    end.innerHTML = left
      ? `<p>Where to begin stands here when ${open} answered. The first answer to each counts.</p>`
      : proposal(topics, first, link);
  };
  const helps = ({ slug }) => {
    const topic = topics.find(({ ideas }) => slug in ideas);
    const [idea, anchor] = topic.ideas[slug];
    return `The reminder: ${link(`reminders/${topic.reminder}`, `${topic.title}, “${idea}”`, anchor)}.`;
  };
  for (const { form, question } of asked) {
    const take = (/** @type {boolean} */ right, /** @type {string} */ words) => {
      if (!first.has(question.slug)) first.set(question.slug, right);
      verdict(form, right, `${words} ${right ? "" : helps(question)}`);
      propose();
    };
    const judge = (/** @type {number} */ given) => {
      const { right, reply } = judged(form, question, given);
      take(right, reply);
    };
    onAnswer(form, question, judge, signal);
    form.querySelector("button[type=button]").addEventListener("click", () => take(false, ""), { signal });
  }
  propose();
  onPaper(model, el);
  return () => {
    ending.abort();
    el.replaceChildren();
  };
}

/** A link to another page of the site; elsewhere its name, for pages have other addresses there. */
function link(/** @type {string} */ page, /** @type {string} */ words, anchor = "") {
  const { content_root: root } = document.documentElement.dataset;
  const hash = anchor && `#${anchor}`;
  return root === undefined ? `<i>${words}</i>` : `<a href="${root}${page}.html${hash}">${words}</a>`;
}

export default { render };
