// @ts-check
// The mathematics of three losses: what each says of a miss, its slope, and the prediction where it is
// lowest. Pure mathematics: no page, no drawing.

/** @typedef {"MSE" | "MAE" | "Huber"} Kind */
/** @typedef {{x: number[], y: number[], model: string, c: number, m: number, b: number, delta: number, outlier: number}} State */

/** @type {Kind[]} */
export const LOSSES = ["MSE", "MAE", "Huber"];
const ROUNDS = 2000; // of the reweighted line

const sum = (/** @type {number[]} */ row) => row.reduce((total, v) => total + v, 0);
const mean = (/** @type {number[]} */ row) => sum(row) / row.length;
const clip = (/** @type {number} */ v, /** @type {number} */ most) => Math.min(Math.max(v, -most), most);

/** The loss of one miss. */
export function loss(/** @type {Kind} */ kind, /** @type {number} */ r, /** @type {number} */ delta) {
  const size = Math.abs(r);
  if (kind === "MSE") return r * r;
  if (kind === "MAE") return size;
  return size <= delta ? (r * r) / 2 : delta * (size - delta / 2);
}

/** Its slope; seen from one side, at the kink of |r|, and NaN there without a side. */
export function slope(
  /** @type {Kind} */ kind,
  /** @type {number} */ r,
  /** @type {number} */ delta,
  side = NaN,
) {
  if (kind === "MSE") return 2 * r;
  if (kind === "Huber") return clip(r, delta);
  return r === 0 ? side : Math.sign(r);
}

/** The prediction for each example. @param {Pick<State, "x" | "model" | "c" | "m" | "b">} state */
export const predictions = ({ x, model, c, m, b }) => x.map((v) => (model === "line" ? m * v + b : c));

/** A miss that is rounding only, of numbers like y, is none. */
const miss = (/** @type {number} */ y_hat, /** @type {number} */ y) => {
  const r = y_hat - y;
  return Math.abs(r) < 1e-12 * (Math.abs(y_hat) + Math.abs(y)) ? 0 : r;
};

/** What each loss says: its value, its slopes in m and b (or in c), each example's pull. @param {State} state */
export function reading(state) {
  const { x, y, model, delta, outlier } = state;
  const r = predictions(state).map((v, i) => miss(v, y[i]));
  return LOSSES.map((kind) => {
    const slopes = r.map((v) => slope(kind, v, delta));
    const sided = [-1, 1].map((side) => mean(r.map((v) => slope(kind, v, delta, side))));
    const pulls = slopes.map((v) => 0 - v); // |r| pulls to no side at its kink
    return {
      kind,
      loss: mean(r.map((v) => loss(kind, v, delta))),
      slopes: model === "line" ? [mean(slopes.map((v, i) => v * x[i])), mean(slopes)] : [mean(slopes)],
      sided,
      pulls,
      outlier: Math.abs(pulls[outlier]),
      others: sum(pulls.filter((v, i) => i !== outlier && Number.isFinite(v)).map(Math.abs)),
    };
  });
}

/** The c of the lowest loss, with the ends of all such c. */
export function bestConstant(
  /** @type {Kind} */ kind,
  /** @type {number[]} */ y,
  /** @type {number} */ delta,
) {
  if (kind === "MSE") return { c: mean(y), from: mean(y), to: mean(y) };
  const sorted = [...y].sort((p, q) => p - q);
  if (kind === "MAE") {
    const [from, to] = [sorted[(y.length - 1) >> 1], sorted[y.length >> 1]];
    return { c: (from + to) / 2, from, to };
  }
  const knots = sorted.flatMap((v) => [v - delta, v + delta]).sort((p, q) => p - q);
  const pull = knots.map((c) => {
    const total = sum(y.map((v) => clip(c - v, delta)));
    return Math.abs(total) < 1e-9 * delta ? 0 : total;
  });
  if (pull.includes(0)) {
    const [from, to] = [knots[pull.indexOf(0)], knots[pull.lastIndexOf(0)]];
    return { c: (from + to) / 2, from, to };
  }
  const k = pull.findIndex((v) => v > 0);
  const c = knots[k - 1] + (pull[k - 1] / (pull[k - 1] - pull[k])) * (knots[k] - knots[k - 1]);
  return { c, from: c, to: c };
}

function weighted(x, y, w) {
  const total = sum(w);
  const [mx, my] = [x, y].map((row) => sum(row.map((v, i) => v * w[i])) / total);
  const spread = sum(x.map((v, i) => w[i] * (v - mx) ** 2));
  const m = spread ? sum(x.map((v, i) => w[i] * (v - mx) * (y[i] - my))) / spread : 0;
  return { m, b: my - m * mx };
}

/** The line of the lowest loss, one of them where several are. */
export function bestLine(/** @type {Kind} */ kind, x, y, /** @type {number} */ delta) {
  let found = weighted(
    x,
    y,
    y.map(() => 1),
  );
  if (kind === "MAE") return throughTwo(x, y) ?? found;
  for (let k = 0; kind === "Huber" && k < ROUNDS; k++) {
    const before = found;
    found = weighted(
      x,
      y,
      y.map((v, i) => delta / Math.max(Math.abs(before.m * x[i] + before.b - v), delta)),
    );
    if (near(before.m, found.m) && near(before.b, found.b)) break;
  }
  return found;
}

const near = (p, q) => Math.abs(p - q) <= 1e-14 + 1e-14 * Math.abs(q);

/** Some line of the least absolute misses goes through two examples. */
function throughTwo(x, y) {
  let least = Infinity;
  /** @type {{m: number, b: number} | null} */
  let found = null;
  for (let i = 0; i < x.length; i++)
    for (let j = i + 1; j < x.length; j++) {
      if (x[i] === x[j]) continue;
      const m = (y[j] - y[i]) / (x[j] - x[i]);
      const total = sum(x.map((v, k) => Math.abs(m * (v - x[i]) + y[i] - y[k])));
      if (total < least - 1e-12) [found, least] = [{ m, b: y[i] - m * x[i] }, total];
    }
  return found;
}

/** Where each loss is lowest, for the model of the state. @param {State} state */
export const bests = ({ model, x, y, delta }) =>
  LOSSES.map((kind) => (model === "line" ? bestLine(kind, x, y, delta) : bestConstant(kind, y, delta)));
