// @ts-check
// How a trajectory looks: on the ground, where it leaves it, and as the loss after each step.
import { svg } from "lit-html";
import { path, through } from "../../kit/marks.js";
import { decades, linear } from "../../kit/panel.js";
import { between, withUnit } from "../../mathematics/numbers.js";

/** @typedef {import("../../kit/panel.js").At} At @typedef {import("../../kit/panel.js").Area} Area */
/** @typedef {import("../../mathematics/trajectories.js").Trajectory} Trajectory */
/** @typedef {import("../../mathematics/landscapes.js").Terrain} Terrain */
/** @typedef {[number, number]} Spot  in pixels */

const REACH = 5000; // pixels: farther out nothing is drawn
/** A ring, a square, a triangle: a method is known by its marks, too. */
const MARKS = {
  plain: (x, y) => `M${x - 3} ${y}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z`,
  momentum: (x, y) => `M${x - 3} ${y - 3}h6v6h-6Z`,
  adam: (x, y) => `M${x} ${y - 4}l3.6 6.4h-7.2Z`,
};
const round = (/** @type {number} */ v) => Math.round(10 * v) / 10;

/** The places of points on the ground; one off the curve has no height, and keeps the last one. */
export function spots(
  /** @type {At} */ { x, y, area },
  /** @type {Terrain} */ { surface },
  { points, readings },
) {
  let height = area.bottom;
  return points.map((p, i) => {
    if (surface) height = y(p[1]);
    else if (Number.isFinite(readings[i][0])) height = y(readings[i][0]);
    return /** @type {Spot} */ ([x(p[0]), height].map((v) => round(between(-REACH, v, REACH))));
  });
}

/** Whether a spot is another than the one before it: who stands still leaves one mark. */
const moved = (/** @type {Spot} */ [x, y], /** @type {number} */ i, /** @type {Spot[]} */ all) =>
  i === 0 || x !== all[i - 1][0] || y !== all[i - 1][1];

/** A line with its marks, the last one larger; over dark ground a pale line lies below it. */
function line(method, /** @type {Spot[]} */ at, { marked = at, last = marked.at(-1), size, pale = false }) {
  const way = at.filter(moved).map((spot) => spot.join(" "));
  const marks = marked.filter(moved).map((spot) => MARKS[method](...spot));
  const d = way.length ? `M${way.join("L")}` : "";
  const [x, y] = last ?? [];
  return svg`<g class="ex-${method}">
    ${pale ? path("ex-under", d) : ""}${path("ex-way", d)}
    ${path("ex-steps", marks.join(""))}
    ${last ? svg`<path class="ex-stand" d=${MARKS[method](0, 0)} transform="translate(${x} ${y}) scale(${size})"></path>` : ""}
  </g>`;
}

/** On the ground. */
export function trajectory(at, /** @type {Terrain} */ terrain, method, /** @type {Trajectory} */ taken) {
  const all = spots(at, terrain, taken);
  const marked = taken.end === "left" ? all.slice(0, -1) : all;
  return line(method, all, { marked, size: 1.9, pale: Boolean(terrain.surface) }); // a curve must be seen below it
}

/** An arrow head on the frame, where a trajectory leaves the map. */
export function exit(
  /** @type {At} */ at,
  /** @type {Terrain} */ terrain,
  method,
  /** @type {Trajectory} */ taken,
) {
  if (taken.end !== "left") return "";
  const { left, right, top, bottom } = at.area;
  const [[px, py], [qx, qy]] = spots(at, terrain, taken).slice(-2);
  const share = (from, to, low, high) =>
    to > high ? (high - from) / (to - from) : to < low ? (low - from) / (to - from) : 1;
  const t = Math.max(0, Math.min(share(px, qx, left, right), share(py, qy, top, bottom)));
  const [x, y] = [px + t * (qx - px), py + t * (qy - py)];
  const long = Math.hypot(qx - px, qy - py) || 1;
  const [ux, uy] = [(qx - px) / long, (qy - py) / long];
  const corner = (back, aside) => `${round(x + back * ux - aside * uy)} ${round(y + back * uy + aside * ux)}`;
  const head = `M${corner(9, 0)}L${corner(-6, 7)}L${corner(-6, -7)}Z`;
  return svg`<g class="ex-${method}">${path("ex-exit", head)}</g>`;
}

/** On a curve, the tangent where a trajectory stands: its slope is what moves the point. */
export function tangent(/** @type {At} */ at, /** @type {Terrain} */ { window: [[from, to]] }, taken) {
  const last = taken.points.length - (taken.end === "left" ? 2 : 1);
  const [value, slope] = taken.readings[last];
  const reach = 0.13 * (at.x(to) - at.x(from));
  return through("ex-slope", at, [taken.points[last][0], value], slope, reach);
}

/** The axis of the losses: logarithmic where no value of the map is below 0. */
export function lossAxis(/** @type {Terrain} */ { low }, /** @type {Trajectory[]} */ all, name) {
  const values = all.flatMap(({ readings }) => readings.map(([v]) => v)).filter(Number.isFinite);
  const positive = values.filter((v) => v > 0);
  if (low >= 0 && positive.length) {
    const high = Math.ceil(Math.log10(Math.max(...positive)) + 1e-9);
    const least = Math.max(Math.floor(Math.log10(Math.min(...positive))), high - 16);
    const ends = [10 ** Math.min(least, high - 2), 10 ** high];
    return { low: ends[0], axis: decades(ends, { name: withUnit(name, "(log scale)"), room: 18 }) };
  }
  const [least, most] = values.length ? [Math.min(...values), Math.max(...values)] : [0, 1];
  const room = 0.08 * (most - least) || Math.abs(most) || 1;
  return { low: least - room, axis: linear([least - room, most + room], { name, many: 5 }) };
}

/** Against the steps; many of them have no marks. */
export function losses(
  /** @type {At} */ { x, y },
  method,
  /** @type {Trajectory} */ { readings },
  low,
  many,
) {
  const at = readings
    .map(([v], k) => /** @type {Spot} */ ([round(x(k)), round(y(Math.max(v, low)))]))
    .filter(([, py]) => Number.isFinite(py));
  return line(method, at, { marked: many ? [] : at, last: at.at(-1), size: 1.6 });
}
