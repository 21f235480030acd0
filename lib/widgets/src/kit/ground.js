// @ts-check
// The ground of a function of one variable or of two: a curve, or a map, with a point on it that a hand
// moves.
import { outline } from "../mathematics/chord.js";
import { drawn } from "../mathematics/samples.js";
import { handle, keys } from "./handle.js";
import { kept, planePoint } from "./knob.js";
import { contourMap } from "./map.js";
import { breaks, curve } from "./marks.js";
import { linear, panel } from "./panel.js";

/** @typedef {import("../mathematics/landscapes.js").Terrain} Terrain @typedef {import("./panel.js").At} At */

const LONGEST = 4; // of a map that is drawn to one scale
const none = () => /** @type {number[]} */ ([]);

/**
 * `inside` is cut off at the edge, `over` may stand out; both get the scales. Ground that is not `seen`
 * is an empty frame.
 * @param {import("./explorer.js").Host} host @param {string} key
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
      curve("ex-curve", at, seen ? outline(table, Math.round((at.area.right - at.area.left) / 1.5)) : []),
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
