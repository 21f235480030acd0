// @ts-check
// A number that a hand moves between two ends, and a point of the plane: dragged, with the keys, with
// sliders.
import { tickStep } from "d3-array";
import { html } from "lit-html";
import { between, decimals } from "../mathematics/numbers.js";
import { slider } from "./controls.js";
import { handle, keys } from "./handle.js";

/** @typedef {import("./explorer.js").Host} Host */

/**
 * The trait keeps as many digits as a hand can set; `finer` are more. `step` is that of its slider.
 * @param {Host} host @param {string} trait @param {() => [number, number]} ends
 * @param {{finer?: number, step?: number}} [how]
 */
export function knob(host, trait, ends, { finer = 0, step } = {}) {
  const get = () => host.get(trait);
  const put = (/** @type {number} */ v) => host.put({ [trait]: kept(ends(), v, finer) });
  return {
    get,
    put,
    key: keys(ends, get, put),
    /** For a handle. */
    value: (/** @type {string} */ text) => ({ from: ends()[0], to: ends()[1], now: get(), text }),
    /** Its slider. `label` is its name in plain words, `text` its value. */
    row: (
      /** @type {string} */ label,
      /** @type {string} */ text,
      symbol = /** @type {any} */ (html`<i>${trait}</i>`),
    ) =>
      slider({
        symbol,
        label,
        ends: ends(),
        step: step ?? 10 ** -between(0, decimals(ends()) + finer, 100),
        value: get(),
        text,
        told: `${trait} = ${text}`,
        input: put,
      }),
  };
}

/** A number between two ends, with as many digits as a hand can set. */
export const kept = (/** @type {[number, number]} */ [from, to], /** @type {number} */ v, finer = 0) =>
  between(from, Number(v.toFixed(between(0, decimals([from, to]) + finer, 100))) || 0, to);

/** @typedef {[number, number]} Pair */

/**
 * `get` and `put` are its place; it stays in the window, on places that a hand can set: with a digit fewer
 * than a number alone has, because two are set at once, or as many as `finer` adds.
 * @param {{window: () => [Pair, Pair], get: () => Pair, put: (at: Pair) => void, finer?: number}} what
 */
export function planePoint({ window, get, put, finer = -1 }) {
  const to = (/** @type {number} */ x, /** @type {number} */ y) => {
    const next = /** @type {Pair} */ ([kept(window()[0], x, finer), kept(window()[1], y, finer)]);
    const now = get();
    if (now[0] !== next[0] || now[1] !== next[1]) put(next);
  };
  /** @type {import("./handle.js").Keys} */
  const key = (step, far, pressed) => {
    const [x, y] = get();
    const along = /Up|Down/.test(pressed) ? 1 : 0;
    const [from, end] = window()[along];
    const next = tickStep(from, end, far ? 10 : 100) * (/Down|Left/.test(pressed) ? -1 : 1);
    if (step === "Home" || step === "End") return to(step === "Home" ? from : end, y);
    if (along) to(x, y + next);
    else to(x + next, y);
  };
  return {
    to,
    key,
    /** Where a click on the map brings it. */
    tap: (/** @type {number} */ px, /** @type {number} */ py, /** @type {{x: any, y: any}} */ { x, y }) =>
      to(x.invert(px), y.invert(py)),
    /** The handle on a picture with these scales; `text` is where it is, in words. */
    handle: ({ x, y }, { name, look, text, along = 0, at = [x(get()[0]), y(get()[1])] }) =>
      handle({
        name,
        look,
        kind: "point of the plane",
        at: /** @type {Pair} */ (at),
        value: { from: window()[along][0], to: window()[along][1], now: get()[along], text },
        drag: (px, py) => to(x.invert(px), y.invert(py)),
        key,
      }),
    /** Two sliders. `axes` are the names, `tell` writes a value with its unit. */
    rows: (/** @type {string[]} */ axes, /** @type {((v: number) => string)[]} */ tell) =>
      [0, 1].map((i) =>
        slider({
          symbol: html`<i>${axes[i]}</i>`,
          label: axes[i],
          ends: window()[i],
          step: 10 ** -Math.max(0, decimals(window()[i]) - 1),
          value: get()[i],
          text: tell[i](get()[i]),
          told: `${axes[i]} ${tell[i](get()[i])}`,
          input: (v) => (i ? to(get()[0], v) : to(v, get()[1])),
        }),
      ),
  };
}
