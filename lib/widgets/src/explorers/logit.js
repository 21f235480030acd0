// @ts-check
// One example with a yes-or-no answer, and four losses against the logit. Drag the logit to where the
// model is sure and wrong. Notice in the lower picture who still has a slope there: cross-entropy and
// hinge pull with full force, the two that go through the flat sigmoid hardly at all.
import { html } from "lit-html";
import { button, buttons, choices, tabled, title } from "../kit/controls.js";
import { explorer } from "../kit/explorer.js";
import { handle } from "../kit/handle.js";
import { knob } from "../kit/knob.js";
import { curve, dot, path } from "../kit/marks.js";
import { linear, panel } from "../kit/panel.js";
import { kink, LOSSES, outline, reading, slope } from "../mathematics/logit.js";
import { between, naming, rounded, short, slopeText, withUnit } from "../mathematics/numbers.js";

const MARGIN = { top: 22 };
const FLAT = 0.1; // a pull below this is hardly one
const look = (i) => `ex-logit ex-logit-${i}${i ? "" : " ex-curve"}`;
const round = (v) => short(rounded(v, 4));
const told = (v) => (Number.isFinite(v) ? (Math.abs(v) < 1e-6 ? round(v) : slopeText(v)) : "kink");

export default explorer("logit", (host) => {
  const { get } = host;
  const interval = () => get("interval");
  const z = knob(host, "z", interval);
  /** To one end of the interval, or to its middle: -1 is sure and wrong. */
  const go = (way) => () => z.put(way ? interval()[Number(way > 0 === (get("target") === 1))] : 0);
  const guide = ({ x, area }) => path("ex-guides", `M${x(get("z"))} ${area.top}V${area.bottom}`);
  const across = ({ names }) => linear(interval(), { name: names[0], many: 13, few: 7 });

  const values = (now, words) => {
    const top = 1.06 * Math.max(...interval().map(Math.abs), 1);
    return panel(host, "values", {
      label: "The losses against the logit",
      margin: MARGIN,
      usual: [840, 272],
      x: across(words),
      y: linear([-0.05 * top, top], { name: words.names[1], many: 5 }),
      inside: (at) => [
        guide(at),
        LOSSES.map((name, i) => curve(look(i), at, outline(name, interval(), get("target"), 240))),
      ],
      over: ({ x, y, area }) => [
        now.losses.map(({ loss }, i) =>
          dot(`ex-logit-dot ex-logit-${i}`, x(get("z")), between(area.top, y(loss), area.bottom), 5),
        ),
        handle({
          name: "Logit",
          look: "ex-here-handle",
          at: [x(get("z")), area.bottom],
          value: z.value(`z = ${words.tell[0](get("z"))}, p = ${round(now.p)}`),
          drag: (px) => z.put(x.invert(px)),
          key: z.key,
        }),
      ],
    });
  };

  const slopes = (now, words) => {
    const [target, at0] = [get("target"), kink(get("target"))];
    const ends = [-1, 1].map((side) => slope("hinge", at0 + side, target));
    const torn = at0 > interval()[0] && at0 < interval()[1];
    const points = (name) => outline(name, interval(), target, 240).map(([u]) => [u, slope(name, u, target)]);
    return panel(host, "slopes", {
      label: "Their slopes against the logit",
      margin: MARGIN,
      usual: [840, 176],
      x: across(words),
      y: linear([-1.2, 1.2], { name: "slope", many: 4 }),
      inside: (at) => [guide(at), LOSSES.map((name, i) => curve(look(i), at, points(name)))],
      over: ({ x, y }) => [
        now.losses.map(({ slope: v }, i) =>
          Number.isFinite(v) ? dot(`ex-logit-dot ex-logit-${i}`, x(get("z")), y(v), 5) : "",
        ),
        torn ? ends.map((v) => dot("ex-hole ex-logit-1", x(at0), y(v), 4)) : "",
      ],
    });
  };

  const view = () => {
    const state = { z: get("z"), target: get("target") };
    const words = naming(get("axes"), get("units"));
    const now = reading(state);
    const [p, note] = [round(now.p), explain(state, now)];
    const rows = now.losses.map(({ name, loss, slope: v }, i) => ({
      look: `ex-logit ex-logit-${i}`,
      name,
      cells: [named(name, state.target), withUnit(round(loss), words.units[1]), told(v)],
    }));
    const answers = ["the answer is 1", "the answer is 0"];
    const answer = choices("Answer", answers, 1 - state.target, (i) => host.put({ target: 1 - i }));
    const heading = html`<span class="ex-named">${get("label")}: </span>the answer is ${state.target}, p = ${p}`;
    return {
      main: [answer, title(heading), values(now, words)],
      side: [title("Their slopes in z"), slopes(now, words)],
      readings: tabled(
        "Four losses and their slopes at the logit",
        ["loss", "formula", "now", "slope in z"],
        rows,
      ),
      note,
      controls: [
        z.row("z, the logit", words.tell[0](state.z)),
        buttons(button("sure, wrong", go(-1)), button("unsure", go(0)), button("sure, right", go(1))),
      ],
      said: `p = ${p}. ${note}`,
    };
  };
  return { view };
});

/** The formula of a loss, for the answer. */
const named = (/** @type {import("../mathematics/logit.js").Name} */ name, /** @type {number} */ target) =>
  ({
    "cross-entropy": target ? "−ln p" : "−ln(1 − p)",
    hinge: target ? "max(0, 1 − z)" : "max(0, 1 + z)",
    squared: target ? "(1 − p)²" : "p²",
    "1 − p": "no target",
  })[name];

/** Who learns from this example. */
export function explain({ z, target }, { p, losses }) {
  const share = target ? p : 1 - p;
  const pulls = ({ slope: v }) => Math.abs(v) >= FLAT;
  const list = (some) =>
    some
      .map(({ name }) => name)
      .join(", ")
      .replace(/, ([^,]*)$/, " and $1");
  const wrong = target ? "" : " 1 − p does not ask for the answer: it pushes z up, away from 0.";
  if (Number.isNaN(losses[1].slope))
    return `Here hinge has its kink, and no slope: to one side it pulls, to the other no longer.${wrong}`;
  if (share < 0.1) {
    const [some, none] = [list(losses.filter(pulls)), list(losses.filter((one) => !pulls(one)))];
    const many = (names, one, more) => (names.includes(" and ") ? more : one);
    const flat = none && `; ${none} ${many(none, "is", "are")} almost flat here, so the mistake stays`;
    return `Sure and wrong: a confident mistake. ${some[0].toUpperCase()}${some.slice(1)} still ${many(some, "pulls", "pull")}${flat}.${wrong}`;
  }
  if (share > 0.9)
    return `Right and sure. Hinge is 0 beyond its margin and pulls no longer; cross-entropy still pulls a little.${wrong}`;
  const all = losses[1].slope
    ? "each loss has a slope"
    : "each loss but hinge, beyond its margin, has a slope";
  return `The model is not sure, and ${all}. That of the cross-entropy is p − ${target}.${wrong}`;
}
