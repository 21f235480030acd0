// @ts-check
// The operations of the engine by name: value, rate with respect to each input, and the rule in words.
// At a kink the rate is the engine's convention. Pure mathematics: no page, no drawing.
import { sigmoid, sigmoidSlope } from "./activations.js";

/**
 * `rates` get the inputs a, b and the result y; `rules` get their names.
 * @typedef {{value: (a: number, b: number) => number,
 *   rates: ((a: number, b: number, y: number) => number)[],
 *   rules: ((a: string, b: string, y: string) => string)[]}} Operation
 */

/** A power of one less. */
const LOWERED = { 2: "", 3: "²", 4: "³", 5: "⁴", 6: "⁵", 7: "⁶", 8: "⁷", 9: "⁸" };

const one = () => 1;
const plain = () => "1";
const share = (chosen, other, y) => Number(chosen === y) - Number(chosen === other) / 2;
const chosen = (value, word) => ({
  value,
  rates: [(a, b, y) => share(a, b, y), (a, b, y) => share(b, a, y)],
  rules: [(a, b) => `1 where ${a} is the ${word}, else 0`, (a, b) => `1 where ${b} is the ${word}, else 0`],
});
const copy = { value: (a) => a, rates: [one], rules: [plain] };

/** @type {Record<string, Operation>} */
export const OPERATIONS = {
  add: { value: (a, b) => a + b, rates: [one, one], rules: [plain, plain] },
  sub: { value: (a, b) => a - b, rates: [one, () => -1], rules: [plain, () => "−1"] },
  mul: { value: (a, b) => a * b, rates: [(a, b) => b, (a) => a], rules: [(a, b) => b, (a) => a] },
  div: {
    value: (a, b) => a / b,
    rates: [(a, b) => 1 / b, (a, b, y) => -y / b],
    rules: [(a, b) => `1 / ${b}`, (a, b) => `−${a} / ${b}²`],
  },
  power: {
    value: (a, b) => a ** b,
    rates: [(a, b) => b * a ** (b === 0 ? 0 : b - 1), (a, b, y) => y * Math.log(a === 0 ? 1 : a)],
    rules: [
      (a, b) => (b in LOWERED ? `${b} · ${a}${LOWERED[b]}` : `${b} · ${a} ^ (${b} − 1)`),
      (a, b, y) => `${y} · log(${a})`,
    ],
  },
  exp: { value: Math.exp, rates: [(a, b, y) => y], rules: [(a, b, y) => y] },
  log: { value: Math.log, rates: [(a) => 1 / a], rules: [(a) => `1 / ${a}`] },
  sin: { value: Math.sin, rates: [(a) => Math.cos(a)], rules: [(a) => `cos(${a})`] },
  cos: { value: Math.cos, rates: [(a) => -Math.sin(a)], rules: [(a) => `−sin(${a})`] },
  tan: { value: Math.tan, rates: [(a, b, y) => 1 + y * y], rules: [(a, b, y) => `1 + ${y}²`] },
  tanh: { value: Math.tanh, rates: [(a, b, y) => 1 - y * y], rules: [(a, b, y) => `1 − ${y}²`] },
  sqrt: { value: Math.sqrt, rates: [(a, b, y) => 1 / (2 * y)], rules: [(a, b, y) => `1 / (2 · ${y})`] },
  abs: { value: Math.abs, rates: [(a) => Math.sign(a)], rules: [(a) => `the sign of ${a}, 1 or −1`] },
  relu: {
    value: (a) => (a > 0 ? a : a <= 0 ? 0 : NaN),
    rates: [(a) => Number(a > 0)],
    rules: [(a) => `1 where ${a} is above 0, else 0`],
  },
  sigmoid: { value: sigmoid, rates: [sigmoidSlope], rules: [(a, b, y) => `${y} · (1 − ${y})`] },
  maximum: chosen(Math.max, "larger"),
  minimum: chosen(Math.min, "smaller"),
  same: copy,
  sum: copy,
};

/** Whether the rate stands at a kink, where the engine takes what was agreed on. */
export const atKink = (/** @type {string} */ op, /** @type {number} */ a, /** @type {number} */ b) =>
  ((op === "relu" || op === "abs") && a === 0) || ((op === "maximum" || op === "minimum") && a === b);
