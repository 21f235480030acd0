// @ts-check
// The field in which a reader of the site types a function. The parser is loaded with the first
// function that is asked for.
import { button, html, set } from "./kit.js";
import { sample } from "./table.js";

/** @returns {Promise<any>} */
const parser = (url) => import(url);

/** What is typed is a curve over an interval. @param {() => {from: number, to: number}} interval */
const curve = (interval) => ({
  variables: ["x"],
  example: "sin(x^2)/x",
  make: (f) => sample(f, interval().from, interval().to),
  nowhere: () => `This has no value anywhere from x = ${interval().from} to x = ${interval().to}.`,
});

/**
 * `of` says what is typed: the names of its variables, an example, what is made of it (null if it
 * has no value) and the sentence for that. With variablesIn, a text may use fewer of the variables.
 * @param {{model: any, show: (t: any, name: string) => void, showOwn: () => void,
 *          interval?: () => {from: number, to: number},
 *          of?: {variables: string[], variablesIn?: (text: string) => string[], example: string,
 *                make: (f: any, variables: string[]) => any, nowhere: () => string}}} host
 * @param {AbortSignal} signal
 */
export function formulaField({ model, show, showOwn, interval, of }, signal) {
  const { variables, variablesIn, example, make, nowhere } = { variablesIn: null, ...(of ?? curve(/** @type {any} */ (interval))) };
  const input = html("input", {
    type: "text",
    class: "ex-input",
    placeholder: example,
    spellcheck: "false",
    autocapitalize: "off",
    autocomplete: "off",
  });
  const trouble = html("p", { class: "ex-trouble", role: "alert" });
  const back = button(
    "Back",
    () => {
      input.value = "";
      model.set("expression", "");
    },
    signal,
  );
  const form = html(
    "form",
    { class: "ex-formula" },
    html(
      "label",
      {},
      html("span", {}, "Your own function  ", html("i", {}, "f"), "(", html("i", {}, variables.join(", ")), ") ="),
      input,
    ),
    html("button", { class: "ex-button" }, "Draw"),
    back,
  );
  const complain = (words, place) => {
    trouble.textContent = words;
    input.toggleAttribute("aria-invalid", Boolean(words));
    if (words) set(input, { "aria-invalid": "true" });
    if (place !== undefined) input.setSelectionRange(place, place + 1);
  };
  const draw = async () => {
    const text = model.get("expression") ?? "";
    set(back, { hidden: "" });
    back.hidden = !text;
    complain("");
    if (!text) return showOwn();
    const { formula } = await parser(model.get("formula_url"));
    const used = variablesIn ? variablesIn(text) : variables;
    const t = make(formula(text, used), used);
    if (!t) return complain(nowhere());
    show(t, `f(${used.join(", ")}) = ${text}`);
  };
  const tryToDraw = () => draw().catch((error) => complain(error.message, error.at));
  form.addEventListener(
    "submit",
    (event) => {
      event.preventDefault();
      if (model.get("expression") === input.value) return tryToDraw();
      model.set("expression", input.value);
    },
    { signal },
  );
  model.on("change:expression", tryToDraw);
  signal.addEventListener("abort", () => model.off("change:expression", tryToDraw));
  back.hidden = true;
  return [form, trouble];
}
