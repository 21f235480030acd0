// @ts-check
// The controls of ipywidgets that the lessons use, as the plain elements that a browser has. Left out:
// layouts, styles, and every other control; a page says so and leads to JupyterLab.
import { make, press } from "./dom.js";

/** @typedef {import("./model.js").Model} Model */

/** @param {Model} model
 * @param {string} name
 * @param {any} value */
function put(model, name, value) {
  model.set(name, value);
  model.save_changes();
}

/** Draw now, and whenever one of these changes.
 * @param {Model} model
 * @param {string[]} names
 * @param {() => void} draw */
function follow(model, names, draw) {
  for (const name of names) model.on(`change:${name}`, draw);
  draw();
}

/** A control with its description before it.
 * @param {Model} model
 * @param {HTMLElement} el
 * @param {...HTMLElement} control */
function labelled(model, el, ...control) {
  const words = make("span");
  el.append(make("label", { className: "live-control" }, words, ...control));
  follow(model, ["description"], () => (words.textContent = model.get("description")));
}

/** @param {Model} model
 * @param {HTMLElement} el */
function slider(model, el) {
  const input = make("input", { type: "range" });
  const shown = make("output");
  labelled(model, el, input, shown);
  follow(model, ["value", "min", "max", "step"], () => {
    const [min, max, step] = ["min", "max", "step"].map((name) => String(model.get(name)));
    Object.assign(input, { min, max, step, value: String(model.get("value")) });
    shown.value = String(Number(model.get("value").toPrecision(6)));
  });
  input.oninput = () => put(model, "value", Number(input.value));
}

/** @param {Model} model
 * @param {HTMLElement} el */
function dropdown(model, el) {
  const select = make("select");
  labelled(model, el, select);
  follow(model, ["_options_labels", "index"], () => {
    const texts = /** @type {string[]} */ (model.get("_options_labels"));
    if (texts.join("\n") !== [...select.options].map((one) => one.text).join("\n"))
      select.replaceChildren(...texts.map((text) => new Option(text)));
    select.selectedIndex = model.get("index") ?? -1;
  });
  select.onchange = () => put(model, "index", select.selectedIndex);
}

/** @param {Model} model
 * @param {HTMLElement} el */
function checkbox(model, el) {
  const input = make("input", { type: "checkbox" });
  labelled(model, el, input);
  follow(model, ["value"], () => (input.checked = model.get("value")));
  input.onchange = () => put(model, "value", input.checked);
}

/** @param {Model} model
 * @param {HTMLElement} el */
function button(model, el) {
  const one = press("", () => model.send({ event: "click" }));
  el.append(one);
  follow(model, ["description", "disabled"], () => {
    one.textContent = model.get("description");
    one.disabled = model.get("disabled");
  });
}

/** @type {Record<string, (model: Model, el: HTMLElement) => void>} */
export const CONTROLS = {
  IntSliderView: slider,
  FloatSliderView: slider,
  DropdownView: dropdown,
  CheckboxView: checkbox,
  ButtonView: button,
  LabelView: (model, el) => follow(model, ["value"], () => (el.textContent = model.get("value"))),
  HTMLView: (model, el) => follow(model, ["value"], () => (el.innerHTML = model.get("value"))),
};
