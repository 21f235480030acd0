// @ts-check
// What every explorer is made of: elements, axes, a point to drag, a slider, numbers as text.
// Nothing here knows an explorer. No element has an id, nothing is registered on the document, and
// each listener takes the explorer's AbortSignal, so that two copies on a page do not meet.
import { range } from "d3-array";
import { powerOfTen, spoken } from "./mathematics/numbers.js";

const SVG = "http://www.w3.org/2000/svg";

/** @param {Element} node @param {Record<string, any>} attributes */
export function set(node, attributes) {
  for (const [name, v] of Object.entries(attributes)) node.setAttribute(name, String(v));
  return node;
}

/** @returns {any} */
export function html(tag, attributes = {}, ...children) {
  const node = set(document.createElement(tag), attributes);
  node.append(...children);
  return node;
}

/** @returns {any} */
export function svg(tag, attributes = {}, ...children) {
  const node = set(document.createElementNS(SVG, tag), attributes);
  node.append(...children);
  return node;
}

/** Runs `draw` once in the next frame, however often it is asked to. @param {() => void} draw */
export function oncePerFrame(draw, /** @type {AbortSignal} */ signal) {
  let asked = 0;
  signal.addEventListener("abort", () => cancelAnimationFrame(asked));
  return () => {
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      draw();
    });
  };
}

/** Calls back with the width of a node, now and whenever it changes. */
export function watchWidth(node, callback, /** @type {AbortSignal} */ signal) {
  const observer = new ResizeObserver(() => node.clientWidth && callback());
  observer.observe(node);
  signal.addEventListener("abort", () => observer.disconnect());
}

/**
 * A drawing area with room for its axes. `inner` cuts off what leaves it (a nested svg does so by
 * itself, without the id that a clipPath needs); `over` holds what may stand out.
 */
export function canvas(/** @type {string} */ name) {
  const [axes, inner, over] = [
    svg("g", { class: "ex-axes", "aria-hidden": "true" }),
    svg("svg", { "aria-hidden": "true" }),
    svg("g"),
  ];
  return {
    root: svg("svg", { class: "ex-canvas", role: "group", "aria-label": name }, axes, inner, over),
    axes,
    inner,
    over,
  };
}

/** The size of a canvas on the page, and of the area inside its axes. */
export function frame(
  /** @type {{root: any, inner: any}} */ { root, inner },
  margin = { left: 46, right: 14, top: 26, bottom: 34 },
) {
  const [width, height] = [root.clientWidth, root.clientHeight];
  const area = {
    left: margin.left,
    top: margin.top,
    right: width - margin.right,
    bottom: height - margin.bottom,
  };
  set(root, { viewBox: `0 0 ${width} ${height}` });
  set(inner, {
    x: area.left,
    y: area.top,
    width: area.right - area.left,
    height: area.bottom - area.top,
    viewBox: `${area.left} ${area.top} ${area.right - area.left} ${area.bottom - area.top}`,
  });
  return area;
}

/**
 * Grid lines, tick labels and the two names.
 * @param {any} group
 * @param {{left: number, right: number, top: number, bottom: number}} area
 * @param {{scale: any, ticks: number[], text: (v: number) => string, name: string}} x
 * @param {{scale: any, ticks: number[], text: (v: number) => string, name: string}} y
 */
export function drawAxes(group, area, x, y) {
  const key = JSON.stringify([area, x.ticks, y.ticks, x.scale.domain(), y.scale.domain(), x.name, y.name]);
  if (group.drawnAxes === key) return; // in most frames of a drag they stand still
  group.drawnAxes = key;
  const line = (attributes, v) => svg("line", { ...attributes, class: v === 0 ? "ex-zero" : "ex-grid" });
  const text = (attributes, words) => svg("text", attributes, words);
  group.replaceChildren(
    ...x.ticks.flatMap((v) => {
      const at = x.scale(v);
      return [
        line({ x1: at, x2: at, y1: area.top, y2: area.bottom }, v),
        text({ x: at, y: area.bottom + 16, "text-anchor": "middle" }, x.text(v)),
      ];
    }),
    ...y.ticks.flatMap((v) => {
      const at = y.scale(v);
      return [
        line({ x1: area.left, x2: area.right, y1: at, y2: at }, v),
        text({ x: area.left - 7, y: at + 4, "text-anchor": "end" }, y.text(v)),
      ];
    }),
    text({ x: area.right, y: area.bottom + 31, "text-anchor": "end", class: "ex-name" }, x.name),
    text({ x: 4, y: 14, class: "ex-name" }, y.name),
  );
}

/** Writes words into a text element, or hides it. */
export function label(node, shown, x, y, anchor, words) {
  node.toggleAttribute("hidden", !shown);
  if (!shown) return;
  set(node, { x, y, "text-anchor": anchor });
  node.textContent = words;
}

/** Writes words beside a place: on the side of `away` where they fit into the area, else on the other. */
export function labelBeside(node, shown, area, { at, away, y, words }) {
  label(node, shown, at + away, y, away > 0 ? "start" : "end", words);
  if (!shown) return;
  const tip = at + away + Math.sign(away) * node.getComputedTextLength();
  if (tip < area.left || tip > area.right) label(node, true, at - away, y, away > 0 ? "end" : "start", words);
}

/** A piece of a line as a key to it. */
export const swatch = (name) =>
  svg(
    "svg",
    { class: "ex-swatch", viewBox: "0 0 28 8", "aria-hidden": "true" },
    svg("line", { class: name, x1: 0, y1: 4, x2: 28, y2: 4 }),
  );

/** Ticks of a logarithmic axis: a line at every decade, a number at as many as there is room for. */
export function decades(scale, /** @type {number} */ room) {
  const [a, b] = scale.domain().map((v) => Math.round(Math.log10(v) * 1e6) / 1e6);
  const all = range(Math.ceil(a), b + 1e-9);
  const step = Math.ceil((room * (b - a)) / Math.abs(scale.range()[1] - scale.range()[0]));
  const text = (v) => ((Math.round(Math.log10(v)) - all[0]) % step ? "" : powerOfTen(v));
  return { scale, ticks: all.map((k) => 10 ** k), text };
}

/** JupyterLab would take the arrow keys and Enter; it looks for this on what has the focus. */
export const OWN_KEYS = { "data-lm-suppress-shortcuts": "true" };

/**
 * A point that is dragged with mouse or finger and moved with the arrow keys.
 * `drag(px, py)` gets the place in the drawing; `key(name, far, pressed)` gets Left, Right, Home,
 * End; far for the page keys and with shift; and the key itself.
 * @param {{name: string, className: string, drag: (px: number, py: number) => void,
 *          key: (name: string, far: boolean, pressed: string) => void}} point
 * @param {AbortSignal} signal
 */
export function handle({ name, className, drag, key }, signal) {
  const node = svg(
    "g",
    { class: `ex-handle ${className}`, role: "slider", tabindex: 0, "aria-label": name, ...OWN_KEYS },
    svg("circle", { r: 22, class: "ex-reach" }),
    svg("circle", { r: 11, class: "ex-halo" }),
    svg("circle", { r: 6.5, class: "ex-dot" }),
  );
  const place = (event) => {
    const { left, top } = node.ownerSVGElement.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };
  let grip = [0, 0]; // so that the point does not jump under the finger
  node.addEventListener(
    "pointerdown",
    (event) => {
      if (event.button !== 0) return;
      node.setPointerCapture(event.pointerId);
      node.classList.add("ex-held");
      node.focus({ preventScroll: true });
      event.preventDefault();
      const [px, py] = place(event);
      grip = [Number(node.dataset.x) - px, Number(node.dataset.y) - py];
    },
    { signal },
  );
  // Else the page would scroll away under the finger: touch-action does not reach into an svg everywhere.
  node.addEventListener("touchstart", (event) => event.preventDefault(), { signal, passive: false });
  node.addEventListener(
    "pointermove",
    (event) => {
      if (!node.hasPointerCapture(event.pointerId)) return;
      const [px, py] = place(event);
      drag(px + grip[0], py + grip[1]);
    },
    { signal },
  );
  node.addEventListener("lostpointercapture", () => node.classList.remove("ex-held"), { signal });
  node.addEventListener(
    "keydown",
    (event) => {
      const step = STEPS[event.key];
      if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      key(step, event.shiftKey || event.key.startsWith("Page"), event.key);
    },
    { signal },
  );
  return node;
}

const STEPS = {
  ArrowLeft: "Left",
  ArrowDown: "Left",
  PageDown: "Left",
  ArrowRight: "Right",
  ArrowUp: "Right",
  PageUp: "Right",
  Home: "Home",
  End: "End",
};

/** Moves a handle, and tells its value to a screen reader. */
export function place(node, x, y, { from, to, now, text }) {
  set(node, {
    transform: `translate(${x} ${y})`,
    "data-x": x,
    "data-y": y,
    "aria-valuemin": from,
    "aria-valuemax": to,
    "aria-valuenow": now,
    "aria-valuetext": spoken(text),
  });
}

/**
 * A row with a name, a native range and the value as text.
 * @param {{name: any, label: string, input: (v: number) => void}} row  label: the name in plain words
 * @param {AbortSignal} signal
 */
export function slider({ name, label, input }, signal) {
  const track = html("input", { type: "range", "aria-label": label, min: 0, max: 1, step: "any", ...OWN_KEYS });
  const value = html("span", { class: "ex-value" });
  const symbol = html("span", { class: "ex-symbol" }, name);
  track.addEventListener("input", () => input(Number(track.value)), { signal });
  return { row: html("label", { class: "ex-row" }, symbol, track, value), symbol, range: track, value };
}

/** @returns {any} */
export function button(words, press, /** @type {AbortSignal} */ signal) {
  const node = html("button", { type: "button", class: "ex-button", ...OWN_KEYS }, words);
  node.addEventListener("click", press, { signal });
  return node;
}

/** x with a subscript 0, in HTML. */
export const sub = (letter, index) => html("i", {}, letter, html("sub", {}, index));

/**
 * Says a sentence to a screen reader when the state has been still for a moment: a drag changes it
 * sixty times a second.
 */
export function announcer(/** @type {AbortSignal} */ signal) {
  const node = html("p", { class: "ex-unseen", role: "status" });
  let timer = 0;
  signal.addEventListener("abort", () => clearTimeout(timer));
  return {
    node,
    say(words) {
      clearTimeout(timer);
      timer = setTimeout(() => (node.textContent = spoken(words)), 600);
    },
  };
}
