// @ts-check
// Gradient descent, momentum and Adam: the formulas of lib/optim.py, one number at a time, and the
// path that each takes from a start. Pure mathematics: no page, no drawing.

/** @typedef {import("./terrain.js").Terrain} Terrain */
/** @typedef {"plain" | "momentum" | "adam"} Method */
/**
 * @typedef {{points: number[][], readings: number[][], end: "going" | "left" | "empty" | "kink"}} Trajectory
 *   readings: value and slopes at each point. Where it ends: still going; off the map with its last
 *   point; at a point without a value; at a point without a slope.
 */

const MOMENTUM = 0.9;
const [BETA1, BETA2, EPSILON] = [0.9, 0.999, 1e-8];

/** What is subtracted from a number with the slope g. @type {Record<Method, (rate: number) => (g: number) => number>} */
const MOVES = {
  plain: (rate) => (g) => rate * g,
  momentum: (rate) => {
    let v = 0;
    return (g) => {
      v = MOMENTUM * v + g;
      return rate * v;
    };
  },
  adam: (rate) => {
    let [mean, square, steps] = [0, 0, 0];
    return (g) => {
      steps += 1;
      mean = BETA1 * mean + (1 - BETA1) * g;
      square = BETA2 * square + (1 - BETA2) * g * g;
      const [m, s] = [mean / (1 - BETA1 ** steps), square / (1 - BETA2 ** steps)];
      return (rate * m) / (Math.sqrt(s) + EPSILON);
    };
  },
};

/** @type {Method[]} */
export const METHODS = ["plain", "momentum", "adam"];

/** Whether a point lies in a window. */
export const inside = (/** @type {[number, number][]} */ window, /** @type {number[]} */ point) =>
  point.every((v, i) => v >= window[i][0] && v <= window[i][1]);

/** The path of a method: it stops where it leaves the map, or where there is no gradient. @returns {Trajectory} */
export function descend(
  /** @type {Terrain} */ terrain,
  /** @type {number[]} */ start,
  /** @type {Method} */ method,
  /** @type {number} */ rate,
  /** @type {number} */ steps,
) {
  const moves = start.map(() => MOVES[method](rate));
  const [points, readings] = [[start], [terrain.at(start)]];
  for (let k = 0; ; k++) {
    const [value, ...slopes] = readings[k];
    if (!Number.isFinite(value)) return { points, readings, end: "empty" };
    if (!slopes.every(Number.isFinite)) return { points, readings, end: "kink" };
    if (k === steps) return { points, readings, end: "going" };
    const next = points[k].map((v, i) => v - moves[i](slopes[i]));
    points.push(next);
    if (!inside(terrain.window, next)) {
      readings.push([NaN, ...next.map(() => NaN)]);
      return { points, readings, end: "left" };
    }
    readings.push(terrain.at(next));
  }
}
