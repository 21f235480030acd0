// @ts-check
// The mathematics of the secant explorer: slopes, their difference, the line to draw.
import { range } from "d3-array";
import { drawn, end, fit, secant, slope, value } from "./samples.js";

/** @typedef {import("./samples.js").Table} Table */

const ROUNDING = 1e-12; // of the slopes: a smaller difference is none

/** What there is to read off at x with step h. @param {Table} t */
export function reading(t, x, h) {
  const [y0, y1] = [value(t, x), value(t, end(x, h))];
  const [chord, tangent] = [Number.isNaN(y0 + y1) ? NaN : secant(t, x, h), slope(t, x)];
  const gap = Math.abs(chord - tangent);
  const difference = gap < ROUNDING * (Math.abs(chord) + Math.abs(tangent)) ? 0 : gap;
  return { y0, y1, rise: chord * h, chord, tangent, difference };
}

/** [size of h, |secant - tangent|] on the side of h, evenly spaced in the logarithm. @param {Table} t */
export function differences(t, x, h, smallest) {
  const most = Math.log10(Math.abs(fit(t.from, t.to, x, Math.sign(h) * (t.to - t.from), smallest)));
  const least = Math.log10(smallest);
  return range(61).map((k) => {
    const size = 10 ** (least + (k / 60) * (most - least));
    return [size, reading(t, x, Math.sign(h) * size).difference];
  });
}

/** The points of the curve to join, with NaN wherever the line must not go on. @param {Table} t */
export function outline(t, count) {
  const even = range(count + 1).map((i) => t.from + (i * (t.to - t.from)) / count);
  const points = even.map((x) => [x, drawn(t, x)]);
  for (const b of t.breaks) {
    const middle = (b.from + b.to) / 2;
    const joined = b.kind === "corner" || b.kind === "vertical";
    points.push(
      [b.from, drawn(t, b.from)],
      [b.to, drawn(t, b.to)],
      [middle, joined ? drawn(t, middle) : NaN],
    );
  }
  return points.sort((p, q) => p[0] - q[0]);
}
