// @ts-check
// A point x0 and a step h, as lib/widgets/stepped.py has them: both ends stay in the interval, h is
// never 0. What hands, keys, sliders and buttons do to them.
import { html } from "lit-html";
import { between, rounded } from "../mathematics/numbers.js";
import { fit } from "../mathematics/samples.js";
import { button, slider, sub } from "./controls.js";
import { keys } from "./handle.js";
import { player } from "./player.js";

/**
 * `ends()` gives the interval, and the steps that a hand can set: x0 to `coarse`, h down to `smallest`.
 * A run of h begins at `part` of the interval.
 * @param {import("./explorer.js").Host} host
 * @param {() => {from: number, to: number, coarse: number, smallest: number}} ends @param {number} part
 */
export function stepped(host, ends, part) {
  const { get } = host;
  let [chosen, ours] = [get("h"), false]; // it comes back when x0 leaves an end
  const side = () => Math.sign(get("h"));
  const arrived = () => Math.abs(get("h")) <= ends().smallest;
  const move = (x, h) => {
    const { from, to, smallest, coarse } = ends();
    const x0 = between(from, Number((Math.round(x / coarse) * coarse).toFixed(12)) || 0, to);
    ours = true;
    host.put({ x0, h: rounded(fit(from, to, x0, h, smallest), 12) });
    ours = false;
  };
  const moveX = (/** @type {number} */ x) => move(x, chosen);
  const moveH = (/** @type {number} */ h) => move(get("x0"), (chosen = h));
  const run = player({ get: () => get("h"), shrink: moveH, done: arrived, changed: host.draw }, host.signal);
  const byHand = (/** @type {number} */ h) => {
    run.stop();
    moveH(h);
  };
  const play = () => {
    if (run.running()) return run.stop();
    if (arrived()) moveH(side() * part * (ends().to - ends().from));
    run.start();
  };
  return {
    side,
    moveX,
    byHand,
    hears: /** @type {[string[], () => void]} */ ([
      ["h"],
      () => ours || (chosen = get("h")), // Python, or another view, chose h
    ]),
    keyX: keys(
      () => [ends().from, ends().to],
      () => get("x0"),
      moveX,
    ),
    /** @type {import("./handle.js").Keys} */
    keyH: (step, far) => {
      const { from, to, smallest } = ends();
      if (step === "Home" || step === "End") return byHand(side() * (step === "Home" ? smallest : to - from));
      const grows = (step === "Right") === side() > 0; // the point goes where the arrow points
      byHand(rounded(get("h") * (far ? 10 : 1.15) ** (grows ? 1 : -1), 3));
    },
    /** The sliders of x0 and h. `name` is that of the variable; `of` and `to` say what each of them is. */
    rows: (
      /** @type {string} */ name,
      /** @type {(v: number) => string} */ tell,
      /** @type {string} */ of,
      /** @type {string} */ to,
    ) => [
      slider({
        symbol: sub(name, "0"),
        label: `${name}0, ${of}`,
        ends: [ends().from, ends().to],
        step: ends().coarse,
        value: get("x0"),
        text: tell(get("x0")),
        told: `${name}0 = ${tell(get("x0"))}`,
        input: moveX,
      }),
      slider({
        symbol: html`<i>h</i>`,
        label: `h, ${to}, logarithmic`,
        ends: [Math.log10(ends().smallest), Math.log10(ends().to - ends().from)],
        step: 0.02,
        value: Math.log10(Math.abs(get("h"))),
        text: tell(get("h")),
        told: `h = ${tell(get("h"))}`,
        input: (exponent) => byHand(side() * rounded(10 ** exponent, 3)),
      }),
    ],
    buttons: () => [
      button(run.running() ? "❚❚ Pause" : "▶ Let h shrink", play),
      button("Other side", () => moveH(-get("h"))),
    ],
  };
}
