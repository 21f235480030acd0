// @ts-check
// A training run like a film: scrub through its epochs, or let it play. Notice how the boundary bends
// itself around the points while the loss falls, and which layer's gradient is long or short then.
import { grids } from "./mathematics/frames.js";
import { announcer, button, canvas, handle, html, oncePerFrame, set, slider, svg, watchWidth } from "./kit.js";
import { contourMap, tapped } from "./map.js";
import { naming } from "./mathematics/naming.js";
import { runner } from "./kit/player.js";
import { classKey, drawFrame, layerClass, layerKey, layOut, LEVELS, write } from "./replayPicture.js";
import { buttons, controls, hear, pictures, readings, title } from "./stage.js";

const FILM = ["epochs", "window", "points", "classes", "layers", "losses", "norms", "right", "examples", "wrong", "frames"];
const SECONDS = 8; // a film lasts about as long

const path = (name) => svg("path", { class: name });

/** The map, with a layer for each class or shade, and the points over it. */
function mapParts(state) {
  const map = contourMap("The map of the two inputs, with the examples and the boundary");
  const count = state.classes.length;
  const all = state.classes.map((_, k) => k);
  const shade = (_, k) => `ex-region ex-class-${k < 3 ? 0 : 1} ex-shade-${k < 3 ? 2 - k : k - 3}`;
  const parts = {
    map,
    regions: count > 2 ? all.map((k) => path(`ex-region ex-class-${k} ex-shade-1`)) : LEVELS.map((_, k) => path(shade(_, k))),
    halo: path("ex-boundary-halo"),
    boundary: path("ex-boundary"),
    points: all.map((k) => path(`ex-datum-of ex-class-${k}`)),
    wrong: path("ex-wrong"),
  };
  map.bands.append(...parts.regions);
  map.lines.append(parts.halo, parts.boundary);
  map.inner.append(...parts.points, parts.wrong);
  return parts;
}

function assemble(act, state, signal) {
  const card = (name) => {
    const [value, small] = [html("b"), html("small")];
    return { value, small, root: html("div", { class: "ex-card" }, html("span", {}, name), value, small) };
  };
  const side = (name) => ({ canvas: canvas(name), guide: path("ex-guides") });
  const parts = {
    ...mapParts(state),
    loss: { ...side("The loss after each epoch"), curve: path("ex-curve") },
    norm: {
      ...side("The length of each layer's gradient"),
      curves: state.layers.map((_, k) => path(layerClass(k))),
      dots: state.layers.map((_, k) => svg("circle", { class: `ex-layer-dot ex-layer-${k % 6}`, r: 4.5 })),
    },
    point: handle({ name: "Epoch on the curve of the loss", className: "ex-here-handle", ...act.point }, signal),
    title: title(),
    classes: classKey(state.classes),
    ...layerKey(state.layers),
    cards: ["loss", "right", "changed sides"].map(card),
    note: html("p", { class: "ex-note" }),
    epoch: slider({ name: "epoch", label: "epoch", input: act.show }, signal),
    play: button("", act.toggle, signal),
    steps: [
      button("To the start", () => act.show(0), signal),
      button("Step back", () => act.by(-1), signal),
      button("Step", () => act.by(1), signal),
    ],
    said: announcer(signal),
  };
  parts.loss.canvas.inner.append(parts.loss.guide, parts.loss.curve);
  parts.norm.canvas.inner.append(parts.norm.guide, ...parts.norm.curves);
  parts.norm.canvas.over.append(...parts.norm.dots);
  parts.loss.canvas.over.append(parts.point);
  set(parts.loss.canvas.over, { class: "ex-over" });
  for (const { canvas } of [parts.loss, parts.norm]) tapped(canvas, act.point.drag, signal);
  return parts;
}

/** The one place where the state changes: the frame, and with it the trait `epoch`. */
function actions(model, picture, signal) {
  const save = oncePerFrame(() => model.save_changes(), signal);
  const last = () => model.get("epochs").length - 1;
  const now = () => Math.max(model.get("epochs").indexOf(model.get("epoch")), 0);
  const put = (i) => {
    model.set("epoch", model.get("epochs")[Math.min(Math.max(Math.round(i), 0), last())]);
    save();
  };
  const show = (i) => {
    picture.run.stop();
    put(i);
  };
  const by = (change) => show(now() + change);
  const nearest = (epoch) => {
    const away = model.get("epochs").map((v) => Math.abs(v - epoch));
    show(away.indexOf(Math.min(...away)));
  };
  const point = {
    drag: (px) => nearest(picture.t.invert(px)),
    key: (key, far) => {
      if (key === "Home" || key === "End") return show(key === "Home" ? 0 : last());
      by((far ? 10 : 1) * (key === "Left" ? -1 : 1));
    },
  };
  const toggle = () => (picture.run.running() ? picture.run.stop() : picture.run.begin());
  return { put, show, by, point, toggle, now, last };
}

/** Plays from where it stands, from the start where it stands at the end. */
function playing(act, changed, signal) {
  let exact = 0;
  const on = (frames) => act.put((exact = Math.min(exact + frames, act.last())));
  const run = runner(
    {
      glide: (seconds) => on((seconds * Math.max(act.last(), 16)) / SECONDS),
      jump: () => on(Math.ceil(act.last() / 10)),
      done: () => exact >= act.last(),
      changed,
    },
    signal,
  );
  const begin = () => {
    exact = act.now() < act.last() ? act.now() : 0;
    act.put(exact);
    run.start();
  };
  return { ...run, begin };
}

/** @param {{model: any, el: HTMLElement}} host */
export function render({ model, el }) {
  const ending = new AbortController();
  const { signal } = ending;
  const state = /** @type {any} */ (Object.fromEntries(FILM.map((name) => [name, model.get(name)])));
  /** @type {any} */
  const picture = { grids: sent(state) };
  const act = actions(model, picture, signal);
  const parts = assemble(act, state, signal);
  let stale = true;
  const draw = oncePerFrame(() => {
    if (stale) {
      Object.assign(picture, naming(model.get("axes"), model.get("units")));
      parts.title.textContent = model.get("label");
      layOut(parts, picture, state);
    }
    stale = false;
    drawFrame(parts, picture, state, act.now());
    write(parts, picture, state, act.now());
  }, signal);
  const redraw = () => {
    stale = true;
    draw();
  };
  const changed = (on) => {
    parts.play.textContent = on ? "❚❚ Pause" : "▶ Play";
    draw();
  };
  picture.run = playing(act, changed, signal);
  picture.run.stop();
  set(parts.epoch.range, { min: 0, max: act.last(), step: 1 });
  el.append(layout(parts));
  watchWidth(parts.map.root, redraw, signal);
  hear(model, ["epoch"], draw, signal);
  hear(model, ["label", "axes", "units"], redraw, signal);
  return () => {
    ending.abort();
    el.replaceChildren();
  };
}

/** The grids that Python sent. */
function sent({ frames, epochs, classes, window }) {
  const packed = new Uint8Array(frames.buffer, frames.byteOffset, frames.byteLength);
  return grids(packed, { frames: epochs.length, classes: classes.length }, window);
}

/** Where the parts stand. */
const layout = (parts) =>
  html(
    "div",
    { class: "ex ex-replay-explorer" },
    pictures(
      [parts.title, parts.map.root, parts.classes],
      [title("Loss of all examples"), parts.loss.canvas.root, title("Gradient of each layer"), parts.norm.canvas.root],
    ),
    parts.key,
    controls(parts.epoch.row, buttons(parts.play, ...parts.steps)),
    readings(...parts.cards.map(({ root }) => root)),
    parts.note,
    parts.said.node,
  );
