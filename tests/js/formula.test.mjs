import assert from "node:assert/strict";
import test from "node:test";
import { FormulaError, formula, plain } from "../../lib/widgets/src/formula.js";

const at = (text, x) => formula(text)(x);
const near = (a, b, words) =>
  assert.ok(Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(b)), `${words}: ${a} is not ${b}`);

test("what beginners type means what they mean", () => {
  const x = 1.3;
  const meant = {
    "x^2": x ** 2,
    "2x": 2 * x,
    "-x^2": -(x ** 2),
    "2^-x": 2 ** -x,
    "x(x+1)": x * (x + 1),
    "(x+1)(x-1)": x * x - 1,
    "sin(x^2)/x": Math.sin(x * x) / x,
    "ln(x)": Math.log(x),
    "log(x)": Math.log(x),
    "sqrt(x)": Math.sqrt(x),
    "|x|": x,
    "abs(-x)": x,
    "2|x - 3|": 3.4,
    "|x|-|x-2|": x - 0.7,
    "||x|-2|": 0.7,
    "e^x": Math.exp(x),
    pi: Math.PI,
    "2 pi x": 2 * Math.PI * x,
    "x − 1": x - 1,
    "x–1": x - 1,
    "2·x": 2 * x,
    "2×x": 2 * x,
    "x²": x * x,
    "x**3": x ** 3,
    π: Math.PI,
    "1/2x": x / 2,
    5: 5,
  };
  for (const [text, value] of Object.entries(meant)) near(at(text, x)[0], value, text);
});

test("the slope that comes with a value is its derivative", () => {
  const step = 1e-5;
  const texts = [
    "x^3 - 2x",
    "sin(x) cos(x)",
    "tan(x)",
    "asin(x/3)",
    "acos(x/3)",
    "atan(x)",
    "sinh(x)",
    "cosh(x)",
    "tanh(x)",
    "exp(-x)",
    "ln(x)",
    "log2(x)",
    "log10(x)",
    "sqrt(x)",
    "cbrt(x)",
    "|x - 2|",
    "relu(x)",
    "sigmoid(x)",
    "x^x",
    "2^x",
    "x^0.5",
    "1/x",
    "+x",
    "floor(x)",
    "sign(x)",
  ];
  for (const text of texts) {
    const [x, f] = [0.7, (x) => at(text, x)[0]];
    const measured = (8 * (f(x + step) - f(x - step)) - (f(x + 2 * step) - f(x - 2 * step))) / (12 * step);
    assert.ok(Math.abs(at(text, x)[1] - measured) < 1e-9, `${text}: ${at(text, x)[1]} is not ${measured}`);
  }
});

test("powers have slopes at 0", () => {
  assert.deepEqual(at("x^2", 0), [0, 0]);
  assert.deepEqual(at("x^1", 0), [0, 1]);
  assert.deepEqual(at("x^0", 0), [1, 0]);
});

test("a wrong expression gets one sentence with the place of the error", () => {
  const said = {
    "": /^Character 1: nothing is typed/,
    "x^": /^Character 3: .*ends too early/,
    "x^^2": /^Character 3: “\^”/,
    "(x+1": /^Character 5: .*ends too early/,
    "(x+1 2": /^Character 6: a closing bracket/,
    "sin x": /^Character 1: sin needs brackets/,
    "2 + cos": /^Character 5: cos needs brackets/,
    "foo(x)": /^Character 1: .*“foo”/,
    "3 + y": /^Character 5: “y”/,
    "0,5x": /^Character 2: .*point/,
    "x!": /^Character 2: “!”/,
    "x > 1": /^Character 3: “>”/,
    "sin(x, 2)": /^Character 1: sin takes one/,
    "[1, 2]": /only an expression/,
    "x = 3": /only an expression/,
    "'a'": /only numbers/,
    "x ° 2": /^Character 3: “°”/,
    xx: /^Character 1: “xx”/,
    "− x +": /ends too early/,
  };
  for (const [text, sentence] of Object.entries(said))
    assert.throws(
      () => formula(text),
      (error) => error instanceof FormulaError && sentence.test(error.message),
      text,
    );
});

test("places are counted in the reader's text, not in ours", () => {
  assert.deepEqual(plain("|x|+π").at, [0, 0, 0, 0, 1, 2, 3, 4, 4]);
  assert.throws(() => formula("|x| + ?"), /^FormulaError: Character 7|Character 7/);
});

test("an expression cannot reach anything but its functions", () => {
  for (const text of ["constructor", "x.constructor", "toString(x)", "import('fs')", "f(x) = 1", "x; x"])
    assert.throws(() => formula(text), FormulaError, text);
});

test("an expression in x and y has a slope in each", () => {
  const [x, y] = [1.3, -0.7];
  const found = {
    "500 - 40x^2 - 20y^2 + 20x y": [
      500 - 40 * x * x - 20 * y * y + 20 * x * y,
      -80 * x + 20 * y,
      -40 * y + 20 * x,
    ],
    "sin(x y)/x": [
      Math.sin(x * y) / x,
      (y * Math.cos(x * y)) / x - Math.sin(x * y) / x ** 2,
      Math.cos(x * y),
    ],
    "x^y": [x ** y, y * x ** (y - 1), x ** y * Math.log(x)],
    "y(x + 1)": [y * (x + 1), y, x + 1],
    "|y|": [0.7, 0, -1],
    "2x": [2 * x, 2, 0],
    5: [5, 0, 0],
  };
  for (const [text, truth] of Object.entries(found))
    formula(text, ["x", "y"])(x, y).forEach((v, i) => near(v, truth[i], text));
});

test("a wrong expression in x and y is told both names", () => {
  assert.throws(
    () => formula("2xy", ["x", "y"]),
    /Character 2: “xy” is not known: the variables are x and y/,
  );
  assert.throws(() => formula("x + z", ["x", "y"]), /Character 5: “z”/);
  assert.throws(() => formula("[x, y]", ["x", "y"]), /only an expression in x and y can be drawn/);
});
