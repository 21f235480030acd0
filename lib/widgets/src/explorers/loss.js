// @ts-check
// A few examples and a prediction, judged by three losses at once. Drag the prediction, or an example;
// drag the outlier far away. Notice the arrows, minus the slopes: the squared loss pulls the harder the
// farther an example is, so its best prediction, the mean, runs after the outlier. The median stays.
import { html } from "lit-html";
import { button, buttons, choices, slider, swatch, tabled, title } from "../kit/controls.js";
import { explorer } from "../kit/explorer.js";
import { handle, keys } from "../kit/handle.js";
import { kept, knob, planePoint } from "../kit/knob.js";
import { dot, path, words } from "../kit/marks.js";
import { linear, panel } from "../kit/panel.js";
import { bests, LOSSES, predictions, reading } from "../mathematics/loss.js";
import { between, naming, rounded, short, withUnit } from "../mathematics/numbers.js";

const MODELS = ["constant", "line"];
const TRAITS = ["x", "y", "model", "c", "m", "b", "delta", "outlier"];
const PULL = 22; // pixels for a pull of 1, except for MSE
const HEAD = 5;
const SCALE =
  "Arrows: minus the slope of each miss. With MSE they reach the example; with MAE all are equal; with Huber none is stronger than δ.";

export default explorer("loss", (host) => {
  const { get } = host;
  const window = () => get("window");
  const state = () => /** @type {any} */ (Object.fromEntries(TRAITS.map((name) => [name, get(name)])));

  // What hands do: all that they move stays in the window.

  const tall = () => window()[1][1] - window()[1][0];
  const steep = () => (2 * tall()) / (window()[0][1] - window()[0][0]);
  const knobs = {
    c: knob(host, "c", () => window()[1]),
    m: knob(host, "m", () => [-steep(), steep()], { finer: 2, step: 0.001 }),
    b: knob(host, "b", () => [window()[1][0] - tall(), window()[1][1] + tall()], { finer: 2, step: 0.001 }),
    delta: knob(host, "delta", () => [tall() / 100, tall() / 2]),
  };
  const replaced = (row, i, v) => row.map((old, k) => (k === i ? v : old));
  const example = (/** @type {number} */ i) =>
    planePoint({
      window,
      finer: 0,
      get: () => [get("x")[i], get("y")[i]],
      put: ([x, y]) => host.put({ x: replaced(get("x"), i, x), y: replaced(get("y"), i, y) }),
    });
  const examples = get("y").map((_, i) => example(i));
  /** The line that predicts, and its heights at both ends of the window. */
  const own = () => (get("model") === "line" ? { m: get("m"), b: get("b") } : { m: 0, b: get("c") });
  const heights = () => window()[0].map((x) => own().m * x + own().b);
  const setEnd = (i, y) => {
    const [[x0, x1], [low, high]] = window();
    const next = replaced(heights(), i, between(low, y, high));
    if (get("model") !== "line") return knobs.c.put(next[i]);
    const m = (next[1] - next[0]) / (x1 - x0);
    host.put({
      m: kept([-steep(), steep()], m, 2),
      b: kept([low - tall(), high + tall()], next[0] - m * x0, 2),
    });
  };
  const goTo = (i) => {
    const { c, m, b } = /** @type {any} */ (bests(state())[i]);
    host.put(get("model") === "line" ? { m, b } : { c });
  };

  const line = (look, { x, y }, { m, b }) => {
    const [from, to] = window()[0];
    return path(look, `M${x(from)} ${y(m * from + b)}L${x(to)} ${y(m * to + b)}`);
  };

  const picture = (now, goals, { names, tell }) => {
    const guessed = predictions(now);
    const isLine = now.model === "line";
    const inside = ({ y, area }, v) => between(area.top, y(v), area.bottom);
    const named = (at) => {
      const level = goals.map((goal) => (isLine ? goal.b : goal.c));
      const lowest = level.indexOf(Math.min(...level)); // its name stands below it
      const middle = [0, 1, 2].find((i) => i !== lowest && i !== level.indexOf(Math.max(...level)));
      return goals.map((goal, i) => {
        const px = at.area.left + (i === middle ? 70 : 8);
        const { m, b } = isLine ? goal : { m: 0, b: goal.c };
        const py = at.y(m * at.x.invert(px) + b) + (i === lowest ? 15 : -6);
        const seen = py > at.area.top && py < at.area.bottom;
        return seen ? words(px, py, "start", (isLine ? LOSSES : ["mean", "median", "Huber"])[i]) : "";
      });
    };
    return panel(host, "main", {
      label: "The examples and the prediction",
      margin: { right: 26 },
      usual: [720, 256],
      x: linear(window()[0], { name: names[0], many: 8, few: 5 }),
      y: linear(window()[1], { name: names[1] }),
      inside: (at) => [
        path(
          "ex-guides",
          now.x.map((v, i) => `M${at.x(v)} ${inside(at, now.y[i])}V${inside(at, guessed[i])}`).join(""),
        ),
        goals.map((goal, i) => line(`ex-best ex-loss-${LOSSES[i]}`, at, isLine ? goal : { m: 0, b: goal.c })),
        line("ex-curve", at, own()),
      ],
      over: (at) => {
        const [ox, oy] = [at.x(now.x[now.outlier]), inside(at, now.y[now.outlier])];
        return [
          named(at),
          words(ox, oy > at.area.top + 24 ? oy - 14 : oy + 26, "middle", "outlier"),
          ["Prediction, left end", "Prediction"].map((name, i) => {
            if (i === 0 && !isLine) return "";
            const v = heights()[i];
            return handle({
              name,
              look: "ex-prediction",
              at: [at.x(window()[0][i]), inside(at, v)],
              value: { from: window()[1][0], to: window()[1][1], now: v, text: `prediction ${tell[1](v)}` },
              drag: (_, py) => setEnd(i, at.y.invert(py)),
              key: keys(
                () => window()[1],
                () => heights()[i],
                (y) => setEnd(i, y),
              ),
            });
          }),
          examples.map((point, i) =>
            point.handle(at, {
              name: `Example ${i + 1}`,
              look: i === now.outlier ? "ex-example ex-outlier" : "ex-example",
              along: 1,
              at: [at.x(now.x[i]), inside(at, now.y[i])],
              text: `${i === now.outlier ? "outlier, " : ""}x = ${tell[0](now.x[i])}, y = ${tell[1](now.y[i])}`,
            }),
          ),
        ];
      },
    });
  };

  /** The pulls of one loss, minus the slopes, as arrows from the prediction. */
  const pulls = (now, { kind, loss, pulls: all }, { units }) => {
    const guessed = predictions(now);
    const value = withUnit(short(round(loss)), unitOf(kind, units[1]));
    const heading = html`${swatch(`ex-best ex-loss-${kind}`)}${kind} ${value}`;
    const drawing = panel(host, kind, {
      label: `${kind}: the pull of each example`,
      margin: { left: 28, right: 4, top: 8, bottom: 8 },
      usual: [230, 140],
      x: (pixels) => ({ ...linear(window()[0])(pixels, true), ticks: [] }),
      y: linear(window()[1], { many: 3 }),
      inside: (at) => {
        const { x, y } = at;
        const tip = (pull, i) =>
          kind === "MSE"
            ? y(guessed[i] + pull / 2)
            : y(guessed[i]) - (PULL * pull) / (kind === "MAE" ? 1 : now.delta);
        return [
          line("ex-curve", at, own()),
          now.x.map((v, i) => dot("ex-datum", x(v), y(now.y[i]), 3.5)),
          path(
            `ex-pull ex-loss-${kind}`,
            all.map((p, i) => arrow(x(now.x[i]), y(guessed[i]), tip(p, i))).join(""),
          ),
        ];
      },
    });
    return html`<div>${title(heading)} ${drawing}</div>`;
  };

  const view = () => {
    const [now, names] = [state(), naming(get("axes"), get("units"))];
    const [read, goals] = [reading(now), bests(now)];
    const constant = now.model === "constant";
    const prediction = constant ? `c = ${short(round(now.c))}` : written(now);
    const note = explain(now, read, goals);
    const told = (v) => names.tell[1](round(v));
    const [low, high] = window()[1];
    const i = now.outlier;
    return {
      main: [
        choices("Prediction", ["constant c", "line m x + b"], MODELS.indexOf(now.model), (k) =>
          host.put({ model: MODELS[k] }),
        ),
        title(`${get("label")}: ${names.axes[1]} predicted as ${prediction}`),
        picture(now, goals, names),
      ],
      side: [
        html`<div class="ex-panels">${read.map((one) => pulls(now, one, names))}</div>`,
        html`<p class="ex-scale">${SCALE}</p>`,
      ],
      readings: table(now, read, goals),
      note,
      controls: [
        html`<div class="ex-slots">${
          constant
            ? [
                knobs.c.row("c, the prediction", told(now.c)),
                html`<p class="ex-alone">One prediction for every x.</p>`,
              ]
            : [
                knobs.m.row("m, the slope of the line", short(round(now.m))),
                knobs.b.row("b, the line at x = 0", told(now.b)),
              ]
        }</div>`,
        knobs.delta.row("delta, from where Huber is straight", told(now.delta), html`<i>δ</i>`),
        slider({
          symbol: html`<i>outlier</i>`,
          label: "y of the outlier",
          ends: [low, high],
          step: 0.001,
          value: now.y[i],
          text: told(now.y[i]),
          told: `outlier = ${told(now.y[i])}`,
          input: (y) => examples[i].to(now.x[i], y),
        }),
        buttons(
          html`<span>Best for</span>`,
          LOSSES.map((kind, k) => button(kind, () => goTo(k), { label: `Best for ${kind}` })),
        ),
      ],
      said: `${read.map(({ kind, loss }) => `${kind} ${short(round(loss))}`).join(", ")}. ${note}`,
    };
  };
  return { view };
});

/** An arrow up or down; one that is shorter than its head has none. */
function arrow(px, from, to) {
  const long = Math.abs(to - from);
  if (!(long >= 0.5)) return "";
  const back = Math.sign(from - to) * HEAD;
  const head = long < HEAD ? "" : `M${px - HEAD} ${to + back}L${px} ${to}L${px + HEAD} ${to + back}`;
  return `M${px} ${from}V${to}${head}`;
}

const round = (/** @type {number} */ v) => rounded(v, 4);
const tell = (/** @type {number} */ v) => (Number.isFinite(v) ? short(round(v)) : "kink");
const rough = (/** @type {number} */ v) => short(rounded(v, 3));
const written = ({ m, b }) => `${rough(m)} x ${b < 0 ? "−" : "+"} ${rough(Math.abs(b))}`;
const ends = ({ c, from, to }) => (from < to ? `${tell(from)} to ${tell(to)}` : tell(c));
/** The unit of a loss: that of y, squared except for MAE. */
const unitOf = (kind, unit) => (unit && kind !== "MAE" ? `${unit}²` : unit);

function table({ model }, read, goals) {
  const constant = model === "constant";
  const headings = [
    "loss",
    constant ? "slope in c" : "slope in m, b",
    "outlier pulls",
    "others pull",
    "lowest at",
  ];
  const rows = read.map((one, i) => ({
    look: `ex-best ex-loss-${one.kind}`,
    name: one.kind,
    cells: [
      one.slopes.some(Number.isNaN) ? "kink" : one.slopes.map(constant ? tell : rough).join(", "),
      tell(one.outlier),
      tell(one.others),
      constant ? ends(goals[i]) : written(goals[i]),
    ],
  }));
  return tabled("Three losses, their slopes and where they are lowest", headings, rows);
}

/** Who pulls, and where each loss is lowest. */
export function explain(state, now, goals) {
  const [squared, absolute] = now;
  const tie =
    state.model === "constant" && goals[1].from < goals[1].to
      ? ` Every c from ${tell(goals[1].from)} to ${tell(goals[1].to)} is a median.`
      : "";
  if (Number.isNaN(absolute.slopes[0])) {
    const [left, right] = absolute.sided;
    const sides = "An example lies on the prediction: there MAE has a kink and no slope";
    if (state.model === "line")
      return `${sides}. Its best line goes through two examples, so it has two kinks.`;
    const low = left <= 0 && right >= 0 ? " It goes down before and up after: this is its lowest place." : "";
    return `${sides}, ${tell(left)} just below c and ${tell(right)} just above.${low}${tie}`;
  }
  const more =
    squared.outlier > squared.others ? "more than all others together" : "less than all others together";
  const where =
    state.model === "constant"
      ? `MSE is lowest at the mean, ${tell(goals[0].c)}, MAE at the median, ${tell(goals[1].c)}.`
      : "Each loss has its own best line.";
  return `With MSE the outlier pulls ${more}: ${tell(squared.outlier)} against ${tell(squared.others)}. With MAE it pulls like any other. ${where}${tie}`;
}
