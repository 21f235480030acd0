// @ts-check
// Two functions joined, y = outer(inner(x)): what a step does at each of them, and the three number
// lines that show it under one magnification.
import { per, short } from "./numbers.js";
import { end, secant, slope, value } from "./samples.js";
import { odd, withoutTangent } from "./secant.js";

/** @typedef {import("./samples.js").Table} Table */

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

// In words: how fast, and which way.

/** The sentences of secant.js speak of x; the second function's variable has another name. */
const of = (name, words) => words.replace(/\bx(?=₀| =)/g, name);

/** Without units slopes compare speeds; with units each is a rate. */
const moves = (what, by, slope, rate) => {
  const [way, speed] = [slope > 0 ? "rises" : "falls", Math.abs(slope)];
  if (rate) return `${what} ${way} by ${short(speed)} ${rate}`;
  return `${what} ${way} ${speed === 1 ? "as fast as" : `${short(speed)} times as fast as`} ${by}`;
};

/** Why a chain breaks here, or what it does. */
export function tell(
  { inner, outer, axes: [x, u, y], units = ["", "", ""] },
  /** @type {{values: number[], slopes: number[], ratios: number[]}} */ {
    values: [x0, u0, y0],
    slopes,
    ratios,
  },
) {
  const [first, second, product] = slopes;
  if (Number.isNaN(u0)) return `${of(x, odd(inner, x0, x0, x0))} So there is no ${u}, and no ${y}.`;
  if (Number.isNaN(y0)) return `${of(u, odd(outer, u0, u0, u0))} So there is no ${y}.`;
  if (Number.isNaN(first)) return `${of(x, withoutTangent(inner, x0))} So there is nothing to multiply.`;
  if (Number.isNaN(second)) return `${of(u, withoutTangent(outer, u0))} So there is nothing to multiply.`;
  if (first === 0)
    return `${u} stands still at this point, slope 0. So ${y} stands still, however steep it is in ${u}.`;
  if (second === 0)
    return `${u} moves, but ${y} is flat there, slope 0. So what ${x} does is lost: 0 times anything is 0.`;
  const turned = first < 0 && second < 0 ? " two turns cancel, and" : "";
  const rate = (top, bottom) => per(units[top], units[bottom]);
  const both = `${moves(u, x, first, rate(1, 0))}; ${moves(y, u, second, rate(2, 1))}`;
  const words = `${both}:${turned} ${moves(y, x, product, rate(2, 0))}.`;
  const off = Math.abs(ratios[2] - product) > 1e-3 * Math.abs(product);
  return words + (off ? " Let the step shrink: the measured ratios turn into the slopes." : "");
}

/** Which way each bar points. */
export const sides = (/** @type {number[]} */ steps) =>
  steps.map((step) =>
    Number.isNaN(step) ? "nowhere" : step === 0 ? "no length" : step > 0 ? "right" : "left",
  );
