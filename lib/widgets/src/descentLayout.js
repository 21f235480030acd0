// @ts-check
// The elements of the descent explorer and where they stand; nothing here draws.
import { announcer, button, canvas, html, OWN_KEYS, set, slider, svg } from "./kit.js";
import { landscapes } from "./mathematics/landscapes.js";
import { contourMap, pointHandle, tapped } from "./map.js";
import { NAMES, upper } from "./mathematics/descentWords.js";
import { METHODS } from "./mathematics/optimisers.js";
import { buttons, controls, pictures, title } from "./stage.js";

const path = (name) => svg("path", { class: name });

/** The lines of a method: a pale one below it, so that it is seen on dark ground, and its marks. */
function lines(method) {
  const nodes = {
    under: path("ex-under"),
    line: path("ex-way"),
    marks: path("ex-steps"),
    here: path("ex-stand"),
    exit: path("ex-exit"),
  };
  return { ...nodes, group: svg("g", { class: `ex-${method}` }, nodes.under, nodes.line, nodes.marks, nodes.here) };
}

/** A method's numbers, and a box that switches it on and off. */
function card(method, choose, signal) {
  const box = html("input", { type: "checkbox", ...OWN_KEYS });
  box.addEventListener("change", () => choose(method, box.checked), { signal });
  const key = svg(
    "svg",
    { class: `ex-swatch ex-${method}`, viewBox: "0 0 28 8", "aria-hidden": "true" },
    svg("path", { class: "ex-way", d: "M0 4H28" }),
  );
  const [value, name, place, slope] = [html("b"), html("span"), html("span"), html("small")];
  const switched = html("label", { class: "ex-method" }, box, key, upper(NAMES[method]));
  const root = html("div", { class: "ex-card" }, switched, value, html("small", {}, name, place), slope);
  return { box, value, name, place, slope, root };
}

const of = (make) => Object.fromEntries(METHODS.map((method) => [method, make(method)]));

export function assemble(act, /** @type {AbortSignal} */ signal) {
  const options = Object.entries(landscapes).map(([name, { words }]) => html("option", { value: name }, words));
  const parts = {
    main: contourMap("The landscape and the paths"),
    side: canvas("The loss after each step"),
    title: title(),
    lossTitle: title("After each step"),
    curve: path("ex-curve"),
    marks: svg("g"),
    tangent: svg("line", { class: "ex-slope" }),
    paths: of(lines),
    losses: of(lines),
    start: pointHandle({ name: "Start", className: "ex-first", ...act.start }, signal),
    startName: svg("text", { class: "ex-label" }),
    cards: of((method) => card(method, act.choose, signal)),
    note: html("p", { class: "ex-note" }),
    rate: slider({ name: "learning rate", label: "learning rate, logarithmic", input: act.setRate }, signal),
    mark: html("span", { class: "ex-mark-of" }, html("span", { class: "ex-tip" }, "▲"), html("span")),
    steps: slider({ name: "steps", label: "steps", input: act.setSteps }, signal),
    run: button("", act.run, signal),
    buttons: [
      button("Step", () => act.by(1), signal),
      button("Step back", () => act.by(-1), signal),
      button("Reset", () => act.setSteps(0), signal),
    ],
    choice: html("select", { class: "ex-input", ...OWN_KEYS }, html("option", { value: "" }, ""), ...options),
    said: announcer(signal),
  };
  parts.choice.addEventListener("change", () => act.visit(parts.choice.value), { signal });
  const ways = METHODS.toReversed().map((method) => parts.paths[method]); // plain descent on top
  parts.main.inner.append(parts.marks, parts.curve, parts.tangent, ...ways.map(({ group }) => group));
  parts.main.over.append(...ways.map(({ exit }, i) => set(svg("g", {}, exit), { class: `ex-${METHODS.toReversed()[i]}` })));
  parts.main.over.append(parts.startName, parts.start);
  set(parts.main.over, { class: "ex-over" });
  parts.side.inner.append(...METHODS.toReversed().map((method) => parts.losses[method].group));
  tapped(parts.main, act.start.drag, signal);
  return parts;
}

/** The panel of the descent. */
export function layout(parts, field) {
  const empty = () => html("span");
  return html(
    "div",
    { class: "ex-panel" },
    pictures([parts.title, parts.main.root], [parts.lossTitle, parts.side.root]),
    html("div", { class: "ex-readings" }, ...METHODS.map((method) => parts.cards[method].root)),
    parts.note,
    controls(
      parts.rate.row,
      html("div", { class: "ex-row ex-limit" }, empty(), html("div", { class: "ex-track" }, parts.mark), empty()),
      parts.steps.row,
      buttons(parts.run, ...parts.buttons),
      html("label", { class: "ex-choice" }, html("span", {}, "Landscape"), parts.choice),
    ),
    ...field,
    parts.said.node,
  );
}
