// @ts-check
// A hill from above and one direction u. Turn u around the point: the slope along u is a cosine of the
// angle, highest where u points along the gradient, and 0 along the level line, which runs at a right
// angle to it. Both axes of the map have one scale: on any other a right angle would not look like one.
import { announcer, button, canvas, handle, html, oncePerFrame, set, slider, svg, watchWidth } from "./kit.js";
import { drawHere, drawSlopes, layOut, layout, write } from "./gradientPicture.js";
import { landscape, pointMover, spread } from "./landscape.js";
import { contourMap, planeMover, pointHandle, tapped } from "./map.js";
import { polar, reading, slopeAlong, turned } from "./mathematics/plane.js";
import { hear, title } from "./stage.js";

function assemble(act, signal) {
  const path = (name, tag = "path") => svg(tag, { class: name });
  const label = () => svg("text", { class: "ex-label" });
  const parts = {
    map: contourMap("The map with gradient and direction"),
    side: canvas("The slope along u against its angle"),
    title: title(),
    level: path("ex-here-level"),
    square: path("ex-square"),
    dial: svg("circle", { class: "ex-dial" }),
    arrow: path("ex-arrow"),
    head: path("ex-arrow-head"),
    needle: path("ex-secant"),
    labels: [label(), label()],
    point: pointHandle({ name: "Point on the map", className: "ex-first", ...act.point }, signal),
    tip: handle({ name: "Direction u", className: "ex-second", drag: act.aim, key: act.turn }, signal),
    curve: path("ex-curve"),
    peak: path("ex-tangent"),
    guide: path("ex-guides"),
    mark: svg("circle", { class: "ex-mark", r: 6 }),
    words: label(),
    angle: slider({ name: html("i", {}, "angle"), label: "Angle of u, from the first axis", input: act.setAngle }, signal),
    x: slider({ name: "", label: "x", input: act.setX }, signal),
    y: slider({ name: "", label: "y", input: act.setY }, signal),
    up: button("Along ∇f", () => act.face(0), signal),
    level90: button("Along the level line", () => act.face(90), signal),
    slope: html("b"),
    size: html("b"),
    between: html("b"),
    smalls: [html("span"), html("span"), html("span")],
    note: html("p", { class: "ex-note" }),
    said: announcer(signal),
  };
  set(parts.angle.range, { min: 0, max: 360, step: 1 });
  parts.map.inner.append(parts.level);
  parts.map.over.append(
    parts.dial,
    parts.square,
    parts.needle,
    parts.arrow,
    parts.head,
    ...parts.labels,
    parts.point,
    parts.tip,
  );
  parts.side.inner.append(parts.guide, parts.peak, parts.curve);
  parts.side.over.append(parts.mark, parts.words);
  tapped(parts.map, act.point.drag, signal);
  return parts;
}

/** What each control does. */
function actions(model, picture, signal) {
  const at = () => model.get("at");
  const move = pointMover(model, "at", signal);
  const save = oncePerFrame(() => model.save_changes(), signal);
  const setAngle = (angle) => {
    model.set("angle", Number(turned(angle).toFixed(1)) % 360);
    save();
  };
  const point = planeMover({ window: () => picture.window, get: at, move, scales: () => picture.map });
  return {
    point,
    setAngle,
    setX: (x) => move([x, at()[1]]),
    setY: (y) => move([at()[0], y]),
    aim: (px, py) => {
      const [dx, dy] = [px - picture.map.x(at()[0]), picture.map.y(at()[1]) - py];
      if (dx || dy) setAngle(Math.round((Math.atan2(dy, dx) * 180) / Math.PI));
    },
    turn: (step, far) => {
      if (step === "Home" || step === "End") return setAngle(step === "Home" ? 0 : 180);
      setAngle(model.get("angle") + (far ? 15 : 1) * (step === "Left" ? -1 : 1));
    },
    face: (away) => {
      const { angle } = polar(reading(picture.surface, at()).slopes, picture.steepest);
      if (Number.isFinite(angle)) setAngle(angle + away);
    },
  };
}

/** @param {{model: any, el: HTMLElement}} host */
export function render({ model, el }) {
  const ending = new AbortController();
  const { signal } = ending;
  /** @type {any} */
  const picture = {};
  const parts = assemble(actions(model, picture, signal), signal);
  let stale = true;
  const draw = oncePerFrame(() => {
    if (stale) layOut(parts, picture);
    stale = false;
    const state = { at: model.get("at"), angle: model.get("angle") };
    const now = read(picture, state);
    drawHere(parts, picture, state, now);
    drawSlopes(parts, picture, state, now);
    write(parts, picture, state, now);
  }, signal);
  const redraw = () => {
    spread([parts.x, parts.y], picture.window);
    stale = true;
    draw();
  };
  const field = landscape(model, picture, redraw, signal);
  el.append(layout(parts, field));
  watchWidth(parts.map.root, redraw, signal);
  hear(model, ["at", "angle"], draw, signal);
  return () => {
    ending.abort();
    el.replaceChildren();
  };
}

/** What there is to read off: the gradient, the slope along u, the angle between them. */
function read({ surface, steepest }, { at, angle }) {
  const { value, slopes } = reading(surface, at);
  const gradient = polar(slopes, steepest);
  const flat = gradient.size === 0;
  const away = turned(angle - gradient.angle);
  return {
    value,
    gradient: flat ? [0, 0] : slopes,
    ...gradient,
    slope: flat ? 0 : slopeAlong(slopes, angle),
    away: Math.min(away, 360 - away),
  };
}
