import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { explain } from "../../lib/widgets/src/explorers/loss.js";
import {
  bestConstant,
  bestLine,
  bests,
  LOSSES,
  reading,
  slope,
} from "../../lib/widgets/src/mathematics/loss.js";

const X = [1, 2, 3, 4, 5];
const near = (a, b, error, words) =>
  assert.ok(Math.abs(a - b) <= error * Math.max(1, Math.abs(b)), `${words}: ${a} is not ${b}`);
const state = (more) => ({
  x: X,
  y: [2, 3, 3, 12, 5],
  model: "constant",
  c: 4,
  m: 0,
  b: 4,
  delta: 1,
  outlier: 3,
  ...more,
});

/** Losses, slopes and best predictions of lib (losses.py). */
const kept = JSON.parse(readFileSync(new URL("losses.json", import.meta.url), "utf8")).misses;

test("each loss and its slopes are those of lib.losses, also at ±1000", () => {
  for (const { kind, model, at, y, delta, ...truth } of kept) {
    const [m, b] = model === "line" ? at : [0, 0];
    const found = reading(state({ y, model, c: at, m, b, delta }))[LOSSES.indexOf(kind)];
    near(found.loss, truth.loss, 1e-14, `${kind} at ${at}`);
    found.pulls.forEach((v, i) => {
      if (kind === "MAE" && at === y[i]) return assert.ok(Number.isNaN(v), "the engine's 0 is a convention");
      near(-v, truth.slopes[i], 1e-14, `slope of ${kind} at ${at}`);
    });
  }
});

test("each loss is lowest where Python finds it", () => {
  for (const { kind, y, delta, c, best } of kept) {
    near(bestConstant(kind, y, delta).c, c, 1e-12, `${kind} of ${y}`);
    const line = bestLine(kind, X, y, delta);
    near(line.m, best[0], 1e-6, `m of ${kind} of ${y}`);
    near(line.b, best[1], 1e-6, `b of ${kind} of ${y}`);
  }
});

test("an outlier drags the mean away, and not the median", () => {
  const of = (y) => bests(state({ y })).map(({ c }) => c);
  assert.deepEqual(
    of([2, 3, 3, 4, 5]).map((v) => Number(v.toFixed(4))),
    [3.4, 3, 3.3333],
  );
  assert.deepEqual(of([2, 3, 3, 40, 5]), [10.6, 3, 3.5]);
});

test("between two middle examples every c is a median", () => {
  assert.deepEqual(bestConstant("MAE", [9, 1, 2, 4], 1), { c: 3, from: 2, to: 4 });
  const now = state({ y: [1, 2, 4, 9], x: [1, 2, 3, 4], c: 3 });
  assert.match(explain(now, reading(now), bests(now)), /Every c from 2 to 4 is a median/);
});

test("at an example the absolute loss has a kink, with a slope on each side", () => {
  assert.ok(Number.isNaN(slope("MAE", 0, 1)));
  assert.deepEqual([slope("MSE", 0, 1), slope("Huber", 0, 1)], [0, 0]);
  const now = state({ c: 3 });
  const [squared, absolute] = reading(now);
  assert.ok(Number.isNaN(absolute.slopes[0]) && Number.isFinite(squared.slopes[0]));
  near(absolute.sided[0], -0.6, 1e-12, "left");
  near(absolute.sided[1], 0.2, 1e-12, "right");
  assert.match(
    explain(now, reading(now), bests(now)),
    /kink and no slope, −0\.6 just below c and 0\.2 just above.*lowest place/,
  );
  const off = state({ c: 2 });
  assert.doesNotMatch(explain(off, reading(off), bests(off)), /lowest place/);
});

test("the outlier pulls MSE more than all others, MAE like any other", () => {
  const now = state();
  const [squared, absolute, huber] = reading(now);
  assert.deepEqual([squared.outlier, squared.others], [16, 10]);
  assert.deepEqual([absolute.outlier, absolute.others], [1, 4]);
  assert.deepEqual([huber.outlier, huber.others], [1, 4]);
  assert.match(
    explain(now, reading(now), bests(now)),
    /more than all others together: 16 against 10.*mean, 5, MAE at the median, 3/,
  );
});

test("examples at one place give a level line", () => {
  for (const kind of LOSSES) {
    const { m, b } = bestLine(kind, [2, 2, 2], [1, 1, 4], 1);
    assert.equal(m, 0);
    assert.ok(b >= 1 && b <= 2);
  }
});
