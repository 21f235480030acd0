// @ts-check
// The explorers that are still drawn element by element, by name.
import { render as backprop } from "./backprop.js";
import { render as chain } from "./chain.js";
import { render as descent } from "./descent.js";
import { render as loss } from "./loss.js";
import { render as neuron } from "./neuron.js";
import { render as outcome } from "./asking/outcome.js";
import { render as predict } from "./asking/predict.js";
import { render as quiz } from "./asking/quiz.js";
import { render as replay } from "./replay.js";
import { render as series } from "./series.js";
import { render as zoom } from "./zoom.js";

/** @type {Record<string, (host: {model: any, el: HTMLElement}) => () => void>} */
export const OLD = {
  backprop,
  chain,
  descent,
  loss,
  neuron,
  outcome,
  predict,
  quiz,
  replay,
  series,
  zoom,
};
