// The readings at the points where a table alone would tell a false number.
import assert from "node:assert/strict";
import test from "node:test";
import { explain } from "../../lib/widgets/src/mathematics/secant.js";
import { reading } from "../../lib/widgets/src/mathematics/secant.js";
import { formula } from "../../lib/widgets/src/formula.js";
import { slopeText } from "../../lib/widgets/src/mathematics/numbers.js";
import { sample } from "../../lib/widgets/src/mathematics/samples.js";

const tables = new Map();
/** The readings of a typed function; of its table alone, as Python sends it, if `alone`. */
const at = (text, x, h, { alone = false, from = -2, to = 2 } = {}) => {
  const key = `${text} ${from} ${to}`;
  if (!tables.has(key)) tables.set(key, sample(formula(text), from, to));
  const t = { ...tables.get(key), ...(alone ? { f: null } : {}) };
  return { ...reading(t, x, h), words: explain(t, x, h) };
};
const { sin, cos, exp, log, sqrt, cbrt, abs, floor, tanh, sinh, sign, log1p, expm1 } = Math;

/** f': none is null. The chord is written so that nothing cancels. */
const EXACT = {
  "x^2": { chord: (x, h) => 2 * x + h, rate: (x) => 2 * x },
  "x^3 - 3x + 10": { chord: (x, h) => 3 * x * x + 3 * x * h + h * h - 3, rate: (x) => 3 * x * x - 3 },
  "x^2 + 1000000": { chord: (x, h) => 2 * x + h, rate: (x) => 2 * x },
  "sin(x)": { chord: (x, h) => (2 * cos(x + h / 2) * sin(h / 2)) / h, rate: cos },
  "e^x": { chord: (x, h) => (exp(x) * expm1(h)) / h, rate: exp },
  "tanh(3x)": {
    chord: (x, h) => (tanh(3 * h) * (1 - tanh(3 * x) * tanh(3 * x + 3 * h))) / h,
    rate: (x) => 3 * (1 - tanh(3 * x) ** 2),
  },
  "1/(1 + x^2)": {
    chord: (x, h) => -(2 * x + h) / ((1 + x * x) * (1 + (x + h) ** 2)),
    rate: (x) => (-2 * x) / (1 + x * x) ** 2,
  },
  "1/x": {
    chord: (x, h) => (x === 0 || x + h === 0 ? NaN : -1 / (x * (x + h))),
    rate: (x) => (x === 0 ? NaN : -1 / x ** 2),
  },
  "1/(x - 1)": {
    chord: (x, h) => (x === 1 || x + h === 1 ? NaN : -1 / ((x - 1) * (x + h - 1))),
    rate: (x) => (x === 1 ? NaN : -1 / (x - 1) ** 2),
  },
  "ln(x)": {
    chord: (x, h) => (x <= 0 || x + h <= 0 ? NaN : log1p(h / x) / h),
    rate: (x) => (x <= 0 ? NaN : 1 / x),
  },
  "sqrt(x)": {
    chord: (x, h) => (x < 0 || x + h < 0 ? NaN : 1 / (sqrt(x) + sqrt(x + h))),
    rate: (x) => (x <= 0 ? NaN : 0.5 / sqrt(x)),
  },
  "|x|": {
    chord: (x, h) => (x * (x + h) >= 0 ? sign(x || h) : (abs(x + h) - abs(x)) / h),
    rate: (x) => sign(x) || NaN,
  },
  "floor(x)": {
    chord: (x, h) => (floor(Number((x + h).toFixed(9))) - floor(x)) / h,
    rate: (x) => (Number.isInteger(x) ? NaN : 0),
  },
  "cbrt(x)": {
    chord: (x, h) => 1 / (cbrt(x + h) ** 2 + cbrt(x + h) * cbrt(x) + cbrt(x) ** 2),
    rate: (x) => (x === 0 ? NaN : 1 / (3 * cbrt(x) ** 2)),
  },
  "x^2/x": { chord: (x, h) => (x === 0 || x + h === 0 ? NaN : 1), rate: (x) => (x === 0 ? NaN : 1) },
  "((1 + x)^2 - 1)/x": {
    chord: (x, h) => (x === 0 || x + h === 0 ? NaN : 1),
    rate: (x) => (x === 0 ? NaN : 1),
  },
  "sin(1000x)": {
    chord: (x, h) => (2 * cos(1000 * (x + h / 2)) * sin(500 * h)) / h,
    rate: (x) => 1000 * cos(1000 * x),
  },
};
const STEPS = [1, -1, 0.1, -0.1, 1e-3, -1e-3, 1e-6, -1e-6];

const check = (options, digits, left_out = []) => {
  const wrong = [];
  for (const [text, { chord, rate }] of Object.entries(EXACT))
    for (const x of [-1, 0, 1, 0.3])
      for (const h of STEPS) {
        if (left_out.includes(text) || abs(x + h) > 2) continue;
        const now = at(text, x, h, options);
        const same = (a, b) =>
          Number.isNaN(b) ? Number.isNaN(a) : abs(a - b) <= digits * Math.max(1, abs(b));
        if (!same(now.chord, chord(x, h)))
          wrong.push(`${text} at ${x}, h = ${h}: ${now.chord}, not ${chord(x, h)}`);
        if (!same(now.tangent, rate(x))) wrong.push(`${text} at ${x}: slope ${now.tangent}, not ${rate(x)}`);
      }
  assert.deepEqual(wrong, []);
};

test("a typed function has its exact slopes at every h, and none where there is none", () => check({}, 1e-9));

test("so it has where its special points are no knots", () => check({ from: -2, to: 3 }, 1e-9));

test("a table from Python has them to its six digits", () => {
  check({ alone: true }, 5e-7, ["sin(1000x)"]);
  check({ alone: true, from: -2, to: 3 }, 5e-7, ["sin(1000x)", "x^2/x", "((1 + x)^2 - 1)/x"]);
});

test("what is read is right as it is written", () => {
  const shown = (text, x, h) => slopeText(at(text, x, h).chord);
  assert.equal(shown("x^2", 1, 1e-6), "2.000001");
  assert.equal(shown("sqrt(x)", 0, 1e-6), "1000.000000");
  assert.equal(shown("|x|", 0, 1e-6), "1.000000");
  assert.equal(shown("x^2 + 1000000", 1, 1e-6), "2.000001");
  assert.equal(slopeText(at("sin(1000x)", 0, 1).tangent), "1000.000000");
});

test("0.1 + 0.2 is the place of the pole at 0.3", () => {
  assert.ok(Number.isNaN(at("1/(x - 0.3)", 0.1, 0.2).chord));
});

test("what is not there is said in words", () => {
  for (const to of [2, 3]) {
    for (const text of ["sin(x^2)/x", "x^2/x", "((1 + x)^2 - 1)/x", "x^2*sin(1/x)"]) {
      const now = at(text, 0, 1, { to });
      assert.match(now.words, /no value at x = 0.*no secant and no tangent/, text);
      assert.ok([now.y0, now.chord, now.tangent].every(Number.isNaN), text);
    }
    for (const alone of [true, false]) {
      assert.match(at("sqrt(x)", 0, 1, { to, alone }).words, /tangent is vertical at x = 0/);
      assert.match(at("cbrt(x)", 0, 1, { to, alone }).words, /tangent is vertical at x = 0/);
      assert.match(at("x*sqrt(x)", 0, 1, { to, alone }).words, /curve ends at x = 0/);
      assert.match(at("ln(x)", 1, -1, { to, alone }).words, /no value at x₀ \+ h/);
      assert.match(
        at("1/x", 0, 1, { to, alone }).words,
        /without bound near x = 0.*no secant and no tangent/,
      );
      assert.match(at("floor(x)", 0, 1, { to, alone }).words, /jumps at x = 0.*no tangent/);
    }
  }
});
