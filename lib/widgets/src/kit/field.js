// @ts-check
// The function that an explorer is about: the one that Python sent, or the one that a reader of the site
// types into a field, or two that are joined. The parser is loaded with the first that is asked for.
import { html, nothing } from "lit-html";
import { naming } from "../mathematics/numbers.js";
import { float64, sample, table } from "../mathematics/samples.js";
import { surface, typed } from "../mathematics/surface.js";
import { button } from "./controls.js";
import { hear } from "./explorer.js";

/** @returns {Promise<{formula: (text: string, variables: string | string[]) => any}>} */
const parser = (/** @type {string} */ url) => import(url);

/**
 * @typedef {object} Input
 * @property {string} trait  where the text is kept
 * @property {string} name
 * @property {string | string[]} variable
 * @property {string} example
 * @property {(text: string) => string[]} [variablesIn]  those that a text uses
 */
/** @type {Input[]} */
const ONE = [{ trait: "expression", name: "f", variable: "x", example: "sin(x^2)/x" }];

/**
 * Returns what draws the field; nothing in a notebook, where a reader has Python. `show` may throw a
 * sentence that says why a function cannot be drawn.
 * @param {import("./explorer.js").Host} host
 * @param {{show: (functions: any[], texts: string[]) => void, showOwn: () => void, inputs?: Input[]}} what
 * @returns {() => any}
 */
export function formulaField(host, { show, showOwn, inputs = ONE }) {
  const { model, signal } = host;
  if (!model.get("formula_url")) return () => "";
  const texts = () => inputs.map(({ trait }) => model.get(trait) ?? "");
  const put = (/** @type {string[]} */ next) => inputs.forEach(({ trait }, i) => model.set(trait, next[i]));
  let [trouble, blamed] = ["", -1]; // without a number, the first field is to blame
  let latest = 0;
  /** @type {HTMLFormElement | undefined} */
  let form;
  const fields = () => /** @type {HTMLInputElement[]} */ ([...(form?.querySelectorAll("input") ?? [])]);
  const complain = (words, place, number = 0) => {
    [trouble, blamed] = [words, words ? number : -1];
    if (place !== undefined) fields()[number].setSelectionRange(place, place + 1);
    host.draw();
  };
  const showTyped = async () => {
    const own = ++latest;
    const typed = texts();
    complain("");
    if (!typed.some(Boolean)) {
      for (const input of fields()) input.value = "";
      return showOwn();
    }
    const { formula } = await parser(model.get("formula_url"));
    if (own !== latest) return; // two fields change one after the other, and are drawn once
    const functions = typed.map((text, i) => {
      try {
        return formula(text, inputs[i].variablesIn?.(text) ?? inputs[i].variable);
      } catch (error) {
        throw Object.assign(/** @type {Error} */ (error), { number: i });
      }
    });
    show(functions, typed);
    host.draw();
  };
  const tryToShow = () => showTyped().catch((error) => complain(error.message, error.at, error.number));
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    form = /** @type {HTMLFormElement} */ (event.currentTarget);
    const next = fields().map((input) => input.value);
    if (texts().join("\n") === next.join("\n")) return tryToShow();
    put(next);
  };
  for (const { trait } of inputs) hear(model, trait, tryToShow, signal);
  const label = (/** @type {Input} */ { name, variable, example }, /** @type {number} */ i) =>
    html`<label
      ><span>${i ? "" : `Your own function${inputs[1] ? "s" : ""}  `}<i>${name}</i>(<i>${[variable].flat().join(", ")}</i>) =</span
      ><input type="text" class="ex-input" placeholder=${example} spellcheck="false" autocapitalize="off"
        autocomplete="off" aria-invalid=${i === blamed ? "true" : nothing} value=${model.get(inputs[i].trait) ?? ""}
    /></label>`;
  return () =>
    html`<form class="ex-formula" @submit=${submit}>
        ${inputs.map(label)}<button class="ex-button">Draw</button>
        ${texts().some(Boolean) ? button("Back", () => put(inputs.map(() => ""))) : ""}
      </form>
      <p class="ex-trouble" role="alert">${trouble}</p>`;
}

/** @typedef {import("../mathematics/samples.js").Table} Table @typedef {ReturnType<typeof naming>} Naming */

/**
 * Calls `show` with the table, its label, and the words for its axes. `own` is what stands there where
 * nothing is typed, if not the samples. Returns the field, and what the explorer hears.
 * @param {import("./explorer.js").Host} host
 * @param {(t: Table, label: string, words: Naming) => void} show
 */
export function ownOrTyped(
  host,
  show,
  own = () =>
    show(table(float64(host.get("samples"))), host.get("label"), naming(host.get("axes"), host.get("units"))),
) {
  const typed = (/** @type {any[]} */ [f], /** @type {string[]} */ [text]) => {
    const [from, to] = host.get("interval");
    const t = sample(f, from, to);
    if (!t) throw new Error(`This has no value anywhere from x = ${from} to x = ${to}.`);
    show(t, `f(x) = ${text}`, naming(["x", "f(x)"], ["", ""]));
  };
  own();
  return {
    field: formulaField(host, { show: typed, showOwn: own }),
    hears: /** @type {[string[], () => void]} */ ([["samples", "label", "axes"], own]),
  };
}

/**
 * @typedef {import("../mathematics/surface.js").Surface} Surface
 * @typedef {ReturnType<typeof naming>} Words
 */

/**
 * Calls `show` with the surface, its label, and the words for its three axes. Returns the field, and what
 * the explorer hears.
 * @param {import("./explorer.js").Host} host
 * @param {(surface: Surface, label: string, words: Words) => void} show
 */
export function ownOrTypedSurface(host, show) {
  const { get } = host;
  const own = () => {
    const found = surface(float64(get("samples")), get("window"));
    show(found, get("label"), naming(get("axes"), get("units")));
  };
  const showTyped = (/** @type {any[]} */ [f], /** @type {string[]} */ [text]) => {
    const found = typed(f, get("window"));
    if (!found) throw new Error("This has no value anywhere on the map.");
    show(found, `f(x, y) = ${text}`, naming(["x", "y", "f(x, y)"], ["", "", ""]));
  };
  own();
  const inputs = [{ trait: "expression", name: "f", variable: ["x", "y"], example: "sin(x) + x y" }];
  return {
    field: formulaField(host, { show: showTyped, showOwn: own, inputs }),
    hears: /** @type {[string[], () => void]} */ ([["samples", "label", "axes"], own]),
  };
}

/** A place and the value there, in words. */
export const whereabouts = (
  /** @type {Words} */ { axes, tell },
  /** @type {number[]} */ at,
  /** @type {number} */ value,
) => `${axes[0]} ${tell[0](at[0])}, ${axes[1]} ${tell[1](at[1])}: ${axes[2]} ${tell[2](value)}`;
