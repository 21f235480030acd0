import assert from "node:assert/strict";
import test from "node:test";
import { formula } from "../../lib/widgets/src/formula.js";
import {
  diagonal,
  largest,
  polar,
  prediction,
  reading,
  slopeAlong,
  steepest,
  turned,
  typed,
  unit,
} from "../../lib/widgets/src/mathematics/surface.js";

const WINDOW = /** @type {any} */ ([
  [-2, 2],
  [-3, 3],
]);
const of = (text, window = WINDOW) => /** @type {any} */ (typed(formula(text, ["x", "y"]), window));
const HILL = of("500 - 40x^2 - 20y^2 + 20x y");
const near = (a, b, error) => assert.ok(Math.abs(a - b) <= error, `${a} is not ${b}`);

test("on the hill at (1, 2) it goes down 40 eastward and 60 northward", () => {
  assert.deepEqual(reading(HILL, [1, 2]), { value: 420, slopes: [-40, -60] });
});

test("a kink has no slope across it, and one along it", () => {
  const roof = reading(of("|x| + y"), [0, 1]);
  assert.ok(Number.isNaN(roof.slopes[0]));
  assert.equal(roof.slopes[1], 1);
  for (const text of ["x^2 + y^2", "x^3 y", "sin(20x) + y", "1000000 + x", "5", "cbrt(y) + x"])
    assert.ok(reading(of(text), [0.5, 1]).slopes.every(Number.isFinite), text);
  assert.ok(reading(of("sqrt(x^2 + y^2)"), [0, 0]).slopes.every(Number.isNaN));
});

test("the error of the tangent plane is a quarter at half the step", () => {
  for (const h of [1, 0.5, 0.25]) {
    const { predicted, truth, error } = prediction(HILL, [1, 2], [h, h]);
    assert.deepEqual([predicted, truth], [420 - 100 * h, 420 - 100 * h - 40 * h * h]);
    near(error, -40 * h * h, 1e-10);
  }
  assert.equal(prediction(of("3x - 2y"), [0.3, 0.7], [0.1, 0.1]).error, 0);
});

test("a step stays on the map and is about a quarter of it", () => {
  assert.equal(largest(WINDOW), 1);
  assert.equal(
    largest([
      [0, 1],
      [0, 1000],
    ]),
    0.2,
  );
  assert.deepEqual(diagonal(WINDOW, [1, 2], 0.5), [0.5, 0.5]);
  assert.deepEqual(diagonal(WINDOW, [1.5, 0], 0.5), [-0.5, 0.5]);
  assert.deepEqual(
    diagonal(
      [
        [0, 1],
        [0, 1000],
      ],
      [0, 0],
      0.1,
    ),
    [0.1, 100],
  );
  for (const x of [-2, 0, 1, 1.01, 2])
    for (const y of [-3, 2.5, 3]) {
      const [dx, dy] = diagonal(WINDOW, [x, y], 1);
      assert.ok(Math.abs(x + dx) <= 2 && Math.abs(y + dy) <= 3, `${x}, ${y}`);
    }
});

test("the gradient is the steepest of 360 directions, and its length that slope", () => {
  const gradient = [-40, -60];
  const { size, angle } = polar(gradient);
  near(size, 72.11, 0.005);
  near(angle, 236.31, 0.005);
  const slopes = [...Array(360).keys()].map((k) => slopeAlong(gradient, k));
  assert.equal(slopes.indexOf(Math.max(...slopes)), Math.round(angle));
  near(slopeAlong(gradient, angle), size, 1e-12);
  near(slopeAlong(gradient, angle + 60), size / 2, 1e-12);
  assert.equal(slopeAlong(gradient, angle + 90), 0);
});

test("right angles are exact, and angles run once around", () => {
  assert.deepEqual([0, 90, 180, 270, 360].map(unit), [
    [1, 0],
    [0, 1],
    [-1, 0],
    [0, -1],
    [1, 0],
  ]);
  assert.deepEqual([-90, 360, 725].map(turned), [270, 0, 5]);
});

test("a gradient of 0 has no direction", () => {
  const { size, angle } = polar([0, 0], 100);
  assert.equal(size, 0);
  assert.ok(Number.isNaN(angle));
  assert.equal(polar([1e-9, 0], 100).size, 0);
  assert.ok(Number.isNaN(polar([NaN, 1]).size));
});

test("the steepest slope of a map is its scale for arrows", () => {
  near(steepest(of("3x + 4y")), 5, 1e-12);
  assert.equal(steepest(of("5")), 1);
});
