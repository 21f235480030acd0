// @ts-check
// What a frame of a training run shows, in sentences. Nothing here draws.
import { short } from "./numbers.js";

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
  v >= 1e-3 && v < 999.5 ? v.toPrecision(3) : short(Number(v.toPrecision(3)));
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
