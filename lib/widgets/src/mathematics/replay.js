// @ts-check
// Logits on a grid, frame after frame, as lib/widgets/replay.py packs them: one byte each, of which only
// the differences to the neighbours in time, upward and to the right are kept.
// Pure mathematics: no page, no drawing.
import { rounded, short } from "./numbers.js";

/** @typedef {import("./surface.js").Grid} Grid */

/** A logit from its byte: near 0 a step is 0.008, at 5 it is 0.3. */
export function logit(/** @type {number} */ byte) {
  const q = (byte << 24) >> 24; // the byte with its sign
  return q / (127 - Math.abs(q));
}

/**
 * The grids of a film: `at(i)` has one for each sheet. Of two classes the one sheet is the lead of
 * class 1; of more, each class has the sheet of its lead over the best of the others.
 * @param {Uint8Array} packed
 * @param {{frames: number, classes: number}} film
 * @param {[[number, number], [number, number]]} window
 */
export function grids(packed, { frames, classes }, window) {
  const sheets = classes > 2 ? classes : 1;
  const side = Math.round(Math.sqrt(packed.length / sheets / frames));
  const bytes = summed(packed, sheets, frames, side);
  const size = side * side;
  const values = (i, s) =>
    Float64Array.from(bytes.subarray((s * frames + i) * size, (s * frames + i + 1) * size), logit);
  const at = (/** @type {number} */ i) =>
    Array.from({ length: sheets }, (_, s) => spread(values(i, s), side, window));
  /** The class at each crossing. */
  const classesAt = (i) => leaders(at(i).map((grid) => grid.values));
  return {
    side,
    at,
    /** The share of the map whose class is another than one frame before. */
    moved: (/** @type {number} */ i) => (i ? share(classesAt(i), classesAt(i - 1)) : 0),
    /** The class that has the whole map, or -1. */
    alone: (/** @type {number} */ i) => {
      const all = classesAt(i);
      return all.every((k) => k === all[0]) ? all[0] : -1;
    },
  };
}

/** Values on an even square grid over a window. @returns {Grid} */
function spread(values, side, window) {
  const [x, y] = window.map(([from, to]) =>
    Array.from({ length: side }, (_, k) => from + ((to - from) * k) / (side - 1)),
  );
  return { columns: side, rows: side, x, y, values };
}

/**
 * The leads of three or more classes on a finer grid: on a coarse one there is a hole where their
 * regions meet. Logits that count from the best one, at most 0, are interpolated, and the leads
 * taken anew.
 */
export function finer(/** @type {Grid[]} */ sheets, times = 3) {
  const { columns, x, y } = sheets[0];
  const side = (columns - 1) * times + 1;
  const logits = sheets.map(({ values }) =>
    between(
      values.map((v) => Math.min(v, 0)),
      columns,
      times,
    ),
  );
  const tied = (k, p) => logits.slice(0, k).some((one) => one[p] === logits[k][p]); // the first has the place
  return logits.map((own, k) => {
    const others = logits.filter((_, j) => j !== k);
    const leads = own.map((v, p) => v - Math.max(...others.map((one) => one[p])) || (tied(k, p) ? -1e-9 : 0));
    return spread(leads, side, [
      [x[0], x[columns - 1]],
      [y[0], y[columns - 1]],
    ]);
  });
}

/** Values between those of a grid, along straight lines. */
function between(values, side, times) {
  const wide = (side - 1) * times + 1;
  const fine = new Float64Array(wide * wide);
  for (let p = 0; p < fine.length; p++) {
    const [column, row] = [p % wide, Math.floor(p / wide)].map((v) =>
      Math.min(Math.floor(v / times), side - 2),
    );
    const [s, t] = [(p % wide) / times - column, Math.floor(p / wide) / times - row];
    const q = row * side + column;
    const [low, high] = [q, q + side].map((place) => (1 - s) * values[place] + s * values[place + 1]);
    fine[p] = (1 - t) * low + t * high;
  }
  return fine;
}

/** Adds the differences up again: along a row, up the rows, and frame after frame; a byte wraps by itself. */
function summed(packed, sheets, frames, side) {
  const bytes = Uint8Array.from(packed);
  const size = side * side;
  const add = (step, has) => bytes.forEach((_, p) => has(p) && (bytes[p] += bytes[p - step]));
  add(1, (p) => p % side);
  add(side, (p) => p % size >= side);
  add(size, (p) => p % (size * frames) >= size);
  return bytes;
}

/** Of one sheet, whether class 1 leads; of more, which does. */
const leaders = (sheets) =>
  sheets.length > 1
    ? Array.from(sheets[0], (_, p) => sheets.findIndex((sheet) => sheet[p] >= 0))
    : Array.from(sheets[0], (z) => (z > 0 ? 1 : 0));

const share = (a, b) => a.filter((v, p) => v !== b[p]).length / a.length;

/**
 * @typedef {{epochs: number[], losses: number[], norms: number[][], layers: string[], right: number[],
 *            examples: number, classes: string[]}} Run
 * @typedef {{moved: number, alone: number}} Change  the share of the map that has another class than
 *   before, and the class that has all of it, or -1
 */

const FAR = 100; // one layer's gradient is this much shorter than another's
const STILL = 0.003; // of the map

/** Three digits, also where the last is a 0: while a film plays, numbers keep their length. */
export const three = (/** @type {number} */ v) =>
  v >= 1e-3 && v < 999.5 ? v.toPrecision(3) : short(rounded(v, 3));
export const percent = (/** @type {number} */ share) => `${Number((100 * share).toFixed(1))} %`;

/** Since when: the frame before is one epoch away, or several. */
const since = ({ epochs }, i) =>
  epochs[i] - epochs[i - 1] === 1 ? "in this epoch" : `since epoch ${epochs[i - 1]}`;

/** The sentences on frame i. */
export function explain(/** @type {Run} */ run, /** @type {number} */ i, /** @type {Change} */ change) {
  return [lossWords(run, i), boundaryWords(run, i, change), gradientWords(run, i)].filter(Boolean).join(" ");
}

function lossWords({ epochs, losses, ...run }, i) {
  if (!i) return "Untrained: the weights are random, and the map shows what they happen to say.";
  const [before, now] = [three(losses[i - 1]), three(losses[i])];
  const when = since({ epochs }, i);
  if (before === now) return `The loss hardly changed ${when}: it is ${now}.`;
  const turn = losses[i] < losses[i - 1] ? "fell" : "rose";
  const all = run.right[i] === run.examples && run.right[i - 1] === run.examples && turn === "fell";
  const surer = all ? " All were right before: now the model is surer." : "";
  return `The loss ${turn} from ${before} to ${now} ${when}.${surer}`;
}

function boundaryWords({ classes }, i, { moved, alone }) {
  if (alone >= 0) return `All of the map is ${classes[alone]}: there is no boundary.`;
  if (!i) return "";
  if (moved < STILL) return "The boundary hardly moved.";
  return `${percent(moved)} of the map changed sides.`;
}

function gradientWords({ norms, layers }, i) {
  const now = norms[i];
  const silent = layers.filter((_, k) => now[k] === 0);
  if (silent.length === layers.length) return "Every gradient is 0: all examples together pull nowhere.";
  if (silent.length)
    return `The gradient of ${silent.join(" and ")} is 0: all examples together pull nowhere there.`;
  if (now.length === 1) return `The gradient of ${layers[0]} is ${three(now[0])} long.`;
  const [most, least] = [Math.max(...now), Math.min(...now)];
  const [long, brief] = [most, least].map((v) => layers[now.indexOf(v)]);
  const words = `The longest gradient is that of ${long}, ${three(most)}`;
  if (most > FAR * least) return `${words}; that of ${brief} is ${three(most / least)} times shorter.`;
  return `${words}; the shortest that of ${brief}, ${three(least)}.`;
}
