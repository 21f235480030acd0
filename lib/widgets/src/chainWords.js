// @ts-check
// What a chain of two functions does, in sentences: how fast, and which way.
import { odd, withoutTangent } from "./breaks.js";
import { short } from "./kit.js";

/** breaks.js speaks of x; the second function's variable has another name. */
const of = (name, words) => words.replace(/\bx(?=₀| =)/g, name);

const moves = (what, by, slope) => {
  const speed = Math.abs(slope);
  const fast = speed === 1 ? "as fast as" : `${short(speed)} times as fast as`;
  return `${what} ${slope > 0 ? "rises" : "falls"} ${fast} ${by}`;
};

/** Why a chain breaks here, or what it does. */
export function tell({ inner, outer, axes: [x, u, y] }, { values: [x0, u0, y0], slopes, ratios }) {
  const [first, second, product] = slopes;
  if (Number.isNaN(u0)) return `${of(x, odd(inner, x0, x0, x0))} So there is no ${u}, and no ${y}.`;
  if (Number.isNaN(y0)) return `${of(u, odd(outer, u0, u0, u0))} So there is no ${y}.`;
  if (Number.isNaN(first)) return `${of(x, withoutTangent(inner, x0))} So there is nothing to multiply.`;
  if (Number.isNaN(second)) return `${of(u, withoutTangent(outer, u0))} So there is nothing to multiply.`;
  if (first === 0) return `${u} stands still at this point, slope 0. So ${y} stands still, however steep it is in ${u}.`;
  if (second === 0) return `${u} moves, but ${y} is flat there, slope 0. So what ${x} does is lost: 0 times anything is 0.`;
  const turned = first < 0 && second < 0 ? " two turns cancel, and" : "";
  const words = `${moves(u, x, first)}; ${moves(y, u, second)}:${turned} ${moves(y, x, product)}.`;
  const off = Math.abs(ratios[2] - product) > 1e-3 * Math.abs(product);
  return words + (off ? " Let the step shrink: the measured ratios turn into the slopes." : "");
}

/** Which way each bar points. */
export const sides = (/** @type {number[]} */ steps) =>
  steps.map((step) => (Number.isNaN(step) ? "nowhere" : step === 0 ? "no length" : step > 0 ? "right" : "left"));
