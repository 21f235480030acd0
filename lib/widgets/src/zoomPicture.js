// @ts-check
// How the magnified curve looks: every function here reads a state and changes elements.
import { range } from "d3-array";
import { scaleLinear, scaleLog } from "d3-scale";
import { line } from "d3-shape";
import { counted } from "./kit/counted.js";
import { fallText, fate, percent, times } from "./mathematics/zoomWords.js";
import { drawAxes, html, label, place, set, svg, swatch } from "./kit.js";
import { powerOfTen, slopeText, spoken, withUnit } from "./mathematics/numbers.js";
import { MOST } from "./mathematics/magnified.js";
import { buttons, controls, pictures, readings, title } from "./stage.js";
import { value } from "./mathematics/table.js";

const SEEN = 1e-3; // of the window: a smaller gap cannot be drawn

export function drawPiece(parts, picture, { x0, zoom }, now) {
  const { t, area, axes, units, tell } = picture;
  const { window: w, points, tangent, line: straight, at } = now;
  const x = scaleLinear([w.left, w.right], [area.left, area.right]);
  const y = scaleLinear([w.bottom, w.top], [area.bottom, area.top]);
  picture.overview = scaleLinear([t.from, t.to], [area.left, area.right]);
  const few = area.right - area.left < 380 ? 5 : 8;
  const close = zoom > 1.5;
  const across = { name: axes[0], unit: units[0], close, many: few, from: ` − ${axes[0]}₀` };
  const up = { name: axes[1], unit: units[1], close, many: 6, from: ", counted from the point" };
  drawAxes(parts.main.axes, area, counted(x, x0, across), counted(y, now.y0, up));
  const far = 9 * w.height;
  const inPicture = (dy) => y(Math.min(Math.max(dy, -far), far));
  const path = line()
    .defined((p) => Number.isFinite(p[1]))
    .x((p) => x(p[0]))
    .y((p) => inPicture(p[1]));
  set(parts.curve, { d: path(points) ?? "" });
  set(parts.risers, { d: risers(points).map(([a, b]) => `M${x(a[0])} ${inPicture(a[1])}V${inPicture(b[1])}`).join("") });
  const [px, py] = [x(0), y(0)];
  const steep = ((y(1) - y(0)) / (x(1) - x(0))) * tangent;
  segment(parts.tangent, Number.isFinite(steep), px - 2000, py - 2000 * steep, px + 2000, py + 2000 * steep);
  segment(parts.straight, straight, x(straight?.from), y(straight?.low), x(straight?.to), y(straight?.high));
  const wide = at && now.share > SEEN && now.share < Infinity;
  segment(parts.gap, wide, x(at?.dx), inPicture(at?.dy), x(at?.dx), inPicture(at?.onLine));
  parts.marks.replaceChildren(...t.breaks.filter((b) => b.kind === "hole").map((b) => ring(b, x0, now, x, y)));
  const beside = tangent < 0 ? Math.max(py - 12, area.top + 12) : Math.min(py + 22, area.bottom - 6);
  label(parts.here, true, px + 12, beside, "start", `${axes[0]}₀ = ${tell.x(x0)}`);
  if (px + 12 + parts.here.getComputedTextLength() > area.right) set(parts.here, { x: px - 12, "text-anchor": "end" });
  parts.point.classList.toggle("ex-empty", Number.isNaN(value(t, x0)));
  const text = `x0 = ${tell.x(x0)}, ${times(zoom)}`;
  place(parts.point, px, py, { from: t.from, to: t.to, now: x0, text });
}

function segment(node, shown, x1, y1, x2, y2) {
  node.toggleAttribute("hidden", !shown);
  if (shown) set(node, { x1, y1, x2, y2 });
}

/** The two sides of each jump: those around a point without height that have one and stand close together. */
function risers(points) {
  return points.flatMap((p, i) => {
    const [a, b] = [points[i - 1], points[i + 1]];
    const jump = Number.isNaN(p[1]) && a && b && Number.isFinite(a[1] + b[1]);
    return jump ? [[a, b]] : [];
  });
}

function ring(b, x0, { points }, x, y) {
  const [from, to] = [b.from - x0, b.to - x0];
  const beside = points.find((p) => p[0] >= to && Number.isFinite(p[1])) ?? points[points.length - 1];
  return svg("circle", { class: "ex-hole", r: 4.5, cx: x((from + to) / 2), cy: y(beside[1] || 0) });
}

/** A line at every decade, a number at as many as there is room for. */
function decades(scale, room) {
  const [a, b] = scale.domain().map((v) => Math.round(Math.log10(v)));
  const step = Math.ceil((room * (b - a)) / Math.abs(scale.range()[1] - scale.range()[0]));
  const text = (v) => ((Math.round(Math.log10(v)) - a) % step ? "" : powerOfTen(v));
  return { scale, ticks: range(a, b + 1).map((k) => 10 ** k), text };
}

/** How far it strays at each magnification, in percent, and where we are. */
export function drawShares(parts, picture, { zoom }, { told }) {
  const { sideArea: area, law } = picture;
  const seen = law.filter(([, share]) => share > 0 && share < Infinity);
  const powers = seen.map(([, share]) => Math.log10(100 * share));
  const high = Math.ceil(Math.max(2, ...powers) - 1e-6);
  const low = Math.min(Math.floor(Math.min(2, ...powers)), high - 8);
  const x = scaleLog([1, 10 ** MOST], [area.left, area.right]);
  const y = scaleLog([10 ** low, 10 ** high], [area.bottom, area.top]);
  drawAxes(parts.side.axes, area, { ...decades(x, 30), name: "magnification" }, { ...decades(y, 18), name: "%" });
  const path = line()
    .defined((p) => p[1] > 0 && p[1] < Infinity)
    .x((p) => x(p[0]))
    .y((p) => y(100 * p[1]));
  set(parts.law, { d: path(law) ?? "" });
  const [cx, cy] = [x(10 ** zoom), told > 0 ? y(100 * told) : area.bottom];
  set(parts.mark, { cx, cy });
  set(parts.cross, { d: `M${cx} ${area.bottom}V${cy}H${area.left}` });
  const shown = Number.isFinite(told);
  for (const node of [parts.mark, parts.cross]) node.toggleAttribute("hidden", !shown);
  const middle = (area.top + area.bottom) / 2;
  label(parts.none, !seen.length, (area.left + area.right) / 2, middle, "middle", shown ? "it is straight" : "no measure here");
}

export function write(parts, picture, { x0, zoom }, now) {
  const { t, tell, rate, chosen } = picture;
  parts.title.textContent = picture.label;
  parts.share.textContent = percent(now);
  parts.slope.textContent = Number.isFinite(now.tangent) ? withUnit(slopeText(now.tangent), rate) : "none";
  parts.fall.textContent = fallText(now.fall);
  parts.note.textContent = fate(t, x0, zoom, now, rate);
  parts.zoom.range.value = zoom;
  parts.zoom.value.textContent = times(zoom);
  parts.x0.range.value = x0;
  parts.x0.value.textContent = tell.x(x0);
  set(parts.zoom.range, { "aria-valuetext": spoken(times(zoom)) });
  set(parts.x0.range, { "aria-valuetext": spoken(`x0 = ${tell.x(x0)}`) });
  parts.nearer.toggleAttribute("disabled", zoom >= MOST);
  parts.farther.toggleAttribute("disabled", zoom <= 0);
  for (const { name, node } of parts.choices) set(node, { "aria-pressed": name === chosen });
  parts.said.say(
    `${times(zoom)}: strays from straight ${parts.share.textContent} of the window, each zoom by ten ${parts.fall.textContent}, slope of the tangent ${parts.slope.textContent}. ${parts.note.textContent}`,
  );
}

/** Where the parts stand. */
export function layout(parts, field) {
  const card = (swatches, words, ...values) =>
    html("div", { class: "ex-card" }, html("span", {}, ...swatches, words), ...values);
  const small = html("small", {}, "largest gap / window's height");
  const compare = parts.choices.length
    ? [html("div", { class: "ex-choices", role: "group", "aria-label": "Curve" }, ...parts.choices.map((c) => c.node))]
    : [];
  return html(
    "div",
    { class: "ex ex-zoom-explorer" },
    pictures([parts.title, parts.main.root], [title("Strays from straight"), parts.side.root]),
    readings(
      card([swatch("ex-secant")], "strays from straight", parts.share, small),
      card([swatch("ex-tangent")], "tangent", parts.slope),
      card([], "each zoom by ten", parts.fall),
    ),
    parts.note,
    controls(parts.zoom.row, parts.x0.row, buttons(parts.nearer, parts.farther, ...compare)),
    ...field,
    parts.said.node,
  );
}
