// @ts-check
// What the game says: what a query told, and how near the queries came. Nothing here draws.
import { distance, isThere } from "./blindfold.js";
import { namedPlace, placeText } from "./descentWords.js";
import { short } from "./numbers.js";

/** @typedef {import("./blindfold.js").Game} Game */

export const AXES = { 1: ["x", "slope"], 2: ["x", "y", "gradient"] }; // variables, and what a query tells

/** The numbers that a query gives: three digits, as they are told. */
const told = (/** @type {Game} */ { at }, point) =>
  at(point)
    .slice(1)
    .map((v) => Number(v.toPrecision(4)));
export const slopeAt = (/** @type {Game} */ game, /** @type {number[]} */ point) =>
  placeText(told(game, point));

export const count = (/** @type {number} */ n) => (n === 1 ? "1 query" : `${n} queries`);

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
