// @ts-check
// Brings a page to life when its reader presses "Run it here": its code can be edited and run where it
// stands, and what is written stays. Nothing of this is fetched before.
import { Answers } from "./answers.js";
import { Bar } from "./bar.js";
import { Cell } from "./cell.js";
import { noteChange, noteLost } from "./changed.js";
import { make } from "./dom.js";
import { Kernel } from "./kernel.js";
import { fileOf, parts, textsIn } from "./notebook.js";
import { Queue, upTo } from "./queue.js";
import { Widgets } from "./widgets.js";
import { earn } from "../scripts/kept.js";

const NOT_KEPT =
  "This browser keeps nothing here (its storage is blocked, full, or off): download what you wrote before you leave.";
const RESTARTED = "Python has started anew: all names are gone, what you wrote is still here.";
// Where the reader's storage is blocked the page has one that ends with it (_ext/theme/before_paint.js).
const LASTS = document.documentElement.dataset.storage !== "page";
const SAVING = 300; // milliseconds after the last key

/** @param {HTMLButtonElement} button */
export async function start(button) {
  button.disabled = true;
  const place = /** @type {HTMLElement} */ (button.parentElement);
  const bar = new Bar(place);
  try {
    const address = button.dataset.notebook ?? "";
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`the notebook of this page did not come (${answer.status})`);
    const href = new URL("./live.css", import.meta.url).href;
    document.head.append(make("link", { rel: "stylesheet", href }));
    new Page(bar, address, await answer.json());
  } catch (error) {
    button.disabled = false;
    bar.say(`It did not start: ${/** @type {Error} */ (error).message}.`);
  }
}

/** The places of a page's code, in order.
 * @param {number} count */
function places(count) {
  const found = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("article div.cell")]);
  if (found.length !== count)
    throw new Error("the page and its notebook are of two editions: reload the page");
  return found;
}

class Page {
  /** @type {Cell | undefined} */
  #current;
  #queue = new Queue((isBusy) => (this.bar.busy = isBusy));
  #saving = 0;
  /** Whether the browser keeps what is written. */
  #keeps;
  /** Texts of cells that this edition of the page has no more. @type {[string, import("./answers.js").Answer][]} */
  #lost;

  /** @param {Bar} bar
   * @param {string} address
   * @param {import("./notebook.js").Notebook} notebook */
  constructor(bar, address, notebook) {
    this.bar = bar;
    this.notebook = notebook;
    this.name = address.split("/_sources/").at(-1)?.replace(".ipynb", "") ?? "";
    this.answers = new Answers(location.pathname);
    this.#keeps = LASTS && this.answers.works;
    this.kernel = new Kernel((...message) => this.#heard(...message));
    this.widgets = new Widgets((comm, message) => this.kernel.tell(comm, message));
    const written = this.answers.read();
    const found = parts(notebook);
    const where = places(found.length);
    this.cells = found.map(
      (part, i) => new Cell(part, where[i], i + 1, this, this.widgets, written[part.id]?.text ?? part.code),
    );
    this.bases = new Map(Object.entries(written)); // what each text was written over
    this.#lost = Object.entries(written).filter(([id]) => !this.cells.some((cell) => cell.id === id));
    this.#open(written);
  }

  /** @param {Record<string, import("./answers.js").Answer>} written */
  #open(written) {
    this.bar.open({
      all: () => this.runAll(),
      stop: () => this.stop(),
      restart: () => this.kernel.restart(),
      download: () => this.download(),
      open: () => this.open(),
      forget: () => this.forget(),
    });
    for (const cell of this.cells.filter((one) => one.id in written))
      noteChange(cell, written[cell.id], () => {
        this.bases.delete(cell.id);
        this.keep();
      });
    const forgotten = () => {
      this.#lost = [];
      this.keep();
    };
    if (this.#lost.length) this.bar.place.append(noteLost(this.#lost, forgotten));
    this.bar.say("Python is on its way ...");
    if (!this.#keeps) this.bar.warn(NOT_KEPT);
    addEventListener("pagehide", () => this.keep());
    addEventListener("beforeunload", (event) => {
      if (!this.#keeps && this.cells.some((cell) => cell.isMine)) event.preventDefault();
    });
  }

  /** Run a cell, and before it what it may need.
   * @param {Cell} wanted */
  run(wanted) {
    if (matchMedia("(pointer: coarse)").matches) /** @type {any} */ (document.activeElement)?.blur(); // the keyboard goes
    for (const cell of upTo(this.cells, wanted))
      this.#queue.add(async () => {
        await this.#runOne(cell);
        if (cell === wanted) cell.output.place.scrollIntoView({ block: "nearest" });
      });
  }

  /** Run all, up to the first error that is not a check's reply. */
  runAll() {
    for (const cell of this.cells.filter((one) => !one.part.tags.has("remove-input")))
      this.#queue.add(async () => {
        const how = await this.#runOne(cell);
        if (how !== "ended" && !cell.part.tags.has("raises-exception")) this.#queue.clear();
      });
  }

  /** @param {Cell} cell */
  async #runOne(cell) {
    this.#current = cell;
    cell.begin();
    this.bar.say(`Cell ${cell.number} runs ...`);
    const source = cell.source;
    const how = await this.kernel.run(source);
    cell.isStale = how === "missing" || how === "lost" || cell.source !== source;
    cell.end();
    this.#current = undefined;
    const said = cell.output.said || (how === "ended" ? "done" : "stopped");
    this.bar.say(`Cell ${cell.number}: ${said}`);
    if (how === "ended" && cell.check) this.#earned(cell.check);
    return how;
  }

  /** @param {{ task: string, points: number }} check */
  #earned({ task, points }) {
    if (!this.name.startsWith("exercises/")) return;
    if (earn(this.name, task, points, points) && LASTS) return;
    this.bar.say(`${this.bar.status.textContent} This browser cannot keep the points.`);
  }

  stop() {
    this.#queue.clear();
    if (this.#current) this.bar.say(`Cell ${this.#current.number} is being stopped ...`);
    this.kernel.stop();
  }

  /** @param {string} kind
   * @param {any} payload
   * @param {Uint8Array[]} buffers */
  #heard(kind, payload, buffers) {
    if (kind === "comm") this.widgets.heard(payload, buffers);
    else if (kind === "bytes") this.bar.count("On its way", payload);
    else if (kind === "ready") this.#ready(payload);
    else if (kind === "lost") this.bar.say(`Python did not start: ${payload}`);
    else if (kind === "restarted") this.#restarted();
    else this.#shown(kind, payload);
  }

  /** @param {{ seconds: number }} started */
  #ready({ seconds }) {
    this.bar.place.dataset.seconds = seconds.toFixed(1);
    if (!this.#current) this.bar.say("Python is here. Shift+Enter runs a cell.");
  }

  #restarted() {
    this.#queue.clear();
    for (const cell of this.cells) cell.isStale = true;
    this.widgets.forget();
    if (this.#current) this.#current.output.add("error", ["text/plain", RESTARTED]);
    this.bar.say(RESTARTED);
  }

  /** What a cell shows, or the function of a widget, which shows where an Output is open.
   * @param {string} kind
   * @param {any} payload */
  #shown(kind, payload) {
    const output = this.widgets.listening ?? this.#current?.output;
    if (kind === "missing") output?.add("error", ["text/plain", absent(payload)]);
    else if (!output) this.#stray(kind, payload);
    else if (kind !== "clear") output.add(kind, payload);
    else if (payload) output.renew();
    else output.clear();
  }

  /** @param {string} kind
   * @param {[string, any]} form */
  #stray(kind, [mime, text]) {
    if (kind === "error" && mime === "text/plain")
      this.bar.say(`The function of a widget stopped: ${text.trim().split("\n").at(-1)}`);
  }

  wrote() {
    clearTimeout(this.#saving);
    this.#saving = window.setTimeout(() => this.keep(), SAVING);
  }

  keep() {
    clearTimeout(this.#saving);
    const mine = this.cells
      .filter((cell) => cell.isMine)
      .map((cell) => {
        const { words, code } = this.bases.get(cell.id) ?? cell.part;
        return [cell.id, { text: cell.source, words, code }];
      });
    this.#keeps = this.answers.keep(Object.fromEntries([...this.#lost, ...mine])) && LASTS;
    this.bar.warn(this.#keeps ? "" : NOT_KEPT);
  }

  forget() {
    if (!confirm("Put every cell of this page back as it was?")) return;
    for (const cell of this.cells) cell.write(cell.part.code);
  }

  download() {
    const texts = new Map(this.cells.map((cell) => [cell.id, cell.source]));
    const file = new Blob([fileOf(this.notebook, texts)], { type: "application/x-ipynb+json" });
    const href = URL.createObjectURL(file);
    make("a", { href, download: `${this.name.split("/").at(-1)}.ipynb` }).click();
    setTimeout(() => URL.revokeObjectURL(href), 1000);
  }

  open() {
    const chosen = make("input", { type: "file", accept: ".ipynb" });
    chosen.onchange = async () => {
      const file = chosen.files?.[0];
      if (file) this.bar.say(this.#take(file.name, await file.text()));
    };
    chosen.click();
  }

  /** @param {string} name
   * @param {string} text
   * @returns {string} what is to be said of it */
  #take(name, text) {
    try {
      const texts = textsIn(text);
      const fitting = this.cells.filter(
        (cell) => cell.part.metadata.editable !== false && texts.has(cell.id),
      );
      for (const cell of fitting) cell.write(texts.get(cell.id) ?? "");
      return fitting.length
        ? `${fitting.length} cells came from ${name}.`
        : `No cell of ${name} belongs to this page.`;
    } catch {
      return `${name} is no notebook.`;
    }
  }
}

/** What is said where files did not come: from where, and what to do.
 * @param {string[]} files - their addresses */
function absent(files) {
  const names = files.map((one) => one.split("/").at(-1)?.split("-")[0]).join(", ");
  const hosts = new Set(files.map((one) => (URL.canParse(one) ? new URL(one).host : "")));
  return (
    `This cell needs files that did not come from ${[...hosts].filter(Boolean).join(", ") || "the network"}: ${names}.\n` +
    "Run it again when the network lets them through, or open this notebook in JupyterLab.\n" +
    "Cells that need none of them run all the same.\n"
  );
}
