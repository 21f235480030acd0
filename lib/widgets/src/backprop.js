// @ts-check
// The graph of a program. Step forward: each node computes its value. Then backward, share by share:
// how fast does this one step change? Answer, and the rate, times what has arrived, is handed on. Notice
// that a node used twice adds its shares, and that a second backward adds to what the first one left.
import { arithmetic } from "./mathematics/arithmetic.js";
import { assembleGraph, drawGraph, follow, gradientText, layOut, layout, travel } from "./backpropPicture.js";
import { asks, described, leaves, questionOf, rateName, task, tell } from "./mathematics/backpropWords.js";
import { judge } from "./mathematics/misconceptions.js";
import { announcer, button, html, oncePerFrame, OWN_KEYS, set, watchWidth } from "./kit.js";
import { glider } from "./kit/player.js";
import { hear, title } from "./stage.js";
import { isKnown, numbersOf, standing, stepsOf, total } from "./mathematics/walk.js";

const MOST_WALKS = 99;
const TRAITS = ["graph", "inputs", "step", "walks", "label"];
const PLAIN = { autocapitalize: "none", autocorrect: "off", spellcheck: "false" }; // a phone changes no name
const read = (model) => Object.fromEntries(TRAITS.map((name) => [name, model.get(name)]));

/** A form for one rate. */
function questionForm(act, signal) {
  const name = html("span", { class: "ex-asked-rate" });
  const input = html("input", { type: "text", class: "ex-input", autocomplete: "off", ...PLAIN, ...OWN_KEYS });
  const check = html("button", { type: "submit", class: "ex-button", ...OWN_KEYS }, "Check");
  const form = html("form", {}, html("label", {}, name, input), check, button("Show", act.show, signal));
  const submit = (event) => {
    event.preventDefault();
    act.answer(input.value);
  };
  form.addEventListener("submit", submit, { signal });
  return { form, input, name };
}

/** A field for each input. */
function inputFields(inputs, act, signal) {
  const one = (name) => {
    const field = html("input", { type: "number", class: "ex-input", step: 0.1, ...OWN_KEYS });
    field.addEventListener("input", () => field.value !== "" && act.put(name, Number(field.value)), { signal });
    const kept = () => (field.value ||= String(act.input(name)));
    field.addEventListener("blur", kept, { signal }); // no number was typed: the old one holds
    return [name, field];
  };
  const all = Object.fromEntries(Object.keys(inputs).map(one));
  const labels = Object.entries(all).map(([name, field]) => html("label", {}, html("i", {}, name), " = ", field));
  const fixed = html("span", { class: "ex-fixed", hidden: "" }, "change where Python runs");
  return { all, fixed, row: html("div", { class: "ex-fields", role: "group", "aria-label": "Inputs" }, ...labels, fixed) };
}

function assemble(inputs, act, signal) {
  const { form, input, name } = questionForm(act, signal);
  return {
    title: title(),
    box: html("div", { class: "ex-graph", role: "group", "aria-label": "The graph", tabindex: 0, ...OWN_KEYS }),
    note: html("p", { class: "ex-note" }),
    task: html("p", { class: "ex-task" }),
    forth: button("", act.forth, signal),
    form,
    input,
    name,
    again: button("", act.again, signal),
    reset: button("Reset gradients", act.reset, signal),
    hint: html("p", { class: "ex-hint", role: "status" }),
    start: button("Start again", act.start, signal),
    back: button("Step back", act.back, signal),
    all: button("", act.all, signal),
    fields: inputFields(inputs, act, signal),
    said: announcer(signal),
  };
}

/** The one place where the state changes: no step outside of the walk. */
function actions(model, picture, signal) {
  const save = oncePerFrame(() => model.save_changes(), signal);
  const put = (changes) => {
    for (const [name, v] of Object.entries(changes)) model.set(name, v);
    save();
  };
  /** What was said of an answer is over. */
  const anew = (changes) => {
    picture.tries = 0;
    picture.praised = NaN;
    picture.hint("");
    put(changes);
  };
  const go = (step) => {
    anew({ step: Math.min(Math.max(step, 0), picture.steps.length), walks: 1 });
  };
  const at = () => model.get("step");
  return {
    forth: () => go(at() + 1),
    show: () => go(at() + 1),
    back: () => go(at() - 1),
    start: () => go(0),
    /** To the end of this half of the walk. */
    all: () => go(at() < picture.turn ? picture.turn : picture.steps.length),
    again: () => anew({ walks: Math.min(model.get("walks") + 1, MOST_WALKS) }),
    reset: () => anew({ walks: 0 }),
    input: (name) => model.get("inputs")[name],
    put: (name, v) => Number.isFinite(v) && anew({ inputs: { ...model.get("inputs"), [name]: v }, walks: 1 }),
    answer: (text) => {
      const given = arithmetic(text, picture.names);
      if (Number.isNaN(given))
        return picture.hint(`Type a number, or an expression in the names, such as 2 * ${picture.example}.`);
      const { right, words } = judge(given, picture.question, picture.tries);
      if (right) {
        go(at() + 1);
        picture.praised = at();
        return;
      }
      picture.tries += 1;
      picture.hint(words);
    },
  };
}

/** What of a graph is drawn once: all but its numbers. */
const skeleton = ({ nodes, edges }) =>
  JSON.stringify([nodes.map(({ name, op, form, place }) => [name, op, form, place]), edges]);

/** What the state of the model means. */
function understand(picture, { graph, inputs, step, walks }) {
  if (picture.graph !== graph)
    Object.assign(picture, { graph, steps: stepsOf(graph), known: isKnown(graph), drawing: skeleton(graph) });
  const { steps } = picture;
  const numbers = numbersOf(graph, inputs);
  const count = Math.min(step, steps.length);
  const now = standing(graph, numbers, steps, count);
  const [next, last] = [steps[count], steps[count - 1]];
  const done = count === steps.length;
  const ends = done ? leaves(graph) : [];
  const kept = graph.nodes.map((_, i) =>
    !ends.includes(i)
      ? gradientText(now.shares[i], now.uses[i])
      : walks === 0
        ? "empty"
        : gradientText([total(now.shares[i]) * walks], 1),
  );
  const asking = asks(graph, numbers, next);
  const names = Object.fromEntries(graph.nodes.map(({ name }, i) => [name, numbers.values[i]]));
  const turn = steps.findIndex(({ kind }) => kind === "seed");
  const question = asking ? questionOf(graph, numbers, now, next.edge) : undefined;
  const example = question?.names.from;
  Object.assign(picture, { count, numbers, now, next, last, done, kept, asking, names, turn, question, example });
}

/** Words, and which controls are there. */
function write(parts, picture, state) {
  const { graph, numbers, steps, now, next, done, asking, known } = picture;
  parts.title.textContent = state.label;
  const praise = picture.praised === state.step ? "Right. " : "";
  parts.note.textContent = praise + tell(graph, numbers, steps, state, now);
  parts.task.textContent = task(graph, numbers, steps, state);
  parts.form.hidden = !asking;
  parts.forth.hidden = asking || done;
  parts.forth.textContent = next?.kind === "forward" ? "Step forward" : "Step backward";
  parts.again.hidden = parts.reset.hidden = !done;
  parts.again.textContent = state.walks ? "Backward again" : "Backward";
  parts.all.textContent = state.step < picture.turn ? "All values" : "All rates";
  parts.all.disabled = done;
  parts.start.disabled = parts.back.disabled = state.step === 0;
  if (asking) {
    parts.name.textContent = `${rateName(graph, graph.edges[next.edge])} =`;
    const { from, to } = picture.question.names;
    set(parts.input, { "aria-label": `Rate of ${to} with respect to ${from}` });
  }
  for (const [name, field] of Object.entries(parts.fields.all)) {
    if (Number(field.value) !== state.inputs[name] || field.value === "") field.value = state.inputs[name];
    field.readOnly = !known && picture.alone;
  }
  parts.fields.fixed.hidden = known || !picture.alone;
  parts.said.say(`${parts.note.textContent} ${parts.task.textContent}`);
}

/** Gives the focus to what takes the place of the control that is gone. */
function keepFocus(parts, /** @type {Element | null} */ before) {
  const gone = before?.closest("[hidden]") || before?.matches(":disabled");
  if (!gone || !before?.closest(".ex-turn, .ex-buttons")) return;
  const typing = !matchMedia("(pointer: coarse)").matches; // a field would call the keyboard of a phone
  const rest = [typing && parts.input, parts.forth, parts.again, parts.back, parts.all];
  rest.find((node) => node && !node.closest("[hidden]") && !node.disabled)?.focus({ preventScroll: true });
}

/** @param {{model: any, el: HTMLElement}} host */
export function render({ model, el }) {
  const ending = new AbortController();
  const { signal } = ending;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  /** @type {any} */
  const picture = {
    tries: 0,
    moving: [],
    alone: Boolean(model.get("formula_url")), // a page without Python
    hint: (words) => (parts.hint.textContent = words),
  };
  const parts = assemble(model.get("inputs"), actions(model, picture, signal), signal);
  let [stale, seen] = [true, model.get("step")];
  const glide = glider((share) => travel(picture.drawn, picture.moving, share, picture.back), signal);
  const rest = () => {
    glide.stop();
    travel(picture.drawn, [], 1, false);
  };
  const move = (step) => {
    const { last, graph, drawn } = picture;
    if (step !== seen) parts.input.value = "";
    if (step === seen + 1 && last.kind !== "seed" && drawn) {
      picture.back = last.kind === "share";
      picture.moving = picture.back
        ? [last.edge]
        : graph.edges.flatMap(({ to }, i) => (to === last.node ? [i] : []));
      glide(0, 1);
    }
    else if (step !== seen) rest();
    if (step !== seen) follow(parts.box, graph, picture.places, focusOf(picture), calm.matches);
    seen = step;
  };
  const draw = oncePerFrame(() => {
    const state = /** @type {any} */ (read(model));
    const before = picture.drawing;
    understand(picture, state);
    state.step = picture.count; // Python may be about to send a shorter walk
    if (before !== picture.drawing) {
      picture.drawn = assembleGraph(picture.graph);
      parts.box.replaceChildren(picture.drawn.root);
      stale = true;
    }
    if (stale) picture.places = layOut(picture.drawn, picture.graph, parts.box);
    stale = false;
    const { drawn, graph, places, numbers, now, kept, asking, next, last } = picture;
    const here = next?.kind === "share" ? next.node : last?.node;
    drawGraph(drawn, graph, places, numbers, now, { waits: next?.edge, asking, here, kept });
    set(drawn.root, { "aria-label": described(graph, numbers, now, kept) });
    const { activeElement } = /** @type {Document} */ (el.getRootNode());
    const focused = el.contains(activeElement) ? activeElement : null;
    write(parts, picture, state);
    keepFocus(parts, focused);
    move(state.step);
  }, signal);
  const redraw = () => {
    stale = true;
    draw();
  };
  el.append(layout(parts));
  watchWidth(parts.box, redraw, signal);
  hear(model, TRAITS, draw, signal);
  return () => {
    ending.abort();
    el.replaceChildren();
  };
}

/** The node to keep in view: the one that is computed next, or that the next share goes to. */
function focusOf({ graph, next, last }) {
  const step = next ?? last;
  return step.kind === "share" ? graph.edges[step.edge].from : step.node;
}
