// @ts-check
// What the axes are called, and values with their units.
import { short, withUnit } from "./numbers.js";

/** Words for the axes and units: `tell.x(v)` is v with the unit of x. */
export function naming(axes, units) {
  const named = (i) => withUnit(axes[i], units[i] && `(${units[i]})`);
  return {
    axes,
    units,
    names: { x: named(0), y: named(1) },
    tell: { x: (v) => withUnit(short(v), units[0]), y: (v) => withUnit(short(v), units[1]) },
    rate: units[0] || units[1] ? `${units[1] || "1"}/${units[0] || "1"}` : "",
  };
}
