// @ts-check
// The surface that an explorer is about: the function of two variables that Python sent, or the one
// that a reader types.
import { namingOfAll } from "../mathematics/naming.js";
import { surface, typed } from "../mathematics/surface.js";
import { float64 } from "../mathematics/table.js";
import { formulaField } from "./field.js";

/**
 * @typedef {import("../mathematics/surface.js").Surface} Surface
 * @typedef {ReturnType<typeof namingOfAll>} Words
 */

/**
 * Calls `show` with the surface, its label, and the words for its three axes. Returns the field, and what
 * the explorer hears.
 * @param {import("./explorer.js").Host} host
 * @param {(surface: Surface, label: string, words: Words) => void} show
 */
export function ownOrTypedSurface(host, show) {
  const { get } = host;
  const own = () => {
    const found = surface(float64(get("samples")), get("window"));
    show(found, get("label"), namingOfAll(get("axes"), get("units")));
  };
  const showTyped = (/** @type {any[]} */ [f], /** @type {string[]} */ [text]) => {
    const found = typed(f, get("window"));
    if (!found) throw new Error("This has no value anywhere on the map.");
    show(found, `f(x, y) = ${text}`, namingOfAll(["x", "y", "f(x, y)"], ["", "", ""]));
  };
  own();
  const inputs = [{ trait: "expression", name: "f", variable: ["x", "y"], example: "sin(x) + x y" }];
  return {
    field: formulaField(host, { show: showTyped, showOwn: own, inputs }),
    hears: /** @type {[string[], () => void]} */ ([["samples", "label", "axes"], own]),
  };
}

/** A place and the value there, in words. */
export const whereabouts = (
  /** @type {Words} */ { axes, tell },
  /** @type {number[]} */ at,
  /** @type {number} */ value,
) => `${axes[0]} ${tell[0](at[0])}, ${axes[1]} ${tell[1](at[1])}: ${axes[2]} ${tell[2](value)}`;
