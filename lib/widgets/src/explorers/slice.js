// @ts-check
// A hill seen from above, and the two cuts through one of its points. Drag the point: along each cut
// one variable is held fixed, so that the hill is a curve with a tangent, whose slope is a partial
// derivative. Then slide the step: the plane of both tangents predicts the height there, and notice in
// the table that half the step leaves a quarter of the error.
import { html } from "lit-html";
import { card, readings, slider, tabled, title } from "../kit/controls.js";
import { explorer } from "../kit/explorer.js";
import { ownOrTypedSurface, whereabouts } from "../kit/field.js";
import { planePoint } from "../kit/knob.js";
import { contourMap } from "../kit/map.js";
import { curve, dot, path, through } from "../kit/marks.js";
import { linear, panel } from "../kit/panel.js";
import { evenly, rounded, short, spoken, withUnit } from "../mathematics/numbers.js";
import { diagonal, grid, largest, prediction, reading, span } from "../mathematics/surface.js";

const POINTS = 120; // of a curve
const FLATTEST = 6; // a window that is drawn to one scale, as in hill.py
const DECADES = 3; // of the step
const LOOKS = ["ex-secant", "ex-tangent"];

export default explorer("slice", (host) => {
  const { get } = host;
  /** @type {any} */
  let hill; // what stands still while the point is dragged
  const { field, hears } = ownOrTypedSurface(host, (surface, label, words) => {
    const { window } = surface;
    const [wide, tall] = window.map(([from, to]) => to - from);
    const sample = grid(surface, 48).values;
    const [low, high] = span(sample);
    const room = 0.08 * (high - low || 1);
    const ends = [low - room, high + room];
    const equal = Math.max(wide / tall, tall / wide) <= FLATTEST;
    hill = { surface, window, label, ends, equal, blank: sample.some(Number.isNaN), ...words };
  });
  const point = planePoint({
    window: () => hill.window,
    get: () => get("at"),
    put: (at) => host.put({ at }),
  });
  const setStep = (exponent) => host.put({ h: Math.min(rounded(10 ** exponent, 2), largest(hill.window)) });

  /** What there is to read off: the slopes, and the plane against the truth for h, h/2 and h/4. */
  const read = (at, h) => {
    const sizes = [h, h / 2, h / 4];
    const steps = sizes.map((size) => diagonal(hill.window, at, size));
    return {
      ...reading(hill.surface, at),
      to: steps[0],
      steps: steps.map((step, i) => ({ h: sizes[i], ...prediction(hill.surface, at, step) })),
    };
  };

  const map = (at, now) =>
    contourMap(host, "map", {
      label: "The hill from above",
      usual: [350, 442],
      ...hill,
      tap: point.tap,
      inside: ({ x, y, area }) => {
        const [px, py] = [x(at[0]), y(at[1])];
        return [
          path(LOOKS[0], `M${area.left} ${py}H${area.right}`),
          path(LOOKS[1], `M${px} ${area.top}V${area.bottom}`),
          path("ex-step", `M${px} ${py}L${x(at[0] + now.to[0])} ${y(at[1] + now.to[1])}`),
        ];
      },
      over: (scales) => [
        dot("ex-goal", scales.x(at[0] + now.to[0]), scales.y(at[1] + now.to[1]), 5),
        point.handle(scales, {
          name: "Point on the map",
          look: "ex-first",
          text: whereabouts(hill, at, now.value),
        }),
      ],
    });

  const cut = (i, at, now, held, slope) => {
    const { surface, window, names, axes, ends } = hill;
    const [from, to] = window[i];
    const height = (v) => surface.at(...(i ? [at[0], v] : [v, at[1]]))[0];
    const points = evenly(from, to, POINTS);
    const heading = `Cut along ${axes[i]}: ${held}`;
    const picture = panel(host, `cut ${i}`, {
      label: `The cut along ${axes[i]}: ${held}, slope ${spoken(slope)}`,
      margin: { top: 22 },
      usual: [350, 208],
      x: linear(window[i], { name: names[i], many: 5 }),
      y: linear(ends, { name: names[2], many: 4 }),
      inside: (scales) => {
        const { x, y, area } = scales;
        const top = Number.isFinite(now.value) ? Math.min(y(now.value), area.bottom) : area.top;
        return [
          path("ex-guides", `M${x(at[i])} ${top}V${area.bottom}`),
          curve(
            "ex-curve",
            scales,
            points.map((v) => [v, height(v)]),
          ),
          through(LOOKS[i], scales, [at[i], now.value], now.slopes[i]),
        ];
      },
      over: ({ x, y, area }) => {
        const py = y(now.value);
        return py >= area.top && py <= area.bottom ? dot("ex-here", x(at[i]), py) : "";
      },
    });
    return html`<div class="ex-cut">${title(heading)} ${picture}</div>`;
  };

  const view = () => {
    const { label, axes, units, tell, rates, window } = hill;
    const [at, h] = [get("at"), get("h")];
    const now = read(at, h);
    const held = axes.map((name, i) => `${name} stays ${tell[i](at[i])}`);
    const slopes = now.slopes.map((v, i) => (Number.isFinite(v) ? withUnit(short(v), rates[i]) : "none"));
    const note = sentence(hill, now);
    const most = Math.log10(largest(window));
    const step = withUnit(short(h), units[0]);
    return {
      main: [title(label), map(at, now)],
      side: [0, 1].map((i) => cut(i, at, now, held[1 - i], slopes[i])),
      readings: [
        readings(
          card(`slope along ${axes[0]}`, slopes[0], { look: LOOKS[0], small: held[1] }),
          card(`slope along ${axes[1]}`, slopes[1], { look: LOOKS[1], small: held[0] }),
          card(axes[2], tell[2](now.value), { small: `at (${short(at[0])}, ${short(at[1])})` }),
        ),
        table(units, now),
      ],
      note,
      controls: [
        point.rows(axes, tell),
        slider({
          symbol: html`<i>h</i>`,
          label: "h, the step, logarithmic",
          ends: [most - DECADES, most],
          step: 0.02,
          value: Math.log10(h),
          text: step,
          told: `step ${step}`,
          input: setStep,
        }),
      ],
      field: field(),
      said:
        `Slopes ${slopes[0]} along ${axes[0]}, ${slopes[1]} along ${axes[1]}. ` +
        `Step ${short(h)}: error of the plane ${tell[2](now.steps[0].error)}. ${note}`,
    };
  };
  return { view, hears: [hears] };
});

/** Prediction and truth for h, h/2, h/4; the last column stays nearly the same. */
function table([per, , of], now) {
  const square = per || of ? `${of || "1"}/${per ? `${per}²` : "1"}` : "";
  const heads = [
    ["step h", per],
    ["plane says", of],
    ["true", of],
    ["error", of],
    ["error / h²", square],
  ].map(([name, unit]) => html`${name}${unit ? html`<small> (${unit})</small>` : ""}`);
  const number = (v) => (Number.isFinite(v) ? short(v) : "none");
  const few = (v) => number(rounded(v, 4));
  const rows = now.steps.map(({ h, predicted, truth, error }) => ({
    name: short(h),
    cells: [number(predicted), number(truth), few(error), few(error / h ** 2)],
  }));
  return tabled("The plane's prediction against the truth", heads, rows);
}

function sentence({ axes, tell, blank }, { value, slopes, to, steps }) {
  if (!Number.isFinite(value)) return "There is no value here, so there is no slope.";
  const bent = [0, 1].filter((i) => !Number.isFinite(slopes[i]));
  if (bent.length)
    return `Along ${bent.map((i) => axes[i]).join(" and ")} there is a kink or a jump here: no slope, so no plane.`;
  const step = `The step goes ${tell[0](to[0])} along ${axes[0]} and ${tell[1](to[1])} along ${axes[1]}. `;
  const [{ error }, { error: half }] = steps;
  if (!Number.isFinite(error)) return `${step}There is no value there.`;
  if (error === 0 && half === 0) return `${step}On this way the surface lies in its tangent plane: no error.`;
  const left = half / error;
  if (Math.abs(left - 0.25) < 0.04)
    return `${step}Half the step leaves about a quarter of the error: it shrinks with h².`;
  const empty = blank ? " Where the map is blank there is no value." : "";
  return `${step}Half the step leaves ${short(rounded(left, 2))} of the error.${empty}`;
}
