// @ts-check
// What is gone down: the function that Python sent, a landscape known by its name, or what a reader
// types. Each comes with its own window.
import { formulaField } from "../../kit/field.js";
import { limit, stability } from "../../mathematics/curvature.js";
import { landscapes, made, named, sent } from "../../mathematics/landscapes.js";
import { namingOfAll } from "../../mathematics/numbers.js";
import { float64 } from "../../mathematics/samples.js";

/** @typedef {import("../../mathematics/landscapes.js").Terrain} Terrain */
/**
 * @typedef {{terrain: Terrain, label: string, known: ReturnType<typeof stability>, first: ReturnType<typeof limit>}
 *   & ReturnType<typeof namingOfAll>} Ground  first: the limit of the learning rate from the middle of the map
 */

/** What the field asks for, by the number of variables at first; functions of one or two are read. */
const ASKED = {
  1: { variable: ["x"], example: "x^4 - 4x^2 + x" },
  2: { variable: ["x", "y"], example: "x^2 + 3y^2" },
};
const AXES = { 1: ["x", "f(x)"], 2: ["x", "y", "f(x, y)"] };

/** The variables of what a reader types: with a y in it, it is a map. */
const variablesIn = (/** @type {string} */ text) => (/(?<![a-z])y(?![a-z])/i.test(text) ? ["x", "y"] : ["x"]);

/** The ground of an explorer, its field, and the way to another landscape. @param {import("../../kit/explorer.js").Host} host */
export function chosenGround(host) {
  const { get, put } = host;
  const own = { start: get("start"), learning_rate: get("learning_rate") };
  /** @type {any} */
  let now;
  const stand = (/** @type {Terrain} */ terrain, /** @type {string} */ label, axes, units) => {
    const known = stability(terrain);
    const middle = terrain.window.map(([from, to]) => (from + to) / 2);
    now = { terrain, label, known, first: limit(known, middle), ...namingOfAll(axes, units) };
  };
  const plainly = (/** @type {Terrain} */ terrain, /** @type {string} */ label) => {
    const axes = AXES[terrain.window.length];
    stand(
      terrain,
      label,
      axes,
      axes.map(() => ""),
    );
  };
  const showTyped = (/** @type {any[]} */ [f], /** @type {string[]} */ [text]) => {
    const variables = variablesIn(text);
    const { window } = now.terrain;
    const fits = window.length === variables.length;
    const terrain = made(f, fits ? window : variables.map(() => [-3, 3]));
    if (!terrain) throw new Error("This has no value anywhere on the map.");
    plainly(terrain, `f(${variables.join(", ")}) = ${text}`);
  };
  const showOwn = () => {
    const name = get("landscape");
    if (name) return plainly(named(name), landscapes[name].words);
    stand(sent(float64(get("samples")), get("window")), get("label"), get("axes"), get("units"));
  };
  showOwn();
  const inputs = [{ trait: "expression", name: "f", variablesIn, ...ASKED[now.terrain.window.length] }];
  return {
    now: () => /** @type {Ground} */ (now),
    field: formulaField(host, { show: showTyped, showOwn, inputs }),
    hears: /** @type {[string[], () => void]} */ ([["samples", "label", "axes", "landscape"], showOwn]),
    /** To a landscape by name, with its own start and learning rate; back to that of Python without one. */
    visit: (/** @type {string} */ name) => {
      const { start, rate } = landscapes[name] ?? {};
      const there = name ? { start: start.length > 1 ? start : start[0], learning_rate: rate } : own;
      put({ expression: "", landscape: name, ...there });
    },
  };
}
