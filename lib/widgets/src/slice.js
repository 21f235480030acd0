// @ts-check
// A hill seen from above, and the two cuts through one of its points. Drag the point: along each cut
// one variable is held fixed, so that the hill is a curve with a tangent, whose slope is a partial
// derivative. Then slide the step: the plane of both tangents predicts the height there, and notice in
// the table that half the step leaves a quarter of the error.
import { announcer, canvas, html, oncePerFrame, set, slider, svg, watchWidth } from "./kit.js";
import { landscape, pointMover, spread } from "./landscape.js";
import { contourMap, planeMover, pointHandle, tapped } from "./map.js";
import { diagonal, largest, prediction, reading } from "./mathematics/plane.js";
import { drawCuts, drawPoint, layOut, layout, write } from "./slicePicture.js";
import { hear, title } from "./stage.js";

const DECADES = 3; // of the step

function assemble(act, signal) {
  const path = (name, tag = "path") => svg(tag, { class: name });
  const cut = (i) => {
    const parts = {
      canvas: canvas(`The cut along axis ${i + 1}`),
      title: title(),
      curve: path("ex-curve"),
      tangent: path(CUTS[i]),
      guide: path("ex-guides"),
      dot: svg("circle", { class: "ex-here", r: 6 }),
    };
    parts.canvas.inner.append(parts.guide, parts.curve, parts.tangent);
    parts.canvas.over.append(parts.dot);
    return parts;
  };
  const row = (name, label, input) => slider({ name: html("i", {}, name), label, input }, signal);
  const parts = {
    map: contourMap("The hill from above"),
    title: title(),
    lines: [path("ex-secant"), path("ex-tangent")],
    step: path("ex-step"),
    target: svg("circle", { class: "ex-goal", r: 5 }),
    point: pointHandle({ name: "Point on the map", className: "ex-first", ...act.point }, signal),
    cuts: [cut(0), cut(1)],
    slopes: [html("b"), html("b")],
    smalls: [html("span"), html("span")],
    names: [html("span"), html("span")],
    named: html("span"),
    height: html("b"),
    place: html("span"),
    rows: html("tbody"),
    headings: html("tr"),
    note: html("p", { class: "ex-note" }),
    x: row("x", "x", act.setX),
    y: row("y", "y", act.setY),
    h: row("h", "h, the step, logarithmic", act.setStep),
    said: announcer(signal),
  };
  parts.map.inner.append(...parts.lines, parts.step);
  parts.map.over.append(parts.target, parts.point);
  tapped(parts.map, act.point.drag, signal);
  return parts;
}

const CUTS = ["ex-secant", "ex-tangent"];

/** @param {{model: any, el: HTMLElement}} host */
export function render({ model, el }) {
  const ending = new AbortController();
  const { signal } = ending;
  /** @type {any} */
  const picture = {};
  const at = () => model.get("at");
  const move = pointMover(model, "at", signal);
  const point = planeMover({
    window: () => picture.window,
    get: at,
    move,
    scales: () => picture.map,
  });
  const save = oncePerFrame(() => model.save_changes(), signal);
  const setStep = (exponent) => {
    model.set("h", Math.min(Number((10 ** exponent).toPrecision(2)), largest(picture.window)));
    save();
  };
  const parts = assemble(
    { point, setX: (x) => move([x, at()[1]]), setY: (y) => move([at()[0], y]), setStep },
    signal,
  );
  let stale = true;
  const draw = oncePerFrame(() => {
    if (stale) layOut(parts, picture);
    stale = false;
    const state = { at: at(), h: model.get("h") };
    const now = read(picture, state);
    drawPoint(parts, picture, state, now);
    drawCuts(parts, picture, state, now);
    write(parts, picture, state, now);
  }, signal);
  const redraw = () => {
    const { window } = picture;
    spread([parts.x, parts.y], window);
    const most = Math.log10(largest(window));
    set(parts.h.range, { min: most - DECADES, max: most, step: 0.02 });
    stale = true;
    draw();
  };
  const field = landscape(model, picture, redraw, signal);
  el.append(layout(parts, field));
  watchWidth(parts.map.root, redraw, signal);
  hear(model, ["at", "h"], draw, signal);
  return () => {
    ending.abort();
    el.replaceChildren();
  };
}

/** What there is to read off: the slopes, and the plane against the truth for h, h/2 and h/4. */
function read({ surface, window }, { at, h }) {
  const steps = [1, 2, 4].map((part) => diagonal(window, at, h / part));
  return {
    ...reading(surface, at),
    to: steps[0],
    steps: steps.map((step, i) => ({ h: h / [1, 2, 4][i], ...prediction(surface, at, step) })),
  };
}
