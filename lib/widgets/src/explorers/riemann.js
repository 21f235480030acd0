// @ts-check
// An area in strips. Drag the right end: beside the strips runs the area, as a function, and its rate
// is the height at the edge. Choose a rule and slide the number of strips: on two logarithmic axes the
// error runs down a straight line, once as steep or twice as steep.
import { bisectLeft } from "d3-array";
import { html } from "lit-html";
import { card, choices, readings, slider, title } from "../kit/controls.js";
import { explorer } from "../kit/explorer.js";
import { ownOrTyped } from "../kit/field.js";
import { handle } from "../kit/handle.js";
import { knob } from "../kit/knob.js";
import { breaks, curve, dot, path, tableCurve, through } from "../kit/marks.js";
import { decades, linear, panel } from "../kit/panel.js";
import {
  between,
  countOf,
  evenly,
  rounded,
  short,
  slopeText,
  smallText,
  withUnit,
} from "../mathematics/numbers.js";
import {
  area,
  areas,
  areaUnit,
  COUNTS,
  error,
  explain,
  reading,
  RULES,
  tops,
} from "../mathematics/riemann.js";
import { drawn } from "../mathematics/samples.js";

const OUTLINED = 120; // strips: with more of them their sides would be all that is seen
const BOUND = 1e-12; // of the largest error: below it none is drawn

export default explorer("riemann", (host) => {
  const { get } = host;
  /** @type {any} */
  let ground; // what stands still while the end is dragged
  const { field, hears } = ownOrTyped(host, (t, label, names) => {
    const odd = t.breaks.map((b) => ({ ...b, height: drawn(t, b.to) || drawn(t, b.from) }));
    const unit = areaUnit(names.units[0], names.units[1]);
    ground = { t, label, odd, all: areas(t), unit, ...names };
  });
  const end = knob(host, "x", () => [ground.t.from, ground.t.to]);
  const rule = () => /** @type {import("../mathematics/riemann.js").Rule} */ (get("rule"));
  const named = (/** @type {string} */ what, /** @type {string} */ unit) =>
    withUnit(what, unit && `(${unit})`);

  const strips = (now) => {
    const { t, odd, names, tell } = ground;
    const [x, n] = [get("x"), get("n")];
    const [low, high] = [Math.min(t.low, 0), Math.max(t.high, 0)];
    const [across, up] = [0.03 * (t.to - t.from), 0.07 * (high - low || 1)];
    const blocks = (/** @type {import("../kit/panel.js").At} */ at) => {
      const all = evenly(t.from, x, n);
      return tops(t, x, n, rule())
        .map(([p, q], i) =>
          Number.isFinite(p + q)
            ? `M${at.x(all[i])} ${at.y(0)}V${at.y(p)}L${at.x(all[i + 1])} ${at.y(q)}V${at.y(0)}Z`
            : "",
        )
        .join("");
    };
    return panel(host, "main", {
      label: "The curve with its strips",
      usual: [520, 340],
      x: linear([t.from - across, t.to + across], { name: names[0], many: 8, few: 5 }),
      y: linear([low - up, high + up], { name: names[1] }),
      inside: (at) => {
        const d = blocks(at);
        return [
          path("ex-triangle", d),
          n <= OUTLINED ? path("ex-legs", d) : "",
          breaks(at, odd),
          tableCurve(host, "main", at, t),
          path("ex-guides", `M${at.x(x)} ${at.area.top}V${at.area.bottom}`),
        ];
      },
      over: (at) => {
        const { top, bottom } = at.area;
        const py = Number.isFinite(now.height) ? between(top, at.y(now.height), bottom) : at.y(0);
        return handle({
          name: "Right end, x",
          look: "ex-first",
          at: [at.x(x), py],
          value: end.value(`x = ${tell[0](x)}`),
          drag: (px) => end.put(at.x.invert(px)),
          key: end.key,
        });
      },
    });
  };

  const running = (now) => {
    const { t, all, names, unit } = ground;
    const x = get("x");
    const values = [...all].filter(Number.isFinite);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const [across, up] = [0.03 * (t.to - t.from), 0.1 * (high - low || 1)];
    return panel(host, "area", {
      label: "The running area",
      margin: { top: 25 },
      usual: [270, 170],
      x: linear([t.from - across, t.to + across], { name: names[0], many: 5 }),
      y: linear([low - up, high + up], { name: named("area", unit), many: 4 }),
      inside: (at) => [
        curve(
          "ex-law",
          at,
          Array.from(t.x, (u, i) => [u, all[i]]),
        ),
        through("ex-tangent", at, [x, now.area], now.height),
      ],
      over: (at) => (Number.isFinite(now.area) ? dot("ex-mark", at.x(x), at.y(now.area)) : ""),
    });
  };

  const errors = (now) => {
    const { t, all } = ground;
    const [x, n] = [get("x"), get("n")];
    const points = host.kept("errors", [t, x, rule()], () =>
      COUNTS.map((count) => [count, Math.abs(error(t, all, x, count, rule())) || NaN]),
    );
    const seen = points.map((p) => p[1]).filter((v) => v > 0);
    const top = 10 ** Math.ceil(Math.log10(seen.length ? Math.max(...seen) : 1));
    const low = Math.max(seen.length ? Math.min(...seen) : top, top * BOUND);
    const shown = Math.abs(now.error) > 0;
    return panel(host, "errors", {
      label: "The size of the error against the number of strips",
      margin: { top: 25 },
      usual: [270, 170],
      x: decades([1, 1000], { name: "strips" }),
      y: decades([Math.min(10 ** Math.floor(Math.log10(low)), top / 1e4), top], { name: "error", room: 22 }),
      inside: (at) => curve("ex-law", at, points),
      over: (at) =>
        shown ? dot("ex-mark", at.x(n), between(at.area.top, at.y(Math.abs(now.error)), at.area.bottom)) : "",
    });
  };

  const view = () => {
    const { t, all, label, tell, units, unit } = ground;
    const [x, n] = [get("x"), get("n")];
    const now = reading(t, all, x, n, rule());
    const read = (/** @type {number} */ v, text, /** @type {string} */ of) =>
      Number.isFinite(v) ? withUnit(text(v), of) : "none";
    const many = countOf(n, "strip");
    const note = explain(now, x, t.from);
    const at = between(0, bisectLeft(COUNTS, n), COUNTS.length - 1);
    return {
      main: [title(label), strips(now)],
      side: [title("Running area, and error"), running(now), errors(now)],
      readings: readings(
        card(many, read(now.sum, number, unit), {
          look: "ex-secant",
          small: html`<span>area </span><span>${read(now.area, number, unit)}</span>`,
        }),
        card("sum − area", read(now.error, smallText, unit)),
        card("rate of the area", read(now.rate, rate, units[1]), { look: "ex-tangent" }),
        card("height at the edge", read(now.height, rate, units[1]), { look: "ex-curve" }),
      ),
      note,
      controls: [
        choices("Rule", RULES, RULES.indexOf(rule()), (/** @type {number} */ i) =>
          host.put({ rule: RULES[i] }),
        ),
        slider({
          symbol: html`<i>n</i>`,
          label: "n, the number of strips",
          ends: [0, COUNTS.length - 1],
          step: 1,
          value: at,
          text: many,
          input: (i) => host.put({ n: COUNTS[i] }),
        }),
        end.row("x, where the area ends", tell[0](x)),
      ],
      field: field(),
      said: `${many}, ${rule()} rule: the sum is ${read(now.sum, number, unit)}, the area ${read(now.area, number, unit)}. ${note}`,
    };
  };
  return { view, hears: [hears] };
});

const proper = (/** @type {string} */ text) => text.replace("-", "−");
const number = (/** @type {number} */ v) =>
  Math.abs(v) >= 1e5 ? short(v) : proper(rounded(v, 7).toFixed(4));
const rate = (/** @type {number} */ v) => (Math.abs(v) >= 1e5 ? slopeText(v) : proper(v.toFixed(3)));
