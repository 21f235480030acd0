// @ts-check
// The door of the bundle: each widget of the course by the name that its Python class sends.
import { render as backprop } from "./backprop.js";
import { render as chain } from "./chain.js";
import { render as descent } from "./descent.js";
import { render as gradient } from "./gradient.js";
import { render as logit } from "./logit.js";
import { render as loss } from "./loss.js";
import { render as neuron } from "./neuron.js";
import { render as outcome } from "./outcome.js";
import { render as predict } from "./predict.js";
import { render as quiz } from "./quiz.js";
import { render as replay } from "./replay.js";
import { render as secant } from "./secant.js";
import { render as series } from "./series.js";
import { render as slice } from "./slice.js";
import { render as zoom } from "./zoom.js";

/** @type {Record<string, (host: {model: any, el: HTMLElement}) => () => void>} */
const EXPLORERS = {
  backprop,
  chain,
  descent,
  gradient,
  logit,
  loss,
  neuron,
  outcome,
  predict,
  quiz,
  replay,
  secant,
  series,
  slice,
  zoom,
};

export default {
  render(/** @type {{model: any, el: HTMLElement}} */ { model, el }) {
    el.classList.add("ex-host");
    return EXPLORERS[model.get("explorer")]({ model, el });
  },
};
