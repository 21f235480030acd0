// A curve under magnification: every share against what follows from the formula by hand.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import {
  CURVES,
  fallText,
  fate,
  percent,
  piece,
  reading,
  shares,
  tableOf,
  times,
  windowAt,
} from "../../lib/widgets/src/mathematics/zoom.js";
import { formula } from "../../lib/widgets/src/formula.js";
import { sample, slope } from "../../lib/widgets/src/mathematics/samples.js";

const witness = JSON.parse(readFileSync(new URL("strays.json", import.meta.url), "utf8"));
const tables = new Map();
/** A typed function; its table alone, as Python sends it, if `alone`. */
const of = (text, { alone = false, from = -2, to = 2 } = {}) => {
  const key = `${text} ${from} ${to}`;
  if (!tables.has(key)) tables.set(key, sample(formula(text), from, to));
  return { ...tables.get(key), ...(alone ? { f: null } : {}) };
};
const near = (a, b, part, words) =>
  assert.ok(Math.abs(a - b) <= part * Math.abs(b), `${words} ${a} is not ${b}`);
const ZOOMS = [0, 1, 2, 3, 4, 5, 6];

test("each share is what lib measures with fifty digits, from f itself and from a table", () => {
  for (const { f, x0, zoom, share } of witness)
    for (const alone of [false, true]) {
      const now = reading(of(f, { alone }), x0, zoom);
      const words = `${f} at ${x0}, zoom ${zoom}, ${alone ? "table" : "typed"}:`;
      if (share < now.floor) assert.match(percent(now), /^(below|0 %)/, words);
      else near(now.share, share, 2e-3, words);
    }
});

test("a parabola strays f'' width^2 / 8 wherever the point is, a tenth with each zoom", () => {
  for (const x0 of [-2, -0.7, 0, 1, 2])
    for (const zoom of ZOOMS)
      near(reading(of("x^2"), x0, zoom).share, (2 * 16) / 8 / 4.8 / 10 ** zoom, 1e-5, `zoom ${zoom}`);
});

test("a corner in the middle strays as far at every zoom, also when it is no grid point", () => {
  for (const [text, x0] of [
    ["|x|", 0],
    ["|x - 0.3|", 0.3],
    ["relu(x)", 0],
  ])
    for (const alone of [false, true]) {
      const all = ZOOMS.slice(1).map((zoom) => reading(of(text, { alone }), x0, zoom).share);
      for (const share of all) near(share, all[0], 2e-3, text);
    }
});

test("a jump strays ten times as far with each zoom, and is not joined", () => {
  const t = of("sign(x)");
  for (const zoom of [1, 2, 5]) near(reading(t, 0, zoom).fall, 0.1, 1e-3, `zoom ${zoom}`);
  assert.ok(piece(t, 0, 3).points.some(([, dy]) => Number.isNaN(dy)));
});

test("from afar the staircase is all but straight; its steps come out when magnified", () => {
  const t = tableOf("staircase", -2, 2);
  near(reading(t, 0, 0).share, 0.01 / 4.8, 5e-3, "whole:");
  near(reading(t, 0, 1).share, 0.01 / 0.48, 5e-3, "× 10:");
  near(reading(t, 0, 2).share, 0.01 / 0.048, 5e-3, "× 100:");
  assert.match(fate(t, 0.005, 0, reading(t, 0.005, 0)), /From afar it looks straight/);
  assert.match(fate(t, 0.005, 4, reading(t, 0.005, 4)), /straight, with the slope 0\.$/);
  assert.match(fate(t, 0, 4, reading(t, 0, 4)), /jumps at x = 0\. So there is no tangent.*ten times as far/);
  assert.equal(slope(t, 0.005), 0);
  assert.deepEqual(CURVES.staircase.f(0.29), [0.29, 0]); // 0.29 / 0.01 is a little below 29
});

test("each jump in sight lifts the pen, however many there are", () => {
  const lifts = (zoom) =>
    piece(tableOf("staircase", -2, 2), 0.005, zoom).points.filter(([, dy]) => Number.isNaN(dy)).length;
  assert.deepEqual([2, 3, 4].map(lifts), [4, 0, 0]);
});

test("a straight line is straight, an inflection nearly so", () => {
  for (const zoom of ZOOMS) assert.equal(reading(of("3x - 1"), 0.3, zoom).told, 0);
  assert.equal(percent(reading(of("3x - 1"), 0.3, 2)), "0 %");
  near(reading(of("sin(x)"), 0, 3).fall, 100, 0.05, "sine at 0:");
});

test("steep is not a jump, and a vertical tangent is told", () => {
  const t = of("cbrt(x)");
  assert.ok(piece(t, 0, 3).points.every(([, dy]) => Number.isFinite(dy)));
  assert.match(fate(t, 0, 3, reading(t, 0, 3)), /vertical at x = 0/);
});

test("there is a window also where the curve has no value, and words for it", () => {
  for (const [text, words] of [
    ["1/x", /without bound near x = 0/],
    ["sin(x)/x", /hole/],
    ["sqrt(x)", /vertical|ends/],
  ])
    for (const alone of [false, true])
      for (const zoom of [0, 3, 6]) {
        const t = of(text, { alone });
        const now = reading(t, 0, zoom);
        assert.ok(Object.values(windowAt(t, 0, zoom)).every(Number.isFinite), text);
        assert.match(fate(t, 0, zoom, now), words, text);
        assert.ok(Number.isNaN(now.tangent), text);
      }
});

test("a large constant does not hide how a curve bends", () => {
  for (const zoom of ZOOMS)
    near(reading(of("x^2 + 1000000"), 1, zoom).share, 0.25 / 0.3 / 10 ** zoom, 1e-3, `zoom ${zoom}:`);
});

test("what is too small to be measured is not called nothing", () => {
  for (const [text, zoom] of [
    ["x^3", 6],
    ["x^4", 4],
    ["x^4", 6],
  ]) {
    const now = reading(of(text), 0, zoom);
    assert.match(percent(now), /^below/, text);
    assert.match(fate(of(text), 0, zoom, now), /less than can be measured/, text);
  }
});

test("a pole in the window leaves no bound; beside it the curve is measured", () => {
  const t = of("1/x");
  assert.equal(percent(reading(t, 1, 0)), "no bound");
  assert.match(fate(t, 1, 0, reading(t, 1, 0)), /without bound near x = 0.*Zoom in until it has left/);
  near(reading(t, 1, 3).fall, 10, 5e-2, "at 1:");
  assert.ok(
    shares(t, 1)
      .slice(2)
      .every(([, share]) => Number.isFinite(share)),
  );
});

test("a curve with a tangent is not said to have a corner there", () => {
  const t = of("|x|^1.5");
  assert.doesNotMatch(fate(t, 0, 3, reading(t, 0, 3)), /corner/);
  near(reading(t, 0, 3).fall, Math.sqrt(10), 1e-2, "falls by the root of ten:");
});

test("the law has a point at every half power of ten", () => {
  const law = shares(of("x^2"), 0.5);
  assert.equal(law.length, 13);
  near(law[12][1] * 1e6, law[0][1], 1e-3, "six powers:");
});

test("percents, falls and magnifications read as people write them", () => {
  assert.deepEqual(
    [0.25, 0.025, 2.5e-7, 2.5e-10, 12.5].map((share) => percent({ share })),
    ["25.0 %", "2.50 %", "0.0000250 %", "2.5·10⁻⁸ %", "1250 %"],
  );
  assert.equal(percent({ share: 3e-12, floor: 2e-11 }), "below 10⁻⁸ %");
  assert.equal(percent({ share: NaN }), "none");
  assert.equal(percent({ share: 0, straight: true }), "0 %");
  assert.deepEqual([10, 1, 0.1, 999.9, Infinity, NaN].map(fallText), [
    "÷ 10.0",
    "÷ 1.00",
    "× 10.0",
    "÷ 1000",
    "÷ more than 10",
    "none",
  ]);
  assert.deepEqual([0, 0.5, 3, 6].map(times), ["× 1", "× 3.2", "× 1000", "× 10⁶"]);
});
