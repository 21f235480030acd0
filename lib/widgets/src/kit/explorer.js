// @ts-check
// An explorer is a function from its state to what is seen. Here is all that happens around it: it is
// drawn once in a frame however often it is asked for, again where its room or a trait changes, and
// taken away whole. Nothing here knows an explorer.
import { html, nothing, render } from "lit-html";
import { spoken } from "../mathematics/numbers.js";

/**
 * @typedef {[number, number]} Size  width and height of a picture, in pixels
 * @typedef {{get: (trait: string) => any, set: (trait: string, v: any) => void, save_changes: () => void,
 *            on: (event: string, then: () => void) => void, off: (event: string, then: () => void) => void}} Model
 * @typedef {object} Host  what an explorer may ask for
 * @property {Model} model
 * @property {AbortSignal} signal  aborted when the explorer goes
 * @property {(trait: string) => any} get
 * @property {(changes: Record<string, any>) => void} put  the one place where the state changes
 * @property {() => void} draw  asks for a new picture in the next frame
 * @property {(key: string, usual?: Size) => Size} room  the size of a picture, or what is usual before it stands
 * @property {<T>(key: string, from: any[], make: () => T) => T} kept  a value, made again when what it is made from changes
 * @typedef {object} Made  what an explorer is
 * @property {() => Seen} view  what is seen now: it only reads
 * @property {(el: HTMLElement) => void} [drawn]  what is done once it stands: focus, scrolling
 * @property {[string[], () => void][]} [hears]  what is done first when a trait changes, in Python or another view;
 *   traits that only the view reads are heard by themselves
 */

/**
 * @param {string} name
 * @param {(host: Host) => Made} make
 */
export const explorer = (name, make) => ({
  /** Brings it to life in an element; the answer takes it away. */
  render: (/** @type {{model: Model, el: HTMLElement}} */ { model, el }) => live(name, make, model, el),
  /** What it shows at first, for a page that cannot run scripts. */
  still: (/** @type {Model} */ model) => {
    const signal = new AbortController().signal;
    /** @type {Host} */
    const host = {
      ...{ model, signal, kept: keeper() },
      get: (trait) => model.get(trait),
      put: () => {},
      draw: () => {},
      room: (_, usual = [600, 300]) => usual,
    };
    return arrange(name, make(host).view());
  },
});

/** @param {(host: Host) => Made} make @param {Model} model @param {HTMLElement} el */
function live(/** @type {string} */ name, make, model, el) {
  const ending = new AbortController();
  const { signal } = ending;
  /** @type {Map<string, Size>} */
  const rooms = new Map();
  const read = new Set(); // the traits that were asked for: a change of one of them is drawn
  let measured = false;
  const get = (/** @type {string} */ trait) => {
    if (!read.has(trait)) hear(model, trait, draw, signal);
    read.add(trait);
    return model.get(trait);
  };
  const room = (/** @type {string} */ key, /** @type {Size} */ usual = [600, 300]) => {
    if (!rooms.has(key)) measured = false; // a picture that was not there before
    return rooms.get(key) ?? usual;
  };
  const say = speaker(el, signal);
  const paint = () => {
    const seen = made.view();
    render(arrange(name, seen), el);
    made.drawn?.(el);
    say(seen.said);
  };
  const draw = oncePerFrame(() => {
    if (!measured) paint();
    if (!measured) measure(el, rooms);
    measured = true;
    paint();
  }, signal);
  const save = oncePerFrame(() => model.save_changes(), signal);
  const put = (changes) => {
    for (const [trait, v] of Object.entries(changes)) model.set(trait, v);
    save();
    draw();
  };
  const made = make({ model, signal, get, put, draw, room, kept: keeper() });
  for (const [traits, then] of made.hears ?? [])
    for (const trait of traits) hear(model, trait, () => (then(), draw()), signal);
  paint();
  // Once it stands in the page, and before anybody sees it: a picture that turns later would be a jump.
  queueMicrotask(() => !signal.aborted && measure(el, rooms) && paint());
  const watcher = new ResizeObserver(() => measure(el, rooms) && draw());
  watcher.observe(el);
  signal.addEventListener("abort", () => watcher.disconnect());
  return () => {
    ending.abort();
    render(nothing, el);
  };
}

/** Notes the size of each picture, and says whether one is new. */
function measure(el, rooms) {
  let changed = false;
  for (const node of el.querySelectorAll("[data-room]")) {
    const [key, size] = [node.getAttribute("data-room"), [node.clientWidth, node.clientHeight]];
    if (!size[0] || String(size) === String(rooms.get(key))) continue;
    rooms.set(key, size);
    changed = true;
  }
  return changed;
}

/** Values that are dear to make, each kept until what it is made from changes. */
function keeper() {
  const all = new Map();
  return (key, from, make) => {
    const old = all.get(key);
    if (old && from.every((v, i) => Object.is(v, old.from[i]))) return old.value;
    const value = make();
    all.set(key, { from, value });
    return value;
  };
}

/** A sentence for a screen reader, said when it has been the same for a moment: a drag changes it each frame. */
function speaker(el, /** @type {AbortSignal} */ signal) {
  let last = "";
  /** @type {any} */
  let timer;
  signal.addEventListener("abort", () => clearTimeout(timer));
  return (words) => {
    if (words === last) return;
    last = words;
    clearTimeout(timer);
    timer = setTimeout(() => (el.querySelector(".ex-said").textContent = spoken(words)), 600);
  };
}

/** Runs `draw` once in the next frame, however often it is asked to. */
export function oncePerFrame(/** @type {() => void} */ draw, /** @type {AbortSignal} */ signal) {
  let asked = 0;
  signal.addEventListener("abort", () => cancelAnimationFrame(asked));
  return () => {
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      draw();
    });
  };
}

/** Calls back whenever a trait changes, from Python or by hand, until the explorer goes. */
export function hear(
  /** @type {Model} */ model,
  /** @type {string} */ trait,
  then,
  /** @type {AbortSignal} */ signal,
) {
  model.on(`change:${trait}`, then);
  signal.addEventListener("abort", () => model.off(`change:${trait}`, then));
}

// Where the parts of an explorer stand, the same for all: what is seen, pictures and numbers, and what is
// set beside or below it. How wide its column is, kit.css sees for itself.

/**
 * @typedef {any} Part  a template, words, or a list of them
 * @typedef {object} Seen
 * @property {Part} main  the large picture, with what stands above it
 * @property {Part} [side]  the smaller one beside or below it
 * @property {Part} [readings]  cards, or a table, to read off
 * @property {Part} [note]  a sentence on what is seen now
 * @property {Part} [controls]  rows of sliders and buttons
 * @property {Part} [field]  where a reader types a function
 * @property {string} [look]  a class for all of it
 * @property {string} said  what a screen reader hears when all stands still
 */

/** @param {string} name @param {Seen} seen */
const arrange = (name, { main, side = "", readings = "", note = "", controls = "", field = "", look = "" }) =>
  html`<div class="ex ex-${name}-explorer ${look}">
    <div class="ex-seen">
      <div class="ex-pictures">
        <div class="ex-main">${main}</div>
        ${side ? html`<div class="ex-side">${side}</div>` : ""}
      </div>
      ${readings}
    </div>
    <div class="ex-set">
      <div class="ex-controls">${controls}</div>
      ${note ? html`<p class="ex-note">${note}</p>` : ""} ${field}
    </div>
    <p class="ex-unseen ex-said" role="status"></p>
  </div>`;

// The door of the bundle: each widget of the course by the name that its Python class sends.

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
