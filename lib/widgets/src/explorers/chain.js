// @ts-check
// Two functions joined, on three number lines. Drag the point or the end of its bar: the bar of u is
// that of x, times the slope of u; the bar of y is that of u, times the slope of y. Notice that the
// slopes multiply, exactly so when the step is small, and that a negative slope turns the bar round.
import { tickStep } from "d3-array";
import { scaleLinear } from "d3-scale";
import { html, svg } from "lit-html";
import { buttons, card, readings, title } from "../kit/controls.js";
import { explorer } from "../kit/explorer.js";
import { formulaField } from "../kit/field.js";
import { handle } from "../kit/handle.js";
import { beside, path, segment, widthOf, words } from "../kit/marks.js";
import { canvas, counted } from "../kit/panel.js";
import { stepped } from "../kit/stepped.js";
import { BAR, lens, reach, reading, sides, tell } from "../mathematics/chain.js";
import { between, per, rounded, short, slopeText, withUnit } from "../mathematics/numbers.js";
import { float64, sample, table } from "../mathematics/samples.js";

const THICK = 11; // of a bar, in pixels
const COLOURS = ["ex-x", "ex-u", "ex-y"];

export default explorer("chain", (host) => {
  const { get } = host;
  const axes = get("axes");
  const [x, u, y] = axes;
  const [from, to] = get("interval");
  const wide = to - from;
  const smallest = 10 ** (Math.floor(Math.log10(wide)) - 6);
  const step = stepped(host, () => ({ from, to, smallest, coarse: tickStep(from, to, 200) }), 1 / 8);
  let magnified = false; // whether a hand wanted a step so short that its bar is magnified

  /** @type {any} */
  let chain; // the two functions, and their words
  const showOwn = () => {
    const [inner, outer] = ["inner", "outer"].map((name) => table(float64(get(`${name}_samples`))));
    chain = { inner, outer, axes, units: get("units"), label: get("label") };
  };
  const typed = (/** @type {any[]} */ [f, g], /** @type {string[]} */ texts) => {
    const inner = sample(f, from, to);
    if (!inner) throw new Error(`${u} has no value anywhere from ${x} = ${from} to ${x} = ${to}.`);
    const [low, high] = reach(inner);
    const outer = sample(g, low, high);
    if (!outer) throw new Error(`${y} has no value at any ${u} that comes out of the first function.`);
    chain = { inner, outer, axes, units: ["", "", ""], label: `${y} = ${texts[1]},  ${u} = ${texts[0]}` };
  };
  showOwn();
  const inputs = [
    { trait: "inner_expression", name: u, variable: x, example: `2${x} - 1` },
    { trait: "outer_expression", name: y, variable: u, example: `1 - sigmoid(${u})` },
  ];
  const field = formulaField(host, { show: typed, showOwn, inputs });

  const lines = ({ x0, h }, { values, steps, slopes }) => {
    const { units } = chain;
    const shown = lens([from, to], x0, h);
    const told = (v, i) => withUnit(short(v), units[i]);
    /** Scales, where the three lines stand, and where the bars end. */
    const places = (area) => {
      const across = scaleLinear([shown.left, shown.right], [area.left, area.right]);
      const overview = scaleLinear([from - wide / 4, to + wide / 4], [area.left, area.right]);
      const at = [0.17, 0.52, 0.87].map((share) => area.top + share * (area.bottom - area.top));
      const px = across(0);
      const tips = steps.map((s) =>
        Number.isNaN(s) ? px : between(area.left - 10, across(s), area.right + 10),
      );
      return { across, overview, at, px, tips };
    };
    /** What is shorter is magnified, and its bar stays as long as it is: a hand cannot shorten it. */
    const dragEnd = (run) => {
      magnified = Math.abs(run) <= BAR * wide;
      const long = Math.abs(h) > BAR * wide;
      if (!magnified) step.byHand(rounded(run, 3));
      else if (long) step.byHand(step.side() * BAR * wide);
      else host.draw();
    };
    return canvas(host, "main", {
      label: `Three number lines: ${axes.join(", ")}`,
      margin: { left: 14, right: 14, top: 4, bottom: 4 },
      usual: [720, 336],
      under: (area) => {
        const { across, at, px, tips } = places(area);
        const aside = px > (area.left + area.right) / 2 ? [area.left, "start"] : [area.right, "end"];
        const ends = [from, to].map((end) => between(area.left, across(end - x0), area.right));
        const close = shown.part < 0.03;
        const top = (i) => at[i] - THICK - 3;
        const joined = [0, 1].filter((i) => !Number.isNaN(steps[i + 1]));
        const join = (i) => `M${px} ${at[i]}V${top(i + 1)}M${tips[i]} ${at[i]}L${tips[i + 1]} ${top(i + 1)}`;
        return [
          at.map((py, i) => {
            if (!Number.isFinite(values[i])) return "";
            const name = { name: axes[i], unit: units[i], close, many: 9, few: 5, from: ` − ${axes[i]}₀` };
            const axis = counted([shown.left, shown.right], values[i], name);
            const room = i ? [area.left, area.right] : ends; // x stays in its interval
            return numberLine(axis([area.left, area.right], area.right - area.left >= 380), room, py, aside);
          }),
          path("ex-guides", joined.map(join).join("")),
          steps.map((s, i) => {
            const cut = Math.abs(across(s) - tips[i]) > 1;
            return path(`ex-bar ${COLOURS[i]}`, Number.isNaN(s) ? "" : bar(px, tips[i], at[i], cut));
          }),
        ];
      },
      over: (area) => {
        const { overview, at, px, tips } = places(area);
        const ends = { from, to };
        return [
          values.map((v, i) => {
            if (!Number.isFinite(v)) return "";
            const by = Number.isFinite(steps[i]) ? `,  Δ${axes[i]} = ${told(steps[i], i)}` : "";
            const text = `${axes[i]}₀ = ${told(v, i)}${by}`;
            const half = widthOf(text) / 2;
            return words(between(area.left + half, px, area.right - half), at[i] - THICK - 8, "middle", text);
          }),
          slopes.slice(0, 2).map((slope, i) => {
            if (Number.isNaN(values[i + 1])) return "";
            const text = Number.isNaN(slope) ? "no slope" : `× ${short(slope)}`;
            const away = tips[i] + tips[i + 1] < 2 * px ? 10 : -10; // from the bars
            return beside(area, {
              at: px,
              away,
              y: (at[i] + at[i + 1]) / 2 + 2,
              text,
              look: "ex-label ex-factor",
            });
          }),
          handle({
            name: "End of the step",
            look: "ex-second",
            at: [tips[0], at[0]],
            value: { ...ends, now: x0 + h, text: `h = ${told(h, 0)}` },
            drag: (tx) => dragEnd(overview.invert(tx) - overview.invert(px)),
            key: step.keyH,
          }),
          handle({
            name: `Point ${x}0`,
            look: "ex-first",
            at: [px, at[0]],
            value: { ...ends, now: x0, text: `${x}0 = ${told(x0, 0)}` },
            drag: (tx) => step.moveX(overview.invert(tx)),
            key: step.keyX,
          }),
        ];
      },
    });
  };

  const view = () => {
    const { inner, outer, units, label } = chain;
    const state = { x0: get("x0"), h: get("h") };
    const now = reading(inner, outer, state.x0, state.h);
    const pairs = [
      [1, 0],
      [2, 1],
      [2, 0],
    ];
    const read = (v, /** @type {number[]} */ [top, bottom]) =>
      Number.isFinite(v) ? withUnit(slopeText(v), per(units[top], units[bottom])) : "none";
    const [slopes, ratios] = [now.slopes, now.ratios].map((all) => all.map((v, i) => read(v, pairs[i])));
    const hint =
      magnified && Math.abs(state.h) <= BAR * wide
        ? " A step this short is shown magnified: its slider, or the keys, make it shorter."
        : "";
    const note = tell(chain, now) + hint;
    const ways = sides(now.steps).map((side, i) => `${axes[i]} ${side}`);
    return {
      main: [title(label), lines(state, now)],
      readings: readings(
        pairs.map(([top, bottom], i) =>
          card(`${axes[top]} per ${axes[bottom]}${i === 2 ? ", product" : ""}`, slopes[i], {
            name: COLOURS[i ? 2 : 1],
            small: html`<span>measured </span><span>${ratios[i]}</span>`,
          }),
        ),
      ),
      note,
      controls: [
        step.rows(x, (v) => withUnit(short(v), units[0]), "the point", "the step"),
        buttons(...step.buttons()),
      ],
      field: field(),
      said: `Slopes ${slopes[0]} times ${slopes[1]} is ${slopes[2]}, measured ${ratios[2]}. The bars point: ${ways.join(", ")}. ${note}`,
    };
  };
  return { view, hears: [step.hears, [["inner_samples", "outer_samples", "label"], showOwn]] };
});

function numberLine(
  /** @type {import("../kit/panel.js").Axis} */ { shown, ticks, text, name },
  /** @type {any[]} */ [from, to],
  y,
  /** @type {any[]} */ [aside, anchor],
) {
  const seen = ticks.filter((v) => shown(v) >= from - 0.5 && shown(v) <= to + 0.5);
  return [
    segment("ex-zero", [from, y], [to, y]),
    seen.map(
      (v) => svg`<line class="ex-zero" x1=${shown(v)} x2=${shown(v)} y1=${y} y2=${y + 5}></line>
        <text x=${shown(v)} y=${y + 19} text-anchor="middle">${text(v)}</text>`,
    ),
    words(aside, y - THICK - 25, anchor, name, "ex-name"),
  ];
}

/** A bar with a head that shows which way it points, with two where it goes on; of no length, a diamond. */
function bar(from, to, y, cut) {
  const half = THICK / 2;
  const length = Math.abs(to - from);
  if (length < 1) return `M${from - half} ${y}L${from} ${y - half}L${from + half} ${y}L${from} ${y + half}Z`;
  const back = -Math.sign(to - from) * Math.min(10, length);
  const head = (tip) => `M${tip + back} ${y - THICK + 2}L${tip} ${y}L${tip + back} ${y + THICK - 2}Z`;
  const [tip, neck] = [cut ? to + back : to, (cut ? to + back : to) + back];
  return `M${from} ${y - half}H${neck}V${y + half}H${from}Z${head(tip)}${cut ? head(to) : ""}`;
}
