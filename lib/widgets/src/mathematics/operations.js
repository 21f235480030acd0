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

// What a reader types as a rate: a number, or an expression in the names of the graph, v2·(1 − v2). Nothing
// is run, the text is read sign by sign.

const LOW = "₀₁₂₃₄₅₆₇₈₉";
const HIGH = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const digit = (signs) => (c) => String(signs.indexOf(c));

/** The value of a name; a phone may have made its first letter large. */
function valueOf(word, known) {
  if (Object.hasOwn(known, word)) return known[word];
  const alike = Object.keys(known).filter((name) => name.toLowerCase() === word.toLowerCase());
  return alike.length === 1 ? known[alike[0]] : undefined;
}

/** One way to write it: v₂² is v2^2, and 0,5 is 0.5. */
const plainly = (/** @type {string} */ text) =>
  text
    .replace(/[₀-₉]/g, digit(LOW))
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (all) => `^${[...all].map(digit(HIGH)).join("")}`)
    .replace(/[−–]/g, "-")
    .replace(/[·×]/g, "*")
    .replace(/\*\*/g, "^")
    .replace(/(\d),(\d)/g, "$1.$2")
    .replace(/^[^=]*=/, ""); // "X = 2" is 2

/** The value of an expression, NaN if it is none. @param {Record<string, number>} names */
export function arithmetic(/** @type {string} */ text, names = {}) {
  const known = Object.fromEntries(Object.entries(names).map(([name, v]) => [plainly(name), v]));
  const signs = plainly(text).match(/\s*(\d+\.?\d*(e[-+]?\d+)?|\.\d+|[\p{L}_][\p{L}\p{N}_]*|\S)/giu) ?? [];
  const words = signs.map((s) => s.trim());
  let at = 0;
  const next = (/** @type {string} */ sign) => words[at] === sign && ++at > 0;
  const sum = () => {
    let v = product();
    while (words[at] === "+" || words[at] === "-") v = next("+") ? v + product() : (at++, v - product());
    return v;
  };
  const product = () => {
    let v = signed();
    while (/^([*/(]|[\p{L}_].*)$/u.test(words[at] ?? ""))
      v = next("/") ? v / signed() : (next("*"), v * signed()); // 2x, too
    return v;
  };
  const signed = () => (next("-") ? -signed() : next("+") ? signed() : power());
  const power = () => {
    const base = atom();
    return next("^") ? base ** signed() : base;
  };
  const inBrackets = () => {
    const v = next("(") ? sum() : NaN;
    return next(")") ? v : NaN;
  };
  const atom = () => {
    if (words[at] === "(") return inBrackets();
    const word = words[at++] ?? "";
    if (/^[\d.]/.test(word)) return Number(word);
    const named = valueOf(word, known);
    if (named !== undefined) return named;
    const { value, rates } = (Object.hasOwn(OPERATIONS, word) && OPERATIONS[word]) || {
      value: null,
      rates: [],
    };
    return value && rates.length === 1 ? value(inBrackets(), NaN) : NaN;
  };
  const v = sum();
  return at === words.length ? v : NaN;
}
