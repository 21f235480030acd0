// @ts-check
// What a frame of a training run shows, in sentences. Nothing here draws.
import { short } from "./kit.js";

/**
 * @typedef {{epochs: number[], losses: number[], norms: number[][], layers: string[], right: number[],
 *            examples: number}} Run
 */

const FAR = 100; // one layer's gradient is this much shorter than another's
const STILL = 0.003; // of the map

/** Three digits, also where the last is a 0: while a film plays, numbers keep their length. */
export const three = (/** @type {number} */ v) => (v >= 1e-3 && v < 999.5 ? v.toPrecision(3) : short(Number(v.toPrecision(3))));
export const percent = (/** @type {number} */ share) => `${Number((100 * share).toFixed(1))} %`;

/** Since when: the frame before is one epoch away, or several. */
const since = ({ epochs }, i) => (epochs[i] - epochs[i - 1] === 1 ? "in this epoch" : `since epoch ${epochs[i - 1]}`);

/** The sentences on frame i, where `moved` of the map has changed its class. */
export function explain(/** @type {Run} */ run, /** @type {number} */ i, /** @type {number} */ moved) {
  return [lossWords(run, i), boundaryWords(run, i, moved), gradientWords(run, i)].filter(Boolean).join(" ");
}

function lossWords({ epochs, losses, ...run }, i) {
  if (!i) return "Untrained: the weights are random numbers, and the boundary is where they happen to put it.";
  const [before, now] = [three(losses[i - 1]), three(losses[i])];
  const when = since({ epochs }, i);
  if (losses[i] === losses[i - 1]) return `The loss stays at ${now} ${when}.`;
  const turn = losses[i] < losses[i - 1] ? "fell" : "rose";
  const all = run.right[i] === run.examples && run.right[i - 1] === run.examples && turn === "fell";
  const surer = all ? " All were right before: now the model is surer." : "";
  return `The loss ${turn} from ${before} to ${now} ${when}.${surer}`;
}

function boundaryWords(run, i, moved) {
  if (!i) return "";
  if (moved < STILL) return "The boundary hardly moved.";
  return `${percent(moved)} of the map changed sides.`;
}

function gradientWords({ norms, layers }, i) {
  const now = norms[i];
  const silent = layers.filter((_, k) => now[k] === 0);
  if (silent.length === layers.length) return "Every gradient is 0: nothing learns.";
  if (silent.length) return `No gradient reaches ${silent.join(" and ")}: what is there stays as it is.`;
  if (now.length === 1) return `The gradient of ${layers[0]} is ${three(now[0])} long.`;
  const [most, least] = [Math.max(...now), Math.min(...now)];
  const [long, brief] = [most, least].map((v) => layers[now.indexOf(v)]);
  const words = `The longest gradient is that of ${long}, ${three(most)}`;
  if (most > FAR * least) return `${words}; that of ${brief} is ${three(most / least)} times shorter.`;
  return `${words}; the shortest that of ${brief}, ${three(least)}.`;
}
