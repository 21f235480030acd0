// The pages that say how far the reader is, one of them to print; bundled into _static/progress.js.
import { html, render } from "lit-html";
import { belongings, NAME } from "./belongings.js";
import { doneIn, isBegun, together } from "./done.js";
import { outline } from "./outline.js";

const all = belongings();
const done = outline.chapters.map((chapter) => ({ chapter, ...doneIn(chapter, all) }));
const total = together(done);
const keepsNothing = document.documentElement.dataset.storage === "page";

/** @typedef {import("./done.js").Part} Part */

/** How much, as a bar and in words. @param {Part} part @param {any} [more] */
const amount = ({ done, of }, more = "") => html`
  <i class="amount" style="--p: ${of ? done / of : 0}" aria-hidden="true"></i>
  <span>${done} of ${of}${more}</span>
`;
/** @param {number} count @param {string} words */
const also = (count, words) => (count ? html`, <small>${count} ${words}</small>` : "");

const truth = keepsNothing
  ? html`<p class="review-truth">
      Your browser keeps nothing for this site, so this page knows only of itself. Allow this site to store data, and
      it will fill.
    </p>`
  : "";

const HEADS = [
  "Chapter",
  "Sections read",
  "Predictions made",
  "Questions answered",
  "Tasks passed",
  "Points",
];

const cells = (/** @type {import("./done.js").Done} */ one) => html`
  <td data-label=${HEADS[1]}>${amount(one.read)}</td>
  <td data-label=${HEADS[2]}>${amount(one.predicted, also(one.near, "close"))}</td>
  <td data-label=${HEADS[3]}>${amount(one.answered, also(one.right, "right"))}</td>
  <td data-label=${HEADS[4]}>${amount(one.passed)}</td>
  <td data-label=${HEADS[5]}>${amount(one.points)}</td>
`;

const table = () => html`${truth}
  <table class="progress">
    <thead>
      <tr>
        ${HEADS.map((head) => html`<th scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${done.map(
        ({ chapter, ...one }) => html`<tr>
          <th scope="row"><span>${chapter.number}</span> <a href=${chapter.link}>${chapter.title}</a></th>
          ${cells(one)}
        </tr>`,
      )}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">Together</th>
        ${cells(total)}
      </tr>
    </tfoot>
  </table>`;

// The certificate

let name = localStorage.getItem(NAME) ?? "";
const today = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
const LINES = /** @type {const} */ ([
  ["read", "sections read"],
  ["predicted", "predictions made"],
  ["answered", "questions answered"],
  ["passed", "tasks passed"],
  ["points", "points"],
]);

/** @param {HTMLElement} place */
function certificate(place) {
  const type = (/** @type {Event} */ event) => {
    name = /** @type {HTMLInputElement} */ (event.target).value;
    try {
      localStorage.setItem(NAME, name);
    } catch {
      // Full: it stands on the page all the same.
    }
    certificate(place);
  };
  const begun = done.filter(isBegun);
  render(
    html`${truth}
      <p class="certificate-tools">
        <label>Your name <input type="text" maxlength="80" autocomplete="name" .value=${name} @input=${type} /></label>
        <button class="press" @click=${() => print()} ?disabled=${!begun.length}>Print it</button>
      </p>
      ${
        begun.length
          ? paper(begun)
          : html`<p>There is nothing to certify yet: read a section, make a prediction, or answer a question.</p>`
      }`,
    place,
  );
}

/** @param {typeof done} begun */
const paper = (begun) => html`<div class="certificate">
  <p class="certificate-course">Calculus for Deep Learning</p>
  <p class="certificate-name">${name || "…"}</p>
  <p>has worked on ${begun.length} of its ${done.length} chapters, as of ${today}:</p>
  <div class="scrolls" tabindex="0" role="group" aria-label="What was done in each chapter">
  <table>
    <thead>
      <tr>
        <th scope="col">Chapter</th>
        ${LINES.map(([, words]) => html`<th scope="col">${words}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${begun.map(
        (one) => html`<tr>
          <th scope="row">${one.chapter.number} ${one.chapter.title}</th>
          ${LINES.map(([part]) => html`<td>${one[part].done} of ${one[part].of}</td>`)}
        </tr>`,
      )}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">All chapters</th>
        ${LINES.map(([part]) => html`<td>${total[part].done} of ${total[part].of}</td>`)}
      </tr>
    </tfoot>
  </table>
  </div>
  <p class="certificate-truth">
    This is the reader’s own record, as their browser kept it. Nobody has checked it, and nobody saw who answered.
  </p>
</div>`;

const [table_, paper_] = ["progress", "certificate"].map((one) =>
  document.querySelector(`[data-live=${one}]`),
);
if (table_) render(table(), /** @type {HTMLElement} */ (table_));
if (paper_) certificate(/** @type {HTMLElement} */ (paper_));
