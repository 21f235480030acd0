// @ts-check
// How strongly a landscape bends, and what that says of the learning rate. Along a direction of
// curvature L a step multiplies the distance to the minimum by 1 - rate L: it shrinks while rate < 2/L.
// Pure mathematics: no page, no drawing.
import { lattice } from "./landscapes.js";
import { between, rounded } from "./numbers.js";

/** @typedef {import("./landscapes.js").Terrain} Terrain */

const SAME = 1e-5; // of the curvature: less of a difference is none
const TRIES = 60; // how many low places of the grid are looked at more closely

/** The second derivatives at a point, from slopes a little beside it; NaN where there are none. */
export function hessian(/** @type {Terrain} */ { window, at }, /** @type {number[]} */ point, share = 1e-3) {
  const steps = window.map(([from, to]) => share * (to - from));
  const middle = point.map((v, i) => between(window[i][0] + steps[i], v, window[i][1] - steps[i]));
  const rows = steps.map((step, i) => {
    const [before, after] = [-step, step].map((d) => at(middle.map((v, j) => (i === j ? v + d : v))));
    return point.map((_, j) => (after[j + 1] - before[j + 1]) / (2 * step));
  });
  return rows.map((row, i) => row.map((v, j) => (v + rows[j][i]) / 2));
}

/** The curvatures along the two directions of most and least curvature, the larger first. */
export function eigenvalues(/** @type {number[][]} */ h) {
  if (h.length === 1) return [h[0][0]];
  const [mean, apart] = [(h[0][0] + h[1][1]) / 2, Math.hypot((h[0][0] - h[1][1]) / 2, h[0][1])];
  return [mean + apart, mean - apart];
}

/** The curvatures of a landscape that has the same everywhere (a quadratic), else null. */
export function constant(/** @type {Terrain} */ terrain) {
  const shares = [0.13, 0.31, 0.52, 0.66, 0.89];
  const places = shares.map((s, k) =>
    terrain.window.map(([from, to], i) => from + (i ? shares[(2 * k) % 5] : s) * (to - from)),
  );
  const found = places.map((p) => hessian(terrain, p, 0.05).flat());
  const most = Math.max(...found[0].map(Math.abs));
  const same = found.every((h) => h.every((v, i) => Math.abs(v - found[0][i]) <= SAME * most));
  if (!same || !(most > 0)) return null;
  return clean(eigenvalues(hessian(terrain, places[0], 0.05)));
}

/** Curvatures without the rounding of the differences that they come from. */
const clean = (all) => all.map((v) => rounded(v, 6) + 0);

/** Newton's step from a point; null where the landscape does not bend upward. */
function newtonStep(h, [gx, gy]) {
  const curvatures = eigenvalues(h);
  if (!(curvatures[curvatures.length - 1] > 0)) return null;
  if (h.length === 1) return [-gx / h[0][0]];
  const det = h[0][0] * h[1][1] - h[0][1] * h[0][1];
  return [(h[0][1] * gy - h[1][1] * gx) / det, (h[0][1] * gx - h[0][0] * gy) / det];
}

/** The bottom that Newton's steps lead to, or null. */
function bottom(terrain, place) {
  let point = place;
  for (let k = 0; k < 40; k++) {
    const [, ...slopes] = terrain.at(point);
    const step = newtonStep(hessian(terrain, point), slopes);
    if (!step || !step.every(Number.isFinite)) return null;
    const next = point.map((v, i) => v + step[i]);
    if (next.some((v, i) => v < terrain.window[i][0] || v > terrain.window[i][1])) return null;
    const moved = Math.max(
      ...step.map((v, i) => Math.abs(v) / (terrain.window[i][1] - terrain.window[i][0])),
    );
    point = next;
    if (moved < 1e-10) break;
  }
  return isStill(terrain, terrain.at(point)) ? point : null;
}

/** Whether the gradient is 0, to the digits that a table has. */
export const isStill = (/** @type {Terrain} */ { steep }, /** @type {number[]} */ [, ...slopes]) =>
  Math.hypot(...slopes) <= 1e-6 * steep;

/** The minima in the window, each with its curvatures. */
export function minima(/** @type {Terrain} */ terrain) {
  const points = lattice(terrain.window);
  const wide = terrain.window.length === 2 ? Math.round(Math.sqrt(points.length)) : points.length;
  const values = points.map((p) => terrain.at(p)[0]);
  const beside =
    terrain.window.length === 2 ? [-wide - 1, -wide, 1 - wide, -1, 1, wide - 1, wide, wide + 1] : [-1, 1];
  const low = points.filter(
    (_, i) => beside.every((d) => !(values[i + d] < values[i])) && Number.isFinite(values[i]),
  );
  /** @type {{at: number[], curvatures: number[]}[]} */
  const found = [];
  for (const place of low.slice(0, TRIES)) {
    const at = bottom(terrain, place);
    const near = (p) =>
      p.every((v, i) => Math.abs(v - at[i]) < 1e-4 * (terrain.window[i][1] - terrain.window[i][0]));
    if (at && !found.some((m) => near(m.at)))
      found.push({ at, curvatures: eigenvalues(hessian(terrain, at)) });
  }
  return found;
}

/**
 * All that is known of a landscape's stability: its curvatures if they are the same everywhere, and
 * else its minima.
 */
export function stability(/** @type {Terrain} */ terrain) {
  const everywhere = constant(terrain);
  return { everywhere, minima: everywhere ? [] : minima(terrain) };
}

/**
 * The learning rate at which plain descent no longer settles: everywhere, or at the minimum nearest to
 * a point. Null where none is known. @param {ReturnType<typeof stability>} known
 */
export function limit(known, /** @type {number[]} */ point) {
  if (known.everywhere) {
    const [most] = known.everywhere;
    return most > 0 ? { rate: 2 / most, curvatures: known.everywhere, at: null } : null;
  }
  const away = (m) => Math.hypot(...m.at.map((v, i) => v - point[i]));
  const nearest = [...known.minima].sort((a, b) => away(a) - away(b))[0];
  return nearest ? { rate: 2 / nearest.curvatures[0], curvatures: nearest.curvatures, at: nearest.at } : null;
}

/** What a place with gradient 0 is, by its curvatures. */
export function kind(/** @type {Terrain} */ terrain, /** @type {number[]} */ point) {
  const all = eigenvalues(hessian(terrain, point));
  const wide = Math.max(...terrain.window.map(([from, to]) => to - from));
  const none = (1e-5 * terrain.steep) / wide;
  if (all.every((v) => v > none)) return "minimum";
  if (all.every((v) => v < -none)) return "maximum";
  return all.some((v) => v > none) && all.some((v) => v < -none) ? "saddle" : "flat";
}
