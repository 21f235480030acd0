// @ts-check
// A deep network with random weights. Slide the gain: on the way there the activations shrink or
// saturate, on the way back the gradient vanishes or explodes. Notice that both are straight lines on a
// logarithmic axis, one factor for each layer, and that a healthy forward pass proves nothing about the
// backward pass.
import { html } from "lit-html";
import { card, choices, readings, title } from "../kit/controls.js";
import { explorer } from "../kit/explorer.js";
import { knob } from "../kit/knob.js";
import { curve, segment } from "../kit/marks.js";
import { decades, linear, panel } from "../kit/panel.js";
import { drawn, factor, fate, throughAll } from "../mathematics/depth.js";
import { between, rounded, short } from "../mathematics/numbers.js";

/** @typedef {import("../mathematics/depth.js").Activation} Activation */

const DEEPEST = 50;
/** @type {[number, number]} */
const SEEN = [1e-12, 1e12]; // sizes beyond these lie on the edge
/** @type {Activation[]} */
const ACTIVATIONS = ["tanh", "ReLU", "sigmoid"];
const network = drawn(DEEPEST);
const round = (/** @type {number} */ v) => short(rounded(v, 3));

export default explorer("depth", (host) => {
  const { get } = host;
  const depth = knob(host, "depth", () => [2, DEEPEST]);
  const gain = knob(host, "gain", () => [0.2, 4], { finer: 1 });
  const chosen = () => /** @type {Activation} */ (get("activation"));

  const sizes = (/** @type {string} */ key, words, look, /** @type {number[]} */ values, usual) =>
    panel(host, key, {
      label: `${words} of every layer`,
      usual,
      x: linear([0.5, get("depth") + 0.5], { name: "layer", many: 10, few: 5 }),
      y: decades(SEEN, { name: words }),
      inside: (at) => [
        segment("ex-guides", [at.area.left, at.y(1)], [at.area.right, at.y(1)]),
        curve(
          look,
          at,
          values.map((v, k) => [k + 1, between(SEEN[0], v, SEEN[1])]),
        ),
      ],
    });

  const view = () => {
    const layer = {
      gain: get("gain"),
      activation: chosen(),
      normalised: get("normalised"),
      residual: get("residual"),
    };
    const now = host.kept("network", [get("depth"), ...Object.values(layer)], () =>
      throughAll(network, get("depth"), layer),
    );
    const [first, last] = [now.gradient[0], now.spread[now.spread.length - 1]];
    const note = explain(now, chosen());
    const turn = (/** @type {string} */ trait, /** @type {string[]} */ words) =>
      choices(words[0], words, Number(get(trait)), (i) => host.put({ [trait]: i === 1 }));
    return {
      main: [
        title(html`<span class="ex-named">${get("label")}: </span>gradient, backwards`),
        sizes("gradient", "gradient", "ex-secant", now.gradient, [840, 290]),
      ],
      side: [title("activations, forwards"), sizes("spread", "spread", "ex-curve", now.spread, [840, 220])],
      readings: readings(
        card("gradient in layer 1", round(first), { look: "ex-secant", small: "1 in the last layer" }),
        card("factor for each layer", round(factor(now.gradient))),
        card(`spread in layer ${now.spread.length}`, round(last), { look: "ex-curve" }),
      ),
      note,
      controls: [
        gain.row("gain, how large the weights are", get("gain").toFixed(2), "gain"),
        depth.row("depth, the number of layers", `${get("depth")}`, html`<i>L</i>`),
        choices("Activation", ACTIVATIONS, ACTIVATIONS.indexOf(chosen()), (i) =>
          host.put({ activation: ACTIVATIONS[i] }),
        ),
        turn("normalised", ["as it comes", "normalised"]),
        turn("residual", ["plain", "residual"]),
      ],
      said: note,
    };
  };
  return { view };
});

/** What has become of both passes, in words. */
export function explain({ spread, gradient }, /** @type {Activation} */ activation) {
  const back = { vanished: "vanishes", kept: "keeps its size", exploded: "explodes" }[fate(gradient[0])];
  const bounded = activation === "tanh" ? "keep their size, as a tanh is never above 1" : "keep their size";
  const there = { vanished: "fade away", kept: bounded, exploded: "grow beyond all bounds" };
  return `On the way back the gradient ${back}: times ${round(factor(gradient))} for each layer. On the way there the activations ${there[fate(spread[spread.length - 1])]}.`;
}
