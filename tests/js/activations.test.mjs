import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import {
  edge,
  ACTIVATIONS,
  outline,
  peak,
  reading,
  slope,
  value,
  where,
  zones,
} from "../../lib/widgets/src/mathematics/activations.js";
import { explain } from "../../lib/widgets/src/explorers/neuron.js";

const ALPHA = 0.1;
const neuron = (activation, w, b, x = 1) => ({ activation, alpha: ALPHA, w, b, x, interval: [-6, 6] });
const near = (a, b, error, words) => assert.ok(Math.abs(a - b) <= error, `${words}: ${a} is not ${b}`);

/** Values and slopes of lib.nn (activations.py). */
const kept = JSON.parse(readFileSync(new URL("activations.json", import.meta.url), "utf8"));

test("every activation has the values and slopes of lib.nn, also at ±1000", () => {
  assert.equal(new Set(kept.map(({ name }) => name)).size, ACTIVATIONS.length);
  for (const { name, z, ...truth } of kept) {
    near(value(name, ALPHA, z), truth.value, 4e-16 * Math.max(1, Math.abs(truth.value)), `${name} at ${z}`);
    near(slope(name, ALPHA, z), truth.slope, 4e-16, `slope of ${name} at ${z}`);
  }
});

test("both tails of the sigmoid's slope keep all their digits", () => {
  for (const z of [20, 40, 700]) {
    assert.equal(slope("sigmoid", ALPHA, z), slope("sigmoid", ALPHA, -z));
    near(slope("sigmoid", ALPHA, z) / Math.exp(-z), 1, 5e-9, `at ${z}`);
  }
});

test("at a kink there is no slope, and the note says so", () => {
  for (const name of ["ReLU", "leaky ReLU"]) {
    assert.ok(Number.isNaN(slope(name, ALPHA, 0)));
    const now = reading(neuron(name, 2, -2));
    assert.deepEqual([now.z, now.y], [0, 0]);
    assert.ok([now.dx, now.dw, now.db].every(Number.isNaN));
    assert.match(explain(neuron(name, 2, -2), tells), /at the kink.*no slope/);
  }
  assert.equal(slope("leaky ReLU", 1, 0), 1);
});

const tells = { tell: [String] };

test("weight and bias scale the three slopes", () => {
  const now = reading(neuron("sigmoid", -2, 1, 0.5));
  assert.deepEqual([now.z, now.y, now.dx, now.dw, now.db], [0, 0.5, -0.5, 0.125, 0.25]);
});

test("at the ends of the window the slope is a tenth of the largest", () => {
  for (const name of ["sigmoid", "tanh"])
    for (const z of [edge(name), -edge(name)])
      near(slope(name, ALPHA, z) / peak(name), 0.1, 1e-15, `${name} at ${z}`);
});

test("a neuron saturates on both sides, is dead on one, or deaf", () => {
  const found = zones(neuron("tanh", 2, -4));
  assert.deepEqual(
    found.map(({ kind }) => kind),
    ["saturated", "saturated"],
  );
  near(found[0].to, 2 - edge("tanh") / 2, 1e-12, "left end");
  near(found[1].from, 2 + edge("tanh") / 2, 1e-12, "right end");
  assert.deepEqual(zones(neuron("ReLU", 2, -4)), [{ kind: "dead", from: -6, to: 2 }]);
  assert.deepEqual(zones(neuron("ReLU", -2, 4)), [{ kind: "dead", from: 2, to: 6 }]);
  assert.deepEqual(zones(neuron("ReLU", 1, 7)), []);
  assert.deepEqual(zones(neuron("leaky ReLU", 1, 0)), []);
  assert.deepEqual(zones(neuron("sigmoid", 0, 1)), [{ kind: "deaf", from: -6, to: 6 }]);
});

test("the curve has its kink as a point", () => {
  const { w, b } = { w: 3, b: -1 };
  const kinks = outline(neuron("ReLU", w, b), 40).filter(([, , kink]) => kink);
  assert.deepEqual(kinks, [[1 / 3, 0, true]]);
  assert.equal(where({ w: 0, b: 1 }, 0), NaN);
});

test("each state is said in words", () => {
  const says = (...state) => explain(neuron(...state), tells);
  assert.match(says("sigmoid", 1, 0), /10 % .* from x = -3.64 to 3.64, around −b\/w = 0. Here it is 79 %/);
  assert.match(says("tanh", 1, 0, 5), /Here it is less than 1 %: the neuron is saturated/);
  assert.match(says("ReLU", 1, -3), /Left of the kink at −b\/w = 3 the neuron is dead.*cannot learn/);
  assert.match(says("ReLU", -1, 3), /Right of the kink.*Here it lives/);
  assert.match(says("leaky ReLU", 1, 0), /0\.1 w: small, and never 0/);
  assert.match(says("tanh", 0, 1), /ignores x and dy\/dx is 0 everywhere. But dy\/dw is not 0/);
  assert.match(says("ReLU", 0, -1), /nothing to learn from either/);
  assert.match(says("sigmoid", 0, 1, 0), /At x = 0 .* dy\/dw = 0/);
});
