// @ts-check
// A function of two variables over a window of the plane: its value and its two slopes anywhere.
// From Python comes a table of values and derivatives on an even grid (lib/widgets/surface.py); between
// four crossings it is the one surface of degree five in x and in y that has them all. A function
// that a reader types is evaluated itself.
// Pure mathematics: no page, no drawing.
import { quantileSorted } from "d3-array";

/**
 * @typedef {[[number, number], [number, number]]} Window  the ends of x and of y
 * @typedef {{window: Window, at: (x: number, y: number) => number[]}} Surface
 *   at: value, slope in x, slope in y; NaN where there is none
 * @typedef {{columns: number, rows: number, x: number[], y: number[], values: Float64Array}} Grid
 *   values[row * columns + column], NaN where there is none
 */

const NOTHING = [NaN, NaN, NaN];
const ALL = 1 - 1e-9; // of a weight

/** The surface of a table of nine grids, in order of the derivatives. @returns {Surface} */
export function surface(/** @type {Float64Array} */ table, /** @type {Window} */ window) {
  const size = table.length / 9;
  const side = Math.round(Math.sqrt(size));
  const [[x0, x1], [y0, y1]] = window;
  const [width, height] = [(x1 - x0) / (side - 1), (y1 - y0) / (side - 1)];
  const [across, up] = [new Float64Array(12), new Float64Array(12)]; // used again: a path asks often
  const at = (x, y) => {
    if (!(x >= x0 && x <= x1 && y >= y0 && y <= y1)) return NOTHING;
    const column = Math.min(Math.floor((x - x0) / width), side - 2);
    const row = Math.min(Math.floor((y - y0) / height), side - 2);
    quintic(across, (x - x0) / width - column, width);
    quintic(up, (y - y0) / height - row, height);
    let [value, inX, inY, lostX, lostY] = [0, 0, 0, 0, 0];
    for (let corner = 0; corner < 4; corner++) {
      const [right, top] = [corner & 1, corner >> 1];
      const place = (row + top) * side + column + right;
      if (Number.isNaN(table[place])) return NOTHING;
      for (let k = 0; k < 9; k++) {
        const known = table[k * size + place];
        const [u, v] = [3 * right + Math.floor(k / 3), 3 * top + (k % 3)];
        if (Number.isNaN(known)) {
          // a crossing with a value and no slope: none along a kink, flat beside it
          if (k === 3 && across[6 + u] > ALL) lostX += up[v];
          if (k === 1 && up[6 + v] > ALL) lostY += across[u];
          continue;
        }
        value += known * across[u] * up[v];
        inX += known * across[6 + u] * up[v];
        inY += known * across[u] * up[6 + v];
      }
    }
    return [value, lostX > ALL ? NaN : inX, lostY > ALL ? NaN : inY];
  };
  return { window, at };
}

/**
 * What value, slope and bend at the left end of a cell, and those at its right end, give at s of its
 * width: six numbers for the value there, six for the slope.
 */
function quintic(into, s, width) {
  const r = 1 - s;
  into[0] = 1 + s * s * s * (-10 + s * (15 - 6 * s));
  into[1] = width * (s + s * s * s * (-6 + s * (8 - 3 * s)));
  into[2] = (width * width * s * s * r * r * r) / 2;
  into[3] = 1 - into[0];
  into[4] = -width * (r + r * r * r * (-6 + r * (8 - 3 * r)));
  into[5] = (width * width * r * r * s * s * s) / 2;
  into[6] = (-30 * s * s * r * r) / width;
  into[7] = 1 + s * s * (-18 + s * (32 - 15 * s));
  into[8] = (width * s * r * r * (2 - 5 * s)) / 2;
  into[9] = -into[6];
  into[10] = 1 + r * r * (-18 + r * (32 - 15 * r));
  into[11] = (-width * r * s * s * (2 - 5 * r)) / 2;
}

/** The surface of a function (x, y) -> [value, slope in x, slope in y]; null if it has no value. */
export function typed(/** @type {(x: number, y: number) => number[]} */ f, /** @type {Window} */ window) {
  const at = (x, y) => {
    const [value, ...slopes] = f(x, y);
    if (!Number.isFinite(value)) return NOTHING;
    return [value, ...slopes.map((v) => (Number.isFinite(v) ? v : NaN))];
  };
  const whole = { window, at };
  return grid(whole, 48).values.some(Number.isFinite) ? whole : null;
}

/** Values on an even grid with about as many cells on its longer side. @param {Surface} surface @returns {Grid} */
export function grid({ window, at }, cells, shape = 1) {
  const [[x0, x1], [y0, y1]] = window;
  const [columns, rows] = [Math.min(1, shape), Math.min(1, 1 / shape)].map((s) => Math.ceil(cells * s) + 1);
  const x = Array.from({ length: columns }, (_, i) => x0 + ((x1 - x0) * i) / (columns - 1));
  const y = Array.from({ length: rows }, (_, i) => y0 + ((y1 - y0) * i) / (rows - 1));
  x[columns - 1] = x1; // not a rounding beyond it
  y[rows - 1] = y1;
  const values = new Float64Array(columns * rows);
  y.forEach((v, row) => x.forEach((u, column) => (values[row * columns + column] = at(u, v)[0])));
  return { columns, rows, x, y, values };
}

/** Lowest and highest value to draw: all of them, unless a pole would flatten the rest. */
export function span(/** @type {Float64Array} */ values) {
  const sorted = values.filter(Number.isFinite).sort();
  if (!sorted.length) return [-1, 1];
  const [low, high] = [sorted[0], sorted[sorted.length - 1]];
  const [q1, q9] = [quantileSorted([...sorted], 0.1) ?? low, quantileSorted([...sorted], 0.9) ?? high];
  const reach = 3 * (q9 - q1);
  if (high - low > 10 * (q9 - q1) && q9 > q1) return [Math.max(low, q1 - reach), Math.min(high, q9 + reach)];
  return [low, high];
}

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
