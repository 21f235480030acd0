// @ts-check
// The curve of a table with its axes, as the descent still draws it.
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { drawAxes, set, svg } from "./kit.js";
import { outline } from "./mathematics/chord.js";
import { short } from "./mathematics/numbers.js";
import { drawn } from "./mathematics/table.js";

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
