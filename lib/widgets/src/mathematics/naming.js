// @ts-check
// What the axes are called, and values with their units.
import { short, withUnit } from "./numbers.js";

const named = (/** @type {string} */ axis, /** @type {string} */ unit) => withUnit(axis, unit && `(${unit})`);
const per = (/** @type {string} */ of, /** @type {string} */ unit) =>
  of || unit ? `${of || "1"}/${unit || "1"}` : "";

/** Words for two axes and their units: `tell.x(v)` is v with the unit of x. */
export const naming = (/** @type {string[]} */ axes, /** @type {string[]} */ units) => ({
  axes,
  units,
  names: { x: named(axes[0], units[0]), y: named(axes[1], units[1]) },
  tell: {
    x: (/** @type {number} */ v) => withUnit(short(v), units[0]),
    y: (/** @type {number} */ v) => withUnit(short(v), units[1]),
  },
  rate: per(units[1], units[0]),
});

/** The same for any number of axes, that of the values last: `tell[0](v)` is v with the first unit. */
export const namingOfAll = (/** @type {string[]} */ axes, /** @type {string[]} */ units) => ({
  axes,
  units,
  names: axes.map((axis, i) => named(axis, units[i])),
  tell: units.map(
    (unit) => (/** @type {number} */ v) => (Number.isFinite(v) ? withUnit(short(v), unit) : "none"),
  ),
  rates: units.slice(0, -1).map((unit) => per(units[units.length - 1], unit)),
});
