// @ts-check
// Lets a page stop Python that is busy, on any server: no shared memory, and so no headers that isolate the
// page. The page makes the address of an empty Blob for each run and revokes it to say "stop". A busy
// worker hears no message, but it can ask for that address, four times a second: when the request fails,
// Python gets its KeyboardInterrupt and keeps all names.
const PAUSE = 250; // milliseconds between two questions
const EVERY = 64; // looks at the clock only so often: Python asks after each few instructions
const SIGINT = 2;

/** Whether a request of this address fails.
 * @param {string} address */
function isGone(address) {
  try {
    const request = new XMLHttpRequest();
    request.open("GET", address, false);
    request.send();
    return false;
  } catch {
    return true;
  }
}

/** What Pyodide reads as its interrupt buffer: element 0 is the number of a signal. It is documented as an
 * array; that any object with a 0 will do is tested, and Pyodide is pinned. */
export class Interrupt {
  #address = "";
  #looks = 0;
  #asked = 0;

  /** A run begins. A browser that refuses such requests would stop everything: there nobody asks, and a
   * Stop ends the worker.
   * @param {string} address */
  begin(address) {
    this.#address = isGone(address) ? "" : address;
    this.#asked = performance.now();
  }
  end() {
    this.#address = "";
  }
  get 0() {
    if (!this.#address || ++this.#looks % EVERY) return 0;
    const now = performance.now();
    if (now - this.#asked < PAUSE) return 0;
    this.#asked = now;
    if (!isGone(this.#address)) return 0;
    this.end();
    return SIGINT;
  }
  set 0(_) {} // Pyodide says that it has heard
}
