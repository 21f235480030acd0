// @ts-check
// A chord through two points of a curve, and what becomes of it. Drag the first point along the
// curve; drag the second one, or slide h, toward it: the chord turns into the tangent. Notice in the
// picture on the right that a tenth of h leaves about a tenth of the difference.
import { tickStep } from "d3-array";
import { decimals, reading, rounded } from "./chord.js";
import { formulaField } from "./field.js";
import {
  announcer,
  button,
  canvas,
  frame,
  handle,
  html,
  oncePerFrame,
  set,
  slider,
  sub,
  svg,
  watchWidth,
} from "./kit.js";
import { naming } from "./naming.js";
import { player } from "./player.js";
import { drawCurve, drawDifferences, drawSecant, layout, scales, write } from "./secantPicture.js";
import { hear, title } from "./stage.js";
import { fit, float64, sample, table } from "./table.js";

/** The elements of one explorer, not yet drawn. */
function assemble(act, signal) {
  const [main, side] = [canvas("The curve with its secant and tangent"), canvas("Difference against h")];
  const path = (name, tag = "path") => svg(tag, { class: name });
  const parts = {
    main,
    side,
    title: title(),
    curve: path("ex-curve"),
    marks: svg("g"),
    secant: path("ex-secant", "line"),
    tangent: path("ex-tangent", "line"),
    triangle: path("ex-triangle"),
    legs: path("ex-legs"),
    guides: path("ex-guides"),
    run: svg("text", { class: "ex-label" }),
    rise: svg("text", { class: "ex-label" }),
    first: svg("text", { class: "ex-label" }),
    second: svg("text", { class: "ex-label" }),
    start: handle(
      { name: "First point, x0", className: "ex-first", drag: act.dragFirst, key: act.keyFirst },
      signal,
    ),
    end: handle(
      { name: "Second point, x0 + h", className: "ex-second", drag: act.dragSecond, key: act.keySecond },
      signal,
    ),
    law: path("ex-law"),
    cross: path("ex-guides"),
    mark: svg("circle", { class: "ex-mark", r: 6 }),
    none: svg("text", { class: "ex-label" }),
    x0: slider({ name: sub("x", "0"), label: "x0, where the tangent touches", input: act.setX }, signal),
    h: slider(
      { name: html("i", {}, "h"), label: "h, from x0 to the other point, logarithmic", input: act.setSize },
      signal,
    ),
    play: button("", act.play, signal),
    turn: button("Other side", act.turn, signal),
    chord: html("b"),
    quotient: html("span"),
    slope: html("b"),
    difference: html("b"),
    note: html("p", { class: "ex-note" }),
    said: announcer(signal),
  };
  main.inner.append(
    parts.triangle,
    parts.guides,
    parts.marks,
    parts.curve,
    parts.tangent,
    parts.secant,
    parts.legs,
  );
  main.over.append(parts.first, parts.second, parts.run, parts.rise, parts.start, parts.end);
  set(main.over, { class: "ex-over" });
  side.inner.append(parts.law, parts.cross);
  side.over.append(parts.mark, parts.none);
  return parts;
}

/** The one place where the state changes: x0 and x0 + h stay in the interval, h is never 0. */
function mover(model, picture, signal) {
  const save = oncePerFrame(() => model.save_changes(), signal);
  let chosen = model.get("h"); // it comes back when x0 leaves an end
  let ours = false;
  const move = (x, h) => {
    const { from, to } = picture.t;
    const x0 = Math.min(Math.max(rounded(picture.t, x), from), to);
    ours = true;
    model.set("x0", x0);
    model.set("h", Number(fit(from, to, x0, h, picture.smallest).toPrecision(12)));
    ours = false;
    save();
  };
  const side = () => Math.sign(model.get("h"));
  return {
    side,
    moveX: (x) => move(x, chosen),
    moveH: (h) => {
      chosen = h;
      move(model.get("x0"), h);
    },
    heard: () => {
      if (!ours) chosen = model.get("h"); // Python, or another view, chose h
    },
  };
}

/** What each control does. */
function actions(model, picture, { side, moveX, moveH }, run) {
  const width = () => picture.t.to - picture.t.from;
  return {
    setX: moveX,
    setSize: (exponent) => {
      run.stop();
      moveH(side() * Number((10 ** exponent).toPrecision(3)));
    },
    dragFirst: (px) => moveX(picture.x.invert(px)),
    dragSecond: (px) => {
      run.stop();
      const h = rounded(picture.t, picture.x.invert(px)) - model.get("x0");
      if (Math.abs(h) >= picture.smallest) moveH(h);
    },
    keyFirst: (key, far) => {
      const { from, to } = picture.t;
      if (key === "Home" || key === "End") return moveX(key === "Home" ? from : to);
      moveX(model.get("x0") + tickStep(from, to, far ? 10 : 100) * (key === "Left" ? -1 : 1));
    },
    keySecond: (key, far) => {
      run.stop();
      if (key === "Home" || key === "End")
        return moveH(side() * (key === "Home" ? picture.smallest : width()));
      const grows = (key === "Right") === side() > 0; // the point goes where the arrow points
      moveH(Number((model.get("h") * (far ? 10 : 1.15) ** (grows ? 1 : -1)).toPrecision(3)));
    },
    turn: () => moveH(-model.get("h")),
    play: () => {
      if (run.running()) return run.stop();
      if (Math.abs(model.get("h")) <= picture.smallest) moveH((side() * width()) / 4);
      run.start();
    },
  };
}

/** @param {{model: any, el: HTMLElement}} host */
export function render({ model, el }) {
  const ending = new AbortController();
  const { signal } = ending;
  /** @type {any} */
  const picture = {};
  const to = mover(model, picture, signal);
  const run = player(
    {
      get: () => model.get("h"),
      shrink: to.moveH,
      done: () => Math.abs(model.get("h")) <= picture.smallest,
      changed: (on) => (parts.play.textContent = on ? "❚❚ Pause" : "▶ Let h shrink"),
    },
    signal,
  );
  const parts = assemble(actions(model, picture, to, run), signal);
  run.stop();

  let stale = true; // the curve and its axes: after a new function or a new width
  const draw = oncePerFrame(() => {
    if (stale) layOut(parts, picture);
    stale = false;
    const state = { x0: model.get("x0"), h: model.get("h") };
    const now = reading(picture.t, state.x0, state.h);
    drawSecant(parts, picture, state, now);
    drawDifferences(parts, picture, state, now);
    write(parts, picture, state, now);
  }, signal);
  const redraw = () => {
    stale = true;
    draw();
  };
  /** @param {import("./table.js").Table} t */
  const show = (t, label, axes = ["x", "f(x)"], units = ["", ""]) => {
    const smallest = 10 ** (Math.floor(Math.log10(t.to - t.from)) - 6);
    Object.assign(picture, { t, label, smallest }, naming(axes, units));
    set(parts.x0.range, { min: t.from, max: t.to, step: 10 ** (1 - decimals(t)) });
    set(parts.h.range, { min: Math.log10(smallest), max: Math.log10(t.to - t.from), step: 0.02 });
    redraw();
  };
  const showOwn = () =>
    show(table(float64(model.get("samples"))), model.get("label"), model.get("axes"), model.get("units"));
  showOwn();
  const typed = ([f], [text]) => {
    const { from, to } = picture.t;
    const t = sample(f, from, to);
    if (!t) throw new Error(`This has no value anywhere from x = ${from} to x = ${to}.`);
    show(t, `f(x) = ${text}`);
  };
  const field = model.get("formula_url") ? formulaField({ model, show: typed, showOwn }, signal) : [];
  el.append(layout(parts, field));
  watchWidth(parts.main.root, redraw, signal);
  hear(model, ["x0", "h"], draw, signal);
  hear(model, ["h"], to.heard, signal);
  hear(model, ["samples", "label", "axes"], showOwn, signal);
  return () => {
    ending.abort();
    el.replaceChildren();
  };
}

function layOut(parts, picture) {
  const area = frame(parts.main);
  const sideArea = frame(parts.side, { left: 46, right: 14, top: 14, bottom: 34 });
  drawCurve(parts, Object.assign(picture, { area, sideArea }, scales(picture.t, area)));
}
