// @ts-check
// Two functions joined, on three number lines. Drag the point or the end of its bar: the bar of u is
// that of x, times the slope of u; the bar of y is that of u, times the slope of y. Notice that the
// slopes multiply, exactly so when the step is small, and that a negative slope turns the bar round.
import { tickStep } from "d3-array";
import { drawLines, layout, write } from "./chainPicture.js";
import { formulaField } from "./field.js";
import { announcer, button, canvas, frame, handle, html, oncePerFrame, set, slider, sub, svg, watchWidth } from "./kit.js";
import { BAR, reach, reading } from "./mathematics/chainRule.js";
import { player } from "./kit/player.js";
import { hear, title } from "./stage.js";
import { fit, float64, sample, table } from "./mathematics/table.js";

/** The elements of one explorer, not yet drawn. */
function assemble(act, names, signal) {
  const path = (name) => svg("path", { class: name });
  const parts = {
    main: canvas(`Three number lines: ${names.join(", ")}`),
    title: title(),
    lines: svg("g", { class: "ex-axes" }),
    guides: path("ex-guides"),
    bars: ["ex-bar ex-x", "ex-bar ex-u", "ex-bar ex-y"].map(path),
    words: [0, 1, 2].map(() => svg("text", { class: "ex-label" })),
    factors: [0, 1].map(() => svg("text", { class: "ex-label ex-factor" })),
    start: handle({ name: `Point ${names[0]}0`, className: "ex-first", drag: act.drag, key: act.key }, signal),
    end: handle({ name: `End of the step`, className: "ex-second", drag: act.dragEnd, key: act.keyEnd }, signal),
    x0: slider({ name: sub(names[0], "0"), label: `${names[0]}0, the point`, input: act.setX }, signal),
    h: slider({ name: html("i", {}, "h"), label: "h, the step, logarithmic", input: act.setSize }, signal),
    play: button("", act.play, signal),
    turn: button("Other side", act.turn, signal),
    cards: [0, 1, 2].map(() => ({ name: html("span"), slope: html("b"), ratio: html("span") })),
    note: html("p", { class: "ex-note" }),
    said: announcer(signal),
  };
  parts.main.inner.append(parts.lines, parts.guides, ...parts.bars);
  parts.main.over.append(...parts.words, ...parts.factors, parts.end, parts.start);
  set(parts.main.inner, { class: "ex-lines" });
  return parts;
}

/** The one place where the state changes: x0 and x0 + h stay in the interval, h is never 0. */
function actions(model, picture, run) {
  let chosen = model.get("h"); // it comes back when x0 leaves an end
  const [from, to] = model.get("interval");
  const smallest = 10 ** (Math.floor(Math.log10(to - from)) - 6);
  const coarse = tickStep(from, to, 200);
  const move = (x, h) => {
    const x0 = Math.min(Math.max(Number((Math.round(x / coarse) * coarse).toFixed(12)) || 0, from), to);
    picture.ours = true;
    model.set("x0", x0);
    model.set("h", Number(fit(from, to, x0, h, smallest).toPrecision(12)));
    picture.ours = false;
    picture.save();
  };
  const moveX = (x) => move(x, chosen);
  const moveH = (h) => {
    chosen = h;
    move(model.get("x0"), h);
  };
  const side = () => Math.sign(model.get("h"));
  return {
    smallest,
    coarse,
    moveH,
    heard: () => picture.ours || (chosen = model.get("h")), // Python, or another view, chose h
    setX: moveX,
    setSize: (exponent) => {
      run().stop();
      moveH(side() * Number((10 ** exponent).toPrecision(3)));
    },
    drag: (px) => moveX(picture.overview.invert(px)),
    dragEnd: (px) => {
      run().stop();
      const h = picture.overview.invert(px) - picture.overview.invert(picture.px);
      if (Math.abs(h) > BAR * (to - from)) moveH(Number(h.toPrecision(3))); // what is shorter is magnified
    },
    key: (key, far) => {
      if (key === "Home" || key === "End") return moveX(key === "Home" ? from : to);
      moveX(model.get("x0") + tickStep(from, to, far ? 10 : 100) * (key === "Left" ? -1 : 1));
    },
    keyEnd: (key, far) => {
      run().stop();
      if (key === "Home" || key === "End") return moveH(side() * (key === "Home" ? smallest : to - from));
      const grows = (key === "Right") === side() > 0; // the end goes where the arrow points
      moveH(Number((model.get("h") * (far ? 10 : 1.15) ** (grows ? 1 : -1)).toPrecision(3)));
    },
    turn: () => moveH(-model.get("h")),
    play: () => {
      if (run().running()) return run().stop();
      if (Math.abs(model.get("h")) <= smallest) moveH((side() * (to - from)) / 8);
      run().start();
    },
  };
}

/** @param {{model: any, el: HTMLElement}} host */
export function render({ model, el }) {
  const ending = new AbortController();
  const { signal } = ending;
  const [interval, axes] = [model.get("interval"), model.get("axes")];
  /** @type {any} */
  const picture = { interval, axes };
  picture.save = oncePerFrame(() => model.save_changes(), signal);
  const act = actions(model, picture, () => run);
  const parts = assemble(act, axes, signal);
  const run = player(
    {
      get: () => model.get("h"),
      shrink: act.moveH,
      done: () => Math.abs(model.get("h")) <= act.smallest,
      changed: (on) => (parts.play.textContent = on ? "❚❚ Pause" : "▶ Let h shrink"),
    },
    signal,
  );
  run.stop();
  set(parts.x0.range, { min: interval[0], max: interval[1], step: act.coarse });
  set(parts.h.range, { min: Math.log10(act.smallest), max: Math.log10(interval[1] - interval[0]), step: 0.02 });

  let stale = true;
  const draw = oncePerFrame(() => {
    if (stale) picture.area = frame(parts.main, { left: 14, right: 14, top: 4, bottom: 4 });
    stale = false;
    const state = { x0: model.get("x0"), h: model.get("h") };
    const now = reading(picture.inner, picture.outer, state.x0, state.h);
    drawLines(parts, picture, state, now);
    write(parts, picture, state, now);
  }, signal);
  const redraw = () => {
    stale = true;
    draw();
  };
  const showOwn = () => {
    const [inner, outer] = ["inner", "outer"].map((name) => table(float64(model.get(`${name}_samples`))));
    Object.assign(picture, { inner, outer, units: model.get("units"), label: model.get("label") });
    draw();
  };
  showOwn();
  const [x, u, y] = axes;
  const inputs = [
    { trait: "inner_expression", name: u, variable: x, example: `2${x} - 1` },
    { trait: "outer_expression", name: y, variable: u, example: `1 - sigmoid(${u})` },
  ];
  const typed = ([f, g], texts) => {
    const inner = sample(f, interval[0], interval[1]);
    if (!inner) throw new Error(`${u} has no value anywhere from ${x} = ${interval[0]} to ${interval[1]}.`);
    const [low, high] = reach(inner);
    const outer = sample(g, low, high);
    if (!outer) throw new Error(`${y} has no value at any ${u} that comes out of the first function.`);
    Object.assign(picture, { inner, outer, units: ["", "", ""], label: `${y} = ${texts[1]},  ${u} = ${texts[0]}` });
    draw();
  };
  const field = model.get("formula_url") ? formulaField({ model, show: typed, showOwn, inputs }, signal) : [];
  el.append(layout(parts, picture, field));
  watchWidth(parts.main.root, redraw, signal);
  hear(model, ["x0", "h"], draw, signal);
  hear(model, ["h"], act.heard, signal);
  hear(model, ["inner_samples", "outer_samples", "label"], showOwn, signal);
  return () => {
    ending.abort();
    el.replaceChildren();
  };
}
