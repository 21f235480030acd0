import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { formula } from "../../lib/widgets/src/formula.js";
import {
  breakAt,
  fit,
  float64,
  sample,
  secant,
  slope,
  table,
  value,
} from "../../lib/widgets/src/mathematics/samples.js";

const witness = JSON.parse(readFileSync(new URL("witness.json", import.meta.url), "utf8"));
const tables = new Map();
const of = (text, from = -2, to = 2) => {
  const key = `${text} ${from} ${to}`;
  if (!tables.has(key)) tables.set(key, { ...sample(formula(text), from, to), f: null }); // as Python sends it
  return tables.get(key);
};
const kinds = (text, from, to) => of(text, from, to).breaks.map((b) => b.kind);
const near = (a, b, error, words) => assert.ok(Math.abs(a - b) <= error, `${words ?? ""} ${a} is not ${b}`);

test("secants and slopes agree with lib.differences to six decimals", () => {
  for (const { f, x, h, secant: chord, slope: rate } of witness) {
    near(secant(of(f), x, h), chord, 5e-7, `secant of ${f} at ${x}, h = ${h}:`);
    near(slope(of(f), x), rate, 5e-7, `slope of ${f} at ${x}:`);
  }
});

test("a secant keeps its digits down to h = 1e-9, also over a knot", () => {
  const t = of("sin(x)");
  for (const x of [0.5, t.x[70] - 4e-10, t.x[71]]) {
    for (let k = 0; k <= 9; k++) {
      const h = 10 ** -k;
      near(secant(t, x, h), (Math.cos(x + h / 2) * Math.sin(h / 2)) / (h / 2), 1e-7, `h = ${h}`);
      near(secant(t, x, -h), (Math.cos(x - h / 2) * Math.sin(h / 2)) / (h / 2), 1e-7, `h = ${-h}`);
    }
  }
});

test("so it does from the last knot back", () => {
  for (const h of [-1e-3, -1.917098445595855e-6, -1e-9])
    near(secant(of("x^2"), 2, h), 4 + h, 1e-14 * 4, `h = ${h}`);
});

test("the slope of a square root is right close to where it is vertical", () => {
  const t = of("sqrt(x)", 0, 4);
  for (const x of [1, 0.0213, 0.005, 1e-4]) near(slope(t, x) * 2 * Math.sqrt(x), 1, 1e-5, `x = ${x}`);
  assert.ok(Number.isNaN(slope(t, 0)));
});

test("a corner has a secant from each side and no tangent", () => {
  const t = of("|x|");
  assert.deepEqual(kinds("|x|"), ["corner"]);
  assert.equal(secant(t, 0, 0.5), 1);
  assert.equal(secant(t, 0, -0.5), -1);
  assert.ok(Number.isNaN(slope(t, 0)));
  assert.equal(slope(t, 0.01), 1);
  assert.equal(slope(t, -0.01), -1);
});

test("a kink off the grid is found all the same", () => {
  const t = of("abs(x - 0.3)");
  assert.equal(breakAt(t, 0.3)?.kind, "corner");
  near(secant(t, 0.3, 1e-3), 1, 1e-5);
});

test("each kind of break is told from the others", () => {
  assert.deepEqual(kinds("1/x"), ["pole"]);
  assert.deepEqual(kinds("1/x^2"), ["pole"]);
  assert.deepEqual(kinds("1/(x - 0.3)"), ["pole"]);
  assert.deepEqual(kinds("tan(x)"), ["pole", "pole"]);
  assert.deepEqual(kinds("sin(x^2)/x"), ["hole"]);
  assert.deepEqual(kinds("sin(x^2)/x", -2, 3), ["hole"]); // where 0 is not on the even grid
  assert.deepEqual(kinds("|x|/x"), ["split"]);
  assert.deepEqual(kinds("sign(x - 0.3)"), ["jump"]);
  assert.deepEqual(kinds("sqrt(x)"), ["gap"]);
  assert.deepEqual(kinds("cbrt(x)"), ["vertical"]);
  assert.deepEqual(kinds("sin(5x) + e^x"), []);
  assert.deepEqual(kinds("x^4 - 3x + 1000"), []);
});

test("where there is no value there is no secant, and beside it there is", () => {
  const t = of("ln(x)");
  assert.ok(Number.isNaN(value(t, -1)));
  assert.ok(Number.isNaN(secant(t, -1, 0.5)));
  near(slope(t, 0.1), 10, 1e-4);
});

test("a secant from the edge of the domain has its six decimals", () => {
  near(secant(of("sqrt(x)", -1, 4), 0, 1), 1, 5e-7);
  near(secant(of("sqrt(1 - x^2)", -2, 2), -1, 1), 1, 5e-7);
});

test("a pole does not flatten the rest of the picture", () => {
  const t = of("1/x");
  assert.ok(t.high < 30 && t.low > -30, `${t.low} to ${t.high}`);
});

test("a constant has a window of some height", () => {
  const t = of("3");
  assert.ok(t.high > 3 && t.low < 3);
});

test("a function without any value has no table", () => {
  assert.equal(sample(formula("sqrt(-1 - x^2)"), -2, 2), null);
});

test("endless oscillation ends with a table of bounded size", () => {
  const t = of("sin(1/x)");
  assert.ok(t.x.length < 7000);
  near(slope(t, 1), -Math.cos(1), 1e-3);
});

test("h is never 0 and x + h stays inside", () => {
  assert.equal(fit(-2, 2, 1.75, 0.5, 1e-6), 0.25);
  assert.equal(fit(-2, 2, 2, 0.5, 1e-6), -0.5);
  assert.equal(fit(-2, 2, -2, -0.5, 1e-6), 0.5);
  assert.equal(fit(-2, 2, 0, 1e-12, 1e-6), 1e-6);
  assert.equal(fit(-2, 2, 0, -9, 1e-6), -2);
});

test("samples are read from any byte on", () => {
  const bytes = new ArrayBuffer(60);
  const columns = [0, 1, 0, 1, 1, 1]; // knots 0 1, values 0 1, slopes 1 1
  columns.forEach((v, i) => new DataView(bytes).setFloat64(4 + 8 * i, v, true));
  const t = table(float64(new DataView(bytes, 4, 48)));
  assert.equal(value(t, 0.25), 0.25);
});

test("a constant has room above and below it, however large it is", () => {
  for (const text of ["0", "7", "-1e9", "9".repeat(60)]) {
    const { low, high } = of(text);
    assert.ok(high - low >= 2, `${text}: ${low} to ${high}`);
  }
});
