// @ts-check
// The curves that stand beside the lesson's own one, exact at any magnification: x -> [value, slope].
// lib/widgets/magnified.py has the same ones.
import { sample } from "./table.js";

export const STEP = 0.01; // of the staircase: from afar it is the diagonal

/** @type {Record<string, {name: string, f: (x: number) => number[]}>} */
export const CURVES = {
  corner: { name: "|x|", f: (x) => [Math.abs(x), Math.sign(x)] },
  // What is left after rounding to 9 digits is where x stands on its step, not noise: 0.29 / 0.01 is 29.
  staircase: {
    name: "staircase",
    f: (x) => [STEP * Math.floor(Number((x / STEP).toFixed(9))), 0],
  },
};

/** One of them as a table of the interval. */
export const tableOf = (/** @type {string} */ name, from, to) => sample(CURVES[name].f, from, to);
