// @ts-check
// Numbers as people write them and hear them. Nothing here knows a page.
import { format } from "d3-format";

const significant = format(".5~g");
const fixed = format(".6f");
const power = format(".2e");
const tiny = format(".2~e");

const raised = (digits) => digits.replace(/./g, (c) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(c)]);

/** 1.5e-6 as people write it, 1.5·10⁻⁶; and 1e-6 as 10⁻⁶. */
const written = (text) =>
  text
    .replace(/(?<![\d.])1e/, "10^")
    .replace("e", "·10^")
    .replace(/\^\+?(.*)/, (_, digits) => raised(digits));

/** The same for a screen reader, which may leave out what is raised: 1.5e-6. */
export const spoken = (text) =>
  text.replace(/(·?)10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g, (_, dot, digits) => {
    const plain = digits.replace(/./g, (c) => "-0123456789"["⁻⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c)]);
    return `${dot ? "" : "1"}e${plain}`;
  });

/** A number to read off: at most five digits. */
export const short = (v) => written(Math.abs(v) < 1e-3 && v !== 0 ? tiny(v) : significant(v));

/** A slope: six decimals, so that a reader sees which of them still move. */
export const slopeText = (v) => (Math.abs(v) >= 1e5 ? written(power(v)) : fixed(v));

/** A small difference: 5.00·10⁻⁷. */
export const smallText = (v) => (v === 0 || Math.abs(v) >= 1e-3 ? fixed(v) : written(power(v)));

/** A value with its unit, if it has one. */
export const withUnit = (text, unit) => (unit ? `${text} ${unit}` : text);

/** 10^-3 as people write it. */
export const powerOfTen = (v) => `10${raised(String(Math.round(Math.log10(v))))}`;

/** As many things as there are: 1 step, 2 steps. */
export const countOf = (/** @type {number} */ n, /** @type {string} */ one, many = `${one}s`) =>
  `${n} ${n === 1 ? one : many}`;

/** A number rounded to so many digits that count. */
export const rounded = (/** @type {number} */ v, /** @type {number} */ digits) =>
  Number(v.toPrecision(digits));

/** A number that stays between two ends. */
export const between = (/** @type {number} */ low, /** @type {number} */ v, /** @type {number} */ high) =>
  Math.min(Math.max(v, low), high);

/** Evenly spaced numbers, `count` steps from one end to the other; a curve asks for some in every frame. */
export function evenly(/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ count) {
  const all = [];
  for (let k = 0; k <= count; k++) all.push(from + ((to - from) * k) / count);
  return all;
}

/** How many decimals a hand can set between two ends. */
export const decimals = (/** @type {[number, number]} */ [from, to]) =>
  Math.max(0, 3 - Math.floor(Math.log10(to - from)));

// What the axes are called, and values with their units.

const named = (/** @type {string} */ axis, /** @type {string} */ unit) => withUnit(axis, unit && `(${unit})`);
/** The unit of a rate, m/s; nothing where there are no units. */
export const per = (/** @type {string} */ of, /** @type {string} */ unit) =>
  of || unit ? `${of || "1"}/${unit.includes("/") ? `(${unit})` : unit || "1"}` : "";

/** Words for axes and their units, those of the values last: `tell[0](v)` is v with the first unit. */
export const naming = (/** @type {string[]} */ axes, /** @type {string[]} */ units) => ({
  axes,
  units,
  names: axes.map((axis, i) => named(axis, units[i])),
  tell: units.map(
    (unit) => (/** @type {number} */ v) => (Number.isFinite(v) ? withUnit(short(v), unit) : "none"),
  ),
  rates: units.slice(0, -1).map((unit) => per(units[units.length - 1], unit)),
});
