// @ts-check
// Level sets of values on a grid. Each cell is cut into two triangles; in a triangle the values are
// taken for a plane, so that a level runs straight through two of its edges, and the pieces of
// neighbours meet.
// Pure mathematics: no page, no drawing.
import { ticks } from "d3-array";
import { rounded } from "./numbers.js";
import { span } from "./surface.js";

/** @typedef {import("./surface.js").Grid} Grid */
/** @typedef {[number, number][]} Ring  its last point joins its first */

/** Round levels, evenly spaced: where they lie close, the surface is steep. */
export function levels(/** @type {Float64Array} */ values, count = 9) {
  const [low, high] = span(values);
  return ticks(low, high, count).filter((v) => v > low && v < high);
}

/** Levels 1, 2, 5, 10, ... above the lowest value: for a valley with walls a thousand times its depth. */
export function ladder(/** @type {Float64Array} */ values, decades = 4) {
  const [low, high] = span(values);
  const first = Math.floor(Math.log10(high - low)) - decades + 1;
  const steps = Array.from({ length: decades }, (_, k) => [1, 2, 5].map((v) => v * 10 ** (first + k))).flat();
  return steps.map((v) => rounded(low + v, 12)).filter((v) => v < high);
}

/**
 * The closed lines around everything at or above a level. Where that goes on beyond the grid, the
 * line goes around outside, one cell away: a picture cuts it off. @returns {Ring[]}
 */
export function rings(/** @type {Grid} */ grid, /** @type {number} */ level) {
  const { wide, value, place } = bordered(grid);
  /** @type {Map<number, {to: number, at: [number, number]}>} */
  const pieces = new Map(); // by the edge where a piece begins
  const edge = (a, b) => Math.min(a, b) * value.length + Math.max(a, b);
  /** Where the level is between a place at or above it and one below. */
  const crossing = (above, below) => {
    const [[x0, y0], [x1, y1]] = [place(above), place(below)];
    let t = (value[above] - level) / (value[above] - value[below]);
    if (value[below] === -Infinity) t = isBorder(grid, below) ? 1 : 0;
    return /** @type {[number, number]} */ ([x0 + t * (x1 - x0), y0 + t * (y1 - y0)]);
  };
  /** The piece in a triangle whose corner a is alone on its side of the level. */
  const cut = (a, b, c) => {
    const above = value[a] >= level;
    const [from, to] = above ? [b, c] : [c, b]; // what is above stays on the left
    pieces.set(edge(a, from), { to: edge(a, to), at: above ? crossing(a, from) : crossing(from, a) });
  };
  const triangle = (a, b, c) => {
    const [up, next, last] = [a, b, c].map((p) => value[p] >= level);
    if (up === next && next === last) return;
    if (up === next) cut(c, a, b);
    else if (up === last) cut(b, c, a);
    else cut(a, b, c);
  };
  for (let p = 0; p + wide + 1 < value.length; p++) {
    if ((p + 1) % wide === 0) continue;
    triangle(p, p + 1, p + wide + 1);
    triangle(p, p + wide + 1, p + wide);
  }
  return joined(pieces);
}

/** Pieces put end to end. @returns {Ring[]} */
function joined(pieces) {
  /** @type {Ring[]} */
  const rings = [];
  for (const start of pieces.keys()) {
    /** @type {Ring} */
    const ring = [];
    for (let edge = start, piece; (piece = pieces.get(edge)); edge = piece.to) {
      ring.push(piece.at);
      pieces.delete(edge);
    }
    rings.push(ring);
  }
  return rings;
}

const isBorder = ({ columns, rows }, p) => {
  const [column, row] = [p % (columns + 2), Math.floor(p / (columns + 2))];
  return column === 0 || row === 0 || column > columns || row > rows;
};

/** The grid with a border without values around it, and where its places are. */
function bordered(/** @type {Grid} */ { columns, rows, x, y, values }) {
  const wide = columns + 2;
  const value = new Float64Array(wide * (rows + 2)).fill(-Infinity);
  values.forEach((v, i) => {
    const p = (Math.floor(i / columns) + 1) * wide + (i % columns) + 1;
    if (!Number.isNaN(v)) value[p] = v;
  });
  const along = (side, k) => side[0] + ((k - 1) * (side[side.length - 1] - side[0])) / (side.length - 1);
  const place = (p) => [along(x, p % wide), along(y, Math.floor(p / wide))];
  return { wide, value, place };
}

/**
 * Where each line is named: on it, away from the frame and from the other names. `lines` are in
 * pixels, `area` is the frame. @returns {([number, number] | null)[]}
 */
export function namePlaces(/** @type {Ring[][]} */ lines, area, room = 34) {
  /** @type {[number, number][]} */
  const taken = [];
  const free = ([x, y]) => {
    const inside = Math.min(x - area.left - 12, area.right - x - 12, y - area.top, area.bottom - y);
    return Math.min(inside, ...taken.map(([u, v]) => Math.hypot(u - x, 1.6 * (v - y)) - 14));
  };
  return lines.map((rings) => {
    let [best, most] = [/** @type {[number, number] | null} */ (null), room / 2];
    for (const point of rings.flat()) {
      const space = Math.min(free(point), 60);
      if (space > most) [best, most] = [point, space];
    }
    if (best) taken.push(best);
    return best;
  });
}
