// @ts-check
// A few examples and a prediction, judged by three losses at once. Drag the prediction, or an example;
// drag the outlier far away. Notice the arrows, minus the slopes: the squared loss pulls the harder the
// farther an example is, so its best prediction, the mean, runs after the outlier. The median stays.
import { tickStep } from "d3-array";
import { announcer, button, canvas, handle, html, oncePerFrame, set, slider, svg, watchWidth } from "./kit.js";
import { drawExamples, drawPanels, layOut } from "./lossPicture.js";
import { layout, write } from "./lossWords.js";
import { planeMover, pointHandle } from "./map.js";
import { bests, KINDS, reading } from "./mathematics/losses.js";
import { naming } from "./mathematics/naming.js";
import { hear, title } from "./stage.js";

const TRAITS = ["x", "y", "model", "c", "m", "b", "delta", "outlier", "window", "label", "axes", "units"];
export const MODELS = { constant: "constant c", line: "line m x + b" };

const read = (model) => Object.fromEntries(TRAITS.map((name) => [name, model.get(name)]));
const decimals = ([from, to]) => Math.max(0, 3 - Math.floor(Math.log10(to - from)));
const kept = ([from, to], v, more = 0) =>
  Math.min(Math.max(Number(v.toFixed(decimals([from, to]) + more)) || 0, from), to);

function assemble(act, count, signal) {
  const path = (name) => svg("path", { class: name });
  const row = (name, label, input) => slider({ name: html("i", {}, name), label, input }, signal);
  const panel = (kind) => ({
    canvas: canvas(`${kind}: the pull of each example`),
    title: title(),
    line: path("ex-curve"),
    points: svg("g"),
    arrows: path(`ex-pull ex-loss-${kind}`),
  });
  const parts = {
    main: canvas("The examples and the prediction"),
    title: title(),
    stems: path("ex-guides"),
    line: path("ex-curve"),
    bests: KINDS.map((kind) => path(`ex-best ex-loss-${kind}`)),
    bestNames: KINDS.map(() => svg("text", { class: "ex-label" })),
    outlierName: svg("text", { class: "ex-label" }),
    examples: Array.from({ length: count }, (_, i) =>
      pointHandle({ name: `Example ${i + 1}`, className: "ex-example", ...act.example(i) }, signal),
    ),
    ends: ["Prediction, left end", "Prediction"].map((name, i) =>
      handle({ name, className: "ex-prediction", ...act.end(i) }, signal),
    ),
    panels: KINDS.map(panel),
    choices: Object.entries(MODELS).map(([name, words]) => button(words, () => act.choose(name), signal)),
    c: row("c", "c, the prediction", (c) => act.predict({ c })),
    m: row("m", "m, the slope of the line", (m) => act.predict({ m })),
    b: row("b", "b, the line at x = 0", (b) => act.predict({ b })),
    delta: row("δ", "delta, from where Huber is straight", act.setDelta),
    outlier: row("outlier", "y of the outlier", act.setOutlier),
    alone: html("p", { class: "ex-alone" }, "One prediction for every x."),
    goals: KINDS.map((kind, i) =>
      set(button(kind, () => act.goTo(i), signal), { "aria-label": `Best for ${kind}` }),
    ),
    headings: html("tr"),
    rows: html("tbody"),
    note: html("p", { class: "ex-note" }),
    said: announcer(signal),
  };
  const { main } = parts;
  main.inner.append(parts.stems, ...parts.bests, parts.line);
  main.over.append(...parts.bestNames, parts.outlierName, ...parts.ends, ...parts.examples);
  set(main.over, { class: "ex-over" });
  for (const { canvas: small, line, points, arrows } of parts.panels) small.inner.append(line, points, arrows);
  return parts;
}

/** The one place where the state changes: all that a hand moves stays in the window. */
function mover(model, signal) {
  const save = oncePerFrame(() => model.save_changes(), signal);
  const put = (changes) => {
    for (const [name, v] of Object.entries(changes)) model.set(name, v);
    save();
  };
  const window = () => model.get("window");
  const ranges = () => {
    const [[x0, x1], [y0, y1]] = window();
    const tall = y1 - y0;
    const steep = (2 * tall) / (x1 - x0);
    return { c: [y0, y1], m: [-steep, steep], b: [y0 - tall, y1 + tall], delta: [tall / 100, tall / 2] };
  };
  return {
    put,
    window,
    ranges,
    choose: (name) => put({ model: name }),
    predict: (changes) =>
      put(Object.fromEntries(Object.entries(changes).map(([k, v]) => [k, kept(ranges()[k], v, k === "c" ? 0 : 2)]))),
    setDelta: (v) => put({ delta: kept(ranges().delta, v) }),
    example: (i, [x, y]) => {
      const [wide, tall] = window();
      const replaced = (row, v) => row.map((old, k) => (k === i ? v : old));
      put({ x: replaced(model.get("x"), kept(wide, x)), y: replaced(model.get("y"), kept(tall, y)) });
    },
  };
}

/** What each control does. */
function actions(model, picture, to) {
  const point = (i) => [model.get("x")[i], model.get("y")[i]];
  /** The heights of the line at both ends of the window. */
  const heights = () => {
    const { model: name, c, m, b } = read(model);
    return name === "line" ? to.window()[0].map((x) => m * x + b) : [c, c];
  };
  const setEnd = (i, y) => {
    const [[x0, x1], tall] = to.window();
    const next = heights().map((v, k) => (k === i ? Math.min(Math.max(y, tall[0]), tall[1]) : v));
    if (model.get("model") !== "line") return to.predict({ c: next[i] });
    const m = (next[1] - next[0]) / (x1 - x0);
    to.predict({ m, b: next[0] - m * x0 });
  };
  return {
    ...to,
    example: (i) =>
      planeMover({ window: to.window, get: () => point(i), move: (at) => to.example(i, at), scales: () => picture }),
    end: (i) => ({
      drag: (_, py) => setEnd(i, picture.y.invert(py)),
      key: (key, far) => {
        const [from, end] = to.window()[1];
        if (key === "Home" || key === "End") return setEnd(i, key === "Home" ? from : end);
        setEnd(i, heights()[i] + tickStep(from, end, far ? 10 : 100) * (key === "Left" ? -1 : 1));
      },
    }),
    setOutlier: (y) => to.example(model.get("outlier"), [point(model.get("outlier"))[0], y]),
    goTo: (i) => {
      const { c, m, b } = /** @type {any} */ (bests(/** @type {any} */ (read(model)))[i]);
      to.put(model.get("model") === "line" ? { m, b } : { c });
    },
  };
}

/** @param {{model: any, el: HTMLElement}} host */
export function render({ model, el }) {
  const ending = new AbortController();
  const { signal } = ending;
  /** @type {any} */
  const picture = {};
  const to = mover(model, signal);
  const parts = assemble(actions(model, picture, to), model.get("y").length, signal);
  let stale = true;
  const draw = oncePerFrame(() => {
    const state = /** @type {any} */ (read(model));
    if (stale) {
      Object.assign(picture, naming(state.axes, state.units));
      const ranges = { ...to.ranges(), outlier: state.window[1] };
      for (const [name, [min, max]] of Object.entries(ranges))
        set(parts[name].range, { min, max, step: 10 ** -decimals([min, max]) });
      layOut(parts, picture, state);
      stale = false;
    }
    const now = reading(state);
    const goals = bests(state);
    drawExamples(parts, picture, state, goals);
    drawPanels(parts, picture, state, now);
    write(parts, picture, state, now, goals);
  }, signal);
  const redraw = () => {
    stale = true;
    draw();
  };
  el.append(layout(parts));
  watchWidth(parts.main.root, redraw, signal);
  hear(model, TRAITS, redraw, signal);
  return () => {
    ending.abort();
    el.replaceChildren();
  };
}
