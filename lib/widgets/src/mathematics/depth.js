// @ts-check
// A deep random network: how the spread of its activations and the size of its gradient change from
// layer to layer. All layers have one width; a matrix is a list of numbers, row after row.
// Pure mathematics: no page, no drawing.
import { sigmoid, sigmoidSlope } from "./activations.js";

/** @typedef {Float64Array} Numbers */
/** @typedef {"tanh" | "ReLU" | "sigmoid"} Activation */
/** @typedef {{gain: number, activation: Activation, normalised: boolean, residual: boolean}} Layer  what each layer does */
/** @typedef {{width: number, inputs: Numbers, arriving: Numbers, weights: Numbers[]}} Network
 *   inputs and arriving gradients have a row for each example; the weights are those for the gain √width */

const EPSILON = 1e-5;

/** @type {Record<Activation, {value: (z: number) => number, slope: (z: number) => number}>} */
const ACTIVATIONS = {
  tanh: { value: Math.tanh, slope: (z) => 4 * sigmoidSlope(2 * z) },
  ReLU: { value: (z) => (z > 0 ? z : 0), slope: (z) => Number(z > 0) },
  sigmoid: { value: sigmoid, slope: sigmoidSlope },
};

/** Evenly distributed numbers between 0 and 1, the same for the same seed (Marsaglia's multiply with carry). */
export function uniform(/** @type {number} */ seed) {
  let [low, high] = [seed, 987654321];
  return () => {
    low = (36969 * (low & 65535) + (low >>> 16)) >>> 0;
    high = (18000 * (high & 65535) + (high >>> 16)) >>> 0;
    return ((((high << 16) >>> 0) + (low & 65535)) % 2 ** 32) / 2 ** 32 + 2 ** -33;
  };
}

/** Normally distributed numbers (Box and Muller). */
export const normals = (/** @type {() => number} */ chance, /** @type {number} */ count) =>
  Float64Array.from(
    { length: count },
    () => Math.sqrt(-2 * Math.log(chance())) * Math.cos(2 * Math.PI * chance()),
  );

/** A network of as many layers as there can be. @returns {Network} */
export function drawn(/** @type {number} */ depth, width = 32, examples = 16) {
  const chance = uniform(7);
  const some = (/** @type {number} */ rows) => normals(chance, rows * width);
  return {
    ...{ width, inputs: some(examples), arriving: some(examples) },
    weights: Array.from({ length: depth }, () => some(width)),
  };
}

/** scale · a W, or scale · a Wᵀ. */
function times(
  /** @type {Numbers} */ a,
  /** @type {Numbers} */ W,
  /** @type {number} */ width,
  /** @type {number} */ scale,
  turned = false,
) {
  const [down, across] = turned ? [1, width] : [width, 1];
  const product = new Float64Array(a.length);
  for (let row = 0; row < a.length; row += width)
    for (let j = 0; j < width; j++) {
      let sum = 0;
      for (let i = 0; i < width; i++) sum += a[row + i] * W[i * down + j * across];
      product[row + j] = scale * sum;
    }
  return product;
}

/** The mean of each column. */
function means(/** @type {Numbers} */ a, /** @type {number} */ width) {
  const sums = new Float64Array(width);
  a.forEach((v, k) => (sums[k % width] += v));
  return sums.map((sum) => (sum * width) / a.length);
}

/** Each column with mean 0 and deviation 1, and what its deviation was. */
function normalise(/** @type {Numbers} */ z, /** @type {number} */ width) {
  const centre = means(z, width);
  const apart = z.map((v, k) => v - centre[k % width]);
  const spread = means(
    apart.map((v) => v * v),
    width,
  ).map((v) => Math.sqrt(v + EPSILON));
  return { spread, hat: apart.map((v, k) => v / spread[k % width]) };
}

/** The gradient of normalise: (g - mean of g - hat · mean of g hat) / spread. */
function denormalise(
  /** @type {Numbers} */ g,
  /** @type {{spread: Numbers, hat: Numbers}} */ { spread, hat },
  /** @type {number} */ width,
) {
  const mean = means(g, width);
  const along = means(
    g.map((v, k) => v * hat[k]),
    width,
  );
  return g.map((v, k) => (v - mean[k % width] - hat[k] * along[k % width]) / spread[k % width]);
}

/** The root of the mean square. */
const sizeOf = (/** @type {Numbers} */ a) => Math.sqrt(a.reduce((sum, v) => sum + v * v, 0) / a.length);

/** How far numbers lie from their mean. */
function spreadOf(/** @type {Numbers} */ a) {
  const mean = a.reduce((sum, v) => sum + v, 0) / a.length;
  return sizeOf(a.map((v) => v - mean));
}

/**
 * Goes through the first `depth` layers and back.
 * @param {Network} network @param {number} depth @param {Layer} layer
 * @returns {{spread: number[], gradient: number[]}} the spread of the activations and the size of the gradient of
 *   each layer, the first one first
 */
export function throughAll(
  { width, inputs, arriving, weights },
  depth,
  { gain, activation, normalised, residual },
) {
  const { value, slope } = ACTIVATIONS[activation];
  const scale = gain / Math.sqrt(width);
  let a = inputs;
  const passed = weights.slice(0, depth).map((W) => {
    const z = times(a, W, width, scale);
    const norm = normalised ? normalise(z, width) : null;
    const into = norm ? norm.hat : z;
    const before = a;
    a = residual ? into.map((v, k) => before[k] + value(v)) : into.map(value);
    return { W, norm, into, spread: spreadOf(a) };
  });
  let g = arriving;
  const gradient = passed.toReversed().map(({ W, norm, into }) => {
    const size = sizeOf(g);
    const bent = into.map((v, k) => g[k] * slope(v));
    const back = times(norm ? denormalise(bent, norm, width) : bent, W, width, scale, true);
    g = residual ? back.map((v, k) => v + g[k]) : back;
    return size;
  });
  return { spread: passed.map((one) => one.spread), gradient: gradient.toReversed() };
}

/** The factor by which the gradient changes for each layer on the way back. */
export const factor = (/** @type {number[]} */ gradient) =>
  (gradient[0] / gradient[gradient.length - 1]) ** (1 / Math.max(gradient.length - 1, 1));

/** What has become of a size that was about 1: "vanished", "kept" within a factor of ten, or "exploded". */
export const fate = (/** @type {number} */ size) =>
  size < 0.1 ? "vanished" : size <= 10 ? "kept" : "exploded";
