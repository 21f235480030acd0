import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { scaleLinear } from "d3-scale";
import { explain, finer, grids, logit, percent, three } from "../../lib/widgets/src/mathematics/replay.js";
import { LEVELS, wholeTicks } from "../../lib/widgets/src/explorers/replay.js";

/** Films as lib/widgets/replay.py packs them. */
const kept = JSON.parse(readFileSync(new URL("films.json", import.meta.url), "utf8"));
const SQUARE = [
  [-1, 1],
  [0, 3],
];
const unpacked = ({ data, ...film }) => grids(Uint8Array.from(Buffer.from(data, "base64")), film, SQUARE);

test("every logit of a film comes back from its byte", () => {
  for (const film of kept) {
    const { side, at } = unpacked(film);
    assert.equal(side, film.side);
    film.sheets.forEach((frames, s) =>
      frames.forEach((rows, i) => {
        const { values } = at(i)[s];
        rows.flat().forEach((z, p) => assert.ok(Math.abs(values[p] - z) <= 1e-6, `${values[p]} is not ${z}`));
      }),
    );
  }
});

test("a grid reaches from edge to edge of the window", () => {
  const [{ x, y }] = unpacked(kept[0]).at(0);
  assert.deepEqual([x[0], x.at(-1), y[0], y.at(-1)], [-1, 1, 0, 3]);
});

test("a byte has a sign, and no logit is endless", () => {
  assert.deepEqual(
    [0, 1, 255, 64].map(logit).map((v) => Number(v.toFixed(4))),
    [0, 0.0079, -0.0079, 1.0159],
  );
  assert.equal(logit(126), 126);
});

test("the share of the map that changed sides is counted against the frame before", () => {
  const film = kept[0];
  const { moved } = unpacked(film);
  const above = film.sheets[0].map((rows) => rows.flat().map((z) => z > 0));
  assert.equal(moved(0), 0);
  for (const i of [1, 2, 3]) {
    const changed = above[i].filter((v, p) => v !== above[i - 1][p]).length;
    assert.equal(moved(i), changed / above[i].length);
  }
});

test("of three classes the side is the one that leads", () => {
  const film = kept[1];
  const leads = (i) =>
    film.sheets[0][i].flat().map((_, p) => film.sheets.findIndex((sheet) => sheet[i].flat()[p] >= 0));
  const changed = leads(2).filter((v, p) => v !== leads(1)[p]).length;
  assert.equal(unpacked(film).moved(2), changed / film.side ** 2);
});

test("the bands lie at round probabilities, the boundary at one half", () => {
  const p = LEVELS.slice(1).map((z) => Number((1 / (1 + Math.exp(-z))).toFixed(6)));
  assert.deepEqual(p, [0.1, 0.3, 0.5, 0.7, 0.9]);
  assert.ok(LEVELS[3] > 0, "a logit of 0 is class 0");
});

const run = {
  epochs: [0, 1, 2, 7],
  losses: [0.7, 0.3, 0.4, 0.1],
  norms: [
    [0.5, 0.25],
    [0.0001, 0.2],
    [0, 0.1],
    [0, 0],
  ],
  layers: ["Dense 1", "Dense 2"],
  right: [90, 150, 200, 200],
  examples: 200,
  classes: ["early", "late"],
};
const told = (i, moved = 0, others = {}, alone = -1) => explain({ ...run, ...others }, i, { moved, alone });

test("a frame is told by its loss, its boundary and its gradients", () => {
  assert.match(
    told(0),
    /^Untrained: .* The longest gradient is that of Dense 1, 0.500; the shortest that of Dense 2, 0.250\.$/,
  );
  assert.match(
    told(1, 0.21),
    /^The loss fell from 0.700 to 0.300 in this epoch. 21 % of the map changed sides\. .*Dense 1 is 2000 times shorter\.$/,
  );
  assert.match(
    told(2, 0.001),
    /The loss rose from 0.300 to 0.400 in this epoch. The boundary hardly moved\. The gradient of Dense 1 is 0: all/,
  );
  assert.match(
    told(3, 0.05),
    /fell from 0.400 to 0.100 since epoch 2. All were right before: now the model is surer\. .* Every gradient is 0: all examples together pull nowhere\.$/,
  );
  assert.match(told(0, 0, { layers: ["Dense 1"], norms: [[2]] }), /The gradient of Dense 1 is 2.00 long\.$/);
  assert.match(
    told(1, 0, { losses: [0.6931, 0.69311] }),
    /^The loss hardly changed in this epoch: it is 0.693\./,
  );
  assert.match(told(1, 1, {}, 1), /All of the map is late: there is no boundary\./);
});

test("where classes tie the map gives the place to the first, as the model does", () => {
  const axis = [0, 1];
  const sheet = () => ({ columns: 2, rows: 2, x: axis, y: axis, values: [0, 0, 0, 0] });
  const leads = finer([sheet(), sheet(), sheet()]).map(({ values }) => [...values].every((v) => v >= 0));
  assert.deepEqual(leads, [true, false, false]);
});

test("where three regions meet, a finer grid leaves no hole", () => {
  const sheets = unpacked(kept[1]).at(1);
  const fine = finer(sheets);
  assert.equal(fine[0].columns, 3 * (sheets[0].columns - 1) + 1);
  assert.deepEqual([fine[0].x.at(-1), fine[0].y.at(-1)], [1, 3]);
  fine[0].values.forEach((_, p) => assert.ok(fine.some(({ values }) => values[p] >= 0)));
  const wide = fine[0].columns;
  sheets.forEach(({ values, columns }, k) =>
    values.forEach((v, p) => {
      const there = 3 * (Math.floor(p / columns) * wide + (p % columns));
      assert.equal(fine[k].values[there] > 0, v > 0);
    }),
  );
});

test("epochs are counted in whole numbers, also in a short film", () => {
  const marks = (last) => {
    const { ticks, text } = wholeTicks(scaleLinear([0, last], [0, 200]), last);
    return ticks.map(text).join(" ");
  };
  assert.deepEqual([1, 2, 4, 60].map(marks), ["0 1", "0 1 2", "0 1 2 3 4", "0 10 20 30 40 50 60"]);
});

test("a map of one class is noticed", () => {
  const { alone } = grids(new Uint8Array(2 * 9), { frames: 2, classes: 2 }, SQUARE);
  assert.equal(alone(1), 0);
  assert.equal(unpacked(kept[0]).alone(1), -1);
});

test("numbers keep their length while a film plays", () => {
  assert.deepEqual([0.7, 0.0035, 12, 1234, 0, 0.00012].map(three), [
    "0.700",
    "0.00350",
    "12.0",
    "1230",
    "0",
    "1.2·10⁻⁴",
  ]);
  assert.deepEqual([0.975, 0.0004, 0.999].map(percent), ["97.5 %", "0 %", "99.9 %"]);
});
