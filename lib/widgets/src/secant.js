// @ts-check
// A chord through two points of a curve, and what becomes of it. Drag the first point along the
// curve; drag the second one, or slide h, toward it: the chord turns into the tangent. Notice in the
// picture on the right that a tenth of h leaves about a tenth of the difference.
import { tickStep } from "d3-array";
import { decimals, reading } from "./chord.js";
import { formulaField } from "./field.js";
import { announcer, button, canvas, frame, handle, html, oncePerFrame, set, short, slider, sub, svg, watchWidth, withUnit } from "./kit.js";
import { player } from "./player.js";
import { drawCurve, drawDifferences, drawSecant, layout, scales, write } from "./secantPicture.js";
import { fit, float64, table } from "./table.js";

/** The elements of one explorer, not yet drawn. */
function assemble(model, signal, act) {
  const [main, side] = [canvas("The curve with its secant and tangent"), canvas("Difference against h")];
  const path = (name, tag = "path") => svg(tag, { class: name });
  const parts = {
    main, side,
    title: html("p", { class: "ex-title" }),
    curve: path("ex-curve"), marks: svg("g"), secant: path("ex-secant", "line"), tangent: path("ex-tangent", "line"),
    triangle: path("ex-triangle"), legs: path("ex-legs"), guides: path("ex-guides"),
    run: svg("text", { class: "ex-label" }), rise: svg("text", { class: "ex-label" }),
    first: svg("text", { class: "ex-label" }), second: svg("text", { class: "ex-label" }),
    start: handle({ name: "First point, x0", className: "ex-first", drag: act.dragFirst, key: act.keyFirst }, signal),
    end: handle({ name: "Second point, x0 + h", className: "ex-second", drag: act.dragSecond, key: act.keySecond }, signal),
    law: path("ex-law"), cross: path("ex-guides"), mark: svg("circle", { class: "ex-mark", r: 6 }), none: svg("text", { class: "ex-label" }),
    x0: slider({ name: sub("x", "0"), label: "x0, where the tangent touches", input: act.setX }, signal),
    h: slider({ name: html("i", {}, "h"), label: "h, from x0 to the other point, logarithmic", input: act.setSize }, signal),
    play: button("", act.play, signal), turn: button("Other side", act.turn, signal),
    chord: html("b"), quotient: html("span"), slope: html("b"), difference: html("b"),
    note: html("p", { class: "ex-note" }), said: announcer(signal),
  };
  main.inner.append(parts.triangle, parts.guides, parts.marks, parts.curve, parts.tangent, parts.secant, parts.legs);
  main.over.append(parts.first, parts.second, parts.run, parts.rise, parts.start, parts.end);
  set(main.over, { class: "ex-over" });
  side.inner.append(parts.law, parts.cross);
  side.over.append(parts.mark, parts.none);
  return parts;
}

/** @param {{model: any, el: HTMLElement}} host */
export function render({ model, el }) {
  const ending = new AbortController();
  const { signal } = ending;
  const names = model.get("axes");
  const units = model.get("units");
  /** @type {any} */
  const picture = {
    units, names: { x: withUnit(names[0], units[0] && `(${units[0]})`), y: withUnit(names[1], units[1] && `(${units[1]})`) },
    tell: { x: (v) => withUnit(short(v), units[0]), y: (v) => withUnit(short(v), units[1]) },
    rate: units[0] || units[1] ? `${units[1] || "1"}/${units[0] || "1"}` : "",
  };
  let size = Math.abs(model.get("h")); // as it was last chosen: kept while x0 passes near an end

  const save = oncePerFrame(() => model.save_changes(), signal);
  const state = () => ({ x0: model.get("x0"), h: model.get("h") });
  const round = (v) => Number(v.toFixed(decimals(picture.t)));
  /** The one place where the state changes: x0 and x0 + h stay in the interval, h is never 0. */
  const move = (x, h) => {
    const { from, to } = picture.t;
    const x0 = Math.min(Math.max(round(x), from), to);
    model.set("x0", x0);
    model.set("h", Number(fit(from, to, x0, h, picture.smallest).toPrecision(12)));
    save();
  };
  const moveX = (x) => move(x, Math.sign(state().h) * size);
  const moveH = (h) => {
    size = Math.abs(h);
    move(state().x0, h);
  };
  const keyed = (step, far) => tickStep(picture.t.from, picture.t.to, far ? 10 : 100) * (step === "Left" ? -1 : 1);
  const act = {
    setX: (v) => moveX(v),
    setSize: (v) => { run.stop(); moveH(Math.sign(state().h) * Number((10 ** v).toPrecision(3))); },
    dragFirst: (px) => moveX(picture.x.invert(px)),
    dragSecond: (px) => {
      run.stop();
      const h = round(picture.x.invert(px)) - state().x0;
      if (Math.abs(h) >= picture.smallest) moveH(h);
    },
    keyFirst: (step, far) => {
      if (step === "Home" || step === "End") return moveX(step === "Home" ? picture.t.from : picture.t.to);
      moveX(state().x0 + keyed(step, far));
    },
    keySecond: (step, far) => {
      run.stop();
      const { h } = state();
      if (step === "Home") return moveH(Math.sign(h) * picture.smallest);
      if (step === "End") return moveH(Math.sign(h) * (picture.t.to - picture.t.from));
      const grows = (step === "Right") === h > 0; // the point goes where the arrow points
      moveH(Number((h * (far ? 10 : 1.15) ** (grows ? 1 : -1)).toPrecision(3)));
    },
    turn: () => moveH(-state().h),
    play: () => {
      if (run.running()) return run.stop();
      if (Math.abs(state().h) <= picture.smallest) moveH(Math.sign(state().h) * 0.25 * (picture.t.to - picture.t.from));
      run.start();
    },
  };
  const parts = assemble(model, signal, act);
  const run = player({
    get: () => state().h,
    shrink: (h) => moveH(h),
    done: () => Math.abs(state().h) <= picture.smallest,
    changed: (on) => (parts.play.textContent = on ? "❚❚ Pause" : "▶ Let h shrink"),
  }, signal);
  run.stop();

  let stale = true; // the curve and its axes: after a new function or a new width
  const draw = oncePerFrame(() => {
    if (stale) {
      const area = frame(parts.main);
      const sideArea = frame(parts.side, { left: 46, right: 14, top: 14, bottom: 34 });
      drawCurve(parts, Object.assign(picture, { area, sideArea }, scales(picture.t, area)));
      stale = false;
    }
    const now = reading(picture.t, state().x0, state().h);
    drawSecant(parts, picture, state(), now);
    drawDifferences(parts, picture, state(), now);
    write(parts, picture, state(), now);
  }, signal);
  const redraw = () => {
    stale = true;
    draw();
  };
  /** @param {import("./table.js").Table} t */
  const show = (t, name) => {
    const smallest = 10 ** (Math.floor(Math.log10(t.to - t.from)) - 6);
    Object.assign(picture, { t, label: name, smallest });
    set(parts.x0.range, { min: t.from, max: t.to, step: 10 ** -decimals(t) * 10 });
    set(parts.h.range, { min: Math.log10(smallest), max: Math.log10(t.to - t.from), step: 0.02 });
    redraw();
  };
  const showOwn = () => show(table(float64(model.get("samples"))), model.get("label"));
  showOwn();
  const field = model.get("formula_url") ? formulaField({ model, show, showOwn, interval: () => picture.t }, signal) : [];
  el.append(layout(parts, field));
  watchWidth(parts.main.root, redraw, signal);

  model.on("change:x0", draw);
  model.on("change:h", draw);
  model.on("change:samples", showOwn);
  return () => {
    model.off("change:x0", draw);
    model.off("change:h", draw);
    model.off("change:samples", showOwn);
    ending.abort();
    el.replaceChildren();
  };
}
