// @ts-check
// What a reader types as a rate: a number, or an expression in the names of the graph, v2·(1 − v2).
// Pure: nothing is run, the text is read sign by sign.
import { OPERATIONS } from "./operations.js";

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
export const plainly = (/** @type {string} */ text) =>
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
