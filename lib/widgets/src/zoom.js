// @ts-check
// A curve under a magnifying glass. Zoom in by tens around a point, with the slider or the buttons;
// drag the point to look elsewhere. Notice how far the curve strays from the straight line between
// its ends: a smooth curve a tenth as far with each zoom, a corner always as far, a jump ever further.
import { tickStep } from "d3-array";
import { CURVES, tableOf } from "./mathematics/staircase.js";
import { formulaField } from "./field.js";
import { announcer, button, canvas, frame, handle, html, oncePerFrame, set, slider, sub, svg, watchWidth } from "./kit.js";
import { MOST, reading, shares, windowAt } from "./mathematics/magnified.js";
import { naming } from "./mathematics/naming.js";
import { glider } from "./kit/player.js";
import { hear, title } from "./stage.js";
import { float64, sample, table } from "./mathematics/table.js";
import { drawPiece, drawShares, layout, write } from "./zoomPicture.js";

/** The elements of one explorer, not yet drawn. */
function assemble(act, offered, signal) {
  const path = (name, tag = "path") => svg(tag, { class: name });
  const parts = {
    main: canvas("The curve in the window, with its tangent"),
    side: canvas("How far the curve strays, at each magnification"),
    title: title(),
    curve: path("ex-curve"),
    risers: path("ex-guides"),
    straight: path("ex-secant", "line"),
    tangent: path("ex-tangent", "line"),
    gap: path("ex-legs", "line"),
    marks: svg("g"),
    here: svg("text", { class: "ex-label" }),
    point: handle({ name: "Point x0", className: "ex-first", drag: act.drag, key: act.key }, signal),
    law: path("ex-law"),
    cross: path("ex-guides"),
    mark: svg("circle", { class: "ex-mark", r: 6 }),
    none: svg("text", { class: "ex-label" }),
    zoom: slider({ name: "zoom", label: "Zoom, in powers of ten", input: act.setZoom }, signal),
    x0: slider({ name: sub("x", "0"), label: "x0, the point in view", input: act.setX }, signal),
    nearer: button("Zoom in × 10", act.nearer, signal),
    farther: button("Zoom out", act.farther, signal),
    choices: offered.map(([name, words]) => ({ name, node: button(words, () => act.choose(name), signal) })),
    share: html("b"),
    slope: html("b"),
    fall: html("b"),
    note: html("p", { class: "ex-note" }),
    said: announcer(signal),
  };
  set(parts.zoom.range, { min: 0, max: MOST, step: 0.05 });
  parts.main.inner.append(parts.risers, parts.straight, parts.curve, parts.tangent, parts.gap, parts.marks);
  parts.main.over.append(parts.here, parts.point);
  parts.side.inner.append(parts.law, parts.cross);
  parts.side.over.append(parts.mark, parts.none);
  return parts;
}

/** What each control does: here alone the state changes, and x0 stays in the interval. */
function actions(model, picture, signal) {
  const save = oncePerFrame(() => model.save_changes(), signal);
  const put = (name, v) => {
    model.set(name, v);
    save();
  };
  const glide = glider((zoom) => put("zoom", zoom), signal);
  const moveX = (x, step) => {
    const { from, to } = picture.t;
    put("x0", Math.min(Math.max(Number((Math.round(x / step) * step).toFixed(12)) || 0, from), to));
  };
  const coarse = () => tickStep(picture.t.from, picture.t.to, 200);
  const go = (zoom) => glide(model.get("zoom"), Math.min(Math.max(zoom, 0), MOST));
  return {
    setX: (x) => moveX(x, coarse()),
    drag: (px) => moveX(picture.overview.invert(px), coarse()),
    key: (key, far) => {
      const { from, to } = picture.t;
      if (key === "Home" || key === "End") return put("x0", key === "Home" ? from : to);
      const step = tickStep(0, windowAt(picture.t, model.get("x0"), model.get("zoom")).width, far ? 10 : 100);
      moveX(model.get("x0") + (key === "Left" ? -step : step), step);
    },
    setZoom: (zoom) => {
      glide.stop();
      put("zoom", zoom);
    },
    nearer: () => go(Math.floor(glide.target(model.get("zoom")) + 1.001)),
    farther: () => go(Math.ceil(glide.target(model.get("zoom")) - 1.001)),
    choose: (name) => {
      model.set("expression", "");
      if (name !== "f") model.set("x0", 0);
      put("curve", name);
    },
  };
}

/** @param {{model: any, el: HTMLElement}} host */
export function render({ model, el }) {
  const ending = new AbortController();
  const { signal } = ending;
  /** @type {any} */
  const picture = {};
  const [from, to] = model.get("interval");
  const [axes, units] = [model.get("axes"), model.get("units")];
  const comparable = from < 0 && to > 0 && !units[0] && !units[1]; // |x| has its corner inside
  const offered = comparable ? [["f", axes[1]], ...Object.entries(CURVES).map(([name, c]) => [name, c.name])] : [];
  const parts = assemble(actions(model, picture, signal), offered, signal);

  let stale = true; // the axes' room: after a new function or a new width
  let seen = NaN; // where the law was measured
  const draw = oncePerFrame(() => {
    const { x0, zoom } = { x0: model.get("x0"), zoom: model.get("zoom") };
    if (stale) layOut(parts, picture);
    if (stale || !Object.is(seen, x0)) picture.law = shares(picture.t, x0);
    [stale, seen] = [false, x0];
    const now = reading(picture.t, x0, zoom);
    drawPiece(parts, picture, { x0, zoom }, now);
    drawShares(parts, picture, { x0, zoom }, now);
    write(parts, picture, { x0, zoom }, now);
  }, signal);
  const redraw = () => {
    stale = true;
    draw();
  };
  const show = (t, label, names, its = ["", ""], chosen = "") => {
    Object.assign(picture, { t, label, chosen }, naming(names, its));
    set(parts.x0.range, { min: t.from, max: t.to, step: tickStep(t.from, t.to, 200) });
    redraw();
  };
  const showOwn = () => {
    const name = model.get("curve");
    if (name === "f") return show(table(float64(model.get("samples"))), model.get("label"), model.get("axes"), units, "f");
    show(tableOf(name, from, to), `${CURVES[name].name}, magnified`, ["x", CURVES[name].name], ["", ""], name);
  };
  showOwn();
  const typed = ([f], [text]) => {
    const t = sample(f, from, to);
    if (!t) throw new Error(`This has no value anywhere from x = ${from} to x = ${to}.`);
    show(t, `f(x) = ${text}`, ["x", "f(x)"]);
  };
  const field = model.get("formula_url") ? formulaField({ model, show: typed, showOwn }, signal) : [];
  el.append(layout(parts, field));
  watchWidth(parts.main.root, redraw, signal);
  hear(model, ["x0", "zoom"], draw, signal);
  hear(model, ["curve", "samples", "label", "axes"], showOwn, signal);
  return () => {
    ending.abort();
    el.replaceChildren();
  };
}

function layOut(parts, picture) {
  const area = frame(parts.main, { left: 50, right: 16, top: 26, bottom: 34 });
  const sideArea = frame(parts.side, { left: 52, right: 16, top: 14, bottom: 34 });
  Object.assign(picture, { area, sideArea });
}
