// Two functions joined: slopes, ratios and their product, also where a chain breaks.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { lens, reach, reading, sides, tell } from "../../lib/widgets/src/mathematics/chain.js";
import { formula } from "../../lib/widgets/src/formula.js";
import { sample } from "../../lib/widgets/src/mathematics/samples.js";

const witness = JSON.parse(readFileSync(new URL("chains.json", import.meta.url), "utf8"));
const joined = (f, g, alone = false) => {
  const inner = sample(formula(f), -2, 2);
  const outer = sample(formula(g, "u"), ...reach(inner));
  return alone
    ? [
        { ...inner, f: null },
        { ...outer, f: null },
      ]
    : [inner, outer];
};
const near = (a, b, error, words) =>
  assert.ok(
    Number.isNaN(b) ? Number.isNaN(a) : Math.abs(a - b) <= error * Math.max(1, Math.abs(b)),
    `${words} ${a} is not ${b}`,
  );
const words = (f, g, x0, h = 0.25) => {
  const [inner, outer] = joined(f, g);
  return tell({ inner, outer, axes: ["x", "u", "y"] }, reading(inner, outer, x0, h));
};

test("slopes, ratios and their products agree with lib.differences", () => {
  const chains = new Map();
  for (const { f, g, x, h, slopes, ratios } of witness)
    for (const alone of [false, true]) {
      const key = `${f} ${g} ${alone}`;
      if (!chains.has(key)) chains.set(key, joined(f, g, alone));
      const now = reading(...chains.get(key), x, h);
      const where = `${g} of ${f} at ${x}, h = ${h}, ${alone ? "table" : "typed"}:`;
      slopes.forEach((v, i) => near(now.slopes[i], v, 5e-7, `slope ${i} of ${where}`));
      ratios.forEach((v, i) => near(now.ratios[i], v, 1e-6, `ratio ${i} of ${where}`));
    }
});

test("the measured ratio turns into the product down to a step of a millionth", () => {
  const chain = joined("0.5x", "1 - sigmoid(u)");
  const s = 1 / (1 + Math.exp(-1));
  for (const h of [1e-3, 1e-6, -1e-6])
    near(reading(...chain, 2, h > 0 ? -h : h).ratios[2], -0.5 * s * (1 - s), Math.abs(h), `h = ${h}`);
});

test("the bars point where the steps go", () => {
  const bars = (f, g, x0) => sides(reading(...joined(f, g), x0, 0.25).steps);
  assert.deepEqual(bars("1 - 2x", "u^2", 1), ["right", "left", "right"]);
  assert.deepEqual(bars("1 - 2x", "u^2", 0), ["right", "left", "left"]);
  assert.deepEqual(bars("2x", "relu(u)", -1), ["right", "right", "no length"]);
  assert.deepEqual(bars("3", "u^2", 1), ["right", "no length", "no length"]);
  assert.deepEqual(bars("sqrt(x)", "u", -1), ["right", "nowhere", "nowhere"]);
});

test("which way and how fast is said in words", () => {
  assert.match(
    words("2x", "3u", 1),
    /^u rises 2 times as fast as x; y rises 3 times as fast as u: y rises 6 times as fast as x\.$/,
  );
  assert.match(words("1 - 2x", "u^2", 1), /two turns cancel, and y rises 4 times.*Let the step shrink/);
  assert.match(words("-x", "2u", 1), /^u falls as fast as x; .*: y falls 2 times/);
});

test("where there are units each slope is a rate", () => {
  const [inner, outer] = joined("0.2x + 0.5", "3u^2");
  const told = { inner, outer, axes: ["time", "radius", "area"], units: ["s", "m", "m²"] };
  const said = tell(told, reading(inner, outer, 1, 1e-6));
  assert.equal(said, "radius rises by 0.2 m/s; area rises by 4.2 m²/m: area rises by 0.84 m²/s.");
});

test("a chain that stands still or breaks says where", () => {
  assert.match(words("x^2", "3u", 0), /^u stands still at this point, slope 0. So y stands still/);
  assert.match(words("2x", "relu(u)", -1), /^u moves, but y is flat there, slope 0.*0 times anything is 0/);
  assert.match(
    words("2x", "relu(u)", 0),
    /corner at u = 0: slope 0 on its left, 1 on its right.*nothing to multiply/,
  );
  assert.match(words("|x|", "u^2", 0), /corner at x = 0.*no tangent at x₀.*nothing to multiply/);
  assert.match(words("x", "1/u", 0), /without bound near u = 0. So there is no y/);
  assert.match(words("1/x", "u", 0), /without bound near x = 0. So there is no u, and no y/);
  assert.match(words("x", "sin(u)/u", 0), /no value at u = 0: the curve has a hole there. So there is no y/);
});

test("at a corner of the outer function nothing is multiplied, even by 0", () => {
  const now = reading(...joined("x^2", "relu(u)"), 0, 0.25);
  assert.deepEqual([now.slopes[0], now.ratios[2]], [0, 0.25]);
  assert.ok(Number.isNaN(now.slopes[2]));
});

test("a still u has no ratio to y, and moves nothing", () => {
  const now = reading(...joined("3", "u^2"), 1, 0.5);
  assert.deepEqual(now.steps, [0.5, 0, 0]);
  assert.deepEqual([now.ratios[0], now.ratios[2]], [0, 0]);
  assert.ok(Number.isNaN(now.ratios[1]));
});

test("three lines have one scale, and a short step is magnified to a length that can be seen", () => {
  const wide = lens([-2, 2], 1, 0.5);
  assert.deepEqual([wide.right - wide.left, wide.part], [6, 1]);
  const close = lens([-2, 2], 1, -5e-6);
  near(5e-6 / (close.right - close.left), 0.5 / 6, 1e-12, "length of the bar:");
  near(close.left / close.right, wide.left / wide.right, 1e-12, "place of the point:");
});
