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

/** Puts an explorer into each place that the page keeps for one: questions at once, because they veil what
 * follows and are printed with their answers, a figure once it is near or the Tab key stops at it. */
export async function mount(/** @type {Document} */ page) {
  const saved = page.querySelector('script[type="application/vnd.jupyter.widget-state+json"]');
  const places = [...page.querySelectorAll("[data-explorer]")];
  if (!saved || !places.length) return;
  const { bundle, models: entries } = JSON.parse(saved.textContent ?? "");
  const models = new Map(); // one model for all views of a widget
  await painted(); // what is read comes first
  /** @type {any} */
  let explorers;
  try {
    ({ default: explorers } = await import(new URL(bundle, page.baseURI).href));
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
      const here = place.contains(page.activeElement);
      place.replaceWith(el);
      if (here) /** @type {HTMLElement | null} */ (el.querySelector(FOCUSABLE))?.focus();
    } catch (error) {
      console.error(error); // one that fails leaves the others alive
      place.querySelector(".ex-still")?.removeAttribute("tabindex");
      /** @type {any} */ (globalThis).showStill(place);
    }
  };
  const isFigure = (/** @type {Element} */ place) => place.closest(".stage") !== null;
  inTurn(
    places.filter((place) => !isFigure(place)),
    places.filter(isFigure),
    stand,
  );
}

/** The first paint; in a tab that is not looked at, a moment. */
const painted = () =>
  new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 1000);
  });

/** A state with its data, which may stand in a file of their own. */
async function whole(entry, /** @type {Document} */ page) {
  if (typeof entry.buffers !== "string") return hydrate(entry);
  const answer = await fetch(new URL(entry.buffers, page.baseURI));
  return hydrate({ ...entry, buffers: await answer.json() });
}

/** Does something with some places at once and with others when they are near, with pauses: what the
 * reader does comes first.
 * @param {Element[]} now @param {Element[]} later @param {(place: Element) => Promise<void>} act */
function inTurn(now, later, act) {
  const turn = [...now];
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
  for (const place of later) {
    watcher.observe(place);
    place.querySelector(".ex-still")?.setAttribute("tabindex", "0"); // else the Tab key would pass by
    place.addEventListener("focusin", () => wake([place]), { once: true });
  }
  work();
}

// As an async module this may come before or after the end of the page.
if (typeof document !== "undefined") {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => mount(document));
  else mount(document);
}
