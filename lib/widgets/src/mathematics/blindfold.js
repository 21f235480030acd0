// @ts-check
// A landscape that nobody sees, drawn from a seed: one bowl, steeper on one side, in two variables
// turned and narrow. A query is one point: the slope there is told, or both numbers of the gradient;
// the value stays hidden. Pure mathematics: no page, no drawing.
import { countOf, rounded, short } from "./numbers.js";
import { descend, namedPlace, placeText } from "./trajectories.js";

/** @typedef {{window: [number, number][], at: (point: number[]) => number[], start: number[],
 *             minimum: number[], within: number}} Game */

const [FROM, TO] = [0, 10];
const BESIDE = 0.01; // where Newton asks for the slope again, to measure the curvature
export const RATE = 0.1; // of plain descent and momentum: small enough for every game
const MOST = 2000; // queries

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function numbers(/** @type {number} */ seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A bowl along a line, its minimum at 0: value and slope; its curvature is `bend` e^(skew u). */
const bowl = (bend, skew) => (u) => [
  (bend * (Math.expm1(skew * u) - skew * u)) / skew ** 2,
  (bend * Math.expm1(skew * u)) / skew,
];

/** The game of a seed in one or two variables. @returns {Game} */
export function game(/** @type {number} */ seed, /** @type {1 | 2} */ variables) {
  const next = numbers(seed * 2 + variables);
  const between = (low, high) => low + (high - low) * next();
  const skew = () => between(0.06, 0.13) * (next() < 0.5 ? -1 : 1);
  const place = () => Array.from({ length: variables }, () => Math.round(between(1, 9) * 10) / 10);
  const minimum = place();
  let start = place();
  while (distance(start, minimum) < 3) start = place();
  const steepest = between(1, 3);
  const bowls = [bowl(steepest, skew()), bowl(steepest / between(3, 10), skew())].slice(0, variables);
  const angle = variables === 2 ? between(0.3, 1.2) * (next() < 0.5 ? -1 : 1) : 0;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const at = (point) => {
    const [dx, dy = 0] = point.map((v, i) => v - minimum[i]);
    const along = [c * dx + s * dy, c * dy - s * dx].slice(0, variables);
    const found = along.map((u, i) => bowls[i](u));
    const value = found.reduce((sum, [v]) => sum + v, 0);
    const [a, b = 0] = found.map(([, slope]) => slope);
    return variables === 2 ? [value, c * a - s * b, s * a + c * b] : [value, a];
  };
  const window = minimum.map(() => /** @type {[number, number]} */ ([FROM, TO]));
  return { window, at, start, minimum, within: variables === 2 ? 0.2 : 0.1 };
}

export const distance = (p, q) => Math.hypot(...p.map((v, i) => v - q[i]));

/** Whether a point is near enough to the minimum to have won. */
export const isThere = (/** @type {Game} */ { minimum, within }, /** @type {number[]} */ point) =>
  distance(point, minimum) <= within + 1e-9;

/** Rows of second derivatives from the slopes here and a little beside: one more query per variable. */
function curvatures(at, point) {
  const [, ...here] = at(point);
  return point.map((_, i) => {
    const [, ...there] = at(point.map((v, j) => (i === j ? v + BESIDE : v)));
    return there.map((slope, j) => (slope - here[j]) / BESIDE);
  });
}

/** How many queries a method needs; the start is the first. */
function queries(/** @type {Game} */ played, /** @type {"plain" | "momentum"} */ method) {
  const everywhere = played.window.map(() => /** @type {[number, number]} */ ([-Infinity, Infinity]));
  const { points } = descend(
    { ...played, window: everywhere, low: 0, steep: 1 },
    played.start,
    method,
    RATE,
    MOST,
  );
  const arrived = points.findIndex((point) => isThere(played, point));
  return arrived < 0 ? NaN : arrived + 1;
}

/** Newton's method asks once here, and once more beside for each variable. */
function newtonQueries(/** @type {Game} */ played) {
  let [point, asked] = [played.start, 1];
  while (!isThere(played, point) && asked < MOST) {
    const [, gx, gy = 0] = played.at(point);
    const [[a, b = 0], [d, e] = [0, 1]] = curvatures(played.at, point);
    asked += point.length + 1; // beside, then where the step leads
    const step = [(b * gy - e * gx) / (a * e - b * d), (d * gx - a * gy) / (a * e - b * d)];
    point = point.map((v, i) => v + step[i]);
  }
  return asked;
}

/** What plain descent, momentum and Newton need from the same start. */
export const par = (/** @type {Game} */ played) => ({
  plain: queries(played, "plain"),
  momentum: queries(played, "momentum"),
  newton: newtonQueries(played),
});

// In words: what a query told, and how near the queries came.

export const AXES = { 1: ["x", "slope"], 2: ["x", "y", "gradient"] }; // variables, and what a query tells

/** The numbers that a query gives: three digits, as they are told. */
const told = (/** @type {Game} */ { at }, point) =>
  at(point)
    .slice(1)
    .map((v) => rounded(v, 4));
export const slopeAt = (/** @type {Game} */ game, /** @type {number[]} */ point) =>
  placeText(told(game, point));

export const count = (/** @type {number} */ n) => countOf(n, "query", "queries");

/** What the last query told; before the second, the rule. */
export function hint(/** @type {Game} */ game, /** @type {number[][]} */ points) {
  const axes = AXES[game.window.length];
  const [says, last] = [axes[axes.length - 1], points[points.length - 1]];
  const rule = `Come within ${game.within} of the minimum.`;
  const way = downhill(told(game, last));
  if (points.length > 1)
    return `${rule} At ${namedPlace(axes, last)} the ${says} is ${slopeAt(game, last)}: ${way}`;
  return `${rule} A query tells the ${says} at one point that you choose; the first is made, at the start: ${way}`;
}

function downhill(/** @type {number[]} */ slopes) {
  if (slopes.every((v) => v === 0)) return "the ground is level there.";
  if (slopes.length === 2) return "the arrow points uphill.";
  return `the ground falls to the ${slopes[0] > 0 ? "left" : "right"} there.`;
}

/** How near the queries came. */
export function result(/** @type {Game} */ game, /** @type {number[][]} */ points) {
  const axes = AXES[game.window.length];
  const off = points.map((p) => Number(distance(p, game.minimum).toFixed(3)));
  const [last, nearest] = [points[points.length - 1], Math.min(...off)];
  const goal = namedPlace(axes, game.minimum);
  if (!isThere(game, last)) {
    const times = points.length === 1 ? "once" : `${points.length} times`;
    return `The minimum is at ${goal}. You asked ${times}; the nearest was ${short(nearest)} away.`;
  }
  const where = nearest ? `${short(nearest)} from the minimum at ${goal}` : "the minimum";
  return `Found with ${count(points.length)}: ${namedPlace(axes, last)} is ${where}.`;
}
