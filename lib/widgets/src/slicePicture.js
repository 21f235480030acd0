// @ts-check
// How the explorer of two cuts looks: every function reads a state and changes elements.
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { drawAxes, frame, html, place, set, swatch } from "./kit.js";
import { short, spoken, withUnit } from "./mathematics/numbers.js";
import { drawMap, whereabouts } from "./map.js";
import { controls, pictures, readings } from "./stage.js";
import { grid, span } from "./mathematics/surface.js";

const POINTS = 120; // of a curve
const FLATTEST = 6; // a window that is drawn to one scale, as in window.py

/** What stands still while the point is dragged. */
export function layOut(parts, picture) {
  const { surface, window, names, label } = picture;
  const [wide, tall] = window.map(([from, to]) => to - from);
  const equal = Math.max(wide / tall, tall / wide) <= FLATTEST;
  picture.map = drawMap(parts.map, surface, { x: names[0], y: names[1] }, { equal });
  const [low, high] = span(grid(surface, 48).values);
  const room = 0.08 * (high - low || 1);
  picture.cuts = parts.cuts.map((cut, i) => {
    const area = frame(cut.canvas, { left: 46, right: 14, top: 22, bottom: 34 });
    const x = scaleLinear(window[i], [area.left, area.right]);
    const y = scaleLinear([low - room, high + room], [area.bottom, area.top]);
    const axis = (scale, count, name) => ({
      scale,
      ticks: scale.ticks(count),
      text: scale.tickFormat(count),
      name,
    });
    drawAxes(cut.canvas.axes, area, axis(x, 5, names[i]), axis(y, 4, names[2]));
    return { area, x, y };
  });
  parts.title.textContent = label;
}

/** The point, the two lines along which the hill is cut, and the step. */
export function drawPoint(parts, picture, { at }, now) {
  const { map, window } = picture;
  const [px, py] = [map.x(at[0]), map.y(at[1])];
  set(parts.lines[0], { d: `M${map.area.left} ${py}H${map.area.right}` });
  set(parts.lines[1], { d: `M${px} ${map.area.top}V${map.area.bottom}` });
  const [qx, qy] = [map.x(at[0] + now.to[0]), map.y(at[1] + now.to[1])];
  set(parts.step, { d: `M${px} ${py}L${qx} ${qy}` });
  set(parts.target, { cx: qx, cy: qy });
  place(parts.point, px, py, {
    from: window[0][0],
    to: window[0][1],
    now: at[0],
    text: whereabouts(picture, at, now.value),
  });
}

/** The two cuts, each with its tangent. */
export function drawCuts(parts, { surface, window, cuts }, { at }, now) {
  parts.cuts.forEach((cut, i) => {
    const { area, x, y } = cuts[i];
    const [from, to] = window[i];
    const points = Array.from({ length: POINTS + 1 }, (_, k) => from + (k * (to - from)) / POINTS);
    const height = (v) => surface.at(...(i ? [at[0], v] : [v, at[1]]))[0];
    const reach = 9 * (area.bottom - area.top);
    const path = line()
      .defined((p) => Number.isFinite(p[1]))
      .x((p) => x(p[0]))
      .y((p) => Math.min(Math.max(y(p[1]), -reach), reach));
    set(cut.curve, { d: path(points.map((v) => [v, height(v)])) ?? "" });
    const tangent = (v) => y(now.value + now.slopes[i] * (v - at[i]));
    const drawn = Number.isFinite(now.value + now.slopes[i]);
    set(cut.tangent, { d: drawn ? `M${x(from)} ${tangent(from)}L${x(to)} ${tangent(to)}` : "" });
    const seen = Number.isFinite(now.value);
    set(cut.guide, { d: `M${x(at[i])} ${seen ? Math.min(y(now.value), area.bottom) : area.top}V${area.bottom}` });
    cut.dot.toggleAttribute("hidden", !seen || y(now.value) < area.top || y(now.value) > area.bottom);
    if (seen) set(cut.dot, { cx: x(at[i]), cy: y(now.value) });
  });
}

export function write(parts, picture, { at, h }, now) {
  const { tell, rates, axes, units } = picture;
  const held = (i) => `${axes[i]} stays ${tell[i](at[i])}`;
  [0, 1].forEach((i) => {
    const slope = now.slopes[i];
    parts.slopes[i].textContent = Number.isFinite(slope) ? withUnit(short(slope), rates[i]) : "none";
    parts.names[i].textContent = `slope along ${axes[i]}`;
    parts.smalls[i].textContent = held(1 - i);
    parts.cuts[i].title.textContent = `Cut along ${axes[i]}: ${held(1 - i)}`;
    set(parts.cuts[i].canvas.root, {
      "aria-label": `The cut along ${axes[i]}: ${held(1 - i)}, slope ${spoken(parts.slopes[i].textContent)}`,
    });
  });
  parts.named.textContent = axes[2];
  parts.height.textContent = tell[2](now.value);
  parts.place.textContent = `at (${short(at[0])}, ${short(at[1])})`;
  table(parts, picture, now);
  parts.note.textContent = sentence(picture, now);
  const rows = [
    [parts.x, at[0], tell[0](at[0]), axes[0]],
    [parts.y, at[1], tell[1](at[1]), axes[1]],
    [parts.h, Math.log10(h), withUnit(short(h), units[0]), "step"],
  ];
  for (const [row, value, words, name] of rows) {
    row.range.value = value;
    row.value.textContent = words;
    if (row !== parts.h) row.symbol.textContent = name;
    set(row.range, { "aria-label": row === parts.h ? "h, the step, logarithmic" : name });
    set(row.range, { "aria-valuetext": spoken(`${name} ${words}`) });
  }
  const [first] = now.steps;
  parts.said.say(
    `Slopes ${parts.slopes[0].textContent} along ${axes[0]}, ${parts.slopes[1].textContent} along ${axes[1]}. ` +
      `Step ${short(h)}: error of the plane ${tell[2](first.error)}. ${parts.note.textContent}`,
  );
}

/** Prediction and truth for h, h/2, h/4; the last column stays nearly the same. */
function table(parts, { units }, now) {
  const [per, , of] = units;
  const square = per || of ? `${of || "1"}/${per ? `${per}²` : "1"}` : "";
  const heads = [
    ["step h", per],
    ["plane says", of],
    ["true", of],
    ["error", of],
    ["error / h²", square],
  ];
  const word = ([name, unit]) => html("th", { scope: "col" }, name, unit ? html("small", {}, ` (${unit})`) : "");
  parts.headings.replaceChildren(...heads.map(word));
  const number = (v) => (Number.isFinite(v) ? short(v) : "none");
  const few = (v) => number(Number(v.toPrecision(4)));
  parts.rows.replaceChildren(
    ...now.steps.map(({ h, predicted, truth, error }) =>
      html(
        "tr",
        {},
        html("th", { scope: "row" }, short(h)),
        ...[number(predicted), number(truth), few(error), few(error / h ** 2)].map((v) => html("td", {}, v)),
      ),
    ),
  );
}

function sentence({ axes, tell, map }, { value, slopes, to, steps }) {
  if (!Number.isFinite(value)) return "There is no value here, so there is no slope.";
  const bent = [0, 1].filter((i) => !Number.isFinite(slopes[i]));
  if (bent.length)
    return `Along ${bent.map((i) => axes[i]).join(" and ")} there is a kink or a jump here: no slope, so no plane.`;
  const step = `The step goes ${tell[0](to[0])} along ${axes[0]} and ${tell[1](to[1])} along ${axes[1]}. `;
  const [{ error }, { error: half }] = steps;
  if (!Number.isFinite(error)) return `${step}There is no value there.`;
  if (error === 0 && half === 0) return `${step}On this way the surface lies in its tangent plane: no error.`;
  const left = half / error;
  if (Math.abs(left - 0.25) < 0.04) return `${step}Half the step leaves about a quarter of the error: it shrinks with h².`;
  const blank = map.blank ? " Where the map is blank there is no value." : "";
  return `${step}Half the step leaves ${short(Number(left.toPrecision(2)))} of the error.${blank}`;
}

/** Where the parts stand. */
export function layout(parts, field) {
  const card = (i, name) =>
    html(
      "div",
      { class: "ex-card" },
      html("span", {}, swatch(name), parts.names[i]),
      parts.slopes[i],
      html("small", {}, parts.smalls[i]),
    );
  const cut = ({ title, canvas }) => html("div", { class: "ex-cut" }, title, canvas.root);
  return html(
    "div",
    { class: "ex ex-slice-explorer" },
    pictures([parts.title, parts.map.root], parts.cuts.map(cut)),
    readings(
      card(0, "ex-secant"),
      card(1, "ex-tangent"),
      html("div", { class: "ex-card" }, parts.named, parts.height, html("small", {}, parts.place)),
    ),
    controls(parts.x.row, parts.y.row, parts.h.row),
    html(
      "table",
      { class: "ex-table" },
      html("caption", { class: "ex-unseen" }, "The plane's prediction against the truth"),
      html("thead", {}, parts.headings),
      parts.rows,
    ),
    parts.note,
    ...field,
    parts.said.node,
  );
}
