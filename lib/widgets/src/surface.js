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

/** The surface of a table of nine grids, in order of the derivatives. @returns {Surface} */
export function surface(/** @type {Float64Array} */ table, /** @type {Window} */ window) {
  const side = Math.round(Math.sqrt(table.length / 9));
  const [[x0, x1], [y0, y1]] = window;
  const [width, height] = [(x1 - x0) / (side - 1), (y1 - y0) / (side - 1)];
  const at = (x, y) => {
    if (!(x >= x0 && x <= x1 && y >= y0 && y <= y1)) return NOTHING;
    const column = Math.min(Math.floor((x - x0) / width), side - 2);
    const row = Math.min(Math.floor((y - y0) / height), side - 2);
    const across = quintic((x - x0) / width - column, width);
    const up = quintic((y - y0) / height - row, height);
    const found = [0, 0, 0];
    for (let corner = 0; corner < 4; corner++) {
      const [right, top] = [corner & 1, corner >> 1];
      const place = (row + top) * side + column + right;
      if (Number.isNaN(table[place])) return NOTHING;
      for (let k = 0; k < 9; k++) {
        const known = table[k * side * side + place];
        if (Number.isNaN(known)) continue; // a value without a slope: drawn flat
        const [i, j] = [3 * right + Math.floor(k / 3), 3 * top + (k % 3)];
        found[0] += known * across[0][i] * up[0][j];
        found[1] += known * across[1][i] * up[0][j];
        found[2] += known * across[0][i] * up[1][j];
      }
    }
    return isTip(x, y) ? [found[0], NaN, NaN] : found;
  };
  /** Whether a crossing stands here that has a value and no slope. */
  const isTip = (x, y) => {
    const [column, row] = [(x - x0) / width, (y - y0) / height].map(Math.round);
    const place = row * side + column;
    if (!Number.isNaN(table[place + 3 * side * side] + table[place + side * side])) return false;
    return Math.hypot((x - x0) / width - column, (y - y0) / height - row) < 1e-9;
  };
  return { window, at };
}

/**
 * What a value, slope and bend at the left end, and at the right end, of a cell give at s of its
 * width: six numbers for the value there, six for the slope.
 */
function quintic(s, width) {
  const half = (s) => [
    1 + s ** 3 * (-10 + s * (15 - 6 * s)),
    s + s ** 3 * (-6 + s * (8 - 3 * s)),
    (s * s * (1 - s) ** 3) / 2,
  ];
  const rate = (s) => [
    -30 * s * s * (1 - s) ** 2,
    1 + s * s * (-18 + s * (32 - 15 * s)),
    (s * (1 - s) ** 2 * (2 - 5 * s)) / 2,
  ];
  const scale = [1, width, width * width];
  const [left, right, out, back] = [half(s), half(1 - s), rate(s), rate(1 - s)];
  const mirrored = [1, -1, 1]; // seen from the right end, slopes change their sign
  return [
    [...left.map((v, i) => v * scale[i]), ...right.map((v, i) => v * scale[i] * mirrored[i])],
    [
      ...out.map((v, i) => (v * scale[i]) / width),
      ...back.map((v, i) => (-v * scale[i] * mirrored[i]) / width),
    ],
  ];
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
  const [q1, q9] = [quantileSorted(sorted, 0.1) ?? low, quantileSorted(sorted, 0.9) ?? high];
  const reach = 3 * (q9 - q1);
  if (high - low > 10 * (q9 - q1) && q9 > q1) return [Math.max(low, q1 - reach), Math.min(high, q9 + reach)];
  return [low, high];
}
