// @ts-check
// How the explorer of a measured series looks: every function reads a state and changes elements.
import { extent } from "d3-array";
import { scaleLinear } from "d3-scale";
import { drawAxes, html, label, labelBeside, place, set, svg, swatch } from "./kit.js";
import { withUnit } from "./mathematics/numbers.js";
import { average, withError } from "./mathematics/rates.js";
import { controls, pictures, readings, title } from "./stage.js";

export function drawSeries(parts, picture) {
  const { times, values, area, x, y, names } = picture;
  const axis = (scale, name, many) => ({
    scale,
    ticks: scale.ticks(many),
    text: scale.tickFormat(many),
    name,
  });
  drawAxes(parts.main.axes, area, axis(x, names.x, 6), axis(y, names.y, 6));
  parts.marks.replaceChildren(
    ...Array.from(times, (time, i) =>
      svg("circle", { class: "ex-point", r: 3.5, cx: x(time), cy: y(values[i]) }),
    ),
  );
}

export function drawChord(parts, picture, { start, end }, now) {
  const { times, values, x, y, area } = picture;
  const [px, py, qx, qy] = [x(times[start]), y(values[start]), x(times[end]), y(values[end])];
  const reach = 4000 / Math.hypot(qx - px, qy - py);
  const [dx, dy] = [(qx - px) * reach, (qy - py) * reach];
  set(parts.chord, { x1: px - dx, y1: py - dy, x2: px + dx, y2: py + dy });
  set(parts.triangle, { d: `M${px} ${py}H${qx}V${qy}Z` });
  set(parts.legs, { d: `M${px} ${py}H${qx}V${qy}` });
  set(parts.guides, { d: `M${px} ${py}V${area.bottom}M${qx} ${qy}V${area.bottom}` });
  const place_ = (node, index, cx, cy) =>
    place(node, cx, cy, {
      from: times[0],
      to: times[times.length - 1],
      now: times[index],
      text: picture.tell.mark(index),
    });
  place_(parts.first, start, px, py);
  place_(parts.second, end, qx, qy);
  label(
    parts.run,
    Math.abs(qx - px) > 70,
    (px + qx) / 2,
    py + (now.rise > 0 === now.run > 0 ? 17 : -8),
    "middle",
    `run ${picture.tell.x(now.run)}`,
  );
  labelBeside(parts.rise, Math.abs(qy - py) > 22, area, {
    at: qx,
    away: Math.sign(qx - px) * 14,
    y: (py + qy) / 2 + 4,
    words: `rise ${picture.tell.y(now.rise)}`,
  });
}

/** Every recorded interval from the same mark to the same side: its rate, as certain as it is. */
export function drawRates(parts, picture, { start, end }) {
  const { times, values, uncertainty, units, rate, sideArea: area } = picture;
  const all = Array.from(times, (_, i) => i)
    .filter((i) => (i - start) * (end - start) > 0)
    .map((i) => ({ i, ...average(times, values, start, i, uncertainty) }));
  const [low, high] = extent(all.flatMap((a) => [a.rate - a.error, a.rate + a.error]));
  const space = 0.1 * (high - low || 1);
  const x = scaleLinear([0, times[times.length - 1] - times[0]], [area.left, area.right]);
  const y = scaleLinear([low - space, high + space], [area.bottom, area.top]);
  const axis = (scale, name, many) => ({
    scale,
    ticks: scale.ticks(many),
    text: scale.tickFormat(many),
    name,
  });
  drawAxes(parts.side.axes, area, axis(x, `size of h${units[0] && ` (${units[0]})`}`, 5), axis(y, "", 5));
  parts.rates.replaceChildren(
    ...all.flatMap((a) => {
      const [cx, chosen] = [x(Math.abs(a.run)), a.i === end];
      return [
        svg("line", {
          class: chosen ? "ex-whisker ex-chosen" : "ex-whisker",
          x1: cx,
          x2: cx,
          y1: y(a.rate - a.error),
          y2: y(a.rate + a.error),
        }),
        svg("circle", { class: chosen ? "ex-mark" : "ex-point", r: chosen ? 6 : 3.5, cx, cy: y(a.rate) }),
      ];
    }),
  );
  set(parts.side.root, { "aria-label": `Average rate against h, in ${rate}` });
}

export function write(parts, picture, { start, end }, now) {
  const { tell, rate } = picture;
  parts.title.textContent = picture.label;
  parts.rate.textContent = withUnit(withError(now), rate);
  parts.quotient.textContent = `${tell.y(now.rise)} / ${tell.x(now.run)}`;
  parts.h.textContent = tell.x(now.run);
  parts.note.textContent =
    Math.abs(end - start) === 1
      ? "These marks are neighbours: nothing was measured between them. So there is no smaller h and no tangent."
      : "Only the dots were measured, so h can only be a recorded interval.";
  for (const [row, index] of [
    [parts.from, start],
    [parts.to, end],
  ]) {
    row.range.value = index;
    row.value.textContent = tell.mark(index);
    set(row.range, { "aria-valuetext": tell.mark(index) });
  }
  parts.said.say(
    `Average rate ${parts.rate.textContent} from ${tell.mark(start)} to ${tell.mark(end)}. ${parts.note.textContent}`,
  );
}

/** Where the parts stand. */
export function layout(parts) {
  const small = html("small", {}, html("span", {}, "rise / run = "), parts.quotient);
  return html(
    "div",
    { class: "ex ex-series-explorer" },
    pictures([parts.title, parts.main.root], [title("Average rates"), parts.side.root]),
    readings(
      html("div", { class: "ex-card" }, html("span", {}, swatch("ex-secant"), "average rate"), parts.rate, small),
      html("div", { class: "ex-card" }, html("span", {}, "h"), parts.h),
    ),
    parts.note,
    controls(parts.from.row, parts.to.row),
    parts.said.node,
  );
}
