// @ts-check
// A widget's state on both sides: what Python sets is heard here, and what is set here Python gets. It has
// the part of anywidget's model that a view uses, as the still page's has (_ext/explorers_loader.js).

export class Model {
  /** @type {Map<string, Set<Function>>} */
  #listeners = new Map();
  /** @type {Set<string>} */
  #changed = new Set();
  #state;

  /** @param {Record<string, any>} state
   * @param {(message: any) => void} tell */
  constructor(state, tell) {
    this.#state = state;
    this.tell = tell;
  }

  /** @param {string} name */
  get(name) {
    return this.#state[name];
  }

  /** @param {string} name
   * @param {any} value */
  set(name, value) {
    if (Object.is(this.#state[name], value)) return;
    this.#changed.add(name);
    this.receive({ [name]: value });
  }

  /** Take all values first, then call all listeners: one may read several.
   * @param {Record<string, any>} state */
  receive(state) {
    const names = Object.keys(state).filter((name) => !Object.is(this.#state[name], state[name]));
    Object.assign(this.#state, state);
    for (const event of [...names.map((name) => `change:${name}`), ...(names.length ? ["change"] : [])])
      for (const listener of [...(this.#listeners.get(event) ?? [])]) listener();
  }

  /** @param {string} event
   * @param {Function} listener */
  on(event, listener) {
    if (!this.#listeners.has(event)) this.#listeners.set(event, new Set());
    this.#listeners.get(event)?.add(listener);
  }

  /** @param {string} event
   * @param {Function} listener */
  off(event, listener) {
    this.#listeners.get(event)?.delete(listener);
  }

  save_changes() {
    const names = [...this.#changed].filter((name) => !(this.#state[name] instanceof DataView));
    this.#changed.clear();
    if (!names.length) return;
    const state = Object.fromEntries(names.map((name) => [name, this.#state[name]]));
    this.tell({ method: "update", state, buffer_paths: [] });
  }

  /** @param {object} content */
  send(content) {
    this.tell({ method: "custom", content });
  }
}

/** A state with its binary parts put back.
 * @param {{ state: any, buffer_paths?: (string | number)[][] }} data
 * @param {Uint8Array[]} buffers */
export function whole({ state, buffer_paths = [] }, buffers) {
  buffer_paths.forEach((path, i) => {
    const owner = path.slice(0, -1).reduce((part, key) => part[key], state);
    const { buffer, byteOffset, byteLength } = buffers[i];
    owner[path.at(-1) ?? ""] = new DataView(buffer, byteOffset, byteLength);
  });
  return state;
}
