// @ts-check
// Runs the explorers of a page from the widget state that the notebook's kernel left in it: no
// kernel, no widget manager. On a page this is all that a widget needs of one: a model to read,
// change and listen to. (_ext/explorers.py puts the state and the places into the page.)

/** One entry of the saved state with its binary parts put back. */
export function hydrate({ state, buffers = [] }) {
  const whole = structuredClone(state);
  for (const { path, data, text } of buffers) {
    const bytes = text === undefined ? Uint8Array.from(atob(data), (c) => c.charCodeAt(0)) : spelled(text);
    const owner = path.slice(0, -1).reduce((part, key) => part[key], whole);
    owner[path.at(-1)] = new DataView(bytes.buffer);
  }
  return whole;
}

/** Bytes from the signs that _ext/explorers.py writes them with: one each, without control characters. */
const spelled = (/** @type {string} */ text) =>
  Uint8Array.from(text, (sign) => {
    const code = sign.charCodeAt(0);
    return code - (code < 0xa0 ? 0x60 : 0x81);
  });

/** The part of a widget's model that has a meaning without a kernel. */
export class Model {
  #state;
  /** @type {Map<string, Set<Function>>} */
  #listeners = new Map();
  constructor(/** @type {Record<string, any>} */ state) {
    this.#state = state;
  }
  get(/** @type {string} */ name) {
    return this.#state[name];
  }
  set(/** @type {string} */ name, /** @type {any} */ value) {
    if (Object.is(this.#state[name], value)) return;
    this.#state[name] = value;
    for (const listener of [...(this.#listeners.get(`change:${name}`) ?? [])]) listener();
  }
  on(/** @type {string} */ event, /** @type {Function} */ listener) {
    if (!this.#listeners.has(event)) this.#listeners.set(event, new Set());
    this.#listeners.get(event)?.add(listener);
  }
  off(/** @type {string} */ event, /** @type {Function} */ listener) {
    this.#listeners.get(event)?.delete(listener);
  }
  save_changes() {} // nobody is listening
}

const PIECE = 12; // milliseconds of work without a pause
const NEAR = "150% 0px"; // an explorer is near when it is so many windows away
const FOCUSABLE = "[tabindex='0'], button, input, select";

/** Puts an explorer into each place that the page keeps for one, once it is near, or the Tab key stops at
 * it: only what is seen is worth the reader's time. Questions are printed with their answers, so paper gets
 * all of them; and a prediction is judged as soon as it is made, however far away its outcome stands. */
export async function mount(/** @type {Document} */ page) {
  const saved = page.querySelector('script[type="application/vnd.jupyter.widget-state+json"]');
  const places = [...page.querySelectorAll("[data-explorer]")];
  if (!saved || !places.length) return;
  const told = JSON.parse(saved.textContent ?? "");
  const models = new Map(); // one model for all views of a widget
  await painted(); // what is read comes first
  /** @type {any} */
  let explorers;
  /** @type {Record<string, any>} */
  let entries;
  try {
    [{ default: explorers }, entries] = await Promise.all([
      import(new URL(told.bundle, page.baseURI).href),
      apart(told.models, page),
    ]);
  } catch (error) {
    console.error(error);
    return places.forEach(/** @type {any} */ (globalThis).showStill); // explorers_still.js, in the page's head
  }
  page.documentElement.dataset.explorers = ""; // style/70_stage.css
  /** @param {Element} place */
  const stand = async (place) => {
    try {
      const id = place.getAttribute("data-explorer") ?? "";
      if (!models.has(id))
        models.set(
          id,
          whole(entries[id], page).then((state) => new Model(state)),
        );
      const [el, model] = [page.createElement("div"), await models.get(id)];
      explorers.render({ model, el });
      const stop = [...place.querySelectorAll(FOCUSABLE)].findIndex((part) => part === page.activeElement);
      place.replaceWith(el);
      if (stop >= 0) focusOn([...el.querySelectorAll(FOCUSABLE)].slice(stop));
    } catch (error) {
      console.error(error); // one that fails leaves the others alive
      place.querySelector(".ex-still")?.removeAttribute("tabindex");
      /** @type {any} */ (globalThis).showStill(place);
    }
  };
  inTurn(places, stand);
  const standAll = (/** @type {string} */ kind) => {
    for (const place of places) if (place.isConnected && place.querySelector(kind)) stand(place);
  };
  const onPaper = () => standAll(".ex-waiting");
  addEventListener("beforeprint", onPaper);
  matchMedia("print").addEventListener("change", onPaper); // who shows the page as paper and prints nothing
  addEventListener("course-prediction", () => standAll(".ex-outcome.ex-waiting")); // asking/ask.js
}

/** Gives the focus to the first part that takes it. */
const focusOn = (/** @type {any[]} */ parts) =>
  parts.find((part) => (part.focus(), part === document.activeElement));

/** The first paint; in a tab that is not looked at, a moment. */
const painted = () =>
  new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 1000);
  });

/** Data that stands in the page, or in a file of its own. */
async function apart(/** @type {any} */ data, /** @type {Document} */ page) {
  if (typeof data !== "string") return data;
  const answer = await fetch(new URL(data, page.baseURI));
  return answer.json();
}

/** A state with its data. */
const whole = async (/** @type {any} */ entry, /** @type {Document} */ page) =>
  hydrate({ ...entry, buffers: await apart(entry.buffers, page) });

/** Does something with each place that comes near or is stopped at, with pauses: what the reader does comes
 * first.
 * @param {Element[]} places @param {(place: Element) => Promise<void>} act */
function inTurn(places, act) {
  /** @type {Element[]} */
  const turn = [];
  let busy = false;
  const work = async () => {
    if (busy) return;
    busy = true;
    let since = performance.now();
    for (let place; (place = turn.shift());) {
      if (!place.isConnected) continue; // it came near, and was stopped at
      if (performance.now() - since > PIECE) {
        await new Promise((rest) => setTimeout(rest));
        since = performance.now();
      }
      await act(place);
    }
    busy = false;
  };
  const wake = (/** @type {Element[]} */ near) => {
    for (const place of near) watcher.unobserve(place);
    turn.unshift(...near);
    work();
  };
  const watcher = new IntersectionObserver(
    (seen) => wake(seen.filter((one) => one.isIntersecting).map((one) => one.target)),
    { rootMargin: NEAR },
  );
  for (const place of places) {
    watcher.observe(place);
    place.querySelector(".ex-still")?.setAttribute("tabindex", "0"); // else the Tab key would pass by
    for (const stop of ["focusin", "click"])
      place.addEventListener(stop, () => wake([place]), { once: true });
  }
}

// As an async module this may come before or after the end of the page.
if (typeof document !== "undefined") {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => mount(document));
  else mount(document);
}
