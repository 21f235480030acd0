// @ts-check
// The forms that Python wrote, brought to life: what quizzes and predictions share.
import { fits, isAmbiguous, readNumber, reply } from "./judge.js";

/** A box of a class. */
export function element(/** @type {string} */ look) {
  const node = document.createElement("div");
  node.className = look;
  return node;
}

/**
 * Puts the forms into their place.
 * @returns {{form: any, question: import("./judge.js").Question}[]}
 */
export function forms(model, el, name) {
  const place = element(`ex ex-asking ${name}`);
  place.innerHTML = model.get("form");
  for (const node of place.querySelectorAll("input, button"))
    node.setAttribute("data-lm-suppress-shortcuts", "true"); // JupyterLab would take their keys
  el.append(place);
  return [...place.children].map((form, index) => ({ form, question: model.get("questions")[index] }));
}

/** Writes the reply below a form. */
export const show = (form, words) => {
  form.querySelector(".ex-reply").innerHTML = words;
};

/** Says whether an answer was right, and what there is to say of it. */
export const verdict = (form, /** @type {boolean} */ right, words) =>
  show(form, `<b class="ex-${right ? "right" : "wrong"}">${right ? "Right." : "Not yet."}</b> ${words}`);

/** The reply to an answer; the option that was chosen shows which it was. */
export function judged(form, question, /** @type {number} */ given) {
  const found = reply(question, given);
  form.querySelectorAll(".ex-option")[given]?.classList.add(found.right ? "ex-right" : "ex-wrong");
  return found;
}

/** The questions with open answers, for paper. */
export function onPaper(model, el) {
  const paper = element("ex ex-asking ex-on-paper");
  paper.innerHTML = model.get("listed");
  el.append(paper);
}

/** The answer in a form, or undefined after it has asked for one. */
function answerOf(form, question) {
  const { answer } = form.elements;
  const given = question.options
    ? answer.value === ""
      ? NaN
      : Number(answer.value)
    : readNumber(answer.value);
  if (!Number.isNaN(given)) return given;
  const [first] = answer.value?.split(",") ?? [];
  const twofold = `${answer.value} can be read in two ways: without the comma it is a large number, and ${first}.0 a small one.`;
  const typed = isAmbiguous(answer.value) ? twofold : "Type a number, like 3.5 or −2.";
  show(form, question.options ? "Choose one of the answers first." : typed);
  (question.options ? answer[0] : answer).focus();
  return undefined;
}

/** Calls back with each answer that is given in a form. @param {AbortSignal} signal */
export function onAnswer(form, question, /** @type {(given: number) => void} */ use, signal) {
  form.addEventListener(
    "submit",
    (event) => {
      event.preventDefault();
      const given = answerOf(form, question);
      if (given !== undefined) use(given);
    },
    { signal },
  );
}

/** Puts an answer back into its form. */
export function fill(form, given) {
  if (given === undefined) form.reset();
  else form.elements.answer.value = String(given);
}

/** Tells Python. */
export function remember(model, slug, given) {
  const { [slug]: _, ...others } = model.get("given");
  model.set("given", given === undefined ? others : { ...others, [slug]: given });
  model.save_changes();
}

/** What was answered before in this model. */
export const lastGiven = (model, question) => {
  const given = model.get("given")[question.slug];
  return fits(question, given) ? given : undefined;
};

// Predictions, kept in the reader's browser and sent nowhere. Where the browser keeps nothing they last as
// long as the page.

const KEY = "calculus-for-deep-learning.predictions.v1"; // other books may share the address
const CHANGED = "course-prediction";
/** @type {Record<string, {given: number, near?: boolean}>} */
let here = {};
let lasting = true; // whether the browser took what was kept last

/** All predictions, by the name of their question. */
export function kept() {
  if (!lasting) return here; // what is stored is older
  try {
    const all = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    if (all && typeof all === "object" && !Array.isArray(all))
      here = Object.fromEntries(Object.entries(all).filter(([, entry]) => Number.isFinite(entry?.given)));
  } catch {
    // no storage, or something else is in it
  }
  return here;
}

/** What was predicted for a question, if that is an answer to it as it stands today. */
export function keptFor(/** @type {import("./judge.js").Question} */ question) {
  const entry = kept()[question.slug];
  return entry && fits(question, entry.given) ? entry : undefined;
}

/** Whether the browser keeps it beyond this page: where it lets none, the site's pages have a storage of
 * their own, and say so (_ext/theme/before_paint.js). */
export const lasts = () => lasting && document.documentElement.dataset.storage !== "page";

/** Keeps a prediction, or forgets it. */
export function keep(
  /** @type {string} */ slug,
  /** @type {{given: number, near?: boolean} | undefined} */ entry,
) {
  const { [slug]: _, ...others } = kept();
  here = entry ? { ...others, [slug]: entry } : others;
  try {
    localStorage.setItem(KEY, JSON.stringify(here));
    lasting = true;
  } catch {
    lasting = false; // it is kept for this page
  }
  window.dispatchEvent(new Event(CHANGED));
}

/** Calls back when a prediction changes, here or in another window. */
export function whenChanged(/** @type {() => void} */ listener, /** @type {AbortSignal} */ signal) {
  window.addEventListener(CHANGED, listener, { signal });
  window.addEventListener("storage", listener, { signal });
}
