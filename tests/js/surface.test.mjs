import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { ladder, levels, namePlaces, rings } from "../../lib/widgets/src/mathematics/contours.js";
import { formula } from "../../lib/widgets/src/formula.js";
import { grid, span, surface, typed } from "../../lib/widgets/src/mathematics/surface.js";
import { float64 } from "../../lib/widgets/src/mathematics/samples.js";

const of = (text, window) => typed(formula(text, ["x", "y"]), window);
const WINDOW = /** @type {any} */ ([
  [-2, 2],
  [-3, 3],
]);
const numbers = (/** @type {string} */ base64) => {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  return float64(new DataView(bytes.buffer));
};
const near = (a, b, error, words) => assert.ok(Math.abs(a - b) <= error, `${words} ${a} is not ${b}`);

/** Tables from lib.widgets.surface with what complex steps measure there (surfaces.py). */
const kept = JSON.parse(readFileSync(new URL("surfaces.json", import.meta.url), "utf8"));

test("a table from Python has values and slopes to seven digits between its crossings", () => {
  for (const { f, window, table, points, typicalSlope, typicalValue } of kept) {
    const { at } = surface(numbers(table), window);
    for (const [x, y, ...truth] of points) {
      const found = at(x, y);
      near(found[0], truth[0], 1e-7 * typicalValue, `${f} at ${x}, ${y}:`);
      near(found[1], truth[1], 1e-6 * typicalSlope, `slope in x of ${f} at ${x}, ${y}:`);
      near(found[2], truth[2], 1e-6 * typicalSlope, `slope in y of ${f} at ${x}, ${y}:`);
    }
  }
});

test("a typed function has them exactly", () => {
  for (const { f, window, points } of kept)
    for (const [x, y, ...truth] of points)
      of(f, window)
        .at(x, y)
        .forEach((v, i) => near(v, truth[i], 1e-12 * Math.max(1, Math.abs(truth[i])), `${f} at ${x}, ${y}:`));
});

test("outside the window there is nothing, on its edge there is", () => {
  const [{ table, window }] = kept;
  const { at } = surface(numbers(table), window);
  assert.ok(at(window[0][1] + 1e-9, 0).every(Number.isNaN));
  assert.ok(at(window[0][1], window[1][1]).every(Number.isFinite));
});

test("a cell beside a point without a value is empty, one beside a tip is not", () => {
  // four cells; x^2 has a value, a slope and a bend
  const side = 3;
  const table = new Float64Array(9 * side * side);
  const crossing = (i) => (i % side) - 1;
  for (let i = 0; i < 9; i++)
    [table[i], table[27 + i], table[54 + i]] = [crossing(i) ** 2, 2 * crossing(i), 2];
  const whole = surface(table, [
    [-1, 1],
    [-1, 1],
  ]);
  assert.deepEqual(whole.at(0.5, 0.25), [0.25, 1, 0]);
  const tip = table.slice();
  tip[27 + 4] = NaN;
  assert.deepEqual(surface(tip, whole.window).at(0, 0), [0, NaN, 0]);
  near(surface(tip, whole.window).at(0.5, 0.5)[0], 0.25, 1e-12, "beside a tip:");
  const ridge = tip.slice();
  ridge[27 + 1] = NaN;
  assert.deepEqual(surface(ridge, whole.window).at(0, -0.3), [0, NaN, 0]);
  assert.deepEqual(surface(tip, whole.window).at(0, -0.3), [0, 0, 0]);
  const empty = table.slice();
  empty[0] = NaN;
  assert.ok(surface(empty, whole.window).at(-0.5, -0.5).every(Number.isNaN));
  assert.ok(surface(empty, whole.window).at(0.5, 0.5).every(Number.isFinite));
});

test("a function without any value has no surface", () => {
  assert.equal(of("sqrt(-1 - x^2 - y^2)", WINDOW), null);
  assert.ok(of("ln(x)", WINDOW).at(-1, 0).every(Number.isNaN));
});

// Contours

test("a contour of a circle is one closed ring on that circle", () => {
  const cells = grid(
    of("4 - x^2 - y^2", [
      [-2, 2],
      [-2, 2],
    ]),
    80,
  );
  const found = rings(cells, 3);
  assert.equal(found.length, 1);
  for (const [x, y] of found[0]) near(Math.hypot(x, y), 1, 1e-3, "radius");
  const steps = found[0].map(([x, y], i) => {
    const [u, v] = found[0][(i + 1) % found[0].length];
    return Math.hypot(u - x, v - y);
  });
  assert.ok(Math.max(...steps) < 0.1, "it is closed, without a jump");
});

test("what is above a level is inside its rings, also at a saddle", () => {
  for (const text of ["x y", "x^2 - y^2", "sin(2x) cos(y)", "500 - 40x^2 - 20y^2 + 20 x y"]) {
    const whole = of(text, WINDOW);
    const cells = grid(whole, 60, 4 / 6);
    for (const level of levels(cells.values)) {
      const lines = rings(cells, level);
      for (const [x, y] of [
        [0.31, 0.77],
        [-1.2, 2.3],
        [1.9, -2.9],
        [-0.6, -0.1],
      ]) {
        const [v, fx, fy] = whole.at(x, y);
        if (Math.abs(v - level) < 0.1 * Math.hypot(fx, fy)) continue; // too close to tell
        assert.equal(isInside(lines, x, y), v > level, `${text} at ${x}, ${y}, level ${level}`);
      }
    }
  }
});

const isInside = (lines, x, y) => {
  let crossed = 0;
  for (const ring of lines)
    ring.forEach(([x0, y0], i) => {
      const [x1, y1] = ring[(i + 1) % ring.length];
      if (y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)) crossed += 1;
    });
  return crossed % 2 === 1;
};

test("where there is no value there is no region", () => {
  const cells = grid(of("ln(x) + 0 y", WINDOW), 60, 4 / 6);
  const everywhere = rings(cells, -Number.MAX_VALUE);
  assert.ok(isInside(everywhere, 1, 0));
  assert.ok(!isInside(everywhere, -1, 0));
  const ends = everywhere.flat().flatMap(([x, y]) => (Math.abs(y) < 3 ? [x] : []));
  assert.ok(Math.min(...ends) > 0.09, "it begins at the first crossing that has a value");
});

test("levels are round and evenly spaced; a ladder shows the bottom of a valley", () => {
  const hill = grid(of("500 - 40x^2 - 20y^2 + 20 x y", WINDOW), 60).values;
  assert.deepEqual(levels(hill), [50, 100, 150, 200, 250, 300, 350, 400, 450]);
  const banana = grid(
    of("(1-x)^2 + 100(y-x^2)^2", [
      [-2, 2],
      [-1, 3],
    ]),
    60,
  ).values;
  assert.ok(ladder(banana).filter((v) => v < 20).length >= 4);
});

test("a pole does not flatten the rest of the map", () => {
  const [low, high] = span(grid(of("1/(x^2 + y^2)", WINDOW), 61).values);
  assert.ok(low >= 0 && high < 20, `${low} to ${high}`);
});

test("names stand on their lines, apart from one another", () => {
  const area = { left: 0, right: 300, top: 0, bottom: 300 };
  const circle = (r) =>
    [...Array(60).keys()].map((k) => [150 + r * Math.cos(k / 9.55), 150 + r * Math.sin(k / 9.55)]);
  const places = namePlaces([[circle(60)], [circle(100)], [circle(400)]], area);
  near(Math.hypot(places[0][0] - 150, places[0][1] - 150), 60, 1, "on the line:");
  assert.ok(Math.hypot(places[0][0] - places[1][0], places[0][1] - places[1][1]) > 30);
  assert.equal(places[2], null);
});
