// @ts-check
// The explorers that are still drawn element by element, by name.
import { render as backprop } from "./backprop.js";
import { render as outcome } from "./asking/outcome.js";
import { render as predict } from "./asking/predict.js";
import { render as quiz } from "./asking/quiz.js";

/** @type {Record<string, (host: {model: any, el: HTMLElement}) => () => void>} */
export const OLD = {
  backprop,
  outcome,
  predict,
  quiz,
};
