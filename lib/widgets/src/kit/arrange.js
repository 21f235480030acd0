// @ts-check
// Where the parts of an explorer stand, the same for all: what is seen, pictures and numbers, and
// what is set beside or below it. How wide its column is, kit.css sees for itself.
import { html } from "lit-html";

/**
 * @typedef {any} Part  a template, words, or a list of them
 * @typedef {object} Seen
 * @property {Part} main  the large picture, with what stands above it
 * @property {Part} [side]  the smaller one beside or below it
 * @property {Part} [readings]  cards, or a table, to read off
 * @property {Part} [note]  a sentence on what is seen now
 * @property {Part} [controls]  rows of sliders and buttons
 * @property {Part} [field]  where a reader types a function
 * @property {string} [look]  a class for all of it
 * @property {string} said  what a screen reader hears when all stands still
 */

/** @param {string} name @param {Seen} seen */
export const arrange = (
  name,
  { main, side = "", readings = "", note = "", controls = "", field = "", look = "" },
) =>
  html`<div class="ex ex-${name}-explorer ${look}">
    <div class="ex-seen">
      <div class="ex-pictures">
        <div class="ex-main">${main}</div>
        ${side ? html`<div class="ex-side">${side}</div>` : ""}
      </div>
      ${readings}
    </div>
    <div class="ex-set">
      <div class="ex-controls">${controls}</div>
      ${note ? html`<p class="ex-note">${note}</p>` : ""} ${field}
    </div>
    <p class="ex-unseen ex-said" role="status"></p>
  </div>`;
