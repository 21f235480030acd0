// @ts-check
// The field in which a reader of the site types a function, or two that are joined. The parser is
// loaded with the first function that is asked for.
import { button, html, set } from "./kit.js";
import { hear } from "./stage.js";

/** @returns {Promise<any>} */
const parser = (url) => import(url);

/**
 * @typedef {{trait: string, name: string, variable: string | string[], example: string,
 *            variablesIn?: (text: string) => string[]}} Input  variablesIn: those that a text uses
 */
/** @type {Input[]} */
const ONE = [{ trait: "expression", name: "f", variable: "x", example: "sin(x^2)/x" }];

const entry = (/** @type {Input} */ { name, variable, example }, own) => {
  const input = html("input", {
    type: "text",
    class: "ex-input",
    placeholder: example,
    spellcheck: "false",
    autocapitalize: "off",
    autocomplete: "off",
  });
  const words = html("span", {}, own, html("i", {}, name), "(", html("i", {}, [variable].flat().join(", ")), ") =");
  return { input, label: html("label", {}, words, input) };
};

/**
 * @param {{model: any, show: (functions: any[], texts: string[]) => void, showOwn: () => void, inputs?: Input[]}} host
 *   show may throw a sentence that says why a function cannot be drawn
 * @param {AbortSignal} signal
 */
export function formulaField({ model, show, showOwn, inputs = ONE }, signal) {
  const entries = inputs.map((input, i) => entry(input, i ? "" : `Your own function${inputs[1] ? "s" : ""}  `));
  const trouble = html("p", { class: "ex-trouble", role: "alert" });
  const texts = () => inputs.map(({ trait }) => model.get(trait) ?? "");
  const put = (/** @type {string[]} */ next) => inputs.forEach(({ trait }, i) => model.set(trait, next[i]));
  const back = button("Back", () => put(inputs.map(() => "")), signal);
  const form = html(
    "form",
    { class: "ex-formula" },
    ...entries.map(({ label }) => label),
    html("button", { class: "ex-button" }, "Draw"),
    back,
  );
  /** Without a number, no field is to blame, or all are well. */
  const complain = (words, place, number = 0) => {
    trouble.textContent = words;
    for (const { input } of entries) input.removeAttribute("aria-invalid");
    const { input } = entries[number];
    if (words) set(input, { "aria-invalid": "true" });
    if (place !== undefined) input.setSelectionRange(place, place + 1);
  };
  let latest = 0;
  const draw = async () => {
    const own = ++latest;
    const typed = texts();
    back.hidden = !typed.some(Boolean);
    complain("");
    if (back.hidden) {
      for (const { input } of entries) input.value = "";
      return showOwn();
    }
    const { formula } = await parser(model.get("formula_url"));
    if (own !== latest) return; // two fields change one after the other, and are drawn once
    const functions = typed.map((text, i) => {
      try {
        return formula(text, inputs[i].variablesIn?.(text) ?? inputs[i].variable);
      } catch (error) {
        throw Object.assign(error, { number: i });
      }
    });
    show(functions, typed);
  };
  const tryToDraw = () => draw().catch((error) => complain(error.message, error.at, error.number));
  form.addEventListener(
    "submit",
    (event) => {
      event.preventDefault();
      const next = entries.map(({ input }) => input.value);
      if (texts().join("\n") === next.join("\n")) return tryToDraw();
      put(next);
    },
    { signal },
  );
  hear(model, inputs.map(({ trait }) => trait), tryToDraw, signal);
  back.hidden = true;
  return [form, trouble];
}
