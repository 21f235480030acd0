// @ts-check
// A number that a hand moves between two ends: dragged along an axis, with the keys, with a slider.
import { html } from "lit-html";
import { decimals } from "../mathematics/numbers.js";
import { slider } from "./controls.js";
import { keys } from "./handle.js";
import { between } from "./marks.js";

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
