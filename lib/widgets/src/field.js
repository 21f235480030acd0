// @ts-check
// The field in which a reader of the site types a function. The parser is loaded with the first
// function that is asked for.
import { button, html, set } from "./kit.js";
import { sample } from "./table.js";

/** @returns {Promise<any>} */
const parser = (url) => import(url);

/**
 * @param {{model: any, show: (t: any, name: string) => void, showOwn: () => void,
 *          interval: () => {from: number, to: number}}} host
 * @param {AbortSignal} signal
 */
export function formulaField({ model, show, showOwn, interval }, signal) {
  const input = html("input", {
    type: "text",
    class: "ex-input",
    placeholder: "sin(x^2)/x",
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
      html("span", {}, "Your own function  ", html("i", {}, "f"), "(", html("i", {}, "x"), ") ="),
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
    const { from, to } = interval();
    const t = sample(formula(text), from, to);
    if (!t) return complain(`This has no value anywhere from x = ${from} to x = ${to}.`);
    show(t, `f(x) = ${text}`);
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
