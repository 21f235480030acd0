// What the reader knows, by chapter and idea: a bar for each question, and the same as a table.
import { html, render } from "lit-html";
import { outline, slugsOf } from "./outline.js";
import { inWords, LEVELS, levelOf } from "./schedule.js";

/** @typedef {import("./schedule.js").Cards} Cards
 * @typedef {import("./outline.js").Chapter} Chapter
 * @typedef {import("./outline.js").Idea} Idea */

/** @param {Cards} cards */
export function showKnown(cards) {
  const place = document.querySelector("[data-live=known]");
  if (place) render(picture(cards), /** @type {HTMLElement} */ (place));
}

const picture = (/** @type {Cards} */ cards) => html`
  <ul class="known-key">
    ${LEVELS.map((words, level) => html`<li>${bar(level)} ${words}</li>`)}
  </ul>
  <ul class="known">
    ${outline.chapters.map((chapter) => row(chapter, cards))}
  </ul>
  <details class="known-table">
    <summary>The same as a table, by idea</summary>
    <div class="scrolls">${table(cards)}</div>
  </details>
`;

const bar = (/** @type {number} */ level) =>
  html`<i class="known-bar" data-level=${level} aria-hidden="true"></i>`;

/** @param {Chapter} chapter @param {Cards} cards */
const row = (chapter, cards) => html`<li>
  <a href=${chapter.link}><span>${chapter.number}</span> ${chapter.title}</a>
  <span class="known-bars" aria-hidden="true">
    ${chapter.ideas.map(
      ({ title, asks }) =>
        html`<span title=${title}>${asks.map(([, slug]) => bar(levelOf(cards[slug])))}</span>`,
    )}
  </span>
  <span class="known-words">${inWords(slugsOf(chapter).map((slug) => levelOf(cards[slug])))}</span>
</li>`;

const table = (/** @type {Cards} */ cards) => html`<table>
  <thead>
    <tr>
      <th scope="col">Chapter</th>
      <th scope="col">Idea</th>
      <th scope="col">Its questions</th>
    </tr>
  </thead>
  <tbody>
    ${outline.chapters.map((chapter) =>
      chapter.ideas.map(
        ({ title, link, asks }, place) => html`<tr>
          ${place ? "" : html`<th scope="rowgroup" rowspan=${chapter.ideas.length}>${chapter.title}</th>`}
          <td><a href=${link}>${title}</a></td>
          <td>${asks.map(([, slug]) => LEVELS[levelOf(cards[slug])]).join("; ")}</td>
        </tr>`,
      ),
    )}
  </tbody>
</table>`;
