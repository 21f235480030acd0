import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { explain } from "../../lib/widgets/src/explorers/depth.js";
import {
  drawn,
  factor,
  fate,
  normals,
  throughAll,
  uniform,
} from "../../lib/widgets/src/mathematics/depth.js";

/** What lib finds (depths.py). */
const { network, rows } = JSON.parse(readFileSync(new URL("depths.json", import.meta.url), "utf8"));
const flat = (rows) => Float64Array.from(rows.flat());
const small = {
  width: 4,
  inputs: flat(network.inputs),
  arriving: flat(network.arriving),
  weights: network.weights.map(flat),
};

test("spread and gradient of every layer are those of lib, in every way through the network", () => {
  assert.equal(rows.length, 24);
  for (const { spread, gradient, ...layer } of rows) {
    const now = throughAll(small, 5, layer);
    for (const [mine, theirs] of [
      ...spread.map((v, k) => [now.spread[k], v]),
      ...gradient.map((v, k) => [now.gradient[k], v]),
    ])
      assert.ok(
        Math.abs(mine - theirs) <= 1e-9 * Math.max(theirs, 1e-3),
        `${JSON.stringify(layer)}: ${mine} is not ${theirs}`,
      );
  }
});

test("the random numbers are normal, and the same each time", () => {
  const some = normals(uniform(3), 20_000);
  const mean = (power) => some.reduce((sum, v) => sum + v ** power, 0) / some.length;
  assert.ok(Math.abs(mean(1)) < 0.03 && Math.abs(mean(2) - 1) < 0.05 && Math.abs(mean(4) - 3) < 0.3);
  assert.deepEqual(some, normals(uniform(3), 20_000));
});

test("a ReLU keeps its gradient at the gain of the square root of two, and at no gain a sigmoid does", () => {
  const first = (gain, bend) =>
    throughAll(drawn(50), 50, { gain, bend, normalised: false, residual: false }).gradient[0];
  assert.equal(fate(first(Math.SQRT2, "ReLU")), "kept");
  assert.equal(fate(first(1, "ReLU")), "vanished");
  assert.equal(fate(first(2, "ReLU")), "exploded");
  for (const gain of [0.2, 1, 2, 4]) assert.equal(fate(first(gain, "sigmoid")), "vanished");
});

test("what is said follows from both passes", () => {
  const now = throughAll(drawn(50), 50, { gain: 3, bend: "tanh", normalised: false, residual: false });
  assert.ok(factor(now.gradient) > 1.2);
  assert.match(explain(now, "tanh"), /explodes.*keep their size, as a tanh/);
});
