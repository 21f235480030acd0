// @ts-check
// The mathematics at one point of a surface: slopes along the axes, what the tangent plane predicts,
// the slope in any direction. Pure mathematics: no page, no drawing.

/** @typedef {import("./surface.js").Surface} Surface */
/** @typedef {import("./surface.js").Window} Window */

const ROUNDING = 1e-12; // of what was added up: a smaller rest is none

/** Value and the two slopes at a point; a slope is NaN at a kink. @param {Surface} surface */
export function reading({ at, window }, /** @type {number[]} */ [x, y]) {
  const [value, ...slopes] = at(x, y);
  const kinked = [0, 1].map((along) => {
    const wide = window[along][1] - window[along][0];
    /** The jump of the slope, as seen from a distance d. */
    const jump = (d) => {
      const [dx, dy] = along ? [0, d] : [d, 0];
      return Math.abs(at(x + dx, y + dy)[0] + at(x - dx, y - dy)[0] - 2 * value) / d;
    };
    const [far, near] = [jump(1e-4 * wide), jump(1e-5 * wide)];
    return near > 0.5 * far && near > 1e-6 * (Math.abs(slopes[along]) + Math.abs(value / wide));
  });
  return { value, slopes: slopes.map((v, i) => (kinked[i] ? NaN : v)) };
}

/**
 * A step from a point: what the tangent plane says, what is true, and the rest.
 * @param {Surface} surface
 */
export function prediction(surface, /** @type {number[]} */ [x, y], /** @type {number[]} */ [dx, dy]) {
  const { value, slopes } = reading(surface, [x, y]);
  const predicted = value + slopes[0] * dx + slopes[1] * dy;
  const truth = surface.at(x + dx, y + dy)[0];
  const rest = truth - predicted;
  const rounding = ROUNDING * (Math.abs(truth) + Math.abs(value));
  return { predicted, truth, error: Math.abs(rest) < rounding ? 0 : rest };
}

/** How much longer a step in y is than one in x: a power of ten, 1 unless the window is very flat or tall. */
const ratio = ([[x0, x1], [y0, y1]]) => 10 ** Math.round(Math.log10((y1 - y0) / (x1 - x0)));

/** The longest step of the slider: a round number, at most a quarter of the window. @param {Window} window */
export function largest(window) {
  const [[x0, x1], [y0, y1]] = window;
  const quarter = Math.min(x1 - x0, (y1 - y0) / ratio(window)) / 4;
  const power = 10 ** Math.floor(Math.log10(quarter));
  return [5, 2, 1].map((n) => n * power).find((v) => v <= quarter * (1 + 1e-9)) ?? quarter;
}

/** A step of size h in x and in y, each to the side where the longest has room. @param {Window} window */
export function diagonal(window, at, h) {
  const most = largest(window);
  return [1, ratio(window)].map((scale, i) =>
    at[i] + most * scale <= window[i][1] * (1 + 1e-12) ? h * scale : -h * scale,
  );
}

/** Length and angle (degrees, from x toward y, 0 to 360) of a gradient; a length of 0 has no angle. */
export function polar(/** @type {number[]} */ [gx, gy], typical = 1) {
  const size = Math.hypot(gx, gy);
  if (!(size > 1e-6 * typical)) return { size: Number.isNaN(size) ? NaN : 0, angle: NaN };
  return { size, angle: turned((Math.atan2(gy, gx) * 180) / Math.PI) };
}

/** An angle from 0 to 360. */
export const turned = (angle) => ((angle % 360) + 360) % 360;

/** The unit vector of an angle, exact at the four right ones. */
export function unit(/** @type {number} */ angle) {
  const right = turned(angle) / 90;
  if (Number.isInteger(right))
    return [
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ][right];
  return [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
}

/** The slope in the direction of an angle: the gradient times the unit vector. */
export function slopeAlong(/** @type {number[]} */ [gx, gy], /** @type {number} */ angle) {
  const [ux, uy] = unit(angle);
  const sum = gx * ux + gy * uy;
  return Math.abs(sum) < ROUNDING * (Math.abs(gx) + Math.abs(gy)) ? 0 : sum;
}

/** The steepest slope on a map, for the length of arrows. @param {Surface} surface */
export function steepest({ at, window: [[x0, x1], [y0, y1]] }, n = 24) {
  const sizes = [];
  for (let i = 0; i <= n; i++)
    for (let j = 0; j <= n; j++) {
      const [, gx, gy] = at(x0 + ((x1 - x0) * i) / n, y0 + ((y1 - y0) * j) / n);
      if (Number.isFinite(gx + gy)) sizes.push(Math.hypot(gx, gy));
    }
  sizes.sort((a, b) => a - b);
  return sizes[Math.floor(0.95 * (sizes.length - 1))] || 1;
}
