// @ts-check
// What a cell shows. The page's own output stays until there is something new.
import { make } from "./dom.js";

const VIEW = "application/vnd.jupyter.widget-view+json";
const MOST = 50_000; // signs that one run may print into a page
const CUT = "\n... the rest is not shown: it is too long for a page.\n";

/** How the reply of a check looks: its words say it too.
 * @param {string} text */
const verdict = (text) =>
  text.startsWith("Not yet:") ? "live-not-yet" : text.startsWith("Right:") ? "live-right" : "";

const WIDTH = 72; // where the checks break the lines of a reply (lib.checks)

/** A reply line by line; where a line was broken only because the next word was too long for it,
 * a narrow screen does not break it (live.css).
 * @param {string} text */
export function folded(text) {
  const lines = text.split("\n");
  return lines.flatMap((line, i) => {
    if (!i) return [line];
    const before = lines[i - 1];
    const [word] = line.split(" ", 1);
    const isFold = word && !before.endsWith("-") && before.length + 1 + word.length > WIDTH;
    return [isFold ? make("span", { className: "live-fold" }, "\n") : "\n", line];
  });
}

/** @typedef {{ view: (id: string) => Promise<{ el: HTMLElement, leave: () => void }> }} Views */

export class Output {
  /** @type {HTMLElement | undefined} */
  #printed; // where more of the same goes
  #length = 0;
  /** @type {(() => void)[]} */
  #leave = [];
  isOld = true;
  said = "";

  /** @param {HTMLElement} place
   * @param {() => string} alt - the words for a figure
   * @param {Views} widgets */
  constructor(place, alt, widgets) {
    this.place = place;
    this.alt = alt;
    this.widgets = widgets;
  }

  /** What comes next takes the place of what is there. */
  renew() {
    this.isOld = true;
    this.said = "";
  }

  clear() {
    for (const leave of this.#leave.splice(0)) leave();
    this.place.replaceChildren();
    this.#printed = undefined;
    this.#length = 0;
    this.isOld = false;
  }

  /** @param {string} kind
   * @param {[string, any]} form */
  async add(kind, [mime, data]) {
    if (this.isOld) this.clear();
    if (mime === "text/plain") this.#write(kind, data);
    else {
      this.#printed = undefined;
      if (mime === VIEW) await this.#show(data.model_id);
      else if (mime === "text/html")
        this.place.append(make("div", { className: "output text_html", innerHTML: data }));
      else this.#draw(mime, data);
    }
  }

  /** @param {string} id */
  async #show(id) {
    const place = this.place.appendChild(make("div"));
    const { el, leave } = await this.widgets.view(id);
    place.replaceWith(el);
    this.#leave.push(leave);
  }

  /** A figure is an image of its own: the ids inside of two would clash in one page.
   * @param {string} mime
   * @param {string} data */
  #draw(mime, data) {
    const isText = mime.endsWith("svg+xml");
    const src = isText
      ? URL.createObjectURL(new Blob([data], { type: mime }))
      : `data:${mime};base64,${data}`;
    if (isText) this.#leave.push(() => URL.revokeObjectURL(src));
    this.place.append(make("img", { src, alt: this.alt(), className: "live-figure" }));
    this.said ||= "a figure";
  }

  /** @param {string} kind
   * @param {string} text */
  #write(kind, text) {
    const isStream = kind === "stream";
    if (isStream) {
      const room = MOST - this.#length;
      this.#length += text.length;
      if (room <= 0) return;
      if (text.length > room) text = text.slice(0, room) + CUT;
    }
    const sort = isStream ? "stream" : kind === "error" ? "traceback" : "text_plain";
    if (!isStream || !this.#printed) {
      this.#printed = make("pre");
      const frame = make("div", { className: "highlight" }, this.#printed);
      this.place.append(make("div", { className: `output ${sort} ${verdict(text)}` }, frame));
    }
    this.#printed.append(...(verdict(text) ? folded(text) : [text]));
    if (!isStream) this.#printed = undefined;
    const lines = text.trim().split("\n");
    const isTraceback = sort === "traceback" && lines[0].startsWith("---");
    this.said ||= ((isTraceback ? lines.at(-1) : lines[0]) ?? "").slice(0, 120);
  }
}
