// @ts-check
// Gradient descent, momentum and Adam: the formulas of lib/optim.py, one number at a time, and the
// path that each takes from a start. Pure mathematics: no page, no drawing.
import { isStill, kind } from "./curvature.js";
import { short } from "./numbers.js";

/** @typedef {import("./landscapes.js").Terrain} Terrain */
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

// In words: leaving the map, standing still, growing, and the learning rate's limit.

export const NAMES = { plain: "plain descent", momentum: "momentum", adam: "Adam" };
const WHAT = {
  minimum: "a minimum",
  maximum: "a maximum, not a minimum",
  saddle: "a saddle, not a minimum",
  flat: "flat ground",
};

export const upper = (/** @type {string} */ words) => words[0].toUpperCase() + words.slice(1);

const digits = (v) => short(Math.abs(v) < 1e-12 ? 0 : v);

/** A place as people write it: 3.2, or (10, 1). */
export const placeText = (/** @type {number[]} */ point) =>
  point.length > 1 ? `(${point.map(digits).join(", ")})` : digits(point[0]);

/** A place with the names of its variables: w = 3.2, or (x, y) = (10, 1). */
export const namedPlace = (/** @type {string[]} */ axes, /** @type {number[]} */ point) =>
  `${variablesText(axes)} = ${placeText(point)}`;

/** The names of the variables, without that of the value: w, or (x, y). */
export const variablesText = (/** @type {string[]} */ axes) =>
  axes.length > 2 ? `(${axes.slice(0, 2).join(", ")})` : axes[0];

/** Whether a path has come to rest: no gradient, and the last step was none. @param {Terrain} terrain */
export function rests(terrain, /** @type {Trajectory} */ { points, readings, end }) {
  if (end !== "going" || !isStill(terrain, readings[readings.length - 1])) return false;
  const [before, now] = [points[Math.max(points.length - 2, 0)], points[points.length - 1]];
  return now.every((v, i) => Math.abs(v - before[i]) <= 1e-6 * (terrain.window[i][1] - terrain.window[i][0]));
}

/** Which paths leave the map, and with which step; nothing if none does. @param {Record<string, Trajectory>} paths */
export function leaving(paths) {
  const left = Object.entries(paths).filter(([, { end }]) => end === "left");
  if (!left.length) return "";
  const names = left.map(([method, { points }]) => `${NAMES[method]} (step ${points.length - 1})`);
  const all = [names.slice(0, -1).join(", "), names[names.length - 1]].filter(Boolean).join(" and ");
  return `${upper(all)} ${left.length > 1 ? "leave the map and stop there." : "leaves the map and stops there."}`;
}

/** What is special about where a path stands on the map; nothing if it goes on downhill. */
export function event(/** @type {Terrain} */ terrain, method, /** @type {Trajectory} */ path) {
  const [name, step] = [upper(NAMES[method]), path.points.length - 1];
  if (path.end === "left") return "";
  if (path.end === "empty") return `${name} stands where there is no value, and stops there.`;
  if (path.end === "kink") return `${name} stands at a kink: without a gradient it stops there.`;
  if (rests(terrain, path))
    return `${name} stands still: the gradient is 0, ${WHAT[kind(terrain, path.points[step])]}.`;
  const last = path.readings.slice(-4).map(([value]) => value);
  if (last.length < 4) return "";
  const same = (a, b) => Math.abs(a - b) <= 1e-9 * (Math.abs(a) + Math.abs(b));
  if (same(last[3], last[1]) && same(last[2], last[0]) && !isStill(terrain, path.readings[step]))
    return `${name} jumps to and fro, and comes no lower.`;
  if (last.every((v, i) => i === 0 || v > last[i - 1]))
    return `The last steps of ${NAMES[method]} go uphill.`;
  return "";
}

/** What 2/L says about the learning rate of plain descent. */
export function stabilityWords(
  axes,
  rate,
  /** @type {ReturnType<typeof import("./curvature.js").limit>} */ limit,
) {
  if (!limit) return "No minimum with a curvature is on this map, so no limit 2/L is known.";
  const [bound, most] = [short(limit.rate), short(limit.curvatures[0])];
  const least = limit.curvatures[limit.curvatures.length - 1];
  if (limit.at) {
    const [where, above] = [namedPlace(axes, limit.at), rate > limit.rate];
    const there = `At the minimum nearest to plain descent, ${where}, the largest curvature is L = ${most}`;
    return `${there}: ${above ? `above 2/L = ${bound} it cannot` : `below 2/L = ${bound} it can`} settle there.`;
  }
  const known = `The largest curvature is L = ${most}, the same everywhere`;
  if (least < 0)
    return `${known}. Along another direction the ground falls without end: no learning rate settles.`;
  if (Math.abs(rate - limit.rate) <= 1e-9 * rate)
    return `${known}, and the learning rate is 2/L: plain descent does not settle.`;
  const along = limit.curvatures.length > 1 ? " along its direction" : "";
  if (rate > limit.rate)
    return `${known}. Above 2/L = ${bound} each step of plain descent ends farther from the minimum${along}.`;
  return `${known}: plain descent settles below 2/L = ${bound}.`;
}
