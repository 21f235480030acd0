// @ts-check
// One cell of code where it stands on the page: its editor, its button, its output.
import { make, press } from "./dom.js";
import { editor, rewrite } from "./editor.js";
import { graded } from "./notebook.js";
import { Output } from "./output.js";

/** @typedef {import("./notebook.js").Part} Part */
/** @typedef {{ run: (cell: Cell) => void, stop: () => void, wrote: () => void }} Host */

// An editor is made when its cell comes near: sixty at once would be seconds of work.
const NEAR = new IntersectionObserver(
  (seen) => seen.forEach(({ isIntersecting, target }) => isIntersecting && opened.get(target)?.()),
  { rootMargin: "100% 0px" },
);
/** @type {WeakMap<Element, () => void>} */
const opened = new WeakMap();

export class Cell {
  /** Whether it has changed or never ran since Python started. */
  isStale = true;
  isRunning = false;
  /** @type {import("@codemirror/view").EditorView | undefined} */
  #view;
  #text;
  #edit = () => {};

  /** @param {Part} part
   * @param {HTMLElement} place
   * @param {number} number
   * @param {Host} host
   * @param {import("./output.js").Views} widgets
   * @param {string} text - what stands in it */
  constructor(part, place, number, host, widgets, text) {
    this.part = part;
    this.place = place;
    this.number = number;
    this.host = host;
    this.#text = text;
    this.check = graded(part);
    const words = part.metadata.mystnb?.image?.alt;
    const alt = () => (words && this.source === part.code ? words : `Figure of cell ${number}`);
    this.output = new Output(this.#outputPlace(), alt, widgets);
    const input = /** @type {HTMLElement | null} */ (place.querySelector(".cell_input"));
    if (input) this.#bring(input);
  }

  get id() {
    return this.part.id;
  }

  get source() {
    return this.#view ? this.#view.state.doc.toString() : this.#text;
  }

  get isMine() {
    return this.source !== this.part.code;
  }

  /** Whether cells below may need what it defines. Questions live on the page, checks judge, and what only
   * runs with Python is for the hand: none of these defines. */
  get isNeeded() {
    const beside = ["remove-input", "raises-exception", "skip-execution"];
    return !this.check && !beside.some((tag) => this.part.tags.has(tag));
  }

  /** @param {string} source */
  write(source) {
    if (source === this.source) return;
    this.#edit();
    if (this.#view) rewrite(this.#view, source);
  }

  focus() {
    this.#edit();
    this.#view?.focus();
  }

  begin() {
    this.isRunning = true;
    this.output.renew();
    this.output.place.closest("details")?.setAttribute("open", "");
    this.place.classList.add("live-running");
    this.place.setAttribute("aria-busy", "true");
    this.#name("Stop");
  }

  end() {
    this.isRunning = false;
    if (this.output.isOld) this.output.clear(); // it showed nothing this time
    this.place.classList.remove("live-running");
    this.place.removeAttribute("aria-busy");
    this.#name(this.check ? "Check" : "Run");
  }

  #outputPlace() {
    const there = /** @type {HTMLElement | null} */ (this.place.querySelector(".cell_output"));
    this.place.querySelector(".ex-kernel-only")?.remove();
    return there ?? this.place.appendChild(make("div", { className: "cell_output live-empty" }));
  }

  /** @param {HTMLElement} input */
  #bring(input) {
    const code = input.querySelector(".highlight");
    if (this.part.metadata.editable !== false && code) {
      this.#edit = () => {
        NEAR.unobserve(input);
        this.#edit = () => {};
        input.querySelector(".copy")?.remove(); // an editor can be copied from as it is
        this.#view = editor({
          source: this.#text,
          label: `Code of cell ${this.number}, ${this.id.replaceAll("-", " ")}`,
          help: "live-keys",
          run: () => this.host.run(this),
          changed: () => {
            this.isStale = true;
            this.host.wrote();
          },
        });
        code.replaceChildren(this.#view.dom);
      };
      opened.set(input, () => this.#edit());
      if (this.isMine) this.#edit();
      else NEAR.observe(input);
    }
    this.runner = press("", () => (this.isRunning ? this.host.stop() : this.host.run(this)));
    this.runner.classList.add("live-run");
    input.append(this.runner);
    this.#name(this.check ? "Check" : "Run");
  }

  /** What the cell's own button does now: on a phone the bar is far away.
   * @param {string} word */
  #name(word) {
    if (!this.runner) return;
    this.runner.textContent = word;
    this.runner.setAttribute("aria-label", `${word} cell ${this.number}, ${this.id.replaceAll("-", " ")}`);
  }
}
