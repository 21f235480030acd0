// @ts-check
// The widgets of Python on the page: their models by id, the explorers of the course drawn by the very
// script that draws them on the still page, and the plain controls.
import { CONTROLS } from "./controls.js";
import { make } from "./dom.js";
import { Model, whole } from "./model.js";
import { Output } from "./output.js";

const REFERENCE = "IPY_MODEL_";
const STATIC = new URL("../", import.meta.url).href;
const STYLES = ["palette.css", "explorers.css"];

/** The styles of the explorers, on a page that had none. */
function dress() {
  for (const name of STYLES)
    if (!document.querySelector(`link[href*="${name}"]`))
      document.head.append(make("link", { rel: "stylesheet", href: STATIC + name }));
}

export class Widgets {
  /** @type {Map<string, Model>} */
  #models = new Map();
  /** Where an Output shows, by its model. @type {Map<Model, Output>} */
  #places = new Map();
  /** The Outputs that listen, the innermost last. @type {Model[]} */
  #open = [];

  /** @param {(comm: string, message: any) => void} tell */
  constructor(tell) {
    this.tell = tell;
  }

  /** The output that takes what is shown now, if an Output is open. */
  get listening() {
    const open = this.#open.at(-1);
    return open && this.#places.get(open);
  }

  /** Python is gone: what is still on the page speaks to nobody. */
  forget() {
    for (const model of this.#models.values()) model.tell = () => {};
    this.#models.clear();
    this.#open = [];
  }

  /** @param {[string, string, any]} message
   * @param {Uint8Array[]} buffers */
  heard([type, id, data], buffers) {
    if (type === "comm_open") this.#begin(id, whole(data, buffers));
    else if (type === "comm_close") this.#models.delete(id);
    else if (data.method === "update") this.#models.get(id)?.receive(whole(data, buffers));
  }

  /** @param {string} id
   * @param {any} state */
  #begin(id, state) {
    const model = new Model(state, (message) => this.tell(id, message));
    this.#models.set(id, model);
    if (model.get("_view_name") !== "OutputView") return;
    // It is written to before it is shown, so its place is there from the beginning.
    const output = new Output(make("div"), () => "A figure", this);
    this.#places.set(model, output);
    model.on("change:msg_id", () => {
      this.#open = this.#open.filter((one) => one !== model);
      if (model.get("msg_id")) this.#open.push(model);
    });
  }

  /** @param {string} id
   * @returns {Promise<{ el: HTMLElement, leave: () => void }>} */
  async view(id) {
    const model = this.#models.get(id.replace(REFERENCE, ""));
    const el = make("div");
    let leave = () => {};
    if (!model) el.textContent = "This widget belongs to an earlier run.";
    else if (model.get("explorer")) leave = await this.#explore(model, el);
    else if (model.get("children")) leave = await this.#arrange(model, el);
    else if (this.#places.has(model)) el.append(this.#places.get(model)?.place ?? "");
    else this.#control(model, el);
    return { el, leave };
  }

  /** @param {Model} model
   * @param {HTMLElement} el */
  async #explore(model, el) {
    dress();
    const { default: explorers } = await import(`${STATIC}explorers.js`);
    const stop = explorers.render({ model, el });
    return typeof stop === "function" ? stop : () => {};
  }

  /** @param {Model} model
   * @param {HTMLElement} el */
  async #arrange(model, el) {
    el.className = model.get("_view_name") === "HBoxView" ? "live-row" : "live-column";
    const children = /** @type {string[]} */ (model.get("children"));
    const views = await Promise.all(children.map((one) => this.view(one)));
    el.append(...views.map((one) => one.el));
    return () => views.forEach((one) => one.leave());
  }

  /** @param {Model} model
   * @param {HTMLElement} el */
  #control(model, el) {
    const draw = CONTROLS[model.get("_view_name")];
    if (draw) draw(model, el);
    else
      el.textContent = `A page has no ${model.get("_model_name")}: open this notebook in JupyterLab for it.`;
  }
}
