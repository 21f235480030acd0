// @ts-check
// The bar of a live page: what holds for all its cells, and what Python is doing.
import { make, press } from "./dom.js";
import { KEYS } from "./editor.js";

const MEGA = 1e6;
/** @param {number} bytes */
const megabytes = (bytes) => (bytes / MEGA).toFixed(1);

const RULE =
  "Run takes along everything above that has changed or never ran, so nothing has to be run by hand first. " +
  "What you write is kept in this browser and sent nowhere; a private window forgets it at its end, so download it from there.";

/** @typedef {Record<"all" | "stop" | "restart" | "download" | "open" | "forget", () => void>} Actions */

export class Bar {
  /** @type {HTMLElement | undefined} */
  #warning;

  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    this.status = make("p", { className: "live-status" });
    this.status.setAttribute("role", "status");
    this.amount = make("progress", { className: "live-amount", max: 1, value: 0, hidden: true });
    this.amount.setAttribute("aria-label", "Arrived so far");
    place.append(this.status, this.amount);
  }

  /** @param {string} text */
  say(text) {
    this.status.textContent = text;
    this.amount.hidden = true;
  }

  /** @param {string} what
   * @param {{ came: number, of: number }} bytes */
  count(what, { came, of }) {
    this.say(`${what}: ${megabytes(came)} of ${megabytes(of)} MB`);
    this.amount.hidden = false;
    this.amount.value = came / of;
  }

  /** A sentence that stays until it is true no more; nothing to take it away.
   * @param {string} text */
  warn(text) {
    this.#warning ??= this.place.appendChild(make("p", { className: "live-note" }));
    this.#warning.setAttribute("role", "alert");
    this.#warning.textContent = text;
    this.#warning.hidden = !text;
  }

  /** The button has been pressed and the page is ready for it.
   * @param {Actions} act */
  open(act) {
    this.stopper = press("Stop", act.stop);
    this.stopper.disabled = true;
    const first = press("Run all", act.all);
    this.place.className = "live-bar";
    this.place.setAttribute("role", "group");
    this.place.setAttribute("aria-label", "Python on this page");
    this.place.replaceChildren(
      first,
      this.stopper,
      press("Restart", act.restart, "Restart Python"),
      press("Download", act.download, "Download this notebook with what I wrote"),
      press("Open", act.open, "Open a notebook that I downloaded"),
      press("Put back", act.forget, "Put back every cell as it was"),
      this.#help(),
      this.status,
      this.amount,
    );
    first.focus();
  }

  #help() {
    const rows = KEYS.map(([key, does]) => make("li", {}, make("kbd", {}, key), ` ${does}`));
    const list = make("ul", { id: "live-keys" }, ...rows);
    const details = make("details", { className: "live-help" }, make("summary", {}, "Keys"));
    details.append(list, make("p", {}, RULE));
    return details;
  }

  /** @param {boolean} isBusy */
  set busy(isBusy) {
    if (this.stopper) this.stopper.disabled = !isBusy;
  }
}
