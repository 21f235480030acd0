import assert from "node:assert/strict";
import test from "node:test";
import { explain } from "../../lib/widgets/src/mathematics/secant.js";
import { formula } from "../../lib/widgets/src/formula.js";
import {
  per,
  powerOfTen,
  short,
  slopeText,
  smallText,
  spoken,
} from "../../lib/widgets/src/mathematics/numbers.js";
import { differences, outline, reading } from "../../lib/widgets/src/mathematics/secant.js";
import { average, nearest, withError } from "../../lib/widgets/src/explorers/series.js";
import { sample } from "../../lib/widgets/src/mathematics/samples.js";

const of = (text, from = -2, to = 2) => sample(formula(text), from, to);

test("the secant of a parabola differs from its tangent by h", () => {
  const now = reading(of("x^2"), 0.5, 0.25);
  assert.deepEqual([now.chord, now.tangent, now.rise], [1.25, 1, 0.3125]);
  for (const [h, difference] of differences(of("x^2"), 0.5, 0.25, 1e-6))
    assert.ok(Math.abs(difference / h - 1) < 1e-6, `h = ${h}`);
});

test("a straight line has no difference at all", () => {
  assert.ok(differences(of("2x - 5"), 0.3, 1, 1e-6).every(([, difference]) => difference === 0));
});

test("the outline is interrupted at a pole and at a jump, not at a corner", () => {
  const gaps = (text) => outline(of(text), 400).filter(([, y]) => Number.isNaN(y)).length;
  assert.ok(gaps("1/x") > 0);
  assert.ok(gaps("floor(x)") > 0);
  assert.equal(gaps("|x|"), 0);
  assert.equal(gaps("sin(x)"), 0);
});

test("a break is said in words", () => {
  assert.match(explain(of("|x|"), 0, 1), /corner at x = 0: slope −1 on its left, 1 on its right.*no tangent/);
  assert.match(explain(of("sqrt(x)"), -1, 0.5), /no value between x = −2 and x = 0/);
  assert.match(explain(of("sqrt(x)"), 1, -2.5), /no value at x₀ \+ h/);
  assert.match(explain(of("1/x"), 1, 0.5), /without bound near x = 0.*Drag the two points/);
  assert.match(explain(of("floor(x/0.5)"), 0.1, 0.1), /And 6 more/);
  assert.match(explain(of("x^2"), 1, 0.5), /^Drag the two points/);
});

test("a measured rate carries the error of its times", () => {
  const [times, values] = [
    [6.29, 7.1, 7.92],
    [60, 70, 80],
  ];
  const now = average(times, values, 0, 1, 0.005);
  assert.equal(withError(now), "12.35 ± 0.15");
  assert.ok(average(times, values, 0, 2, 0.005).error < now.error);
  assert.equal(withError(average(times, values, 1, 0, 0.005)), "12.35 ± 0.15");
  assert.equal(withError(average([0, 1], [5, 5], 0, 1, 0.01)), "0.0000");
});

test("a dragged end stops at the nearest mark that is free", () => {
  assert.equal(nearest([0, 1, 2, 3], 1.4, 3), 1);
  assert.equal(nearest([0, 1, 2, 3], 1.4, 1), 2);
});

test("numbers read as people write them", () => {
  assert.deepEqual([1.23456789, 0.5, 0.005, 0].map(short), ["1.2346", "0.5", "0.005", "0"]);
  assert.deepEqual([1e-6, -1e-6, 1.5e-6, -2.1e-5].map(short), ["10⁻⁶", "−10⁻⁶", "1.5·10⁻⁶", "−2.1·10⁻⁵"]);
  assert.deepEqual([1e6, 1.1e6, 123456].map(short), ["10⁶", "1.1·10⁶", "1.2346·10⁵"]);
  assert.deepEqual(
    [slopeText(2), slopeText(-1 / 3), smallText(5e-7)],
    ["2.000000", "−0.333333", "5.00·10⁻⁷"],
  );
  assert.equal(spoken("run 10⁻⁶ s, rise 1.5·10⁻¹² m in 100 s"), "run 1e-6 s, rise 1.5e-12 m in 100 s");
  assert.deepEqual([1e-3, 1, 1e12].map(powerOfTen), ["10⁻³", "10⁰", "10¹²"]);
});

test("the unit of a rate says what is divided by what", () => {
  assert.deepEqual([per("m", "s"), per("", "s"), per("m", "")], ["m/s", "1/s", "m/1"]);
  assert.equal(per("", "rad/s"), "1/(rad/s)");
  assert.equal(per("", ""), "");
});
