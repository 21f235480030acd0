// @ts-check
// A function as a table of knots, values and slopes. Between two knots it is the one cubic that has
// their values and slopes. Made in Python by lib/widgets/samples.py, or here by `sample` for a function
// that a reader types. That one is at hand as well: then its own values and slopes are read, and the
// table only draws the curve.
// Pure mathematics: no page, no drawing.
import { bisector, bisectRight, quantileSorted, ticks } from "d3-array";
import { between, evenly } from "./numbers.js";

/**
 * @typedef {{from: number, to: number, kind: "gap"|"hole"|"split"|"pole"|"jump"|"corner"|"vertical",
 *            left: number, right: number}} Break  left, right: the slopes on its two sides
 * @typedef {{x: Float64Array, y: Float64Array, d: Float64Array, from: number, to: number,
 *            low: number, high: number, finest: number, breaks: Break[],
 *            f: ((x: number) => number[]) | null}} Table  f: value and slope, if the function is at hand
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
  /** @type {Table} */
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
    f: null,
  };
  [t.low, t.high] = range(t);
  t.breaks = breaks(t);
  return t;
}

/** The 3n numbers behind a binary trait, which may start at any byte. @param {DataView} view */
export function float64(view) {
  return new Float64Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));
}

const quantile = (/** @type {number[]} */ sorted, /** @type {number} */ q) =>
  quantileSorted(sorted, q) ?? NaN;

/** Tables a function x -> [value, slope] as samples.py does. @param {(x: number) => number[]} f */
export function sample(f, from, to) {
  const at = (x) => [x, ...f(x).map((v) => (Number.isFinite(v) ? v : NaN))];
  let knots = grid(from, to).map(at);
  const values = knots
    .map((k) => k[1])
    .filter((v) => !Number.isNaN(v))
    .sort((a, b) => a - b);
  if (!values.length) return null;
  const scale = (quantile(values, 0.9) - quantile(values, 0.1)) / (to - from) + Number.MIN_VALUE;
  const finest = FINEST * (to - from);
  const edge = Math.max(EDGE * (to - from), 4 * Number.EPSILON * Math.max(Math.abs(from), Math.abs(to)));
  let open = knots.slice(1).map(() => true);
  while (open.includes(true)) {
    const room = knots.length < MOST;
    const nextKnots = [knots[0]];
    /** @type {boolean[]} */
    const nextOpen = [];
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
  knots = withRoundPlaces(knots, at, finest);
  return { ...table(Float64Array.from([0, 1, 2].flatMap((row) => knots.map((k) => k[row])))), f };
}

/** A break found close to a number of few digits is there: that number becomes a knot. */
function withRoundPlaces(knots, at, finest) {
  const places = knots
    .slice(1)
    .map((b, i) => (b[0] - knots[i][0] <= finest ? roundest(knots[i][0], b[0]) : NaN));
  return knots.flatMap((a, i) =>
    places[i] > a[0] && places[i] < knots[i + 1][0] ? [a, at(places[i])] : [a],
  );
}

/** The number from a to b with the fewest decimals, NaN if it would need more than six. */
function roundest(a, b) {
  for (let digits = 0; digits <= 6; digits++) {
    const place = Number(((a + b) / 2).toFixed(digits)) || 0;
    if (place >= a && place <= b) return place;
  }
  return NaN;
}

/** Evenly spaced, and the round numbers as well: there are the holes, where an even grid may step over them. */
function grid(from, to) {
  const even = evenly(from, to, CELLS);
  const round = ticks(from, to, 40);
  const apart = even.filter(
    (x) => x === from || x === to || round.every((r) => Math.abs(x - r) > 0.45 * (even[1] - from)),
  );
  return [...new Set([...apart, ...round])].sort((a, b) => a - b);
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
  return between(0, bisectRight(t.x, x) - 1, t.x.length - 2);
}

/** In cell i the cubic is y[i] + c1 s + c2 s^2 + c3 s^3, with s from 0 to 1. @param {Table} t */
function cubic(t, i) {
  const width = t.x[i + 1] - t.x[i];
  const rise = t.y[i + 1] - t.y[i];
  if (!Number.isFinite(t.d[i] + t.d[i + 1])) return [rise, 0, 0]; // beside a vertical tangent: straight
  const [m0, m1] = [t.d[i] * width, t.d[i + 1] * width];
  return [m0, 3 * rise - 2 * m0 - m1, m0 + m1 - 2 * rise];
}

/** f(x), NaN where there is no value. @param {Table} t */
export function value(t, x) {
  if (!t.f) return drawn(t, x);
  const [y] = t.f(x);
  return Number.isFinite(y) ? y : NaN;
}

/** The height of the drawn curve at x. @param {Table} t */
export function drawn(t, x) {
  const i = locate(t, x);
  if (x === t.x[i]) return t.y[i];
  if (x === t.x[i + 1]) return t.y[i + 1];
  const s = (x - t.x[i]) / (t.x[i + 1] - t.x[i]);
  if (t.x[i + 1] - t.x[i] <= t.finest) return t.y[s < 0.5 ? i : i + 1]; // a break: nothing joins its sides
  const [c1, c2, c3] = cubic(t, i);
  return t.y[i] + s * (c1 + s * (c2 + s * c3));
}

/** f'(x), NaN where there is no tangent with a slope. @param {Table} t */
export function slope(t, x) {
  if (t.f) return isSmooth(t, x) ? t.f(x)[1] : NaN;
  return breakAt(t, x) ? NaN : drawnSlope(t, x);
}

function drawnSlope(t, x) {
  const i = locate(t, x);
  const width = t.x[i + 1] - t.x[i];
  const s = (x - t.x[i]) / width;
  const [c1, c2, c3] = cubic(t, i);
  return (c1 + s * (2 * c2 + 3 * s * c3)) / width;
}

/** Closer and closer to x, values and slopes of a smooth curve agree better and better. */
function isSmooth(t, x) {
  const beside = [-1, -0.5, 0, 0.5, 1].map((s) => t.f(between(t.from, x + s * t.finest, t.to)));
  const typical = (t.high - t.low) / (t.to - t.from);
  const allowed = [
    1e-12 * (Math.abs(beside[2][0]) + t.high - t.low),
    1e-6 * (Math.abs(beside[2][1]) + typical),
  ];
  return allowed.every((rounding, row) => {
    const seen = beside.map((pair) => pair[row]);
    if (!seen.every(Number.isFinite)) return false;
    const [near, far] = [seen.slice(1, 4), seen].map((all) => Math.max(...all) - Math.min(...all));
    return near <= Math.max(0.75 * far, rounding);
  });
}

/** x + h as it was meant: 0.1 + 0.2 is 0.3, and there may be a pole. */
export function end(x, h) {
  const size = Math.max(Math.abs(x), Math.abs(h));
  return Number((x + h).toFixed(between(0, 14 - Math.floor(Math.log10(size)), 100))) || 0;
}

/**
 * The slope of the chord from x to x + h. The quotient of f itself loses digits when h is small. Where
 * it agrees, as far as its rounding lets see, with the tangent's slope plus the bend of the drawn
 * cubic, that sum has them. @param {Table} t
 */
export function secant(t, x, h) {
  if (!t.f) return drawnSecant(t, x, h);
  const [far, y] = [end(x, h), value(t, x)];
  const run = far - x;
  const quotient = (value(t, far) - y) / run;
  const bent = slope(t, x) + drawnSecant(t, x, run) - drawnSlope(t, x);
  const size = 2 * Math.abs(y) + Math.abs(quotient) * (Math.abs(x) + 2 * Math.abs(run));
  return Math.abs(bent - quotient) <= (8 * Number.EPSILON * size) / Math.abs(run) ? bent : quotient;
}

/**
 * The chord of the drawn curve. Inside one cell it is a divided difference of the cubic, a
 * polynomial: so nothing cancels, however small h is. A chord over one knot is the weighted mean
 * of its two parts.
 */
function drawnSecant(t, x, h) {
  const far = end(x, h);
  const rise = drawn(t, far) - drawn(t, x);
  const [low, size] = h > 0 ? [x, h] : [x + h, -h];
  const i = locate(t, low);
  const room = t.x[i + 1] - low;
  const odd = breakAt(t, x) || breakAt(t, far) || Number.isNaN(rise);
  const rounding = 4 * Number.EPSILON * Math.abs(t.x[i + 1]); // x + h - h may lie beyond the last knot
  if (!odd && size <= room + rounding) return inCell(t, i, low, size);
  if (!odd && i + 2 < t.x.length && low + size <= t.x[i + 2])
    return (
      (room * inCell(t, i, low, room) + (size - room) * inCell(t, i + 1, t.x[i + 1], size - room)) / size
    );
  return rise / h;
}

function inCell(t, i, x, h) {
  const width = t.x[i + 1] - t.x[i];
  const s = (x - t.x[i]) / width;
  const r = s + h / width;
  const [c1, c2, c3] = cubic(t, i);
  return (c1 + c2 * (s + r) + c3 * (s * s + s * r + r * r)) / width;
}

const startedBy = bisector((/** @type {Break} */ b) => b.from).right; // breaks do not touch one another

/** The break at x, if there is one. @param {Table} t */
export function breakAt(t, x) {
  const last = t.breaks[startedBy(t.breaks, x) - 1];
  return last && x <= last.to ? last : undefined;
}

/** Lowest and highest value to draw: all of them, unless a pole would flatten the rest. @param {Table} t */
function range(t) {
  const values = evenly(t.from, t.to, 400).map((x) => drawn(t, x));
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (!sorted.length) return [-1, 1];
  const [low, high] = [sorted[0], sorted[sorted.length - 1]];
  const [q1, q9] = [quantile(sorted, 0.1), quantile(sorted, 0.9)];
  const reach = 1.5 * (q9 - q1);
  if (high - low > 5 * (q9 - q1) && q9 > q1) return [Math.max(low, q1 - reach), Math.min(high, q9 + reach)];
  if (high > low) return [low, high];
  const room = Math.max(1, 1e-9 * Math.abs(low)); // of a constant: 1 is nothing beside 1e60
  return [low - room, high + room];
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
