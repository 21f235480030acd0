// @ts-check
// The landscapes that a reader can choose: value and slopes in closed form, the same as in
// lib/widgets/landscapes.py. Each has a window, a start and a learning rate that show what it is for.
import { evenly } from "./numbers.js";
import { sample, slope, table, value } from "./samples.js";
import { grid, surface, typed } from "./surface.js";

/**
 * @typedef {{words: string, window: [number, number][], start: number[], rate: number,
 *            f: (...point: number[]) => number[]}} Known
 */

/** @type {Record<string, Known>} */
export const landscapes = {
  parabola: {
    words: "parabola x²",
    window: [[-12, 12]],
    start: [10],
    rate: 0.1,
    f: (x) => [x * x, 2 * x],
  },
  wells: {
    words: "two wells x⁴ − 4x² + x",
    window: [[-2.4, 2.4]],
    start: [2.2],
    rate: 0.01,
    f: (x) => [x ** 4 - 4 * x * x + x, 4 * x ** 3 - 8 * x + 1],
  },
  valley: {
    words: "narrow valley x² + 10y²",
    window: [
      [-12, 12],
      [-6, 6],
    ],
    start: [10, 1],
    rate: 0.05,
    f: (x, y) => [x * x + 10 * y * y, 2 * x, 20 * y],
  },
  saddle: {
    words: "saddle x² − y²",
    window: [
      [-3, 3],
      [-2, 2],
    ],
    start: [2.5, 0.01],
    rate: 0.1,
    f: (x, y) => [x * x - y * y, 2 * x, -2 * y],
  },
  rosenbrock: {
    words: "Rosenbrock (1 − x)² + 100(y − x²)²",
    window: [
      [-2, 2],
      [-1, 3],
    ],
    start: [-1.2, 1],
    rate: 0.001,
    f: (x, y) => {
      const bend = y - x * x;
      return [(1 - x) ** 2 + 100 * bend * bend, -2 * (1 - x) - 400 * x * bend, 200 * bend];
    },
  },
};

/**
 * @typedef {{window: [number, number][], at: (point: number[]) => number[],
 *            low: number, steep: number, table?: any, surface?: any}} Terrain
 *   at: value and slopes, NaN where there is none; low: the lowest value on the map; steep: a typical
 *   slope; table or surface: what is drawn
 */

const CELLS = { 1: 400, 2: 40 }; // a side

/** Points of an even grid over a window. */
export function lattice(/** @type {[number, number][]} */ window) {
  const count = CELLS[window.length];
  const side = ([from, to]) => evenly(from, to, count);
  const [across, up] = window.map(side);
  return up ? up.flatMap((y) => across.map((x) => [x, y])) : across.map((x) => [x]);
}

/** @returns {Terrain} */
function whole(window, at, drawn) {
  const known = lattice(window)
    .map(at)
    .filter((reading) => reading.every(Number.isFinite));
  const sizes = known.map(([, ...slopes]) => Math.hypot(...slopes)).sort((a, b) => a - b);
  return {
    window,
    at,
    low: known.reduce((low, [v]) => Math.min(low, v), Infinity),
    steep: sizes[Math.floor(sizes.length / 2)] || sizes[sizes.length - 1] || 1,
    ...drawn,
  };
}

/** Where a typed function has no break, its own slope needs no second look. */
const ofTable = (t) => {
  const at = t.f && !t.breaks.length ? ([x]) => t.f(x) : ([x]) => [value(t, x), slope(t, x)];
  return whole([[t.from, t.to]], at, { table: t });
};
const ofSurface = (s) => whole(s.window, ([x, y]) => s.at(x, y), { surface: s });

/** What Python sends: numbers, and a window that tells of how many variables. @returns {Terrain} */
export function sent(/** @type {Float64Array} */ numbers, window) {
  return Array.isArray(window[0]) ? ofSurface(surface(numbers, window)) : ofTable(table(numbers));
}

/** A function (x) or (x, y) -> value and slopes; null if it has no value in the window. */
export function made(/** @type {(...point: number[]) => number[]} */ f, window) {
  if (window.length === 2) {
    const found = typed(f, window);
    return found && ofSurface(found);
  }
  const found = sample(f, window[0][0], window[0][1]);
  return found && ofTable(found);
}

/** One of the landscapes that every explorer knows. @returns {Terrain} */
export function named(/** @type {string} */ name) {
  const { window, f } = landscapes[name];
  return /** @type {Terrain} */ (made(f, window));
}

/** Whether most of the map is a hundred times as high as its valley: then levels 1, 2, 5, 10 ... show it. */
export function isSteepWalled(/** @type {any} */ drawn) {
  const values = grid(drawn, 40).values.filter(Number.isFinite).sort();
  const [low, middle, high] = [0, 0.5, 1].map((q) => values[Math.floor(q * (values.length - 1))]);
  return middle - low < 0.2 * (high - low) && high > low;
}
