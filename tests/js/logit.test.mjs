import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { explain } from "../../lib/widgets/src/explorers/logit.js";
import { loss, LOSSES, outline, reading, slope } from "../../lib/widgets/src/mathematics/logit.js";

const near = (a, b, error, words) =>
  assert.ok(Math.abs(a - b) <= error * Math.max(1, Math.abs(b)), `${words}: ${a} is not ${b}`);
/** Losses and slopes of lib (losses.py). */
const kept = JSON.parse(readFileSync(new URL("losses.json", import.meta.url), "utf8")).logits;

test("each loss of a logit and its slope are those of lib, also at ±1000", () => {
  assert.deepEqual([...new Set(kept.map(({ name }) => name))], LOSSES);
  for (const { name, target, z, ...truth } of kept) {
    near(loss(name, z, target), truth.loss, 1e-15, `${name} of ${z} for ${target}`);
    near(slope(name, z, target), truth.slope, 1e-15, `slope of ${name} at ${z} for ${target}`);
  }
});

test("the slope of the cross-entropy keeps its digits where the model is sure and right", () => {
  for (const z of [30, 700]) near(slope("cross-entropy", z, 1) / -Math.exp(-z), 1, 1e-12, `at ${z}`);
});

test("hinge has a kink at its margin, for each answer on its side", () => {
  assert.ok(Number.isNaN(slope("hinge", 1, 1)) && Number.isNaN(slope("hinge", -1, 0)));
  assert.deepEqual([slope("hinge", 0.5, 1), slope("hinge", 1.5, 1)], [-1, 0]);
  assert.deepEqual([slope("hinge", -0.5, 0), slope("hinge", -1.5, 0)], [1, 0]);
  assert.ok(outline("hinge", [-8, 8], 1, 7).some(([z, v]) => z === 1 && v === 0));
});

test("1 − p does not ask for the answer", () => {
  for (const z of [-3, 0, 5]) {
    assert.equal(loss("1 − p", z, 0), loss("1 − p", z, 1));
    assert.ok(slope("1 − p", z, 0) < 0);
    assert.ok(slope("squared", z, 0) > 0 && slope("cross-entropy", z, 0) > 0);
  }
});

test("who learns is said in words", () => {
  const says = (z, target) => explain({ z, target }, reading({ z, target }));
  assert.match(
    says(-8, 1),
    /confident mistake\. Cross-entropy and hinge still pull; squared and 1 − p are almost flat/,
  );
  assert.match(
    says(8, 0),
    /confident mistake\. Cross-entropy and hinge still pull.*does not ask for the answer/,
  );
  assert.match(says(5, 1), /Right and sure/);
  assert.match(says(0, 1), /each loss has a slope\. That of the cross-entropy is p − 1/);
  assert.match(says(1.5, 1), /each loss but hinge/);
  assert.match(says(1, 1), /hinge has its kink/);
});
