// @ts-check
// What each input of a small network did for one of its scores: scores = relu(x W1 + b1) W2 + b2. A
// matrix is a list of numbers, row after row. Pure mathematics: no page, no drawing.
import { between } from "./numbers.js";
import { normals, uniform } from "./depth.js";

/** @typedef {Float64Array | number[]} Numbers */
/** @typedef {"gradient" | "times input" | "smoothed" | "integrated"} Method */
/** @typedef {{hidden: number, W1: Numbers, b1: Numbers, W2: Numbers, b2: Numbers}} Network */

export const SIDE = 8;
export const PIXELS = SIDE * SIDE;
export const CLASSES = 10;
const COPIES = 50; // of a picture, for the smoothed gradient
const SHAKEN = 0.2; // by how much of black its pixels are moved
const noise = normals(uniform(1), COPIES * PIXELS);

/** The four arrays, which come one after the other. @returns {Network} */
export function network(/** @type {number[]} */ flat) {
  const hidden = (flat.length - CLASSES) / (PIXELS + 1 + CLASSES);
  let from = 0;
  const next = (/** @type {number} */ count) => flat.slice(from, (from += count));
  return {
    hidden,
    W1: next(PIXELS * hidden),
    b1: next(hidden),
    W2: next(hidden * CLASSES),
    b2: next(CLASSES),
  };
}

/** What the neurons get of a picture, without their biases. */
function weighted({ hidden, W1 }, /** @type {Numbers} */ x) {
  const sums = new Float64Array(hidden);
  for (let i = 0; i < PIXELS; i++)
    if (x[i]) for (let j = 0; j < hidden; j++) sums[j] += x[i] * W1[i * hidden + j];
  return sums;
}

export function scores(/** @type {Network} */ net, /** @type {Numbers} */ x) {
  const found = Float64Array.from(net.b2);
  weighted(net, x).forEach((sum, j) => {
    const a = Math.max(sum + net.b1[j], 0);
    for (let k = 0; k < CLASSES; k++) found[k] += a * net.W2[j * CLASSES + k];
  });
  return found;
}

export function softmax(/** @type {Numbers} */ z) {
  const top = Math.max(...z);
  const raised = Array.from(z, (v) => Math.exp(v - top));
  const all = raised.reduce((a, b) => a + b);
  return raised.map((v) => v / all);
}

/** The rates of score k if each neuron lets a share of its gradient through. */
function rates({ hidden, W1, W2 }, /** @type {number} */ k, /** @type {Numbers} */ open) {
  const found = new Float64Array(PIXELS);
  for (let i = 0; i < PIXELS; i++)
    for (let j = 0; j < hidden; j++) found[i] += W1[i * hidden + j] * open[j] * W2[j * CLASSES + k];
  return found;
}

/** The gradient of score k; a ReLU has the slope 0 at its kink. */
export const gradient = (/** @type {Network} */ net, /** @type {Numbers} */ x, /** @type {number} */ k) =>
  rates(
    net,
    k,
    weighted(net, x).map((sum, j) => Number(sum + net.b1[j] > 0)),
  );

/** The mean of the gradients at copies of the picture whose pixels are moved at random. */
function smoothed(/** @type {Network} */ net, /** @type {Numbers} */ x, /** @type {number} */ k) {
  const open = new Float64Array(net.hidden);
  for (let copy = 0; copy < COPIES; copy++) {
    const moved = Float64Array.from(x, (v, i) => v + SHAKEN * noise[copy * PIXELS + i]);
    weighted(net, moved).forEach((sum, j) => (open[j] += Number(sum + net.b1[j] > 0) / COPIES));
  }
  return rates(net, k, open);
}

/**
 * How much of the way from white paper to the picture a neuron is open: it gets b + t s there, for t
 * from 0 to 1. So the integral of the gradient needs no steps.
 */
export function openShare(/** @type {number} */ b, /** @type {number} */ s) {
  if (b > 0 && b + s > 0) return 1;
  if (b <= 0 && b + s <= 0) return 0;
  return b > 0 ? b / -s : (b + s) / s;
}

/** What each pixel did for score k, by one of four methods. */
export function map(
  /** @type {Network} */ net,
  /** @type {Numbers} */ x,
  /** @type {number} */ k,
  /** @type {Method} */ method,
) {
  if (method === "gradient") return gradient(net, x, k);
  if (method === "smoothed") return smoothed(net, x, k);
  if (method === "times input") return gradient(net, x, k).map((v, i) => v * x[i]);
  const open = weighted(net, x).map((s, j) => openShare(net.b1[j], s));
  return rates(net, k, open).map((v, i) => v * x[i]);
}

/**
 * A pen at a place, in pixels from the top left corner: it is black at its tip and grey beside it, and
 * never makes a pixel lighter. A rubber makes the pixel under it white.
 */
export function touched(/** @type {Numbers} */ picture, [across, down], /** @type {boolean} */ isPen) {
  return Array.from(picture, (ink, i) => {
    const [right, below] = [(i % SIDE) + 0.5 - across, Math.floor(i / SIDE) + 0.5 - down];
    if (!isPen) return Math.max(Math.abs(right), Math.abs(below)) <= 0.5 ? 0 : ink;
    const left = between(0, 1.25 - Math.hypot(right, below), 1);
    return Math.max(ink, Math.round(16 * left) / 16);
  });
}
