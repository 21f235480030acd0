// @ts-check
// One neuron: z = w x + b, and an activation of it. Drag the middle, where z = 0, to shift the curve;
// drag the place where z = 2 to squeeze it; drag the point along it. Notice that it stays one and the
// same curve, and that its slope, in the lower picture, is there only in a window around the middle.
import { tickStep } from "d3-array";
import { NAMES, reading, where } from "./mathematics/activations.js";
import { announcer, button, canvas, handle, html, oncePerFrame, set, slider, svg, watchWidth } from "./kit.js";
import { naming } from "./mathematics/naming.js";
import { drawNeuron, drawPoint, layOut, layout, write } from "./neuronPicture.js";
import { hear, title } from "./stage.js";

export const STEEPEST = 4; // the largest weight that a hand can set
export const SECOND = 2; // the z of the handle that squeezes
const MOVED = ["activation", "w", "b", "x"]; // the axes stay
const PLACED = ["alpha", "interval", "label", "axes", "units"];

function assemble(act, signal) {
  const path = (name, tag = "path") => svg(tag, { class: name });
  const row = (name, label, input) => slider({ name: html("i", {}, name), label, input }, signal);
  const panel = (name) => {
    const part = { canvas: canvas(name), bands: svg("g"), names: svg("g"), curve: path("ex-curve"), kink: svg("g") };
    part.canvas.inner.append(part.bands);
    return part;
  };
  const parts = {
    output: panel("The output of the neuron"),
    slope: panel("The slope of the output"),
    plain: path("ex-guides"),
    tangent: path("ex-tangent", "line"),
    cross: path("ex-guides"),
    mark: svg("circle", { class: "ex-here", r: 6 }),
    middleName: svg("text", { class: "ex-label" }),
    steepName: svg("text", { class: "ex-label" }),
    middle: handle({ name: "Middle, where z = 0", className: "ex-second", ...act.middle }, signal),
    steep: handle({ name: `Steepness, where z = ${SECOND}`, className: "ex-second", ...act.steep }, signal),
    point: handle({ name: "Point x", className: "ex-first", ...act.point }, signal),
    title: title(),
    named: html("span", { class: "ex-named" }),
    formula: html("span"),
    ghost: html("span"),
    slopeTitle: title(),
    choices: NAMES.map((name) => button(name, () => act.choose(name), signal)),
    w: row("w", "w, the weight", act.setW),
    b: row("b", "b, the bias", act.setB),
    x: row("x", "x, the input", act.setX),
    reset: button("w = 1, b = 0", act.reset, signal),
    turn: button("Turn: −w", act.turn, signal),
    cards: Object.fromEntries(["z", "y", "dx", "dw", "db"].map((k) => [k, { value: html("b"), small: html("small") }])),
    note: html("p", { class: "ex-note" }),
    said: announcer(signal),
  };
  const { output, slope } = parts;
  slope.curve.setAttribute("class", "ex-curve ex-own-slope");
  output.canvas.inner.append(parts.plain, output.curve, parts.tangent);
  slope.canvas.inner.append(parts.cross, slope.curve);
  output.canvas.over.append(output.names, parts.middleName, parts.steepName, parts.middle, parts.steep, parts.point);
  slope.canvas.over.append(slope.names, slope.kink, parts.mark);
  set(output.canvas.over, { class: "ex-over" });
  return parts;
}

/** The one place where the state changes: x stays in the interval, w and b where a hand can set them. */
function mover(model, signal) {
  const save = oncePerFrame(() => model.save_changes(), signal);
  const interval = () => model.get("interval");
  const limit = () => ({ w: STEEPEST, b: STEEPEST * Math.max(...interval().map(Math.abs)) });
  const put = (changes) => {
    for (const [name, v] of Object.entries(changes)) model.set(name, v);
    save();
  };
  const weight = (v) => kept([-limit().w, limit().w], v, 3);
  const bias = (v) => kept([-limit().b, limit().b], v, 3);
  return {
    limit,
    put,
    setW: (v) => put({ w: weight(v) }),
    setB: (v) => put({ b: bias(v) }),
    setX: (v) => put({ x: kept(interval(), v) }),
    /** Shifts the curve: z = 0 comes to x. */
    shift: (x) => put({ b: bias(-model.get("w") * kept(interval(), x)) }),
    /** Squeezes it: z = 2 comes to x, and the middle stays. */
    squeeze: (x) => {
      const middle = where(read(model), 0);
      const run = kept(interval(), x) - middle;
      const w = weight(run ? SECOND / run : STEEPEST);
      put({ w, b: bias(-w * middle) });
      return w;
    },
  };
}

/** What each control does. */
function actions(model, picture, to) {
  const step = (far) => tickStep(...model.get("interval"), far ? 10 : 100);
  const ends = { Home: 0, End: 1 };
  const along = (at, move) => (key, far) => {
    if (key in ends) return move(model.get("interval")[ends[key]]);
    move(at() + step(far) * (key === "Left" ? -1 : 1));
  };
  const at = (z) => () => where(read(model), z);
  const squeeze = (x) => {
    const before = model.get("w");
    const way = Math.sign(x - at(SECOND)());
    if (to.squeeze(x) !== before) return;
    if (Math.abs(before) === STEEPEST && way === -Math.sign(before)) // step over the middle
      to.put({ w: -before, b: -model.get("b") });
  };
  return {
    ...to,
    choose: (activation) => to.put({ activation }),
    reset: () => to.put({ w: 1, b: 0 }),
    turn: () => to.put({ w: -model.get("w") + 0, b: -model.get("b") + 0 }),
    middle: { drag: (px) => to.shift(picture.x.invert(px)), key: along(at(0), to.shift) },
    steep: { drag: (px) => to.squeeze(picture.x.invert(px)), key: along(at(SECOND), squeeze) },
    point: { drag: (px) => to.setX(picture.x.invert(px)), key: along(() => model.get("x"), to.setX) },
  };
}

/** How many decimals a hand can set between two ends. */
const decimals = ([from, to]) => Math.max(0, 3 - Math.floor(Math.log10(to - from)));

/** A number kept between two ends. */
const kept = ([from, to], v, digits = decimals([from, to])) =>
  Math.min(Math.max(Number(v.toFixed(digits)) || 0, from), to);

const read = (model) => Object.fromEntries([...MOVED, ...PLACED].map((name) => [name, model.get(name)]));

/** @param {{model: any, el: HTMLElement}} host */
export function render({ model, el }) {
  const ending = new AbortController();
  const { signal } = ending;
  /** @type {any} */
  const picture = {};
  const to = mover(model, signal);
  const parts = assemble(actions(model, picture, to), signal);
  let stale = true;
  const draw = oncePerFrame(() => {
    const state = read(model);
    if (stale) {
      Object.assign(picture, naming(state.axes, state.units));
      const [from, end] = state.interval;
      const { w, b } = to.limit();
      set(parts.x.range, { min: from, max: end, step: 10 ** -decimals([from, end]) });
      set(parts.w.range, { min: -w, max: w, step: 0.01 });
      set(parts.b.range, { min: -b, max: b, step: 0.01 });
      layOut(parts, picture, state);
    }
    stale = false;
    const now = reading(/** @type {any} */ (state));
    drawNeuron(parts, picture, state);
    drawPoint(parts, picture, state, now);
    write(parts, picture, state, now);
  }, signal);
  const redraw = () => {
    stale = true;
    draw();
  };
  el.append(layout(parts));
  watchWidth(parts.output.canvas.root, redraw, signal);
  hear(model, MOVED, draw, signal);
  hear(model, PLACED, redraw, signal);
  return () => {
    ending.abort();
    el.replaceChildren();
  };
}
