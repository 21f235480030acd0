// @ts-check
// What a table's breaks mean, in sentences: a gap is never only a blank.
import { short } from "./kit.js";
import { breakAt, value } from "./table.js";

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
  vertical: (t, b) => `The curve is vertical at x = ${at(t, b.from)}.`,
};

/** Why there is no secant or tangent now; else what is special about the curve. */
export function explain(t, x0, h) {
  const here = breakAt(t, x0);
  if (here) return `${THERE[here.kind](t, here)} So there is no tangent at x₀.`;
  if (Number.isNaN(value(t, x0 + h))) return `There is no value at x₀ + h, so there is no secant.`;
  if (!t.breaks.length) return "Drag the two points, or let h shrink: the secant turns into the tangent.";
  const few = t.breaks.slice(0, 2).map((b) => THERE[b.kind](t, b));
  return few.join(" ") + (t.breaks.length > 2 ? ` And ${t.breaks.length - 2} more such places.` : "");
}
