// @ts-check
// A chord through two points of a curve, and what becomes of it. Drag the first point along the
// curve; drag the second one, or slide h, toward it: the chord turns into the tangent. Notice in the
// picture on the right that a tenth of h leaves about a tenth of the difference.
import { html } from "lit-html";
import { buttons, card, readings, title } from "../kit/controls.js";
import { explorer } from "../kit/explorer.js";
import { ownOrTyped } from "../kit/field.js";
import { handle } from "../kit/handle.js";
import { beside, breaks, curve, dot, path, tableCurve, through, words } from "../kit/marks.js";
import { decades, linear, panel } from "../kit/panel.js";
import { stepped } from "../kit/stepped.js";
import { between, decimals, slopeText, smallText, withUnit } from "../mathematics/numbers.js";
import { drawn } from "../mathematics/samples.js";
import { differences, explain, reading } from "../mathematics/secant.js";

export default explorer("secant", (host) => {
  const { get } = host;
  /** @type {any} */
  let ground; // what stands still while points are dragged
  const { field, hears } = ownOrTyped(host, (t, label, names) => {
    const odd = t.breaks.map((b) => ({ ...b, height: drawn(t, b.to) || drawn(t, b.from) }));
    const smallest = 10 ** (Math.floor(Math.log10(t.to - t.from)) - 6);
    ground = {
      t,
      label,
      odd,
      smallest,
      wide: t.to - t.from,
      coarse: 10 ** -decimals([t.from, t.to]),
      ...names,
    };
  });
  const step = stepped(
    host,
    () => ({ ...ground.t, smallest: ground.smallest, coarse: ground.coarse }),
    1 / 4,
  );
  const dragEnd = (/** @type {number} */ x) => {
    const h = Math.round(x / ground.coarse) * ground.coarse - get("x0");
    if (Math.abs(h) >= ground.smallest) step.byHand(Number(h.toFixed(12)));
  };

  const chordPanel = ({ x0, h }, now) => {
    const { t, odd, wide, names, tell } = ground;
    const [across, up] = [0.03 * wide, 0.08 * (t.high - t.low)];
    const solid = Number.isFinite(now.chord);
    const value = (v, text) => ({ from: t.from, to: t.to, now: v, text });
    /** The two points in pixels; one without height, or far outside, stands at the edge. */
    const corners = ({ x, y, area }) => {
      const inside = (v) => (Number.isNaN(v) ? area.bottom : between(area.top, y(v), area.bottom));
      return [x(x0), x(x0 + h), inside(now.y0), inside(now.y1)];
    };
    return panel(host, "main", {
      label: "The curve with its secant and tangent",
      usual: [520, 340],
      x: linear([t.from - across, t.to + across], { name: names[0], many: 8, few: 5 }),
      y: linear([t.low - 1.9 * up, t.high + up], { name: names[1] }),
      inside: (at) => {
        const { x, y, area } = at;
        const [px, qx, footP, footQ] = corners(at);
        const legs = `M${px} ${y(now.y0)}H${qx}V${y(now.y1)}`;
        return [
          solid ? path("ex-triangle", `${legs}Z`) : "",
          path("ex-guides", `M${px} ${footP}V${area.bottom}M${qx} ${footQ}V${area.bottom}`),
          breaks(at, odd),
          tableCurve(host, "main", at, t),
          through("ex-tangent", at, [x0, now.y0], now.tangent),
          through("ex-secant", at, [x0, now.y0], now.chord),
          solid ? path("ex-legs", legs) : "",
        ];
      },
      over: (at) => {
        const { x, area } = at;
        const [px, qx, py, qy] = corners(at);
        const [away, low] = [step.side() * 5, area.bottom - 6];
        const run = words((px + qx) / 2, py + (now.rise > 0 ? 17 : -8), "middle", `run ${tell[0](h)}`);
        const rise = {
          at: qx,
          away: 14 * step.side(),
          y: (py + qy) / 2 + 4,
          text: `rise ${tell[1](now.rise)}`,
        };
        return [
          beside(area, { at: px, away: -away, y: low, text: "x₀" }),
          Math.abs(qx - px) > 46 ? beside(area, { at: qx, away, y: low, text: "x₀+h" }) : "",
          solid && Math.abs(qx - px) > 62 ? run : "",
          solid && Math.abs(qy - py) > 22 ? beside(area, rise) : "",
          handle({
            name: "First point, x0",
            look: "ex-first",
            at: [px, py],
            value: value(x0, `x0 = ${tell[0](x0)}`),
            drag: (u) => step.moveX(x.invert(u)),
            key: step.keyX,
          }),
          handle({
            name: "Second point, x0 + h",
            look: "ex-second",
            at: [qx, qy],
            value: value(x0 + h, `x0 + h = ${tell[0](x0 + h)}, h = ${tell[0](h)}`),
            drag: (u) => dragEnd(x.invert(u)),
            key: step.keyH,
          }),
        ];
      },
    });
  };

  const differencePanel = ({ x0, h }, now) => {
    const { t, smallest, wide, units } = ground;
    const points = differences(t, x0, h, smallest).map(([size, v]) => [size, v > 0 ? v : NaN]);
    const shown = now.difference > 0;
    const seen = [...points.map((p) => p[1]), now.difference].filter((v) => v > 0);
    const [low, high] = seen.length ? [Math.min(...seen), Math.max(...seen)].map(Math.log10) : [-6, 0];
    const top = 10 ** Math.ceil(high);
    const mark = ({ x, y, area }) => [x(Math.abs(h)), shown ? y(now.difference) : area.bottom];
    return panel(host, "side", {
      label: "Difference against h",
      margin: { top: 14 },
      usual: [310, 340],
      x: decades([smallest, wide], { name: withUnit("size of h", units[0] && `(${units[0]})`) }),
      y: decades([Math.min(10 ** Math.floor(low), top / 1e4), top], { room: 18 }),
      inside: (at) => {
        const [cx, cy] = mark(at);
        const cross = `M${cx} ${at.area.bottom}V${cy}H${at.area.left}`;
        return [curve("ex-law", at, points), Number.isFinite(now.difference) ? path("ex-guides", cross) : ""];
      },
      over: (at) => {
        const { left, right, top, bottom } = at.area;
        const [cx, cy] = mark(at);
        const none = Number.isNaN(now.tangent) ? "no tangent here" : "no difference at all";
        return [
          Number.isFinite(now.difference) ? dot("ex-mark", cx, cy) : "",
          points.some((p) => p[1] > 0) ? "" : words((left + right) / 2, (top + bottom) / 2, "middle", none),
        ];
      },
    });
  };

  const view = () => {
    const { t, label, tell, rates } = ground;
    const state = { x0: get("x0"), h: get("h") };
    const now = reading(t, state.x0, state.h);
    const read = (v, text) => (Number.isFinite(v) ? withUnit(text(v), rates[0]) : "none");
    const [chord, slope] = [read(now.chord, slopeText), read(now.tangent, slopeText)];
    const difference = read(now.difference, smallText);
    const quotient = Number.isFinite(now.chord) ? `${tell[1](now.rise)} / ${tell[0](state.h)}` : "";
    const note = explain(t, state.x0, state.h);
    return {
      main: [title(label), chordPanel(state, now)],
      side: [title("Difference of the slopes"), differencePanel(state, now)],
      readings: readings(
        card("secant", chord, {
          look: "ex-secant",
          small: html`<span>rise / run = </span><span>${quotient}</span>`,
        }),
        card("tangent", slope, { look: "ex-tangent" }),
        card("difference", difference),
      ),
      note,
      controls: [
        step.rows("x", tell[0], "where the tangent touches", "from x0 to the other point"),
        buttons(...step.buttons()),
      ],
      field: field(),
      said: `Slope of the secant ${chord}, of the tangent ${slope}, difference ${difference}. ${note}`,
    };
  };
  return { view, hears: [hears, step.hears] };
});
