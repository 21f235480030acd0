// @ts-check
// What every explorer of a function of two variables does with its model: the surface that Python sent
// or a reader of the site types, its names and units, and one setter for a point on it.
import { formulaField } from "./field.js";
import { oncePerFrame, set } from "./kit.js";
import { short, withUnit } from "./mathematics/numbers.js";
import { decimalsOf, kept } from "./map.js";
import { hear } from "./stage.js";
import { surface, typed } from "./mathematics/surface.js";
import { float64 } from "./mathematics/table.js";

/** Words for the axes and units, those of the values last: `tell[0](v)` is v with the unit of x. */
export function naming(axes, units) {
  const of = units[units.length - 1];
  const per = (unit) => (of || unit ? `${of || "1"}/${unit || "1"}` : "");
  return {
    axes,
    units,
    names: axes.map((axis, i) => withUnit(axis, units[i] && `(${units[i]})`)),
    tell: units.map((unit) => (v) => (Number.isFinite(v) ? withUnit(short(v), unit) : "none")),
    rates: units.slice(0, -1).map(per),
  };
}

/**
 * Keeps `picture` up to date: surface, window, label, axes, names, units, tell, rates. Calls `redraw`
 * after each change. Returns the field for a typed function, for the layout.
 * @param {any} model @param {any} picture @param {() => void} redraw @param {AbortSignal} signal
 * @returns {any[]}
 */
export function landscape(model, picture, redraw, signal) {
  const show = (found, label, axes = ["x", "y", "f(x, y)"], units = ["", "", ""]) => {
    Object.assign(picture, { surface: found, window: found.window, label }, naming(axes, units));
    redraw();
  };
  const showOwn = () => {
    const found = surface(float64(model.get("samples")), model.get("window"));
    show(found, model.get("label"), model.get("axes"), model.get("units"));
  };
  showOwn();
  hear(model, ["samples", "label", "axes"], showOwn, signal);
  if (!model.get("formula_url")) return [];
  const inputs = [{ trait: "expression", name: "f", variable: ["x", "y"], example: "sin(x) + x y" }];
  const showTyped = ([f], [text]) => {
    const found = typed(f, model.get("window"));
    if (!found) throw new Error("This has no value anywhere on the map.");
    show(found, `f(x, y) = ${text}`);
  };
  return formulaField({ model, show: showTyped, showOwn, inputs }, signal);
}

/** The one place where a point moves: it stays in the window, on places that a hand can set. */
export function pointMover(model, name, /** @type {AbortSignal} */ signal) {
  const save = oncePerFrame(() => model.save_changes(), signal);
  return ([x, y]) => {
    const window = model.get("window");
    const [now, next] = [model.get(name), [kept(window[0], x), kept(window[1], y)]];
    if (now[0] === next[0] && now[1] === next[1]) return;
    model.set(name, next);
    save();
  };
}

/** Lets two sliders run from end to end of the window. */
export function spread(/** @type {any[]} */ rows, /** @type {[number, number][]} */ window) {
  rows.forEach(({ range }, i) => {
    set(range, { min: window[i][0], max: window[i][1], step: 10 ** -decimalsOf(window[i]) });
  });
}
