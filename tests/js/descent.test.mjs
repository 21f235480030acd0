import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import {
  constant,
  eigenvalues,
  hessian,
  kind,
  limit,
  minima,
  stability,
} from "../../lib/widgets/src/mathematics/curvature.js";
import {
  descend,
  event,
  leaving,
  METHODS,
  rests,
  stabilityWords,
} from "../../lib/widgets/src/mathematics/trajectories.js";
import { formula } from "../../lib/widgets/src/formula.js";
import { isSteepWalled, landscapes, made, named } from "../../lib/widgets/src/mathematics/landscapes.js";

const of = (text, window = [[-3, 3]]) => made(formula(text, window.length > 1 ? ["x", "y"] : ["x"]), window);
const SQUARE = [
  [-3, 3],
  [-3, 3],
];
const near = (a, b, error, words = "") => assert.ok(Math.abs(a - b) <= error, `${words} ${a} is not ${b}`);

/** Ways of lib.optim down the known landscapes (descents.py). */
const kept = JSON.parse(readFileSync(new URL("descents.json", import.meta.url), "utf8"));

test("the landscapes are those of Python", () => {
  assert.deepEqual(
    Object.keys(landscapes),
    kept.map((k) => k.landscape),
  );
  for (const { landscape, words, window, start, rate } of kept) {
    const { f, ...known } = landscapes[landscape];
    assert.deepEqual(known, { words, window, start, rate });
  }
});

test("each method takes the way of lib.optim", () => {
  for (const { landscape, start, rate, ways } of kept)
    for (const method of METHODS) {
      const rows = ways[method];
      const { points, readings, end } = descend(named(landscape), start, method, rate, rows.length - 1);
      points.forEach((point, k) => {
        const found = end === "left" && k === points.length - 1 ? point : [...point, ...readings[k]];
        const size = Math.max(1, ...rows[k].map(Math.abs));
        found.forEach((v, i) => near(v, rows[k][i], 1e-9 * size, `${landscape}, ${method}, step ${k}:`));
      });
      assert.ok(points.length > 10, `${landscape}, ${method}`);
    }
});

test("(w - 4)^2 from 0 with a learning rate of 0.1 closes in by a fifth of the way", () => {
  const { points } = descend(of("(x - 4)^2", [[-6, 14]]), [0], "plain", 0.1, 10);
  points.forEach(([w], k) => near(w, 4 - 4 * 0.8 ** k, 1e-12, `step ${k}:`));
});

test("a path that leaves the map ends with its first point outside", () => {
  const path = descend(of("(x - 4)^2", [[-6, 14]]), [0], "plain", 1.1, 30);
  assert.equal(path.end, "left");
  assert.equal(path.points.length, 7);
  near(path.points[6][0], 4 - 4 * 1.2 ** 6, 1e-9);
  assert.ok(path.readings[6].every(Number.isNaN));
  assert.equal(leaving({ plain: path }), "Plain descent (step 6) leaves the map and stops there.");
});

test("without a gradient or a value a path stops there", () => {
  assert.equal(descend(of("|x|"), [0], "plain", 0.1, 5).end, "kink");
  const path = descend(of("sqrt(x) + 0.01/x"), [0.5], "plain", 1, 5);
  assert.equal(path.end, "empty");
  assert.match(event(of("|x|"), "adam", descend(of("|x|"), [0], "adam", 0.1, 5)), /kink: without a gradient/);
});

// Curvature

test("the curvatures of a quadratic are the same everywhere, those of others are not", () => {
  assert.deepEqual(constant(named("valley")), [20, 2]);
  assert.deepEqual(constant(named("saddle")), [2, -2]);
  assert.deepEqual(constant(of("(x - 4)^2", [[-6, 14]])), [2]);
  const turned = constant(of("x^2 + x*y + y^2", SQUARE)) ?? [];
  near(turned[0], 3, 1e-5);
  near(turned[1], 1, 1e-5);
  for (const text of ["x^4", "x^3", "|x|", "sin(x)", "3x + 1"]) assert.equal(constant(of(text)), null, text);
});

test("curvatures of a symmetric matrix", () => {
  const [most, least] = eigenvalues([
    [2, 1],
    [1, 2],
  ]);
  assert.deepEqual([most, least], [3, 1]);
});

test("all minima on the map are found, and their curvatures", () => {
  const wells = minima(named("wells"));
  assert.equal(wells.length, 2);
  for (const { at, curvatures } of wells) {
    near(4 * at[0] ** 3 - 8 * at[0] + 1, 0, 1e-6, "slope:");
    near(curvatures[0] / (12 * at[0] ** 2 - 8), 1, 1e-4, "curvature:");
  }
  const [banana, ...others] = minima(named("rosenbrock"));
  assert.equal(others.length, 0);
  near(Math.hypot(banana.at[0] - 1, banana.at[1] - 1), 0, 1e-6);
  // the Hessian at (1, 1) is ((802, -400), (-400, 200))
  near(banana.curvatures[0] / (501 + Math.hypot(301, 400)), 1, 1e-4);
  assert.deepEqual(minima(named("saddle")), []);
  assert.deepEqual(minima(of("|x|")), []);
});

test("below 2/L plain descent settles, above it does not", () => {
  for (const name of ["parabola", "valley", "wells", "rosenbrock"]) {
    const terrain = named(name);
    const known = stability(terrain);
    const at = known.everywhere ? terrain.window.map(() => 0) : known.minima[0].at;
    const { rate } = limit(known, at) ?? { rate: NaN };
    const away = (factor) => {
      const start = at.map((v, i) => v + 1e-3 * (terrain.window[i][1] - terrain.window[i][0]) * (i ? -1 : 1));
      const { points } = descend(terrain, start, "plain", factor * rate, 200);
      const distance = (p) => Math.hypot(...p.map((v, i) => v - at[i]));
      return Math.max(...points.slice(-2).map(distance)) / distance(start);
    };
    assert.ok(away(0.98) < 1, `${name}: below`);
    assert.ok(away(1.02) > 1.2, `${name}: above`);
  }
});

test("what is known of the limit is said, and no more", () => {
  const words = (terrain, rate, at) =>
    stabilityWords(
      terrain.window.length > 1 ? ["x", "y", "z"] : ["x", "z"],
      rate,
      limit(stability(terrain), at),
    );
  assert.match(
    words(named("valley"), 0.05, [1, 1]),
    /L = 20, the same everywhere: plain descent settles below 2\/L = 0.1/,
  );
  assert.match(
    words(named("valley"), 0.1, [1, 1]),
    /the learning rate is 2\/L: plain descent does not settle/,
  );
  assert.match(words(named("valley"), 0.2, [1, 1]), /Above 2\/L = 0.1 each step .* farther/);
  assert.match(words(named("saddle"), 0.1, [1, 1]), /falls without end: no learning rate settles/);
  assert.match(
    words(named("wells"), 0.2, [-2]),
    /At the minimum nearest .* = −1.473, .* above 2\/L = 0.11088 it cannot settle/,
  );
  assert.match(words(named("wells"), 0.1, [2]), /= 1.347, .* below 2\/L = 0.14521 it can settle/);
  assert.match(words(of("3x + 1"), 0.1, [1]), /No minimum with a curvature is on this map/);
});

test("a place where descent stands still is told by its curvatures", () => {
  assert.equal(kind(named("saddle"), [0, 0]), "saddle");
  assert.equal(kind(named("valley"), [0, 0]), "minimum");
  assert.equal(kind(of("4 - x^2"), [0]), "maximum");
  assert.equal(kind(of("x^3"), [0]), "flat");
  const saddle = descend(named("saddle"), [1, 0], "plain", 0.5, 3);
  assert.ok(rests(named("saddle"), saddle));
  assert.match(event(named("saddle"), "plain", saddle), /gradient is 0, a saddle, not a minimum/);
  assert.ok(!rests(named("valley"), descend(named("valley"), [10, 1], "plain", 0.05, 10)));
});

test("momentum that passes the minimum does not stand still", () => {
  const passing = {
    points: [[-0.5], [0]],
    readings: [
      [0.25, -1],
      [0, 0],
    ],
    end: /** @type {const} */ ("going"),
  };
  assert.ok(!rests(of("x^2"), passing));
});

test("jumping to and fro, and going uphill, are told", () => {
  const parabola = of("(x - 4)^2", [[-6, 14]]);
  assert.match(event(parabola, "plain", descend(parabola, [0], "plain", 1, 6)), /jumps to and fro/);
  assert.match(event(parabola, "plain", descend(parabola, [0], "plain", 1.1, 4)), /go uphill/);
  assert.equal(event(parabola, "plain", descend(parabola, [0], "plain", 0.1, 6)), "");
});

test("a Hessian at the edge of the map is measured inside it", () => {
  const [[bend]] = hessian(of("x^2"), [3]);
  near(bend, 2, 1e-6);
});

test("a valley with high walls gets a ladder of levels", () => {
  assert.ok(isSteepWalled(named("rosenbrock").surface));
  assert.ok(!isSteepWalled(named("valley").surface));
});
