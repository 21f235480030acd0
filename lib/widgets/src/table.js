// @ts-check
// A function as a table of knots, values and slopes. Between two knots it is the one cubic that has
// their values and slopes, so value, slope and secant come without calling the function again. Made
// in Python by lib/widgets/samples.py, or here by `sample` for a function that a reader types.
// Pure mathematics: no page, no drawing.
import { bisectRight, quantileSorted } from "d3-array";

/**
 * @typedef {{from: number, to: number, kind: "gap"|"hole"|"split"|"pole"|"jump"|"corner"|"vertical",
 *            left: number, right: number}} Break  left, right: the slopes on its two sides
 * @typedef {{x: Float64Array, y: Float64Array, d: Float64Array, from: number, to: number,
 *            low: number, high: number, finest: number, breaks: Break[]}} Table
 */

const CELLS = 128; // the same five numbers as in samples.py
const MOST = 3000;
const FINEST = 1e-9;
const EDGE = 1e-15; // where values end: sqrt(x) is still 3e-5 at 1e-9
const TOLERANCE = 1e-7;

/** The table of 3n numbers: n knots, n values, n slopes. @param {Float64Array} columns @returns {Table} */
export function table(columns) {
  const n = columns.length / 3;
  const [x, y, d] = [0, 1, 2].map((row) => columns.subarray(row * n, (row + 1) * n));
  const t = {
    x,
    y,
    d,
    from: x[0],
    to: x[n - 1],
    low: 0,
    high: 1,
    finest: FINEST * (x[n - 1] - x[0]),
    breaks: [],
  };
  [t.low, t.high] = range(t);
  t.breaks = breaks(t);
  return t;
}

/** The 3n numbers behind a binary trait, which may start at any byte. @param {DataView} view */
export function float64(view) {
  return new Float64Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));
}

/** Tables a function x -> [value, slope] as samples.py does. @param {(x: number) => number[]} f */
export function sample(f, from, to) {
  const at = (x) => [x, ...f(x).map((v) => (Number.isFinite(v) ? v : NaN))];
  let knots = Array.from({ length: CELLS + 1 }, (_, i) => at(from + (i * (to - from)) / CELLS));
  const values = knots
    .map((k) => k[1])
    .filter((v) => !Number.isNaN(v))
    .sort((a, b) => a - b);
  if (!values.length) return null;
  const scale = (quantileSorted(values, 0.9) - quantileSorted(values, 0.1)) / (to - from) + Number.MIN_VALUE;
  const finest = FINEST * (to - from);
  const edge = Math.max(EDGE * (to - from), 4 * Number.EPSILON * Math.max(Math.abs(from), Math.abs(to)));
  let open = knots.slice(1).map(() => true);
  while (open.includes(true)) {
    const room = knots.length < MOST;
    const [nextKnots, nextOpen] = [[knots[0]], []];
    knots.slice(1).forEach((b, i) => {
      const a = knots[i];
      const atEdge = Number.isNaN(a[1]) !== Number.isNaN(b[1]); // looked for even when there is no room
      const wide = b[0] - a[0] > (atEdge ? edge : finest) && (room || atEdge);
      const middle = open[i] && wide ? at((a[0] + b[0]) / 2) : null;
      const split = middle && !agrees(a, middle, b, scale);
      nextKnots.push(...(split ? [middle, b] : [b]));
      nextOpen.push(...(split ? [true, true] : [false]));
    });
    [knots, open] = [nextKnots, nextOpen];
  }
  return table(Float64Array.from([0, 1, 2].flatMap((row) => knots.map((k) => k[row]))));
}

function agrees(a, middle, b, scale) {
  const width = b[0] - a[0];
  const cubic = (a[1] + b[1]) / 2 + (width * (a[2] - b[2])) / 8;
  const error = (3.1 * Math.abs(cubic - middle[1])) / width;
  const steep = Math.abs(middle[2]);
  if ([a, middle, b].every((k) => Number.isNaN(k[1]))) return true;
  return error <= TOLERANCE * (scale + steep + Math.min(steep / (10 * scale), 1e4) * steep);
}

/** The cell that holds x. @param {Table} t */
function locate(t, x) {
  return Math.min(Math.max(bisectRight(t.x, x) - 1, 0), t.x.length - 2);
}

/** In cell i the cubic is y[i] + c1 s + c2 s^2 + c3 s^3, with s from 0 to 1. @param {Table} t */
function cubic(t, i) {
  const width = t.x[i + 1] - t.x[i];
  const rise = t.y[i + 1] - t.y[i];
  if (!Number.isFinite(t.d[i] + t.d[i + 1])) return [rise, 0, 0]; // beside a vertical tangent: straight
  const [m0, m1] = [t.d[i] * width, t.d[i + 1] * width];
  return [m0, 3 * rise - 2 * m0 - m1, m0 + m1 - 2 * rise];
}

/** f(x), NaN where the table has no value. @param {Table} t */
export function value(t, x) {
  const i = locate(t, x);
  if (x === t.x[i]) return t.y[i];
  if (x === t.x[i + 1]) return t.y[i + 1];
  if (t.x[i + 1] - t.x[i] <= t.finest && Number.isNaN(t.y[i] + t.y[i + 1]))
    // the end of the domain, as near as it is known
    return Number.isNaN(t.y[i]) ? t.y[i + 1] : t.y[i];
  const s = (x - t.x[i]) / (t.x[i + 1] - t.x[i]);
  const [c1, c2, c3] = cubic(t, i);
  return t.y[i] + s * (c1 + s * (c2 + s * c3));
}

/** f'(x), NaN at a break, where there is no tangent. @param {Table} t */
export function slope(t, x) {
  if (breakAt(t, x)) return NaN;
  const i = locate(t, x);
  const width = t.x[i + 1] - t.x[i];
  const s = (x - t.x[i]) / width;
  const [c1, c2, c3] = cubic(t, i);
  return (c1 + s * (2 * c2 + 3 * s * c3)) / width;
}

/**
 * The slope of the chord from x to x + h. Inside one cell it is a divided difference of the cubic,
 * a polynomial: so nothing cancels, however small h is. A chord over one knot is the weighted mean
 * of its two parts. @param {Table} t
 */
export function secant(t, x, h) {
  const [low, size] = h > 0 ? [x, h] : [x + h, -h];
  const i = locate(t, low);
  const room = t.x[i + 1] - low;
  if (size <= room) return inCell(t, i, low, size);
  if (i + 2 < t.x.length && low + size <= t.x[i + 2])
    return (
      (room * inCell(t, i, low, room) + (size - room) * inCell(t, i + 1, t.x[i + 1], size - room)) / size
    );
  return (value(t, x + h) - value(t, x)) / h;
}

function inCell(t, i, x, h) {
  const width = t.x[i + 1] - t.x[i];
  const s = (x - t.x[i]) / width;
  const r = s + h / width;
  const [c1, c2, c3] = cubic(t, i);
  return (c1 + c2 * (s + r) + c3 * (s * s + s * r + r * r)) / width;
}

/** The break at x, if there is one. @param {Table} t */
export function breakAt(t, x) {
  return t.breaks.find((b) => x >= b.from && x <= b.to);
}

/** Lowest and highest value to draw: all of them, unless a pole would flatten the rest. @param {Table} t */
function range(t) {
  const n = 400;
  const values = Array.from({ length: n + 1 }, (_, i) => value(t, t.from + (i * (t.to - t.from)) / n));
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (!sorted.length) return [-1, 1];
  const [low, high] = [sorted[0], sorted[sorted.length - 1]];
  const [q1, q9] = [quantileSorted(sorted, 0.1), quantileSorted(sorted, 0.9)];
  const reach = 1.5 * (q9 - q1);
  if (high - low > 5 * (q9 - q1) && q9 > q1) return [Math.max(low, q1 - reach), Math.min(high, q9 + reach)];
  if (high > low) return [low, high];
  return [low - 1, high + 1]; // a constant
}

/** Where f has no value, jumps, or has no slope. @param {Table} t @returns {Break[]} */
function breaks(t) {
  /** @type {Break[]} */
  const found = [];
  const odd = (i) => Number.isNaN(t.y[i] + t.y[i + 1]) || t.x[i + 1] - t.x[i] <= t.finest;
  for (let i = 0; i + 1 < t.x.length; i++) {
    if (!odd(i)) continue;
    let j = i;
    while (j + 2 < t.x.length && odd(j + 1)) j++;
    const kind = kindOfBreak(t, i, j + 1);
    if (kind) found.push({ from: t.x[i], to: t.x[j + 1], kind, left: t.d[i], right: t.d[j + 1] });
    i = j;
  }
  return found;
}

function kindOfBreak(t, i, j) {
  const tall = t.high - t.low;
  const typical = tall / (t.to - t.from);
  const empty = t.y.subarray(i, j + 1).some(Number.isNaN);
  const sides = [t.y[i], t.y[j]].filter((v) => !Number.isNaN(v));
  const point = t.x[j] - t.x[i] <= 64 * t.finest;
  if (point && sides.some((v) => v > t.high + 50 * tall || v < t.low - 50 * tall)) return "pole";
  if (empty && !point) return "gap";
  const rise = Math.abs(t.y[j] - t.y[i]);
  const steep = Math.max(...[t.d[i], t.d[j]].map((d) => (Number.isNaN(d) ? 0 : Math.abs(d))));
  if (!empty && steep > 1e3 * typical && rise < 0.02 * tall) return "vertical";
  if (rise > 1e-3 * tall) return empty ? "split" : "jump";
  if (empty) return "hole";
  return Math.abs(t.d[j] - t.d[i]) > 1e-4 * (typical + steep) ? "corner" : null;
}

/** h such that x + h stays between the ends; it turns to the other side where there is no room. */
export function fit(from, to, x, h, smallest) {
  const room = h > 0 ? to - x : x - from;
  const side = room < smallest ? -Math.sign(h) : Math.sign(h);
  const most = side > 0 ? to - x : x - from;
  return side * Math.min(Math.max(Math.abs(h), smallest), most);
}
