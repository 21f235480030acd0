// @ts-check
// Where the parts of every explorer stand, and how it hears of its traits: two pictures side by side
// (one above the other on a phone), the readings, the rows of controls with their buttons.
import { html } from "./kit.js";

/** @typedef {(Node | string)[]} Parts */

/** The large picture and the one beside it, each with what stands above it. */
export const pictures = (/** @type {Parts} */ main, /** @type {Parts} */ side) =>
  html(
    "div",
    { class: "ex-pictures" },
    html("div", { class: "ex-main" }, ...main),
    html("div", { class: "ex-side" }, ...side),
  );

/** What stands above a picture. */
export const title = (/** @type {Parts} */ ...words) => html("p", { class: "ex-title" }, ...words);

/** Numbers to read off; in a drag a screen reader hears them from the handle, so here it is still. */
export const readings = (/** @type {Parts} */ ...cards) =>
  html("output", { class: "ex-readings", "aria-live": "off" }, ...cards);

/** Rows of sliders, and what else is set. */
export const controls = (/** @type {Parts} */ ...rows) => html("div", { class: "ex-controls" }, ...rows);

/** Buttons in one row. */
export const buttons = (/** @type {Parts} */ ...row) => html("div", { class: "ex-buttons" }, ...row);

/** Calls back whenever one of these traits changes, from Python or by hand, until the explorer goes. */
export function hear(model, /** @type {string[]} */ traits, callback, /** @type {AbortSignal} */ signal) {
  for (const trait of traits) {
    model.on(`change:${trait}`, callback);
    signal.addEventListener("abort", () => model.off(`change:${trait}`, callback));
  }
}
