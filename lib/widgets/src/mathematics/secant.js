// @ts-check
// A secant and a tangent of a curve: their slopes, the difference, the line to draw; and where there is
// none, why, in sentences: a gap is never only a blank.
import { range } from "d3-array";
import { evenly, short } from "./numbers.js";
import { breakAt, drawn, end, fit, secant, slope, value } from "./samples.js";

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
  const even = evenly(t.from, t.to, count);
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

/** A place as people say it: a break found at 1e-9 is at 0. */
const at = (t, x) => {
  const digits = Math.max(0, 5 - Math.floor(Math.log10(t.to - t.from)));
  return short(Number(x.toFixed(digits)) || 0);
};

/** @type {Record<string, (t: any, b: any) => string>} */
const THERE = {
  gap: (t, b) => `There is no value between x = ${at(t, b.from)} and x = ${at(t, b.to)}.`,
  hole: (t, b) => `There is no value at x = ${at(t, b.from)}: the curve has a hole there.`,
  split: (t, b) => `There is no value at x = ${at(t, b.from)}: the two sides do not meet there.`,
  pole: (t, b) => `The values grow without bound near x = ${at(t, b.from)}.`,
  jump: (t, b) => `The curve jumps at x = ${at(t, b.from)}.`,
  corner: (t, b) =>
    `The curve has a corner at x = ${at(t, b.from)}: slope ${short(b.left)} on its left, ${short(b.right)} on its right.`,
  vertical: (t, b) => `The tangent is vertical at x = ${at(t, b.from)}: no number is its slope.`,
};

/** Whether f itself jumps at x0: there may be more jumps than a table has room for. */
function jumps(t, x0) {
  if (!t.f) return false;
  const [left, right] = [-1, 1].map((side) => t.f(x0 + side * t.finest)[0]);
  return Math.abs(right - left) > (1e4 * t.finest * (t.high - t.low)) / (t.to - t.from);
}

/** Why there is no tangent at x0, although there is a value. */
export function withoutTangent(t, x0) {
  const here = breakAt(t, x0);
  const steepest = t.f
    ? Math.abs(t.f(x0)[1])
    : Math.max(Math.abs(here?.left || 0), Math.abs(here?.right || 0));
  if (steepest > (1e3 * (t.high - t.low)) / (t.to - t.from))
    return `The tangent is vertical at x = ${at(t, x0)}: no number is its slope.`;
  if (!here && jumps(t, x0)) return `${THERE.jump(t, { from: x0 })} So there is no tangent at x₀.`;
  if (here?.kind === "gap") return `The curve ends at x = ${at(t, x0)}, so there is no tangent at x₀.`;
  return `${here ? THERE[here.kind](t, here) : "The curve is not smooth here."} So there is no tangent at x₀.`;
}

/** What is odd at x0, or else the first thing that is odd inside a window around it. */
export function odd(t, x0, from, to) {
  const here = breakAt(t, x0);
  if (here) return THERE[here.kind](t, here);
  if (Number.isNaN(value(t, x0))) return `There is no value at x = ${at(t, x0)}.`;
  const inside = t.breaks.find((b) => b.to >= from && b.from <= to);
  return inside ? THERE[inside.kind](t, inside) : "";
}

/** Why there is no secant or tangent now; else what is special about the curve. */
export function explain(t, x0, h) {
  if (Number.isNaN(value(t, x0))) {
    const here = breakAt(t, x0);
    const why = here ? THERE[here.kind](t, here) : `There is no value at x = ${at(t, x0)}.`;
    return `${why} So there is no secant and no tangent at x₀.`;
  }
  const why = Number.isNaN(slope(t, x0)) ? withoutTangent(t, x0) : "";
  if (Number.isNaN(value(t, end(x0, h))))
    return `${why} There is no value at x₀ + h, so there is no secant.`.trimStart();
  if (why) return why;
  const hint = "Drag the two points, or let h shrink: the secant turns into the tangent.";
  if (t.breaks.length < 2) return t.breaks.map((b) => `${THERE[b.kind](t, b)} `).join("") + hint;
  const few = t.breaks.slice(0, 2).map((b) => THERE[b.kind](t, b));
  return few.join(" ") + (t.breaks.length > 2 ? ` And ${t.breaks.length - 2} more such places.` : "");
}
