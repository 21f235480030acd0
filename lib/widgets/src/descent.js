// @ts-check
// A ball that only feels the slope, on a curve or on a map: gradient descent, momentum and Adam from
// the same start. Drag the start, slide the learning rate, step or run. Notice where the learning rate
// passes 2/L: there the steps no longer shrink. In the other panel the map is hidden: find the minimum.
import { tickStep } from "d3-array";
import { blindfold } from "./blindfoldPanel.js";
import { limit, stability } from "./mathematics/curvature.js";
import { assemble, layout } from "./descentLayout.js";
import { drawGround, drawLosses, drawPaths, finished, write } from "./descentPicture.js";
import { formulaField } from "./field.js";
import { button, html, oncePerFrame, set, watchWidth } from "./kit.js";
import { naming } from "./landscape.js";
import { landscapes } from "./mathematics/landscapes.js";
import { kept, planeMover } from "./map.js";
import { descend, METHODS } from "./mathematics/optimisers.js";
import { runner } from "./kit/player.js";
import { hear } from "./stage.js";
import { made, named, sent } from "./mathematics/terrain.js";
import { float64 } from "./mathematics/table.js";

const MOST = 200; // steps
const usual = { 1: [[-3, 3]], 2: [[-3, 3], [-3, 3]] }; // windows of typed functions
const plainAxes = { 1: ["x", "f(x)"], 2: ["x", "y", "f(x, y)"] };

/** The one place where the state changes: the start stays on the map, the steps between 0 and 200. */
function mover(model, picture, signal) {
  const save = oncePerFrame(() => model.save_changes(), signal);
  const put = (changes) => {
    for (const [name, v] of Object.entries(changes)) model.set(name, v);
    save();
  };
  const point = () => standing(picture.terrain, [model.get("start")].flat());
  const setStart = (next) => {
    const inside = next.map((v, i) => kept(picture.terrain.window[i], v));
    if (inside.some((v, i) => v !== point()[i])) put({ start: inside.length > 1 ? inside : inside[0] });
  };
  return {
    put,
    point,
    setStart,
    setSteps: (steps) => put({ steps: Math.min(Math.max(Math.round(steps), 0), MOST) }),
    setRate: (exponent) => put({ learning_rate: Number((10 ** exponent).toPrecision(3)) }),
    choose: (method, on) => {
      const chosen = METHODS.filter((m) => (m === method ? on : model.get("methods").includes(m)));
      put({ methods: chosen });
    },
  };
}

/** The start, or a place on the map where it is that of another landscape. */
function standing({ window }, start) {
  if (start.length === window.length && isOn({ window }, start)) return start;
  return window.map(([from, to], i) => kept([from, to], from + (i ? 0.7 : 0.85) * (to - from)));
}

/** How the start is dragged and moved with keys, on a curve or on a map. */
function startMover(picture, to) {
  const plane = planeMover({
    window: () => picture.terrain.window,
    get: to.point,
    move: to.setStart,
    scales: () => picture.map,
  });
  return {
    drag: (px, py) => (picture.terrain.surface ? plane.drag(px, py) : to.setStart([picture.map.x.invert(px)])),
    key: (step, far, pressed) => {
      if (picture.terrain.surface) return plane.key(step, far, pressed);
      const [from, end] = picture.terrain.window[0];
      if (step === "Home" || step === "End") return to.setStart([step === "Home" ? from : end]);
      to.setStart([to.point()[0] + tickStep(from, end, far ? 10 : 100) * (step === "Left" ? -1 : 1)]);
    },
  };
}

/** Steps by itself, faster and faster, until every path has ended. */
function running(model, picture, to, changed, signal) {
  let exact = 0;
  const on = (steps) => {
    exact = steps;
    to.setSteps(steps);
  };
  const run = runner(
    {
      glide: (seconds) => on(exact + seconds * (6 + exact / 3)),
      jump: () => on(exact + 10),
      done: () => exact >= MOST || (picture.finished && picture.drawn >= Math.round(exact)),
      changed,
    },
    signal,
  );
  const toggle = () => {
    if (run.running()) return run.stop();
    exact = picture.finished || model.get("steps") >= MOST ? 0 : model.get("steps");
    to.setSteps(exact);
    picture.finished = false;
    run.start();
  };
  return { stop: run.stop, toggle };
}

/** What is drawn: typed, chosen, or what Python sent. Each new one comes with its own window and start. */
function grounds(model, picture, to, redraw) {
  const own = { start: model.get("start"), learning_rate: model.get("learning_rate") };
  const stand = (terrain, label, axes, units) => {
    const known = stability(terrain);
    const first = known.everywhere ? limit(known, []) : limit(known, terrain.window.map(([a, b]) => (a + b) / 2));
    Object.assign(picture, { terrain, known, label, first }, naming(axes, units));
    redraw();
  };
  const plainly = (terrain, label) =>
    stand(terrain, label, plainAxes[terrain.window.length], terrain.window.map(() => "").concat(""));
  const showTyped = ([f], [text]) => {
    const [variables, { window }] = [variablesIn(text), picture.terrain];
    const terrain = made(f, window.length === variables.length ? window : usual[variables.length]);
    if (!terrain) throw new Error("This has no value anywhere on the map.");
    plainly(terrain, `f(${variables.join(", ")}) = ${text}`);
  };
  const showOwn = () => {
    const name = model.get("landscape");
    if (name) return plainly(named(name), landscapes[name].words);
    stand(sent(float64(model.get("samples")), model.get("window")), model.get("label"), model.get("axes"), model.get("units"));
  };
  const visit = (name) => {
    const { start, rate } = landscapes[name] ?? {};
    const there = name ? { start: start.length > 1 ? start : start[0], learning_rate: rate } : own;
    to.put({ expression: "", landscape: name, ...there });
  };
  return { showTyped, showOwn, visit };
}

/** The variables of what a reader types: with a y in it, it is a map. */
const variablesIn = (/** @type {string} */ text) => (/(?<![a-z])y(?![a-z])/i.test(text) ? ["x", "y"] : ["x"]);

/** What the field asks for, by the number of variables at first; functions of one or two are read. */
const asked = {
  1: { variable: ["x"], example: "x^4 - 4x^2 + x" },
  2: { variable: ["x", "y"], example: "x^2 + 3y^2" },
};

/** @param {{model: any, el: HTMLElement}} host */
export function render({ model, el }) {
  const ending = new AbortController();
  const { signal } = ending;
  /** @type {any} */
  const picture = {};
  const to = mover(model, picture, signal);
  let stale = true;
  const draw = oncePerFrame(() => {
    if (panel.hidden) return;
    if (stale) drawGround(parts, picture);
    if (stale) set(parts.rate.range, rateEnds(picture.first, model.get("learning_rate")));
    stale = false;
    const state = { start: to.point(), rate: model.get("learning_rate"), steps: model.get("steps") };
    const path = (method) => descend(picture.terrain, state.start, method, state.rate, state.steps);
    const chosen = model.get("methods").map((method) => [method, path(method)]);
    picture.paths = Object.fromEntries(chosen);
    const plain = (picture.paths.plain ?? path("plain")).points;
    picture.limit = limit(picture.known, plain.findLast((p) => isOn(picture.terrain, p)) ?? state.start);
    Object.assign(picture, { finished: finished(picture), drawn: state.steps });
    drawPaths(parts, picture, state);
    drawLosses(parts, picture, state);
    write(parts, picture, state);
  }, signal);
  const redraw = () => {
    stale = true;
    draw();
  };
  const ground = grounds(model, picture, to, redraw);
  const run = running(model, picture, to, (on) => (parts.run.textContent = on ? "❚❚ Pause" : "▶ Run"), signal);
  const by = (change) => {
    run.stop();
    const taken = Object.values(picture.paths).map(({ points }) => points.length - 1);
    const steps = Math.min(model.get("steps"), Math.max(0, ...taken)); // steps off the map are none
    if (change < 0 || !picture.finished || !steps) to.setSteps(steps + change);
  };
  const setSteps = (steps) => {
    run.stop();
    to.setSteps(steps);
  };
  const parts = assemble({ ...to, by, setSteps, visit: ground.visit, run: run.toggle, start: startMover(picture, to) }, signal);
  run.stop();
  set(parts.steps.range, { min: 0, max: MOST, step: 1 });
  ground.showOwn();
  const inputs = [{ trait: "expression", name: "f", variablesIn, ...asked[picture.terrain.window.length] }];
  const field = model.get("formula_url")
    ? formulaField({ model, show: ground.showTyped, showOwn: ground.showOwn, inputs }, signal)
    : [];
  const panel = layout(parts, field);
  const game = blindfold({ model, to, variables: () => picture.terrain.window.length }, signal);
  const modes = tabs(model, to, signal);
  const turn = () => {
    const blind = model.get("mode") === "blindfold";
    [panel.hidden, game.panel.hidden] = [blind, !blind];
    modes.turn(blind);
    (blind ? game.draw : redraw)();
  };
  el.append(html("div", { class: "ex ex-descent-explorer" }, modes.row, panel, game.panel));
  turn();
  watchWidth(parts.main.root, redraw, signal);
  const named_ = () => {
    parts.choice.options[0].textContent = model.get("label");
    parts.choice.value = model.get("landscape");
  };
  named_();
  hear(model, ["start", "learning_rate", "steps", "methods"], draw, signal);
  hear(model, ["samples", "label", "axes", "landscape"], ground.showOwn, signal);
  hear(model, ["landscape", "label"], named_, signal);
  hear(model, ["mode"], turn, signal);
  return () => {
    ending.abort();
    el.replaceChildren();
  };
}

const isOn = ({ window }, point) => point.every((v, i) => v >= window[i][0] && v <= window[i][1]);

/** The slider of the learning rate: five decades with 2/L in them. */
function rateEnds(first, /** @type {number} */ rate) {
  const low = first ? Math.floor(Math.log10(first.rate)) - 3 : -4;
  const now = Math.log10(rate);
  return { min: Math.min(low, Math.floor(now)), max: Math.max(low + 5, Math.ceil(now)), step: 0.01 };
}

/** Two buttons: the map, or the game in which it is hidden. */
function tabs(model, to, signal) {
  const names = { descent: "With the map", blindfold: "Blindfold" };
  const buttons = Object.entries(names).map(([mode, words]) => button(words, () => to.put({ mode }), signal));
  return {
    row: html("div", { class: "ex-modes", role: "group", "aria-label": "What to do" }, ...buttons),
    turn: (blind) => buttons.forEach((node, i) => set(node, { "aria-pressed": String(blind === Boolean(i)) })),
  };
}
