import assert from "node:assert/strict";
import test from "node:test";
import { distance, game, isThere, par } from "../../lib/widgets/src/mathematics/blindfold.js";

const SEEDS = Array.from({ length: 200 }, (_, k) => k + 1);
/** Every game that is tried: of one variable and of two. */
const all = [1, 2].flatMap((variables) => SEEDS.map((seed) => game(seed, /** @type {1 | 2} */ (variables))));

test("the same seed is the same landscape, another seed another", () => {
  const told = (seed) => game(seed, 2).at([5, 5]).join();
  assert.equal(told(7), told(7));
  assert.equal(new Set(SEEDS.map(told)).size, SEEDS.length);
});

test("slopes are the rates of the values", () => {
  for (const played of all.slice(0, 10).concat(all.slice(200, 210)))
    for (const point of [
      [5, 5],
      [0.3, 9.1],
    ].map((p) => p.slice(0, played.start.length))) {
      const [, ...slopes] = played.at(point);
      slopes.forEach((slope, i) => {
        const beside = (h) => played.at(point.map((v, j) => (i === j ? v + h : v)))[0];
        const measured = (beside(1e-4) - beside(-1e-4)) / 2e-4;
        assert.ok(Math.abs(slope - measured) < 1e-5 * Math.max(1, Math.abs(slope)), `${slope}, ${measured}`);
      });
    }
});

test("each game has one bowl: along any line to the minimum it goes down", () => {
  for (const { at, start, minimum } of all) {
    const way = [0, 0.25, 0.5, 0.75, 1].map((s) => start.map((v, i) => v + s * (minimum[i] - v)));
    way.slice(1).forEach((p, k) => assert.ok(at(p)[0] < at(way[k])[0]));
    assert.ok(Math.hypot(...at(minimum).slice(1)) < 1e-12);
  }
});

test("start and minimum are on the map, and not near each other", () => {
  for (const { window, start, minimum } of all) {
    for (const point of [start, minimum])
      point.forEach((v, i) => assert.ok(v > window[i][0] && v < window[i][1]));
    assert.ok(distance(start, minimum) >= 3);
  }
});

test("every method arrives, Newton in fewest queries as a rule", () => {
  for (const played of all) {
    const { plain, momentum, newton } = par(played);
    for (const queries of [plain, momentum, newton]) assert.ok(queries > 1 && queries < 400);
    assert.equal((newton - 1) % (played.start.length + 1), 0, "a step asks beside, too");
    assert.ok(newton <= plain);
  }
});

test("the queries of plain descent are counted as a player's are", () => {
  const played = game(1, 1);
  let [point, asked] = [played.start, 1];
  while (!isThere(played, point)) [point, asked] = [[point[0] - 0.1 * played.at(point)[1]], asked + 1];
  assert.equal(par(played).plain, asked);
});
