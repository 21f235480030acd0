// @ts-check
// The sinusoidal encoding of a place: one clock for each frequency, whose hand begins at the top and
// turns clockwise by so many radians for each place. Pure mathematics: no page, no drawing.

/** The frequencies of so many clocks, in radians per place: from 1 on, in even ratios, towards 1/10000. */
export const frequencies = (/** @type {number} */ clocks) =>
  Array.from({ length: clocks }, (_, k) => 10000 ** (-k / clocks));

/** Sine and cosine of every hand at a place. */
export const encoding = (/** @type {number[]} */ omegas, /** @type {number} */ place) =>
  omegas.flatMap((omega) => [Math.sin(omega * place), Math.cos(omega * place)]);

/** The dot product of the encodings of two places, which are a distance apart. */
export const product = (/** @type {number[]} */ omegas, /** @type {number} */ distance) =>
  omegas.reduce((sum, omega) => sum + Math.cos(omega * distance), 0);

/** How far apart their encodings are: each hand adds the square of a chord. */
export const gap = (/** @type {number[]} */ omegas, /** @type {number} */ distance) =>
  2 * Math.hypot(...omegas.map((omega) => Math.sin((omega * distance) / 2)));

/** Whether two different places are closer to one another than neighbours are. */
export const alike = (/** @type {number[]} */ omegas, /** @type {number} */ distance) =>
  distance !== 0 && gap(omegas, distance) < gap(omegas, 1) * (1 - 1e-9);

/**
 * The place whose hand points where a finger is, the nearest one to the place before.
 * @param {number} omega @param {number} place @param {[number, number]} from  the middle of the clock, to the right and up
 */
export function turnedTo(omega, place, [right, up]) {
  if (!right && !up) return place;
  const turn = Math.atan2(right, up) - omega * place;
  return place + (turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI))) / omega;
}
