// @ts-check
// A curve under a magnifying glass. Zoom in by tens around a point, with the slider or the buttons;
// drag the point to look elsewhere. Notice how far the curve strays from the straight line between
// its ends: a smooth curve a tenth as far with each zoom, a corner always as far, a jump ever further.
import { tickStep } from "d3-array";
import { scaleLinear } from "d3-scale";
import { button, buttons, card, choices, readings, slider, sub, title } from "../kit/controls.js";
import { explorer } from "../kit/explorer.js";
import { ownOrTyped } from "../kit/field.js";
import { handle } from "../kit/handle.js";
import { curve, dot, path, segment, through, widthOf, words } from "../kit/marks.js";
import { counted, decades, panel } from "../kit/panel.js";
import { glider } from "../kit/player.js";
import { between, naming, slopeText, withUnit } from "../mathematics/numbers.js";
import { float64, table, value } from "../mathematics/samples.js";
import {
  CURVES,
  fallText,
  fate,
  MOST,
  percent,
  reading,
  shares,
  tableOf,
  times,
  windowAt,
} from "../mathematics/zoom.js";

const SEEN = 1e-3; // of the window: a smaller gap cannot be drawn

export default explorer("zoom", (host) => {
  const { get } = host;
  /** @type {any} */
  let ground; // what stands still while x0 and zoom change
  const show = (t, label, names, chosen = "") => (ground = { t, label, chosen, ...names });
  const { field, hears } = ownOrTyped(host, show, () => {
    const [name, [from, to]] = [get("curve"), get("interval")];
    if (name === "f")
      return show(table(float64(get("samples"))), get("label"), naming(get("axes"), get("units")), "f");
    const own = CURVES[name].name;
    show(tableOf(name, from, to), `${own}, magnified`, naming(["x", own], ["", ""]), name);
  });
  const [low, high] = get("interval");
  const comparable = low < 0 && high > 0 && get("units").every((unit) => !unit); // |x| has its corner inside
  const offered = comparable
    ? [["f", get("axes")[1]], ...Object.entries(CURVES).map(([name, c]) => [name, c.name])]
    : [];

  // What hands do: x0 stays in the interval.

  const coarse = () => tickStep(ground.t.from, ground.t.to, 200);
  const moveX = (x, step = coarse()) => {
    const { from, to } = ground.t;
    host.put({ x0: between(from, Number((Math.round(x / step) * step).toFixed(12)) || 0, to) });
  };
  /** @type {import("../kit/handle.js").Keys} */
  const key = (step, far) => {
    const { from, to } = ground.t;
    if (step === "Home" || step === "End") return host.put({ x0: step === "Home" ? from : to });
    const small = tickStep(0, windowAt(ground.t, get("x0"), get("zoom")).width, far ? 10 : 100);
    moveX(get("x0") + (step === "Left" ? -small : small), small);
  };
  const glide = glider((zoom) => host.put({ zoom }), host.signal);
  const go = (zoom) => glide(get("zoom"), between(0, zoom, MOST));
  const setZoom = (zoom) => {
    glide.stop();
    host.put({ zoom });
  };
  const choose = (i) => {
    const [name] = offered[i];
    host.put({ expression: "", ...(name === "f" ? {} : { x0: 0 }), curve: name });
  };

  const piece = ({ x0, zoom }, now) => {
    const { t, axes, units, tell } = ground;
    const { window: w, points, tangent, line: straight, at: worst } = now;
    const far = 9 * w.height;
    const inPicture = (y) => (dy) => y(between(-far, dy, far));
    const across = { name: axes[0], unit: units[0], many: 8, few: 5, from: ` − ${axes[0]}₀` };
    const up = { name: axes[1], unit: units[1], many: 6, from: ", counted from the point" };
    const close = zoom > 1.5;
    const here = `${axes[0]}₀ = ${tell[0](x0)}`;
    return panel(host, "main", {
      label: "The curve in the window, with its tangent",
      margin: { left: 50, right: 16 },
      usual: [440, 336],
      x: counted([w.left, w.right], x0, { ...across, close }),
      y: counted([w.bottom, w.top], now.y0, { ...up, close }),
      inside: (at) => {
        const { x } = at;
        const y = inPicture(at.y);
        const rise = risers(points).map(([a, b]) => `M${x(a[0])} ${y(a[1])}V${y(b[1])}`);
        const wide = worst && now.share > SEEN && now.share < Infinity;
        return [
          path("ex-guides", rise.join("")),
          straight
            ? segment(
                "ex-secant",
                [x(straight.from), at.y(straight.low)],
                [x(straight.to), at.y(straight.high)],
              )
            : "",
          curve("ex-curve", at, points),
          through("ex-tangent", at, [0, 0], tangent),
          wide ? segment("ex-legs", [x(worst.dx), y(worst.dy)], [x(worst.dx), y(worst.onLine)]) : "",
          t.breaks.filter((b) => b.kind === "hole").map((b) => ring(b, x0, now, at)),
        ];
      },
      over: ({ x, y, area }) => {
        const [px, py] = [x(0), y(0)];
        const beside = tangent < 0 ? Math.max(py - 12, area.top + 12) : Math.min(py + 22, area.bottom - 6);
        const turned = px + 12 + widthOf(here) > area.right;
        const overview = scaleLinear([t.from, t.to], [area.left, area.right]);
        return [
          words(px + (turned ? -12 : 12), beside, turned ? "end" : "start", here),
          handle({
            name: "Point x0",
            look: Number.isNaN(value(t, x0)) ? "ex-first ex-empty" : "ex-first",
            at: [px, py],
            value: { from: t.from, to: t.to, now: x0, text: `x0 = ${tell[0](x0)}, ${times(zoom)}` },
            drag: (u) => moveX(overview.invert(u)),
            key,
          }),
        ];
      },
    });
  };

  /** How far it strays at each magnification, in percent, and where we are. */
  const straying = ({ x0, zoom }, { told }) => {
    const law = host.kept("law", [ground.t, x0], () => shares(ground.t, x0));
    const seen = law.filter(([, share]) => share > 0 && share < Infinity);
    const powers = seen.map(([, share]) => Math.log10(100 * share));
    const high = Math.ceil(Math.max(2, ...powers) - 1e-6);
    const low = Math.min(Math.floor(Math.min(2, ...powers)), high - 8);
    const shown = Number.isFinite(told);
    const mark = ({ x, y, area }) => [x(10 ** zoom), told > 0 ? y(100 * told) : area.bottom];
    const points = law.map(([size, share]) => [size, share > 0 && share < Infinity ? 100 * share : NaN]);
    return panel(host, "side", {
      label: "How far the curve strays, at each magnification",
      margin: { left: 52, right: 16, top: 14 },
      usual: [270, 336],
      x: decades([1, 10 ** MOST], { name: "magnification" }),
      y: decades([10 ** low, 10 ** high], { name: "%", room: 18 }),
      inside: (at) => {
        const [cx, cy] = mark(at);
        const cross = `M${cx} ${at.area.bottom}V${cy}H${at.area.left}`;
        return [curve("ex-law", at, points), shown ? path("ex-guides", cross) : ""];
      },
      over: (at) => {
        const { left, right, top, bottom } = at.area;
        const none = shown ? "it is straight" : "no measure here";
        return [
          shown ? dot("ex-mark", mark(at)[0], mark(at)[1]) : "",
          seen.length ? "" : words((left + right) / 2, (top + bottom) / 2, "middle", none),
        ];
      },
    });
  };

  const view = () => {
    const { t, label, tell, rates, chosen } = ground;
    const state = { x0: get("x0"), zoom: get("zoom") };
    const now = reading(t, state.x0, state.zoom);
    const [share, fall] = [percent(now), fallText(now.fall)];
    const slope = Number.isFinite(now.tangent) ? withUnit(slopeText(now.tangent), rates[0]) : "none";
    const note = fate(t, state.x0, state.zoom, now, rates[0]);
    const target = glide.target(state.zoom);
    const names = offered.map(([, name]) => name);
    const pressed = offered.findIndex(([name]) => name === chosen);
    return {
      main: [title(label), piece(state, now)],
      side: [title("Strays from straight"), straying(state, now)],
      readings: readings(
        card("strays from straight", share, { look: "ex-secant", small: "largest gap / window's height" }),
        card("tangent", slope, { look: "ex-tangent" }),
        card("each zoom by ten", fall),
      ),
      note,
      controls: [
        slider({
          symbol: "zoom",
          label: "Zoom, in powers of ten",
          ends: [0, MOST],
          step: 0.05,
          value: state.zoom,
          text: times(state.zoom),
          input: setZoom,
        }),
        slider({
          symbol: sub("x", "0"),
          label: "x0, the point in view",
          ends: [t.from, t.to],
          step: coarse(),
          value: state.x0,
          text: tell[0](state.x0),
          told: `x0 = ${tell[0](state.x0)}`,
          input: (x) => moveX(x),
        }),
        buttons(
          button("Zoom in × 10", () => go(Math.floor(target + 1.001)), { disabled: state.zoom >= MOST }),
          button("Zoom out", () => go(Math.ceil(target - 1.001)), { disabled: state.zoom <= 0 }),
          offered.length ? choices("Curve", names, pressed, choose, "ex-choices") : "",
        ),
      ],
      field: field(),
      said: `${times(state.zoom)}: strays from straight ${share} of the window, each zoom by ten ${fall}, slope of the tangent ${slope}. ${note}`,
    };
  };
  return { view, hears: [hears, [["curve"], hears[1]]] };
});

/** The two sides of each jump: those around a point without height that have one and stand close together. */
function risers(points) {
  return points.flatMap((p, i) => {
    const [a, b] = [points[i - 1], points[i + 1]];
    const jump = Number.isNaN(p[1]) && a && b && Number.isFinite(a[1] + b[1]);
    return jump ? [[a, b]] : [];
  });
}

function ring(b, x0, { points }, { x, y }) {
  const [from, to] = [b.from - x0, b.to - x0];
  const beside = points.find((p) => p[0] >= to && Number.isFinite(p[1])) ?? points[points.length - 1];
  return dot("ex-hole", x((from + to) / 2), y(beside[1] || 0), 4.5);
}
