// @ts-check
// The mathematics of one neuron: activations and their slopes in closed form, stable at ±1000, and
// where the neuron hardly answers. Pure mathematics: no page, no drawing.
import { evenly } from "./numbers.js";

/** @typedef {"ReLU" | "leaky ReLU" | "sigmoid" | "tanh"} Name */
/** @typedef {{kind: "dead" | "saturated" | "deaf", from: number, to: number}} Zone */

/** @type {Name[]} */
export const ACTIVATIONS = ["ReLU", "leaky ReLU", "sigmoid", "tanh"];
export const SATURATED = 0.1; // of the largest slope

/** e^z is asked for with z <= 0 only: it may become 0 and never overflows. */
const decay = (/** @type {number} */ z) => Math.exp(-Math.abs(z));
export const sigmoid = (/** @type {number} */ z) => (z < 0 ? decay(z) : 1) / (1 + decay(z));
/** p (1 - p), with all digits in both tails. */
export const sigmoidSlope = (/** @type {number} */ z) => decay(z) / (1 + decay(z)) ** 2;

const smooth = {
  sigmoid: { value: sigmoid, slope: sigmoidSlope },
  tanh: { value: Math.tanh, slope: (/** @type {number} */ z) => 4 * sigmoidSlope(2 * z) },
};

/** The slope of "leaky ReLU" below 0, and of "ReLU". */
const leak = (/** @type {Name} */ name, /** @type {number} */ alpha) => (name === "ReLU" ? 0 : alpha);

export function value(/** @type {Name} */ name, /** @type {number} */ alpha, /** @type {number} */ z) {
  return name in smooth ? smooth[name].value(z) : z > 0 ? z : leak(name, alpha) * z + 0;
}

/** The slope, NaN at the kink of ReLU and leaky ReLU. */
export function slope(/** @type {Name} */ name, /** @type {number} */ alpha, /** @type {number} */ z) {
  if (name in smooth) return smooth[name].slope(z);
  if (z === 0 && leak(name, alpha) !== 1) return NaN;
  return z > 0 ? 1 : leak(name, alpha);
}

/** The largest slope. */
export const peak = (/** @type {Name} */ name) => (name === "sigmoid" ? 0.25 : 1);

/** The z beyond which the slope is below a tenth of the largest; 0 where nothing saturates. */
export function edge(/** @type {Name} */ name) {
  const z = Math.atanh(Math.sqrt(1 - SATURATED));
  return name === "sigmoid" ? 2 * z : name === "tanh" ? z : 0;
}

/** What there is to read off at x. */
export function reading({ activation, alpha, w, b, x }) {
  const z = w * x + b;
  const dz = slope(activation, alpha, z);
  return { z, y: value(activation, alpha, z), dz, dx: dz * w + 0, dw: dz * x + 0, db: dz };
}

/** Where the slope is below a tenth of its largest, where it is 0, and where x does not count. @returns {Zone[]} */
export function zones({ activation, w, b, interval: [low, high] }) {
  if (w === 0) return [{ kind: "deaf", from: low, to: high }];
  const [left, right] = [-1, 1].map((side) => (side * edge(activation) - b) / w).sort((p, q) => p - q);
  /** @type {Zone[]} */
  let found = [];
  if (activation in smooth)
    found = [
      { kind: "saturated", from: low, to: left },
      { kind: "saturated", from: right, to: high },
    ];
  else if (activation === "ReLU")
    found = [w > 0 ? { kind: "dead", from: low, to: left } : { kind: "dead", from: right, to: high }];
  return found
    .map(({ kind, from, to }) => ({ kind, from: Math.max(from, low), to: Math.min(to, high) }))
    .filter(({ from, to }) => from < to);
}

/** Where x = -b/w is, and the x where z is `z`; NaN for the weight 0. */
export const where = ({ w, b }, /** @type {number} */ z) => (w ? (z - b) / w + 0 : NaN);

/** The points of the curve to join: even ones, and those beside the kink. */
export function outline({ activation, alpha, w, b, interval: [low, high] }, /** @type {number} */ count) {
  const even = evenly(low, high, count);
  const kink = where({ w, b }, 0);
  if (!(activation in smooth) && kink > low && kink < high) even.push(kink);
  return even
    .sort((p, q) => p - q)
    .map((x) => [x, value(activation, alpha, x === kink ? 0 : w * x + b), x === kink]);
}
