// @ts-check
// The door of the bundle: each widget of the course by the name that its Python class sends.

/** @typedef {import("./explorer.js").Model} Model */
/** @typedef {{render: (host: {model: Model, el: HTMLElement}) => () => void, still?: (model: Model) => any}} Widget */

export const door = (/** @type {Record<string, Widget>} */ widgets) => ({
  /** The contract of anywidget; the answer takes the widget away. */
  render(/** @type {{model: Model, el: HTMLElement}} */ { model, el }) {
    el.classList.add("ex-host");
    return widgets[model.get("explorer")].render({ model, el });
  },
  /** What a widget shows at first, for pages without scripts. */
  still: (/** @type {Model} */ model) => widgets[model.get("explorer")]?.still?.(model),
});
