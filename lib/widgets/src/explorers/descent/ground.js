// @ts-check
// The ground of a descent: the function that Python sent, a landscape known by its name, or what a reader
// types, each with its own window. It is a curve, or a map, with a point on it that a hand moves.
import { formulaField } from "../../kit/field.js";
import { handle, keys } from "../../kit/handle.js";
import { kept, planePoint } from "../../kit/knob.js";
import { contourMap } from "../../kit/map.js";
import { breaks, curve, tableCurve } from "../../kit/marks.js";
import { linear, panel } from "../../kit/panel.js";
import { limit, stability } from "../../mathematics/curvature.js";
import { landscapes, made, named, sent } from "../../mathematics/landscapes.js";
import { naming } from "../../mathematics/numbers.js";
import { drawn, float64 } from "../../mathematics/samples.js";

/** @typedef {import("../../mathematics/landscapes.js").Terrain} Terrain */
/**
 * @typedef {{terrain: Terrain, label: string, known: ReturnType<typeof stability>, first: ReturnType<typeof limit>}
 *   & ReturnType<typeof naming>} Ground  first: the limit of the learning rate from the middle of the map
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
    now = { terrain, label, known, first: limit(known, middle), ...naming(axes, units) };
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

/** @typedef {import("../../kit/panel.js").At} At */

const LONGEST = 4; // of a map that is drawn to one scale
const none = () => /** @type {number[]} */ ([]);

/**
 * `inside` is cut off at the edge, `over` may stand out; both get the scales. Ground that is not `seen`
 * is an empty frame.
 * @param {import("../../kit/explorer.js").Host} host @param {string} key
 * @param {{label: string, terrain: Terrain, names: string[], seen?: boolean, usual?: [number, number],
 *          levels?: (values: Float64Array) => number[], tap?: (px: number, py: number, at: At) => void,
 *          inside?: (at: At) => any, over?: (at: At) => any}} what
 */
export function ground(host, key, { terrain, names, seen = true, levels, inside, ...rest }) {
  const { surface, table } = terrain;
  if (surface) {
    const [wide, tall] = terrain.window.map(([from, to]) => to - from);
    const equal = Math.max(wide / tall, tall / wide) < LONGEST;
    return contourMap(host, key, { ...rest, surface, names, equal, inside, levels: seen ? levels : none });
  }
  const [across, up] = [0.03 * (table.to - table.from), 0.08 * (table.high - table.low)];
  const odd = table.breaks.map((b) => ({ ...b, height: drawn(table, b.to) || drawn(table, b.from) }));
  const heights = linear([table.low - 1.9 * up, table.high + up], { name: names[1] });
  return panel(host, key, {
    ...rest,
    x: linear([table.from - across, table.to + across], { name: names[0], many: 8, few: 5 }),
    y: seen ? heights : (pixels, wide) => ({ ...heights(pixels, wide), ticks: [], name: "" }),
    inside: (at) => [
      seen ? breaks(at, odd) : "",
      seen ? tableCurve(host, key, at, table) : curve("ex-curve", at, []),
      inside?.(at),
    ],
  });
}

/**
 * A point of the ground, by one number or by two; it stays in the window, on places that a hand can set.
 * @param {{window: () => [number, number][], get: () => number[], put: (at: number[]) => void}} what
 */
export function groundPoint({ window, get, put }) {
  const plane = planePoint(/** @type {any} */ ({ window, get, put }));
  const isMap = () => window().length > 1;
  const to = (/** @type {number} */ x) => {
    const next = kept(window()[0], x, -1);
    if (next !== get()[0]) put([next]);
  };
  const key = keys(
    () => window()[0],
    () => get()[0],
    to,
  );
  return {
    /** Where a click brings it. */
    tap: (/** @type {number} */ px, /** @type {number} */ py, /** @type {At} */ at) =>
      isMap() ? plane.tap(px, py, at) : to(at.x.invert(px)),
    /** The handle at a spot of the picture; `text` is where it is, in words. */
    handle: (/** @type {At} */ at, /** @type {{name: string, spot: number[], text: string}} */ words) => {
      const { name, spot, text } = words;
      if (isMap()) return plane.handle(at, { name, look: "ex-first", text, at: spot });
      return handle({
        name,
        look: "ex-first",
        at: /** @type {[number, number]} */ (spot),
        value: { from: window()[0][0], to: window()[0][1], now: get()[0], text },
        drag: (px) => to(at.x.invert(px)),
        key,
      });
    },
  };
}
