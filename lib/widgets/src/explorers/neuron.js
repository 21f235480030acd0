// @ts-check
// One neuron: z = w x + b, and an activation of it. Drag the middle, where z = 0, to shift the curve;
// drag the place where z = 2 to squeeze it; drag the point along it. Notice that it stays one and the
// same curve, and that its slope, in the lower picture, is there only in a window around the middle.
import { html, svg } from "lit-html";
import { button, buttons, card, choices, readings, swatch, title } from "../kit/controls.js";
import { explorer } from "../kit/explorer.js";
import { handle, keys } from "../kit/handle.js";
import { kept, knob } from "../kit/knob.js";
import { curve, dot, path, through, words } from "../kit/marks.js";
import { linear, panel } from "../kit/panel.js";
import {
  ACTIVATIONS,
  outline,
  peak,
  reading,
  SATURATED,
  slope,
  value,
  where,
  zones,
} from "../mathematics/activations.js";
import { between, evenly, naming, rounded, short, slopeText, withUnit } from "../mathematics/numbers.js";

const STEEPEST = 4; // the largest weight that a hand can set
const SECOND = 2; // the z of the handle that squeezes
const MARGIN = { top: 22 };
const POINTS = 240; // of a curve
const RANGES = { sigmoid: [-0.1, 1.1], tanh: [-1.2, 1.2] };
const PERCENT = `${SATURATED * 100} %`;
const SAYS = { saturated: "saturated", dead: "dead: slope 0", deaf: "w = 0: slope 0 everywhere" };

export default explorer("neuron", (host) => {
  const { get } = host;
  const interval = () => get("interval");
  const state = () => ({
    activation: get("activation"),
    alpha: get("alpha"),
    w: get("w"),
    b: get("b"),
    x: get("x"),
    interval: interval(),
  });

  // What hands do: x stays in the interval, w and b where a hand can set them.

  const limit = { w: () => STEEPEST, b: () => STEEPEST * Math.max(...interval().map(Math.abs)) };
  const knobs = {
    w: knob(host, "w", () => [-limit.w(), limit.w()], { step: 0.01 }),
    b: knob(host, "b", () => [-limit.b(), limit.b()], { step: 0.01 }),
    x: knob(host, "x", interval),
  };
  const fine = (most, v) => between(-most, Number(v.toFixed(3)) || 0, most);
  /** Shifts the curve: z = 0 comes to x. */
  const shift = (x) => host.put({ b: fine(limit.b(), -get("w") * kept(interval(), x)) });
  /** Squeezes it: z = 2 comes to x, and the middle stays. */
  const squeeze = (x) => {
    const middle = where(state(), 0);
    const run = kept(interval(), x) - middle;
    const w = fine(limit.w(), run ? SECOND / run : STEEPEST);
    host.put({ w, b: fine(limit.b(), -w * middle) });
    return w;
  };
  const squeezeByKey = (x) => {
    const before = get("w");
    const way = Math.sign(x - where(state(), SECOND));
    if (squeeze(x) !== before) return;
    if (Math.abs(before) === STEEPEST && way === -Math.sign(before)) turn(); // step over the middle
  };
  const turn = () => host.put({ w: -get("w") + 0, b: -get("b") + 0 });

  const bands = (now, { x, area: { top, bottom } }) =>
    zones(now).map(
      ({ kind, from, to }) =>
        svg`<rect class="ex-gap ex-zone-${kind}" x=${x(from)} y=${top} width=${x(to) - x(from)} height=${bottom - top}></rect>`,
    );
  const across = ({ names }) => linear(interval(), { name: names[0], many: 13, few: 7 });

  const output = (now, read, { names, tell }) => {
    const { activation, alpha } = now;
    const [from, to] = interval();
    const reach = Math.max(...interval().map(Math.abs));
    const place = (z, name, { x, y, area }, move, key) => {
      const at = where(now, z);
      if (!(at >= from && at <= to)) return "";
      const cy = between(area.top, y(value(activation, alpha, z)), area.bottom);
      const crowded = z > 0 && Math.abs(x(at) - x(where(now, 0))) < 40;
      const down = z > 0 ? (cy < area.top + 24 ? 26 : -14) : 26;
      const more = z ? `w = ${short(now.w)}` : `b = ${short(now.b)}`;
      return [
        crowded ? "" : words(x(at), cy + down, "middle", `z = ${z}`),
        handle({
          name,
          look: "ex-second",
          at: [x(at), cy],
          value: { from, to, now: at, text: `z = ${z} at x = ${tell[0](at)}, ${more}` },
          drag: (px) => move(x.invert(px)),
          key: keys(interval, () => where(state(), z), key),
        }),
      ];
    };
    return panel(host, "output", {
      label: "The output of the neuron",
      margin: MARGIN,
      usual: [720, 240],
      x: across({ names }),
      y: linear(RANGES[activation] ?? [-0.25 * reach, reach], { name: names[1] }),
      inside: (at) => {
        const wide = at.area.right - at.area.left;
        const steep = (at.y(1) - at.y(0)) / (at.x(1) - at.x(0));
        const long = Math.min(0.16 * wide, 110);
        return [
          bands(now, at),
          curve("ex-guides", at, outline({ ...now, w: 1, b: 0 }, POINTS)),
          curve("ex-curve", at, outline(now, POINTS)),
          Number.isFinite(read.dx * steep) ? through("ex-tangent", at, [now.x, read.y], read.dx, long) : "",
        ];
      },
      over: (at) => [
        place(0, "Middle, where z = 0", at, shift, shift),
        place(SECOND, `Steepness, where z = ${SECOND}`, at, squeeze, squeezeByKey),
        handle({
          name: "Point x",
          look: "ex-first",
          at: [at.x(now.x), between(at.area.top, at.y(read.y), at.area.bottom)],
          value: knobs.x.value(`x = ${tell[0](now.x)}, y = ${tell[1](read.y)}`),
          drag: (px) => knobs.x.put(at.x.invert(px)),
          key: knobs.x.key,
        }),
      ],
    });
  };

  /** The slope: of ReLU in two pieces, with a ring at each end, because there is none at the kink. */
  const slopes = (now, read, { axes, names, rates }) => {
    const { activation, alpha, w, b } = now;
    const [low, high] = interval();
    const steepest = Math.abs(w) * peak(activation);
    const top = steepest <= 1 ? 1.1 : steepest <= 4 ? 4.4 : 1.1 * steepest; // few jumps: steeper is seen to be so
    const kink = where(now, 0);
    const torn = kink >= low && kink <= high && Number.isNaN(slope(activation, alpha, 0));
    const at = (u, z = w * u + b) => [u, slope(activation, alpha, z) * w];
    const even = evenly(low, high, POINTS).map((u) => at(u));
    const sides = [-w, w].map((z, i) => [at(i ? high : low, z), at(kink, z)]);
    const points = torn ? [sides[0][0], sides[0][1], [kink, NaN], sides[1][1], sides[1][0]] : even;
    return panel(host, "slope", {
      label: "The slope of the output",
      margin: MARGIN,
      usual: [720, 160],
      x: across({ names }),
      y: linear(w < 0 ? [-top, 0.15 * top] : [-0.15 * top, top], {
        name: withUnit(`d${axes[1]}/d${axes[0]}`, rates[0] && `(${rates[0]})`),
        many: 4,
      }),
      inside: (scales) => {
        const { x, area } = scales;
        return [
          bands(now, scales),
          path("ex-guides", `M${x(now.x)} ${area.top}V${area.bottom}`),
          curve("ex-curve ex-own-slope", scales, points),
        ];
      },
      over: ({ x, y, area }) => [
        zones(now).map(({ kind, from, to }) => {
          const wide = x(to) - x(from);
          if (wide < (kind === "saturated" ? 74 : 96)) return "";
          return words((x(from) + x(to)) / 2, w < 0 ? area.bottom - 10 : area.top + 18, "middle", SAYS[kind]);
        }),
        torn ? sides.map(([, [u, v]]) => dot("ex-hole ex-own-slope", x(u), y(v), 4.5)) : "",
        Number.isFinite(read.dx) ? dot("ex-here", x(now.x), y(read.dx)) : "",
      ],
    });
  };

  const view = () => {
    const names = naming(get("axes"), get("units"));
    const { axes, tell, rates, units } = names;
    const now = state();
    const { activation, w, b, x } = now;
    const read = reading(now);
    const [ux, uy] = units;
    const dz = Number.isFinite(read.dz) ? short(read.dz) : "none";
    const bias = (sign) => (b ? ` ${b < 0 ? "−" : sign} ${short(Math.abs(b))}` : "");
    const sum = `${w === 1 ? "" : `${short(w)} `}${axes[0]}${bias("+")}`;
    const with_ = (v, unit) => (Number.isFinite(v) ? withUnit(six(v), unit) : "none");
    const dx = with_(read.dx, rates[0]);
    const note = explain(now, names);
    const choose = (i) => host.put({ activation: ACTIVATIONS[i] });
    const key = html`<span class="ex-key">${swatch("ex-guides")}${activation}(${axes[0]})</span>`;
    const heading = html`<span><span class="ex-named">${get("label")}: </span>${axes[1]} = ${activation}(${sum})</span>`;
    return {
      main: [
        choices("Activation", ACTIVATIONS, ACTIVATIONS.indexOf(activation), choose),
        title(html`${heading} ${key}`),
        output(now, read, names),
      ],
      side: [title(`Its slope d${axes[1]}/d${axes[0]}`), slopes(now, read, names)],
      readings: readings(
        card("z = w x + b", short(read.z), {
          small: `${short(w)} · ${short(x)} ${b < 0 ? "−" : "+"} ${short(Math.abs(b))}`,
        }),
        card("y", with_(read.y, uy), { look: "ex-curve", small: `${activation}(z)` }),
        card("dy/dx", dx, { look: "ex-curve ex-own-slope", small: `${dz} · ${short(w)}` }),
        card("dy/dw", with_(read.dw, [uy, ux].filter(Boolean).join(" ")), { small: `${dz} · ${short(x)}` }),
        card("dy/db", with_(read.db, uy), { small: "slope at z" }),
      ),
      note,
      controls: [
        knobs.w.row("w, the weight", short(w)),
        knobs.b.row("b, the bias", short(b)),
        knobs.x.row("x, the input", tell[0](x)),
        buttons(
          button("w = 1, b = 0", () => host.put({ w: 1, b: 0 })),
          button("Turn: −w", turn),
        ),
      ],
      said: `y = ${tell[1](read.y)}, slope ${dx}. ${note}`,
    };
  };
  return { view };
});

/** Six decimals where they tell something: 0 is written as 0, what is tiny as a power of ten. */
const six = (v) => (Number.isFinite(v) ? (Math.abs(v) < 1e-3 ? short(v) : slopeText(v)) : "none");

/** What the neuron does here, and where it is silent. */
export function explain(state, { tell }) {
  const { activation, alpha, w, x } = state;
  const now = reading(state);
  if (w === 0) return deaf(now);
  const found = zones(state);
  const here = found.find(({ from, to }) => x >= from && x <= to);
  const middle = tell[0](rounded(where(state, 0), 4));
  if (Number.isNaN(now.dx))
    return `x is at the kink, −b/w: there ${activation} has no slope. What an engine returns is a convention: ours ${activation === "ReLU" ? "0" : "the mean of both sides"}.`;
  if (activation === "leaky ReLU")
    return `The kink is at −b/w = ${middle}. On one side the slope is w, on the other ${short(alpha)} w: small, and never 0, so the neuron is never dead.`;
  if (activation === "ReLU") {
    const side = w > 0 ? "Left" : "Right";
    const dead = `${side} of the kink at −b/w = ${middle} the neuron is dead: its slope is exactly 0`;
    return here && x !== where(state, 0)
      ? `${dead}. So dy/dw and dy/db are 0 too: from this x it cannot learn.`
      : `${dead}. Here it lives, and the slope is w.`;
  }
  const share = Math.round((100 * now.dz) / peak(activation));
  const [left, right] = edges(state);
  const window = `The slope is ${PERCENT} of its largest or more only from x = ${tell[0](left)} to ${tell[0](right)}, around −b/w = ${middle}.`;
  return here
    ? `${window} Here it is ${share < 1 ? "less than 1" : share} %: the neuron is saturated.`
    : `${window} Here it is ${share} %.`;
}

/** The ends of the window of x in which the slope is not small. */
function edges(state) {
  const all = zones({ ...state, interval: [-Infinity, Infinity] });
  return [all[0].to, all[1].from].map((v) => rounded(v, 3));
}

function deaf(now) {
  const [dw, db] = [now.dw, now.db].map((v) => (Number.isFinite(v) ? v : 0));
  if (!dw && !db)
    return "The weight is 0, so the output ignores x. Here dy/dw and dy/db give nothing to learn from either.";
  if (!dw)
    return "The weight is 0, so the output ignores x. At x = 0 nothing tells the weight to change: dy/dw = 0.";
  return "The weight is 0, so the output ignores x and dy/dx is 0 everywhere. But dy/dw is not 0: training can still change the weight.";
}
