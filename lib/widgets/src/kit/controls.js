// @ts-check
// What stands around the pictures: titles, cards to read off, sliders, buttons, tables.
import { html, nothing, svg } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { spoken } from "../mathematics/numbers.js";

export const title = (words) => html`<p class="ex-title">${words}</p>`;

/** x with a subscript, as a symbol. */
export const sub = (letter, index) => html`<i>${letter}<sub>${index}</sub></i>`;

/** A piece of a line as a key to it. */
export const swatch = (/** @type {string} */ look) =>
  html`<svg class="ex-swatch" viewBox="0 0 28 8" aria-hidden="true">${svg`<line class=${look} x1="0" y1="4" x2="28" y2="4"></line>`}</svg>`;

/** Numbers to read off; in a drag a screen reader hears them from the handle, so here it is still. */
export const readings = (...cards) => html`<output class="ex-readings" aria-live="off">${cards}</output>`;

/** A number with its name, the line that it belongs to, and how it came about. */
export const card = (words, value, { look = "", small = /** @type {any} */ (""), name = "" } = {}) =>
  html`<span class="ex-card ${name}"><span>${look ? swatch(look) : ""}${words}</span><b>${value}</b>${small ? html`<small>${small}</small>` : ""}</span>`;

export const buttons = (...row) => html`<div class="ex-buttons">${row}</div>`;

/** JupyterLab would take the arrow keys and Enter; it looks for this attribute on what has the focus. */
export const button = (words, /** @type {() => void} */ press, { label = "", disabled = false } = {}) =>
  html`<button type="button" class="ex-button" data-lm-suppress-shortcuts="true" aria-label=${label || nothing} ?disabled=${disabled} @click=${press}>${words}</button>`;

/** Buttons of which one is pressed. */
export const choices = (
  /** @type {string} */ name,
  /** @type {any[]} */ words,
  /** @type {number} */ chosen,
  choose,
  look = "ex-pick",
) =>
  html`<div class=${look} role="group" aria-label=${name}>${words.map(
    (word, i) =>
      html`<button type="button" class="ex-button" data-lm-suppress-shortcuts="true" aria-pressed=${i === chosen} @click=${() => choose(i)}>${word}</button>`,
  )}</div>`;

/**
 * A row with a name, a native range and the value as text.
 * @param {{symbol: any, label: string, ends: [number, number], step?: number | "any", value: number, text: string,
 *          told?: string, input: (v: number) => void}} row  label: the name in plain words; told: the value in them
 */
export const slider = ({ symbol, label, ends: [min, max], step = "any", value, text, told = text, input }) =>
  html`<label class="ex-row"
    ><span class="ex-symbol">${symbol}</span
    ><input type="range" aria-label=${label} data-lm-suppress-shortcuts="true" aria-valuetext=${spoken(told)}
      min=${min} max=${max} step=${step} value=${value} .value=${live(String(value))}
      @input=${(/** @type {any} */ event) => input(Number(event.target.value))}
    /><span class="ex-value">${text}</span></label
  >`;

/**
 * A table whose rows begin with their name.
 * @param {string} caption @param {any[]} headings
 * @param {{look?: string, name: any, cells: any[]}[]} rows  look: the line that a row belongs to
 */
export const tabled = (caption, headings, rows) =>
  html`<table class="ex-table">
    <caption class="ex-unseen">${caption}</caption>
    <thead><tr>${headings.map((word) => html`<th scope="col">${word}</th>`)}</tr></thead>
    <tbody>${rows.map(
      ({ look, name, cells }) =>
        html`<tr><th scope="row">${look ? swatch(look) : ""}${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
    )}</tbody>
  </table>`;
