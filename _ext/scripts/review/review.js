// The review page; bundled with FSRS into _static/review.js. Three places of the page come to life: what is
// due, what is known, and what the browser keeps.
import { html, render } from "lit-html";
import { answered, cards, dayOf, keepCards, MISSED } from "../../../lib/widgets/src/asking/answers.js";
import { forms, onAnswer, show } from "../../../lib/widgets/src/asking/ask.js";
import { showDue } from "../due.js";
import { belongings } from "./belongings.js";
import { dayWords, judged, rightAnswer, whenAgain } from "./judging.js";
import { showKnown } from "./known.js";
import { order, outline, placeOf, questionOf } from "./outline.js";
import { showOwned } from "./owned.js";
import { coming, dueOf, scheduled } from "./schedule.js";

const today = /** @type {HTMLElement} */ (document.querySelector("[data-live=today]"));
const asked = new Set(order);

/** @type {{queue: string[], right: number, missed: number, kept: boolean}} */
const round = { queue: [], right: 0, missed: 0, kept: true };
let ending = new AbortController();

/** Predictions of before there was a review come into it; then each day is computed anew. */
function settle() {
  const known = cards();
  for (const [slug, { near }] of Object.entries(belongings().predictions))
    if (near !== undefined && !known[slug]) answered(slug, near);
  reschedule();
}

function reschedule() {
  const all = scheduled(cards(), asked);
  round.kept = keepCards(all) && round.kept;
  showDue();
  showKnown(all);
  return all;
}

function begin() {
  settle();
  Object.assign(round, { queue: dueOf(cards(), order, dayOf()), right: 0, missed: 0 });
  next();
}

async function next() {
  ending.abort();
  ending = new AbortController();
  const [slug] = round.queue;
  if (!slug) {
    render(html`${truth()}${rest()}`, today);
    if (round.right + round.missed) /** @type {any} */ (today.querySelector(".review-rest")).focus();
    return;
  }
  render(
    html`<div class="review-told"></div>
      <p class="review-count">${counted()}</p>
      <div class="review-form ex-host"></div>
      <div class="review-after"></div>`,
    today,
  );
  const place = part("form");
  place.replaceChildren();
  render("", part("after"));
  render(truth(), part("told"));
  try {
    ask(await questionOf(slug), place);
  } catch {
    render(
      html`<p role="status">The question did not come. <button class="press" @click=${next}>Try again</button></p>`,
      today,
    );
  }
}

const part = (/** @type {string} */ name) =>
  /** @type {HTMLElement} */ (today.querySelector(`.review-${name}`));

/** What is left in this round, in words. */
function counted() {
  const done = round.right + round.missed;
  return `Question ${done + 1} of ${done + round.queue.length} that are due today`;
}

/** @param {import("./outline.js").Question} question @param {HTMLElement} place */
function ask(question, place) {
  const model = {
    get: (/** @type {string} */ name) => ({ form: question.form, questions: [question] })[name],
  };
  const [{ form }] = forms(model, place, "ex-review");
  const { chapter } = placeOf(question.slug);
  form.querySelector(".ex-heading").append(` · ${chapter.number} ${chapter.title}`);
  let tries = 0;
  const take = (/** @type {number} */ given) => {
    const { right, words } = judged(question, given);
    tries += 1;
    if (tries === 1) {
      round.kept = answered(question.slug, right) && round.kept;
      round[right ? "right" : "missed"] += 1;
      round.queue.shift();
    }
    form.querySelectorAll(".ex-option")[given]?.classList.add(right ? "ex-right" : "ex-wrong");
    const verdict = right ? "Right." : "Not yet.";
    show(form, `<b class="${right ? "ex-right" : "ex-wrong"}">${verdict}</b> ${words}`);
    after(question, form, right, right && tries === 1);
  };
  onAnswer(form, question, take, ending.signal);
  if (round.right + round.missed) form.querySelector("input").focus();
}

/** What stands below a question that was answered.
 * @param {import("./outline.js").Question} question @param {any} form
 * @param {boolean} over @param {boolean} atOnce */
function after(question, form, over, atOnce) {
  const all = reschedule();
  const { idea } = placeOf(question.slug);
  const reveal = () => {
    const { place, words } = rightAnswer(question);
    form.querySelectorAll(".ex-option")[place]?.classList.add("ex-right");
    show(form, words);
    after(question, form, true, false);
  };
  const guessed = () => {
    const before = cards();
    const entry = before[question.slug]?.log.at(-1);
    if (entry) entry[1] = MISSED;
    round.kept = keepCards(before) && round.kept;
    round.right -= 1;
    round.missed += 1;
    after(question, form, true, false);
  };
  form.querySelector(".ex-button").hidden = over;
  form.querySelector("fieldset").disabled = over;
  render(truth(), part("told"));
  const below = part("after");
  const [button, also] = [
    html`<button class="press review-next" @click=${next}>
      ${round.queue.length ? "Next question" : "Done"}
    </button>`,
    atOnce
      ? html`<button class="press" @click=${guessed}>I only guessed</button>`
      : over
        ? ""
        : html`<button class="press" @click=${reveal}>Show the answer</button>`,
  ];
  render(
    html`<p class="review-when">
        ${whenAgain(all[question.slug], dayOf())} It is from <a href=${idea.link}>${idea.title}</a>.
      </p>
      <p class="review-buttons">${button}${also}</p>`,
    below,
  );
  if (over) /** @type {HTMLElement} */ (below.querySelector(".review-next")).focus({ preventScroll: true });
}

/** What is said where the browser does not keep what it should. */
function truth() {
  if (document.documentElement.dataset.storage === "page")
    return html`<p class="review-truth" role="status">
      Your browser keeps nothing for this site: what you answer is forgotten when you leave the page that asked it,
      and nothing comes back here. Allow this site to store data, and it will.
    </p>`;
  if (!round.kept)
    return html`<p class="review-truth" role="status">
      The room that your browser has for this site is full: your last answers are not kept. Save your file below, and
      delete other data of this site.
    </p>`;
  return "";
}

/** What is said when nothing is due, or no more. */
function rest() {
  const { right, missed } = round;
  const known = Object.fromEntries(Object.entries(cards()).filter(([slug]) => asked.has(slug)));
  const all = Object.values(known);
  if (!all.length)
    return html`<p>
      No question is in your review yet. Each one that you answer in a lesson comes in by itself, and so does each
      prediction. Begin with <a href=${outline.chapters[0].link}>${outline.chapters[0].title}</a>.
    </p>`;
  const first = Math.min(...all.map(({ due }) => due));
  const next = all.filter(({ due }) => due === first).length;
  return html`<p role="status" class="review-rest" tabindex="-1">
      <b>${right + missed ? "That was all for today:" : "Nothing is due today."}</b>
      ${right + missed ? `${right} right, ${missed} missed.` : ""}
      ${all.length === 1 ? "One question is" : `${all.length} questions are`} in your review.
      ${next === 1 ? "The next one comes" : `The next ${next} come`} back ${dayWords(first, dayOf())}.
    </p>
    ${weeks(known)}`;
}

/** The next two weeks: a bar for the questions of each day. @param {import("./schedule.js").Cards} known */
function weeks(known) {
  const days = coming(known, dayOf());
  const most = Math.max(...days.map(({ count }) => count));
  if (!most) return "";
  const words = days
    .filter(({ count }) => count)
    .map(({ day, count }) => `${count} ${dayWords(day, dayOf())}`);
  return html`<div class="coming" role="img" aria-label=${`In the next two weeks: ${words.join(", ")}.`}>
    ${days.map(
      ({ day, count }) => html`<div>
        <b>${count || ""}</b><i style="--p: ${count / most}"></i><span>${new Date(day * 864e5).getUTCDate()}</span>
      </div>`,
    )}
  </div>`;
}

begin();
showOwned(begin);
