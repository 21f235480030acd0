// Draws explorers as they are at first, for _ext/stills.py: one state a line, one answer a line. The
// picture comes from the same view that draws it in a browser; what lit-html makes of a template there,
// nodes and listeners, becomes text here.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { hydrate } from "./explorers_loader.js";
import { shortPath } from "./short_paths.js";

const COMMENT = /<!--.*?-->/gs;
const LONG = /-?\d+\.\d{3,}(?:e-?\d+)?/g; // digits of a pixel that nobody sees

const escaped = (text) =>
  String(text).replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
/** Pixels are rounded; the numbers that a reader sees stand between the tags and stay as they are. */
const short = (text) =>
  text.replace(/<[^>]*>/g, (tag) =>
    tag.replace(LONG, (v) => rounded(v, 100)).replace(/ d="([^"]*)"/, (_, path) => ` d="${shortPath(path)}"`),
  );
const rounded = (v, parts) => String(Math.round(parts * Number(v)) / parts);

/** What a value is as content: words, a template, a list of them, or nothing. */
function content(value) {
  if (value === null || value === undefined || typeof value === "symbol") return "";
  if (value._$litType$) return filled(value);
  if (value._$litDirective$) return content(new value._$litDirective$({ type: 2 }).render(...value.values));
  if (typeof value !== "string" && value[Symbol.iterator]) return [...value].map(content).join("");
  return escaped(value);
}

/** A template with its values in their places: content, attributes; listeners and properties are left out. */
function filled({ strings, values, _$litType$: kind }) {
  let text = strings[0];
  values.forEach((value, i) => {
    const inTag = text.lastIndexOf("<") > text.lastIndexOf(">");
    const [whole, sign, name] = (inTag && text.match(/\s([.?@]?)([\w-]+)=$/)) || [""];
    if (!inTag) text += content(value);
    else if (!whole) text += escaped(value);
    else {
      text = text.slice(0, -whole.length);
      const shown = sign === "?" ? value : !sign && typeof value !== "symbol" && value !== undefined;
      if (shown) text += sign ? ` ${name}` : ` ${name}="${escaped(value)}"`;
    }
    text += strings[i + 1];
  });
  return kind === 2 ? short(text) : text;
}

/** Enough of a page for lit-html to be loaded. */
Object.assign(globalThis, { document: { createTreeWalker: () => ({}), createComment: () => ({}) } });
const { default: explorers } = await import(pathToFileURL(process.argv[2]).href);

for await (const line of createInterface({ input: process.stdin })) {
  const state = hydrate(JSON.parse(line));
  Object.assign(state, state.at_rest); // where it stands when nobody can move it
  let answer = {};
  try {
    const still = explorers.still({ get: (name) => state[name], on: () => {}, off: () => {} });
    if (still) answer = { html: filled(still).replace(COMMENT, "").replace(/\s+/g, " ") };
  } catch (error) {
    answer = { error: /** @type {Error} */ (error).stack };
  }
  console.log(JSON.stringify(answer));
}
