// @ts-check
// The mathematics of four losses of a logit, in closed form and stable at ±1000. Pure mathematics.
import { sigmoid, sigmoidSlope } from "./activations.js";
import { evenly } from "./numbers.js";

/** @typedef {"cross-entropy" | "hinge" | "squared" | "1 − p"} Name */

/** @type {Name[]} */
export const LOSSES = ["cross-entropy", "hinge", "squared", "1 − p"];

/** A loss at the logit z for an answer of 1 or 0. */
export function loss(/** @type {Name} */ name, /** @type {number} */ z, /** @type {number} */ target) {
  const away = target ? -z : z; // how far on the wrong side
  if (name === "cross-entropy") return Math.max(away, 0) + Math.log1p(Math.exp(-Math.abs(away)));
  if (name === "hinge") return Math.max(0, 1 + away);
  return name === "squared" ? sigmoid(away) ** 2 : sigmoid(-z); // 1 − p has no target
}

/** Its slope in z; NaN at the kink of hinge, seen from no side. */
export function slope(/** @type {Name} */ name, /** @type {number} */ z, /** @type {number} */ target) {
  const [away, sign] = target ? [-z, -1] : [z, 1];
  if (name === "cross-entropy") return sign * sigmoid(away);
  if (name === "hinge") return away === -1 ? NaN : away > -1 ? sign : 0;
  return name === "squared" ? sign * 2 * sigmoid(away) * sigmoidSlope(z) : -sigmoidSlope(z);
}

/** What there is to read off at z. */
export const reading = ({ z, target }) => ({
  p: sigmoid(z),
  losses: LOSSES.map((name) => ({ name, loss: loss(name, z, target), slope: slope(name, z, target) })),
});

/** Where hinge has its kink. */
export const kink = (/** @type {number} */ target) => (target ? 1 : -1);

/** The points of a curve to join: even ones, and that of the kink. */
export function outline(/** @type {Name} */ name, [low, high], target, count) {
  const even = evenly(low, high, count);
  const at = kink(target);
  if (name === "hinge" && at > low && at < high) even.push(at);
  return even.sort((p, q) => p - q).map((z) => [z, loss(name, z, target)]);
}
