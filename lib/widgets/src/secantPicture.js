// @ts-check
// How the secant explorer looks: every function here reads a state and changes elements, and knows
// no events. `parts` are the elements, `picture` is what stays while points are dragged.
import { extent } from "d3-array";
import { scaleLinear, scaleLog } from "d3-scale";
import { line } from "d3-shape";
import { explain } from "./breaks.js";
import {
  decades,
  drawAxes,
  html,
  label,
  labelBeside,
  place,
  set,
  slopeText,
  short,
  smallText,
  spoken,
  svg,
  swatch,
  withUnit,
} from "./kit.js";
import { buttons, controls, pictures, readings, title } from "./stage.js";
import { drawn } from "./table.js";
import { differences, outline } from "./chord.js";

export function scales(t, area) {
  const [across, up] = [0.03 * (t.to - t.from), 0.08 * (t.high - t.low)];
  return {
    x: scaleLinear([t.from - across, t.to + across], [area.left, area.right]),
    y: scaleLinear([t.low - 1.9 * up, t.high + up], [area.bottom, area.top]),
  };
}

/** A million is written 10⁶ where the margin has no room for its zeros. */
const narrow = (text) => (v) => (text(v).length > 6 ? short(v) : text(v));

export function drawCurve(parts, picture) {
  const { t, area, x, y, names } = picture;
  const few = area.right - area.left < 380;
  drawAxes(
    parts.main.axes,
    area,
    { scale: x, ticks: x.ticks(few ? 5 : 8), text: x.tickFormat(few ? 5 : 8), name: names.x },
    { scale: y, ticks: y.ticks(6), text: narrow(y.tickFormat(6)), name: names.y },
  );
  const tall = t.high - t.low;
  const path = line()
    .defined((p) => Number.isFinite(p[1]))
    .x((p) => x(p[0]))
    .y((p) => y(Math.min(Math.max(p[1], t.low - 9 * tall), t.high + 9 * tall)));
  set(parts.curve, { d: path(outline(t, Math.round((area.right - area.left) / 1.5))) ?? "" });
  parts.marks.replaceChildren(...t.breaks.flatMap((b) => breakMark(b, t, area, x, y)));
}

/** A hole is a ring, a pole a dotted line, a gap a band that says so. */
function breakMark(b, t, area, x, y) {
  if (b.kind === "hole")
    return [
      svg("circle", { class: "ex-hole", r: 4.5, cx: x(b.from), cy: y(drawn(t, b.to) || drawn(t, b.from)) }),
    ];
  if (b.kind === "pole")
    return [svg("path", { class: "ex-guides", d: `M${x(b.from)} ${area.top}V${area.bottom}` })];
  if (b.kind !== "gap") return [];
  const [left, right, top] = [x(b.from), x(b.to), area.top];
  const band = svg("rect", {
    class: "ex-gap",
    x: left,
    y: top,
    width: right - left,
    height: area.bottom - top,
  });
  if (right - left < 70) return [band];
  return [
    band,
    svg(
      "text",
      { class: "ex-label", x: (left + right) / 2, y: top + 20, "text-anchor": "middle" },
      "no value",
    ),
  ];
}

/** A line through a point, long enough to leave the picture. */
function through(node, px, py, direction) {
  const shown = Number.isFinite(px + py + direction);
  node.toggleAttribute("hidden", !shown);
  if (!shown) return;
  const reach = 4000 / Math.hypot(1, direction);
  set(node, { x1: px - reach, y1: py - reach * direction, x2: px + reach, y2: py + reach * direction });
}

export function drawSecant(parts, picture, { x0, h }, now) {
  const { area, x, y, t } = picture;
  const unit = (y(1) - y(0)) / (x(1) - x(0)); // a slope of 1 in the drawing
  const inside = (v) => (Number.isNaN(v) ? area.bottom : Math.min(Math.max(y(v), area.top), area.bottom));
  const [px, qx, py, qy] = [x(x0), x(x0 + h), y(now.y0), y(now.y1)];
  through(parts.secant, px, py, now.chord * unit);
  through(parts.tangent, px, py, now.tangent * unit);
  const solid = Number.isFinite(now.chord);
  set(parts.triangle, { d: solid ? `M${px} ${py}H${qx}V${qy}Z` : "" });
  set(parts.legs, { d: solid ? `M${px} ${py}H${qx}V${qy}` : "" });
  set(parts.guides, { d: `M${px} ${inside(now.y0)}V${area.bottom}M${qx} ${inside(now.y1)}V${area.bottom}` });
  label(
    parts.run,
    solid && Math.abs(qx - px) > 62,
    (px + qx) / 2,
    inside(now.y0) + (now.rise > 0 ? 17 : -8),
    "middle",
    `run ${picture.tell.x(h)}`,
  );
  labelBeside(parts.rise, solid && Math.abs(qy - py) > 22, area, {
    at: qx,
    away: Math.sign(h) * 14,
    y: (inside(now.y0) + inside(now.y1)) / 2 + 4,
    words: `rise ${picture.tell.y(now.rise)}`,
  });
  const [away, low] = [Math.sign(h) * 5, area.bottom - 6];
  labelBeside(parts.first, true, area, { at: px, away: -away, y: low, words: "x₀" });
  labelBeside(parts.second, Math.abs(qx - px) > 46, area, { at: qx, away, y: low, words: "x₀+h" });
  const ends = { from: t.from, to: t.to };
  place(parts.start, px, inside(now.y0), { ...ends, now: x0, text: `x0 = ${picture.tell.x(x0)}` });
  place(parts.end, qx, inside(now.y1), {
    ...ends,
    now: x0 + h,
    text: `x0 + h = ${picture.tell.x(x0 + h)}, h = ${picture.tell.x(h)}`,
  });
}

export function drawDifferences(parts, picture, { x0, h }, now) {
  const area = picture.sideArea;
  const points = differences(picture.t, x0, h, picture.smallest);
  const seen = points.filter((p) => p[1] > 0);
  const [low = 1e-6, high = 1] = extent([
    ...seen.map((p) => p[1]),
    ...(now.difference > 0 ? [now.difference] : []),
  ]);
  const decade = (v, round) => 10 ** round(Math.log10(v));
  const bottom = Math.min(decade(low, Math.floor), decade(high, Math.ceil) / 1e4);
  const x = scaleLog([picture.smallest, picture.t.to - picture.t.from], [area.left, area.right]);
  const y = scaleLog([bottom, decade(high, Math.ceil)], [area.bottom, area.top]);
  drawAxes(
    parts.side.axes,
    area,
    { ...decades(x, 30), name: `size of h${picture.units[0] && ` (${picture.units[0]})`}` },
    { ...decades(y, 18), name: "" },
  );
  const path = line()
    .defined((p) => p[1] > 0)
    .x((p) => x(p[0]))
    .y((p) => y(p[1]));
  set(parts.law, { d: path(points) ?? "" });
  const shown = now.difference > 0;
  const [cx, cy] = [x(Math.abs(h)), shown ? y(now.difference) : area.bottom];
  set(parts.mark, { cx, cy });
  set(parts.cross, { d: `M${cx} ${area.bottom}V${cy}H${area.left}` });
  for (const node of [parts.mark, parts.cross])
    node.toggleAttribute("hidden", !Number.isFinite(now.difference));
  label(
    parts.none,
    !seen.length,
    (area.left + area.right) / 2,
    (area.top + area.bottom) / 2,
    "middle",
    Number.isNaN(now.tangent) ? "no tangent here" : "no difference at all",
  );
}

export function write(parts, picture, { x0, h }, now) {
  const { tell, rate, t, label: name } = picture;
  const absent = (v, text) => (Number.isFinite(v) ? withUnit(text(v), rate) : "none");
  parts.title.textContent = name;
  parts.chord.textContent = absent(now.chord, slopeText);
  parts.quotient.textContent = Number.isFinite(now.chord)
    ? `${picture.tell.y(now.rise)} / ${picture.tell.x(h)}`
    : "";
  parts.slope.textContent = absent(now.tangent, slopeText);
  parts.difference.textContent = absent(now.difference, smallText);
  parts.note.textContent = explain(t, x0, h);
  parts.x0.range.value = x0;
  parts.x0.value.textContent = tell.x(x0);
  parts.h.range.value = Math.log10(Math.abs(h));
  parts.h.value.textContent = tell.x(h);
  set(parts.x0.range, { "aria-valuetext": spoken(`x0 = ${tell.x(x0)}`) });
  set(parts.h.range, { "aria-valuetext": spoken(`h = ${tell.x(h)}`) });
  parts.said.say(
    `Slope of the secant ${parts.chord.textContent}, of the tangent ${parts.slope.textContent}, difference ${parts.difference.textContent}. ${parts.note.textContent}`,
  );
}

/** Where the parts stand. */
export function layout(parts, field) {
  const card = (swatches, words, ...values) =>
    html("div", { class: "ex-card" }, html("span", {}, ...swatches, words), ...values);
  const small = html("small", {}, html("span", {}, "rise / run = "), parts.quotient);
  return html(
    "div",
    { class: "ex ex-secant-explorer" },
    pictures([parts.title, parts.main.root], [title("Difference of the slopes"), parts.side.root]),
    readings(
      card([swatch("ex-secant")], "secant", parts.chord, small),
      card([swatch("ex-tangent")], "tangent", parts.slope),
      card([], "difference", parts.difference),
    ),
    parts.note,
    controls(parts.x0.row, parts.h.row, buttons(parts.play, parts.turn)),
    ...field,
    parts.said.node,
  );
}
