// @ts-check
// The landscapes that a reader can choose: value and slopes in closed form, the same as in
// lib/widgets/landscapes.py. Each has a window, a start and a learning rate that show what it is for.

/**
 * @typedef {{words: string, window: [number, number][], start: number[], rate: number,
 *            f: (...point: number[]) => number[]}} Known
 */

/** @type {Record<string, Known>} */
export const landscapes = {
  parabola: {
    words: "parabola x²",
    window: [[-12, 12]],
    start: [10],
    rate: 0.1,
    f: (x) => [x * x, 2 * x],
  },
  wells: {
    words: "two wells x⁴ − 4x² + x",
    window: [[-2.4, 2.4]],
    start: [2.2],
    rate: 0.01,
    f: (x) => [x ** 4 - 4 * x * x + x, 4 * x ** 3 - 8 * x + 1],
  },
  valley: {
    words: "narrow valley x² + 10y²",
    window: [
      [-12, 12],
      [-6, 6],
    ],
    start: [10, 1],
    rate: 0.05,
    f: (x, y) => [x * x + 10 * y * y, 2 * x, 20 * y],
  },
  saddle: {
    words: "saddle x² − y²",
    window: [
      [-3, 3],
      [-2, 2],
    ],
    start: [2.5, 0.01],
    rate: 0.1,
    f: (x, y) => [x * x - y * y, 2 * x, -2 * y],
  },
  rosenbrock: {
    words: "Rosenbrock (1 − x)² + 100(y − x²)²",
    window: [
      [-2, 2],
      [-1, 3],
    ],
    start: [-1.2, 1],
    rate: 0.001,
    f: (x, y) => {
      const bend = y - x * x;
      return [(1 - x) ** 2 + 100 * bend * bend, -2 * (1 - x) - 400 * x * bend, 200 * bend];
    },
  },
};
