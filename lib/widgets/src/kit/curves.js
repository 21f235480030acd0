// @ts-check
// The curve that an explorer is about: the function that Python sent, or the one that a reader types.
import { naming } from "../mathematics/naming.js";
import { float64, sample, table } from "../mathematics/table.js";
import { formulaField } from "./field.js";

/** @typedef {import("../mathematics/table.js").Table} Table @typedef {ReturnType<typeof naming>} Naming */

/**
 * Calls `show` with the table, its label, and the words for its axes. `own` is what stands there where
 * nothing is typed, if not the samples. Returns the field, and what the explorer hears.
 * @param {import("./explorer.js").Host} host
 * @param {(t: Table, label: string, words: Naming) => void} show
 */
export function ownOrTyped(
  host,
  show,
  own = () =>
    show(table(float64(host.get("samples"))), host.get("label"), naming(host.get("axes"), host.get("units"))),
) {
  const typed = (/** @type {any[]} */ [f], /** @type {string[]} */ [text]) => {
    const [from, to] = host.get("interval");
    const t = sample(f, from, to);
    if (!t) throw new Error(`This has no value anywhere from x = ${from} to x = ${to}.`);
    show(t, `f(x) = ${text}`, naming(["x", "f(x)"], ["", ""]));
  };
  own();
  return {
    field: formulaField(host, { show: typed, showOwn: own }),
    hears: /** @type {[string[], () => void]} */ ([["samples", "label", "axes"], own]),
  };
}
