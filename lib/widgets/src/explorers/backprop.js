// @ts-check
// The graph of a program. Step forward: each node computes its value. Then backward, share by share:
// how fast does this one step change? Answer, and the rate, times what has arrived, is handed on. Notice
// that a node used twice adds its shares, and that a second backward adds to what the first one left.
import { html } from "lit-html";
import { button, buttons, title } from "../kit/controls.js";
import { explorer } from "../kit/explorer.js";
import { calm, glider } from "../kit/player.js";
import {
  asks,
  described,
  gradientText,
  isKnown,
  leaves,
  named,
  numbersOf,
  questionOf,
  rateName,
  standing,
  stepsOf,
  task,
  tell,
  total,
} from "../mathematics/backprop.js";
import { graphLayout } from "../mathematics/graphLayout.js";
import { judge } from "../mathematics/misconceptions.js";
import { between } from "../mathematics/numbers.js";
import { arithmetic } from "../mathematics/operations.js";
import { drawnGraph } from "./backprop/drawn.js";

const MOST_WALKS = 99;
const RESTING = { edges: /** @type {number[]} */ ([]), back: false, share: 1 };

export default explorer("backprop", (host) => {
  const { get, put } = host;
  const alone = Boolean(get("formula_url")); // a page without Python
  let [hint, tries, praised] = ["", 0, NaN]; // what is said of answers; praised: the step after a right one
  let [seen, moving] = [get("step"), RESTING];

  const walk = () =>
    host.kept("walk", [get("graph")], () => {
      const steps = stepsOf(get("graph"));
      const turn = steps.findIndex(({ kind }) => kind === "seed");
      return { steps, turn, known: isKnown(get("graph")) };
    });
  /** The step; Python may be about to send a shorter walk. */
  const at = () => Math.min(get("step"), walk().steps.length);
  const numbers = () =>
    host.kept("numbers", [get("graph"), get("inputs")], () => numbersOf(get("graph"), get("inputs")));
  const now = () =>
    host.kept("now", [numbers(), at()], () => standing(get("graph"), numbers(), walk().steps, at()));
  const next = () => walk().steps[at()];
  const last = () => walk().steps[at() - 1];
  const done = () => at() === walk().steps.length;
  const asking = () => asks(get("graph"), numbers(), next());
  const question = () => questionOf(get("graph"), numbers(), now(), next().edge);
  const layout = () =>
    host.kept("layout", [get("graph"), ...host.room("graph", [860, 320])], () => {
      const names = get("graph").nodes.map((_, i) => named(get("graph"), i));
      return graphLayout(get("graph"), names, host.room("graph", [860, 320]));
    });

  /** The one way to change the state: what was said of an answer is over. */
  const anew = (/** @type {Record<string, any>} */ changes) => {
    [hint, tries, praised] = ["", 0, NaN];
    put(changes);
  };
  const go = (/** @type {number} */ step) => anew({ step: between(0, step, walk().steps.length), walks: 1 });
  const forth = () => go(at() + 1);
  const hear = (/** @type {string} */ words) => {
    hint = words;
    host.draw();
  };
  const answer = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const text = /** @type {any} */ (event.currentTarget).querySelector("input").value;
    const asked = question();
    const names = Object.fromEntries(get("graph").nodes.map(({ name }, i) => [name, numbers().values[i]]));
    const given = arithmetic(text, names);
    if (Number.isNaN(given))
      return hear(`Type a number, or an expression in the names, such as 2 * ${asked.names.from}.`);
    const { right, words } = judge(given, asked, tries);
    tries += 1;
    if (!right) return hear(words);
    forth();
    praised = at();
  };
  const input =
    (/** @type {string} */ name) =>
    (/** @type {any} */ { target }) => {
      const v = Number(target.value);
      if (target.value !== "" && Number.isFinite(v))
        anew({ inputs: { ...get("inputs"), [name]: v }, walks: 1 });
    };

  const glide = glider((share) => {
    moving = share < 1 ? { ...moving, share } : RESTING;
    host.draw();
  }, host.signal);
  /** One step forward sends a dot along its edges; any other change stops it. */
  const move = () => {
    const { kind, node, edge } = last() ?? {};
    glide.stop();
    moving = RESTING;
    if (at() !== seen + 1 || kind === "seed") return host.draw();
    const into = get("graph").edges.flatMap(({ to }, i) => (to === node ? [i] : []));
    moving = { edges: kind === "share" ? [edge] : into, back: kind === "share", share: 0 };
    glide(0, 1);
  };

  /** The gradients below the values: those of the ends are kept, and added to by each further walk. */
  const gradients = () => {
    const { shares, uses } = now();
    const ends = done() ? leaves(get("graph")) : [];
    const walks = get("walks");
    return shares.map((some, i) => {
      if (!ends.includes(i)) return gradientText(some, uses[i]);
      return walks ? gradientText([total(some) * walks], 1) : "empty";
    });
  };
  const picture = () => {
    const [graph, kept] = [get("graph"), gradients()];
    return html`<div class="ex-graph" role="group" aria-label="The graph" tabindex="0" data-room="graph"
      data-lm-suppress-shortcuts="true">${drawnGraph(graph, layout(), {
        ...numbers(),
        now: now(),
        waits: next()?.edge ?? -1,
        asking: asking(),
        here: (next()?.kind === "share" ? next() : last())?.node ?? -1,
        gradients: kept,
        moving,
        label: described(graph, numbers(), now(), kept),
      })}</div>
      <p class="ex-legend" aria-hidden="true"
        ><span class="ex-node-value">value</span><span class="ex-rate">× rate of one step</span
        ><span class="ex-node-gradient">gradient of the result</span></p>`;
  };

  /** What the reader does next: a step, an answer, or backward once more. Hidden controls keep their focus. */
  const turn = () => {
    const graph = get("graph");
    const { from = "", to = "" } = asking() ? question().names : {};
    const rate = asking() ? `${rateName(graph, graph.edges[next().edge])} =` : "";
    const walks = get("walks");
    const again = () => anew({ walks: Math.min(walks + 1, MOST_WALKS) });
    return html`<div class="ex-turn">
      <span ?hidden=${asking() || done()}>${button(next()?.kind === "forward" ? "Step forward" : "Step backward", forth)}</span>
      <form ?hidden=${!asking()} @submit=${answer}><label><span class="ex-asked-rate">${rate}</span
        ><input type="text" class="ex-input" aria-label="Rate of ${to} with respect to ${from}" autocomplete="off"
          autocapitalize="none" autocorrect="off" spellcheck="false" data-lm-suppress-shortcuts="true" /></label
        ><button class="ex-button" data-lm-suppress-shortcuts="true">Check</button>${button("Show", forth)}</form>
      <span ?hidden=${!done()}>${button(walks ? "Backward again" : "Backward", again)}
        ${button("Reset gradients", () => anew({ walks: 0 }))}</span>
    </div>`;
  };
  const fields = () => {
    const fixed = !walk().known && alone;
    const field = (/** @type {[string, number]} */ [name, v]) =>
      html`<label><i>${name}</i> = <input type="number" class="ex-input" step="0.1" data-lm-suppress-shortcuts="true"
        name=${name} value=${v} ?readonly=${fixed} @input=${input(name)} @blur=${host.draw} /></label>`;
    return html`<div class="ex-fields" role="group" aria-label="Inputs">
      ${Object.entries(get("inputs")).map(field)}
      ${fixed ? html`<span class="ex-fixed">change where Python runs</span>` : ""}
    </div>`;
  };

  const view = () => {
    const [graph, { steps, turn: half }] = [get("graph"), walk()];
    const state = { step: at(), walks: get("walks") };
    const note = (praised === at() ? "Right. " : "") + tell(graph, numbers(), steps, state, now());
    const what = task(graph, numbers(), steps, state);
    const all = at() < half;
    return {
      main: [title(get("label")), picture()],
      note,
      controls: [
        buttons(
          button("Start again", () => go(0), { disabled: !at() }),
          button("Step back", () => go(at() - 1), { disabled: !at() }),
          button(all ? "All values" : "All rates", () => go(all ? half : steps.length), { disabled: done() }),
        ),
        fields(),
      ],
      field: html`<p class="ex-task">${what}</p>
        ${turn()}
        <p class="ex-hint" role="status">${hint}</p>`,
      said: `${note} ${what}`,
    };
  };

  /** What a picture cannot say: what the fields hold, where the focus goes, what is in view. */
  const drawn = (/** @type {HTMLElement} */ el) => {
    for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (
      el.querySelectorAll(".ex-fields input")
    )) {
      const v = get("inputs")[field.name];
      if (field.value === "" || Number(field.value) !== v) field.value = v;
    }
    keepFocus(el);
    if (at() === seen) return;
    /** @type {HTMLInputElement} */ (el.querySelector(".ex-turn input")).value = "";
    const step = next() ?? last();
    const node = step.kind === "share" ? get("graph").edges[step.edge].from : step.node;
    follow(el.querySelector(".ex-graph"), layout(), node);
    move();
    seen = at();
  };
  return { view, drawn };
});

const gone = (/** @type {Element} */ node) => Boolean(node.closest("[hidden]")) || node.matches(":disabled");

/** Gives the focus to what takes the place of the control that is gone. */
function keepFocus(/** @type {HTMLElement} */ el) {
  const { activeElement } = /** @type {Document} */ (el.getRootNode());
  if (!activeElement || !el.contains(activeElement) || !gone(activeElement)) return;
  if (!activeElement.closest(".ex-turn, .ex-buttons")) return;
  const typing = !matchMedia("(pointer: coarse)").matches; // a field would call the keyboard of a phone
  const rest = [
    .../** @type {NodeListOf<HTMLElement>} */ (
      el.querySelectorAll(`${typing ? ".ex-turn input, " : ""}.ex-turn > span > button, .ex-buttons button`)
    ),
  ];
  const order = [...rest.filter((node) => node.closest(".ex-turn")), ...rest.toReversed()];
  order.find((node) => !gone(node))?.focus({ preventScroll: true });
}

/** Scrolls the box, and not the page, to where the walk is. */
function follow(
  box,
  /** @type {ReturnType<typeof graphLayout>} */ { nodes, scale },
  /** @type {number} */ i,
) {
  const [x, y] = nodes[i].at.map((v) => v * scale);
  const [left, top] = [x - box.clientWidth / 2, y - box.clientHeight / 2];
  box.scrollTo({ left, top, behavior: calm() ? "auto" : "smooth" });
}
