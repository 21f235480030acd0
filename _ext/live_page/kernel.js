// @ts-check
// The page's side of the worker: one run at a time, a way to stop it, and news for its widgets.
const PATIENCE = 4000; // milliseconds: Python that does not hear a Stop by then is ended

/** @typedef {"ended" | "failed" | "missing" | "lost"} How */
/** @typedef {{ method: string, state?: object, [more: string]: any }} News */

export class Kernel {
  /** @type {Worker | undefined} */
  #worker;
  /** @type {((how: How) => void) | undefined} */
  #done;
  #stopper = "";
  #answered = false; // whether a Stop was heard
  /** News of a widget that waits until Python has heard what was sent before it: so a slider that is
   * dragged over a slow function leaves no queue behind. @type {Map<string, News | null>} */
  #waiting = new Map();

  /** @param {(kind: string, payload: any, buffers: Uint8Array[]) => void} heard
   * @param {number} patience */
  constructor(heard, patience = PATIENCE) {
    this.heard = heard;
    this.patience = patience;
    this.#boot();
  }

  #boot() {
    const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    worker.onerror = (event) => this.heard("lost", event.message || "its script did not come", []);
    worker.onmessage = ({ data: { kind, payload, buffers } }) => {
      if (worker !== this.#worker) return; // of one that was ended
      if (kind === "error") this.#answered = true;
      if (kind === "done") this.#finish(payload);
      else if (kind === "told") this.#go(payload);
      else this.heard(kind, payload, buffers ?? []);
    };
    this.#worker = worker;
  }

  get busy() {
    return Boolean(this.#done);
  }

  /** @param {string} source
   * @returns {Promise<How>} */
  run(source) {
    this.#stopper = URL.createObjectURL(new Blob([]));
    this.#worker?.postMessage({ source, stopper: this.#stopper });
    return new Promise((resolve) => (this.#done = resolve));
  }

  /** Hand news to a widget; of several that wait, the state is joined.
   * @param {string} comm
   * @param {News} message */
  tell(comm, message) {
    const before = this.#waiting.get(comm);
    if (message.method !== "update") this.#post(comm, message);
    else if (before === undefined) {
      this.#waiting.set(comm, null);
      this.#post(comm, message);
    } else this.#waiting.set(comm, { ...message, state: { ...before?.state, ...message.state } });
  }

  /** @param {string} comm */
  #go(comm) {
    const next = this.#waiting.get(comm);
    this.#waiting.delete(comm);
    if (next) this.tell(comm, next);
  }

  /** @param {string} comm
   * @param {News} message */
  #post(comm, message) {
    this.#worker?.postMessage({ comm, message });
  }

  /** Raise KeyboardInterrupt where Python is; end it if it does not hear. */
  async stop() {
    const running = this.#done;
    if (!running) return;
    this.#answered = false;
    URL.revokeObjectURL(this.#stopper);
    await new Promise((resolve) => setTimeout(resolve, this.patience));
    if (this.#done === running && !this.#answered) this.restart();
  }

  restart() {
    this.#worker?.terminate();
    this.#waiting.clear();
    this.heard("restarted", null, []);
    this.#boot();
    this.#finish("lost");
  }

  /** @param {How} how */
  #finish(how) {
    URL.revokeObjectURL(this.#stopper);
    const done = this.#done;
    this.#done = undefined;
    done?.(how);
  }
}
