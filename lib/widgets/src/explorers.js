// @ts-check
// The door of the bundle: each explorer of the course by the name that its Python class sends.
import { render as secant } from "./secant.js";
import { render as series } from "./series.js";

/** @type {Record<string, (host: {model: any, el: HTMLElement}) => () => void>} */
const EXPLORERS = { secant, series };

export default {
  render(/** @type {{model: any, el: HTMLElement}} */ { model, el }) {
    el.classList.add("ex-host");
    return EXPLORERS[model.get("explorer")]({ model, el });
  },
};
