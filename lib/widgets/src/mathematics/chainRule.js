// @ts-check
// Two functions joined, y = outer(inner(x)): what a step does at each of them, and the three number
// lines that show it under one magnification.
import { end, secant, slope, value } from "./table.js";

/** @typedef {import("./table.js").Table} Table */

const WIDE = 1.5; // of the interval: so wide is what a line shows, and a bar may point to either side
export const BAR = 0.125; // of the interval: a shorter step is magnified to this length

/**
 * Values, steps, slopes and measured ratios. A step of 0 in u moves nothing after it, and has no ratio.
 * @param {Table} inner @param {Table} outer
 */
export function reading(inner, outer, x0, h) {
  const [u0, far] = [value(inner, x0), value(inner, end(x0, h))];
  const first = Number.isNaN(u0 + far) ? NaN : secant(inner, x0, h);
  const du = first * h;
  const [y0, still] = [value(outer, u0), du === 0];
  const reached = value(outer, end(u0, du));
  const second = still || Number.isNaN(y0 + reached) ? NaN : secant(outer, u0, du);
  const whole = still ? (Number.isNaN(y0) ? NaN : 0) : first * second;
  const [inSlope, outSlope] = [slope(inner, x0), Number.isNaN(u0) ? NaN : slope(outer, u0)];
  return {
    values: [x0, u0, y0],
    steps: [h, du, whole * h],
    slopes: [inSlope, outSlope, inSlope * outSlope],
    ratios: [first, second, whole],
  };
}

/** What each of the three lines shows, counted from its value: the same for all, so that lengths compare. */
export function lens(interval, x0, h) {
  const [from, to] = interval;
  const width = to - from;
  const part = Math.min(1, Math.abs(h) / (BAR * width));
  const share = (x0 - from + ((WIDE - 1) / 2) * width) / (WIDE * width);
  return { left: -share * WIDE * width * part, right: (1 - share) * WIDE * width * part, part };
}

/** The range of inner's values, with some room: there outer is asked. @param {Table} inner */
export function reach(inner) {
  const seen = inner.y.filter((v) => Number.isFinite(v));
  const [low, high] = [Math.min(...seen), Math.max(...seen)];
  const room = 0.05 * (high - low) || 1;
  return [low - room, high + room];
}
