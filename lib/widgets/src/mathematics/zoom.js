// @ts-check
// A curve under magnification: what a window around a point holds, and how far it strays from straight.
// Everything is told from the point on, dx and dy, so that no digits are lost in a small window.
import { between, evenly, rounded, short, withUnit } from "./numbers.js";
import { breakAt, end, sample, secant, slope, value } from "./samples.js";
import { odd, withoutTangent } from "./secant.js";

/** @typedef {import("./samples.js").Table} Table */
/** @typedef {{left: number, right: number, bottom: number, top: number, width: number, height: number}} Window */

export const MOST = 6; // powers of ten: a table knows where its breaks are to a billionth of the interval
const POINTS = 386; // twice a prime, so that they do not fall into step with the steps of a staircase
const TABLED = 1e-7; // the slope of a table is right to this part of it (samples.py)
const NOISE = 8 * Number.EPSILON;

/** The height at which x0 is shown: f(x0), or where the curve has none, beside it. @param {Table} t */
function heightAt(t, x0) {
  const here = breakAt(t, x0);
  const sides = here ? [value(t, here.from), value(t, here.to)].filter(Number.isFinite) : [];
  const mean = sides.reduce((sum, y) => sum + y / sides.length, 0);
  const y = value(t, x0);
  const found = Number.isFinite(y) ? y : sides.length ? mean : NaN;
  const tall = t.high - t.low;
  return found > t.low - tall && found < t.high + tall ? found : (t.low + t.high) / 2;
}

/** The window, from (x0, y0): the point stays where it is and the rest flies away. @param {Table} t @returns {Window} */
export function windowAt(t, x0, zoom) {
  const part = 10 ** -zoom;
  const tall = 1.2 * (t.high - t.low);
  const share = between(0.05, (heightAt(t, x0) - t.low) / tall + 1 / 12, 0.95);
  const [width, height] = [(t.to - t.from) * part, tall * part];
  const [left, right] = [(t.from - x0) * part, (t.to - x0) * part];
  return { left, right, bottom: -share * height, top: (1 - share) * height, width, height };
}

/**
 * How far f(x0 + dx) is above the line through the point with the slope m: the tangent's, or 0. For a
 * small dx the difference of two values of f is rounding; the bend of the drawn cubic has the digits.
 * @param {Table} t
 */
function around(t, x0, m) {
  const bare = { ...t, f: null };
  const [y0, own] = [heightAt(t, x0), slope(bare, x0)];
  const bend = (dx) => (secant(bare, x0, dx) - own) * dx;
  return (dx) => {
    if (dx === 0) return Number.isFinite(value(t, x0)) ? 0 : NaN;
    const far = end(x0, dx);
    const bent = bend(dx);
    if (!t.f && Number.isFinite(bent)) return bent;
    const plain = value(t, far) - y0 - m * (far - x0);
    const noise = NOISE * (2 * Math.abs(y0) + Math.abs(m) * (Math.abs(x0) + Math.abs(dx)));
    return Math.abs(bent - plain) <= noise ? bent : plain;
  };
}

/** The curve in a window as points [dx, dy], with NaN where the pen is lifted. @param {Table} t */
export function piece(t, x0, zoom, count = POINTS) {
  const window = windowAt(t, x0, zoom);
  const tangent = slope(t, x0);
  const m = Number.isFinite(tangent) ? tangent : 0;
  const above = around(t, x0, m);
  const { left, right, width } = window;
  const even = evenly(left, left + width, count);
  const own = t.breaks.flatMap((b) => [b.from - x0, b.to - x0]).filter((dx) => dx > left && dx < right);
  const places = [...new Set([...even, ...own, ...(left < 0 && right > 0 ? [0] : [])])].sort((a, b) => a - b);
  const points = withJumps(
    places.map((dx) => [dx, above(dx)]),
    above,
    window,
  );
  const found = gap(points, window, m);
  const pole = t.breaks.some((b) => b.kind === "pole" && b.to - x0 >= left && b.from - x0 <= right);
  const [share, y0] = [pole ? Infinity : found.share, heightAt(t, x0)];
  return { window, y0, tangent, points: points.map(([dx, off]) => [dx, off + m * dx]), ...found, share };
}

/** Where two neighbours are much further apart than most around them, the jump between them is looked for. */
function withJumps(points, above, { height }) {
  const rise = (i) => Math.abs(points[i + 1]?.[1] - points[i]?.[1]) || 0;
  const usual = (i) => [-3, -2, -1, 0, 1, 2, 3].map((k) => rise(i + k)).sort((a, b) => a - b)[3];
  return points.flatMap((p, i) => {
    if (!(rise(i) > height / 40 && rise(i) > 3 * usual(i))) return [p];
    let [a, b] = [p, points[i + 1]];
    for (let halved = 0; halved < 20; halved++) {
      const dx = (a[0] + b[0]) / 2;
      const middle = [dx, above(dx)];
      if (Math.abs(middle[1] - a[1]) > Math.abs(b[1] - middle[1])) b = middle;
      else a = middle;
    }
    return Math.abs(b[1] - a[1]) > rise(i) / 2 ? [p, a, [(a[0] + b[0]) / 2, NaN], b] : [p];
  });
}

/** The straight line from end to end, and where the curve is furthest from it. */
function gap(points, { height, width }, m) {
  const seen = points.filter(([, off]) => Number.isFinite(off));
  if (seen.length < 2) return { share: NaN, line: null, at: null };
  const [a, b] = [seen[0], seen[seen.length - 1]];
  const tilt = (b[1] - a[1]) / (b[0] - a[0]);
  const line = (dx) => a[1] + tilt * (dx - a[0]);
  const far = ([dx, off]) => Math.abs(off - line(dx));
  const worst = seen.reduce((best, p) => (far(p) > far(best) ? p : best));
  const [from, to] = [a[0], b[0]];
  return {
    share: far(worst) / height,
    line: { from, to, low: line(from) + m * from, high: line(to) + m * to },
    at: { dx: worst[0], dy: worst[1] + m * worst[0], onLine: line(worst[0]) + m * worst[0] },
  };
}

/** Below this a share is the table's own error, or rounding. @param {Table} t */
export function floor(t, x0, zoom) {
  const { width, height } = windowAt(t, x0, zoom);
  const i = t.x.findIndex((x) => x > x0);
  const cell = i > 0 ? t.x[i] - t.x[i - 1] : t.to - t.from;
  const typical = (t.high - t.low) / (t.to - t.from);
  const steep = Math.abs(slope(t, x0)) || 0;
  return ((TABLED * (typical + steep) * width) / height) * Math.min(1, width / cell);
}

/** [magnification, share] at every half power of ten, as long as the table can tell. @param {Table} t */
export function shares(t, x0) {
  return Array.from({ length: 2 * MOST + 1 }, (_, i) => i / 2).map((zoom) => [
    10 ** zoom,
    told(t, x0, zoom, piece(t, x0, zoom, 62).share),
  ]);
}

/** A share as it can be told: 0 where it is below what the table knows. */
const told = (t, x0, zoom, share) => (share < floor(t, x0, zoom) ? 0 : share);

/** What there is to read off. @param {Table} t */
export function reading(t, x0, zoom) {
  const now = piece(t, x0, zoom);
  const deep = Math.max(zoom, 1);
  const [before, after] = [deep - 1, deep].map((z) =>
    told(t, x0, z, z === zoom ? now.share : piece(t, x0, z).share),
  );
  const straight = now.share === 0 || piece(t, x0, 0, 62).share < 1e-13; // a step, or a whole line
  return {
    ...now,
    straight,
    told: told(t, x0, zoom, now.share),
    floor: floor(t, x0, zoom),
    fall: before / after,
  };
}

// The curves that stand beside the lesson's own one, exact at any magnification: x -> [value, slope].
// lib/widgets/zoom.py has the same ones.

const STEP = 0.01; // of the staircase: from afar it is the diagonal

/** @type {Record<string, {name: string, f: (x: number) => number[]}>} */
export const CURVES = {
  corner: { name: "|x|", f: (x) => [Math.abs(x), Math.sign(x)] },
  // What is left after rounding to 9 digits is where x stands on its step, not noise: 0.29 / 0.01 is 29.
  staircase: {
    name: "staircase",
    f: (x) => [STEP * Math.floor(Number((x / STEP).toFixed(9))), 0],
  },
};

/** One of them as a table of the interval. */
export const tableOf = (/** @type {string} */ name, from, to) => sample(CURVES[name].f, from, to);

// In words.

/** A share of the window in percent: plain decimals as long as they can be read, so that the point wanders. */
export function percent({ share, floor = 0, straight = false }) {
  if (!Number.isFinite(share)) return share > 0 ? "no bound" : "none";
  if (straight) return "0 %";
  if (share < floor) return `below ${short(100 * 10 ** Math.ceil(Math.log10(floor)))} %`;
  const v = 100 * share;
  if (v >= 1e5 || v < 1e-6) return `${short(rounded(v, 3))} %`;
  return `${v >= 100 ? Math.round(v) : v.toFixed(Math.min(2 - Math.floor(Math.log10(v)), 9))} %`;
}

/** What one zoom by ten does to the share: ÷ 10.0, or × 10.0. */
export function fallText(/** @type {number} */ fall) {
  if (!Number.isFinite(fall)) return fall > 0 ? "÷ more than 10" : "none";
  const factor = Math.max(fall, 1 / fall);
  return `${fall > 0.9995 ? "÷" : "×"} ${factor >= 999.5 ? short(rounded(factor, 2)) : factor.toPrecision(3)}`;
}

/** The magnification: × 1000, × 10⁶. */
export const times = (/** @type {number} */ zoom) => {
  const v = rounded(10 ** zoom, zoom % 1 ? 2 : 12);
  return `× ${v >= 1e5 ? short(v) : v}`;
};

const GROWS = "it strays ten times as far with each zoom by ten";

/** What the reader sees now, and what follows. */
export function fate(t, x0, zoom, now, unit = "") {
  const { tangent, window: w, told, fall, straight } = now;
  const why = odd(t, x0, x0 + w.left, x0 + w.right);
  if (Number.isNaN(value(t, x0))) return `${why} So there is no tangent at x₀.`;
  if (Number.isNaN(tangent)) {
    const kept = fall > 0.7 && fall < 1.4 ? " It looks the same at every zoom: never straight." : "";
    const grows = fall < 0.2 ? ` Zoomed in, ${GROWS}.` : "";
    return withoutTangent(t, x0) + kept + grows;
  }
  const aside = breakAt(t, x0) ? "" : why; // a tangent there is none the worse
  const slope = `slope ${withUnit(short(tangent), unit)}`;
  if (straight) return `The piece in the window is straight, with the ${slope}.`;
  if (now.share === Infinity) return `${aside} Zoom in until it has left the window.`;
  if (told === 0)
    return `The curve strays less than can be measured here: it lies along its tangent, ${slope}.`;
  if (fall < 0.7)
    return `From afar it looks straight, but ${fall < 0.2 ? GROWS : "zooming in makes it worse"}. ${aside}`.trimEnd();
  if (fall < 1.5)
    return `Zoomed in by ten it strays just as far. ${aside} Zoom in further, or move the point.`.replace(
      "  ",
      " ",
    );
  if (fall < 7) return `Zoomed in by ten it strays less, though not by ten. ${aside}`.trimEnd();
  if (fall < 14) return "Zoomed in by ten, the curve strays a tenth as far: it turns into its tangent.";
  return "Zoomed in by ten, it strays less than a tenth as far: it is nearly straight here, along its tangent.";
}
