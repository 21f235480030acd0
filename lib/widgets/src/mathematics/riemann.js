// @ts-check
// An area in strips: the sum by four rules, the area itself, and how the error falls.
// Pure mathematics: no page, no drawing.
import { bisectRight, range } from "d3-array";
import { between, evenly } from "./numbers.js";
import { value } from "./samples.js";

/** @typedef {import("./samples.js").Table} Table @typedef {"left" | "right" | "midpoint" | "trapezoid"} Rule */

/** @type {Rule[]} */
export const RULES = ["left", "right", "midpoint", "trapezoid"];

/** Numbers of strips, each a little larger than the one before: every stop of a slider is another one. */
export const COUNTS = [...new Set(range(91).map((k) => Math.round(10 ** (k / 30))))];

const GAUSS = [
  [-Math.sqrt(0.6), 5 / 18],
  [0, 8 / 18],
  [Math.sqrt(0.6), 5 / 18],
]; // exact for polynomials up to the fifth power

/** Both upper corners of each strip. @param {Table} t @param {Rule} rule @returns {[number, number][]} */
export function tops(t, x, n, rule) {
  if (rule === "midpoint")
    return range(n).map((i) => {
      const y = value(t, t.from + ((x - t.from) * (i + 0.5)) / n);
      return [y, y];
    });
  const y = evenly(t.from, x, n).map((u) => value(t, u));
  return range(n).map((i) => {
    if (rule === "trapezoid") return [y[i], y[i + 1]];
    return rule === "left" ? [y[i], y[i]] : [y[i + 1], y[i + 1]];
  });
}

/** The sum of the strips, NaN where a height is missing. @param {Table} t @param {Rule} rule */
export const sum = (t, x, n, rule) =>
  (((x - t.from) / n) * tops(t, x, n, rule).reduce((total, [p, q]) => total + p + q, 0)) / 2;

/** The area from u to v, both in one cell: nothing over a break, which is narrow. @param {Table} t */
function piece(t, u, v) {
  const [middle, half] = [(u + v) / 2, (v - u) / 2];
  const found = GAUSS.reduce((total, [at, weight]) => total + weight * value(t, middle + at * half), 0);
  if (Number.isFinite(found)) return 2 * half * found;
  return 2 * half <= 64 * t.finest ? 0 : NaN;
}

/** The area from the first knot to each knot; NaN behind a pole or a gap. @param {Table} t */
export function areas(t) {
  const poles = t.breaks.filter((b) => b.kind === "pole" || b.kind === "gap").map((b) => b.from);
  const all = new Float64Array(t.x.length);
  for (let i = 1; i < all.length; i++)
    all[i] = t.x[i] > poles[0] ? NaN : all[i - 1] + piece(t, t.x[i - 1], t.x[i]);
  return all;
}

/** The running area at x. @param {Table} t @param {Float64Array} all  the areas at the knots */
export function area(t, all, x) {
  const i = between(0, bisectRight(t.x, x) - 1, t.x.length - 1);
  if (x === t.x[i]) return all[i];
  return Number.isNaN(all[i + 1]) ? NaN : all[i] + piece(t, t.x[i], x);
}

/** The rate at which the area grows at x, from both sides; none at a jump. @param {Table} t @param {Float64Array} all */
export function rate(t, all, x) {
  const h = 1e-5 * (t.to - t.from);
  const [u, v] = [Math.max(x - h, t.from), Math.min(x + h, t.to)];
  const jumps = t.breaks.some((b) => /jump|split/.test(b.kind) && b.from <= v && b.to >= u);
  return jumps ? NaN : (area(t, all, v) - area(t, all, u)) / (v - u);
}

/**
 * How far the sum is from the area, 0 where that is below what the area is known to.
 * @param {Table} t @param {Float64Array} all @param {Rule} rule
 */
export function error(t, all, x, n, rule) {
  const truth = area(t, all, x);
  const size = (x - t.from) * Math.max(Math.abs(t.low), Math.abs(t.high));
  const off = sum(t, x, n, rule) - truth;
  return Math.abs(off) < (t.f ? 1e-12 : 1e-10) * size ? 0 : off;
}

/** What to read off. @param {Table} t @param {Float64Array} all @param {Rule} rule */
export function reading(t, all, x, n, rule) {
  const [off, next] = [n, 2 * n].map((count) => error(t, all, x, count, rule));
  return {
    sum: sum(t, x, n, rule),
    area: area(t, all, x),
    error: off,
    factor: off && next ? Math.abs(off / next) : NaN,
    rate: rate(t, all, x),
    height: value(t, x),
  };
}

/** The unit of an area: m/s times s is m. */
export function areaUnit(/** @type {string} */ across, /** @type {string} */ up) {
  if (up.endsWith(`/${across}`) && across) return up.slice(0, -across.length - 1);
  return [up, across].filter(Boolean).join(" ");
}

/** What the numbers say, in a sentence or two. */
export function explain(now, /** @type {number} */ x, /** @type {number} */ a) {
  if (x === a) return "Nothing is added up yet: drag the right end.";
  if (Number.isNaN(now.area))
    return "The curve has no value somewhere on this way, or grows beyond all bounds: there is no area, whatever a sum says.";
  if (Number.isNaN(now.sum)) return "At the edge of a strip the curve has no value, so this rule has no sum.";
  const grows = Number.isNaN(now.rate)
    ? "At a jump the area has a corner, so it has no rate there."
    : Number.isNaN(now.height)
      ? "The curve has no height at this edge, and the area goes on all the same."
      : "The rate at which the area grows is the height at its edge.";
  if (!now.error) return `Here the strips make no error that shows. ${grows}`;
  if (!Number.isFinite(now.factor)) return grows;
  return `Twice as many strips divide the error by ${now.factor.toFixed(2)}. ${grows}`;
}
