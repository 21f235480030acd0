// @ts-check
// How the explorer of the logit looks: every function reads a state and changes elements.
import { scaleLinear } from "d3-scale";
import { drawAxes, frame, html, place, set, short, slopeText, spoken, svg, swatch, withUnit } from "./kit.js";
import { kink, NAMES, outline, slope } from "./logits.js";
import { buttons, controls, pictures, title } from "./stage.js";

const MARGIN = { left: 46, right: 14, top: 22, bottom: 34 };
const round = (v) => short(Number(v.toPrecision(4)));
const FLAT = 0.1; // a pull below this is hardly one

const axis = (scale, count, name) => ({ scale, ticks: scale.ticks(count), text: scale.tickFormat(count), name });
const joined = (points) => points.map(([px, py], i) => `${i ? "L" : "M"}${px.toFixed(2)} ${py.toFixed(2)}`).join("");

/** What stands still while the logit is dragged: the curves. */
export function layOut(parts, picture, { interval, target }) {
  const [area, sideArea] = [parts.values, parts.slopes].map(({ canvas }) => frame(canvas, MARGIN));
  const top = 1.06 * Math.max(...interval.map(Math.abs), 1);
  const x = scaleLinear(interval, [area.left, area.right]);
  const y = scaleLinear([-0.05 * top, top], [area.bottom, area.top]);
  const s = scaleLinear([-1.2, 1.2], [sideArea.bottom, sideArea.top]);
  Object.assign(picture, { area, sideArea, x, y, s });
  const across = axis(x, area.right - area.left < 380 ? 7 : 13, picture.names.x);
  drawAxes(parts.values.canvas.axes, area, across, axis(y, 5, picture.names.y));
  drawAxes(parts.slopes.canvas.axes, sideArea, across, axis(s, 4, "slope"));
  const count = Math.round(area.right - area.left);
  const at = kink(target);
  const torn = at > interval[0] && at < interval[1];
  NAMES.forEach((name, i) => {
    const points = outline(name, interval, target, count);
    set(parts.values.curves[i], { d: joined(points.map(([u, v]) => [x(u), y(v)])) });
    const slopes = points.map(([u]) => [u, slope(name, u, target)]);
    const sides = name === "hinge" && torn ? [slopes.filter(([u]) => u < at), slopes.filter(([u]) => u > at)] : [slopes];
    set(parts.slopes.curves[i], { d: sides.map((side) => joined(side.map(([u, v]) => [x(u), s(v)]))).join("") });
  });
  const ends = [-1, 1].map((side) => slope("hinge", at + side, target));
  const ring = (v) => svg("circle", { class: "ex-hole ex-logit-1", r: 4, cx: x(at), cy: s(v) });
  parts.rings.replaceChildren(...(torn ? ends.map(ring) : []));
}

/** The logit on every curve. */
export function drawLosses(parts, picture, { z, interval }, now) {
  const { area, sideArea, x, y, s, tell } = picture;
  const px = x(z);
  const within = (v) => Math.min(Math.max(y(v), area.top), area.bottom);
  set(parts.values.guide, { d: `M${px} ${area.top}V${area.bottom}` });
  set(parts.slopes.guide, { d: `M${px} ${sideArea.top}V${sideArea.bottom}` });
  now.losses.forEach((one, i) => {
    set(parts.values.dots[i], { cx: px, cy: within(one.loss) });
    const shown = Number.isFinite(one.slope);
    parts.slopes.dots[i].toggleAttribute("hidden", !shown);
    if (shown) set(parts.slopes.dots[i], { cx: px, cy: s(one.slope) });
  });
  const [from, to] = interval;
  place(parts.point, px, area.bottom, { from, to, now: z, text: `z = ${tell.x(z)}, p = ${round(now.p)}` });
}

const told = (v) => (Number.isFinite(v) ? (Math.abs(v) < 1e-6 ? round(v) : slopeText(v)) : "kink");
/** The formula of a loss, for the answer. */
export const named = (name, target) =>
  ({ "cross-entropy": target ? "−ln p" : "−ln(1 − p)", hinge: target ? "max(0, 1 − z)" : "max(0, 1 + z)", squared: target ? "(1 − p)²" : "p²", "1 − p": "no target" })[name];

export function write(parts, picture, state, now) {
  const { z, target } = state;
  const p = round(now.p);
  parts.title.replaceChildren(html("span", { class: "ex-named" }, `${state.label}: `), `the answer is ${target}, p = ${p}`);
  parts.choices.forEach((node, i) => set(node, { "aria-pressed": (i === 0) === (target === 1) }));
  parts.z.range.value = z;
  parts.z.value.textContent = picture.tell.x(z);
  set(parts.z.range, { "aria-valuetext": spoken(`z = ${picture.tell.x(z)}`) });
  parts.rows.replaceChildren(
    ...now.losses.map(({ name, loss, slope: v }, i) =>
      html(
        "tr",
        {},
        html("th", { scope: "row" }, swatch(`ex-logit ex-logit-${i}`), name),
        html("td", {}, named(name, target)),
        html("td", {}, withUnit(round(loss), picture.units[1])),
        html("td", {}, told(v)),
      ),
    ),
  );
  parts.note.textContent = explain(state, now);
  parts.said.say(`p = ${p}. ${parts.note.textContent}`);
}

/** Who learns from this example. */
export function explain({ z, target }, { p, losses }) {
  const share = target ? p : 1 - p;
  const pulls = ({ slope: v }) => Math.abs(v) >= FLAT;
  const list = (some) => some.map(({ name }) => name).join(", ").replace(/, ([^,]*)$/, " and $1");
  const wrong = target ? "" : " 1 − p does not ask for the answer: it pushes z up, away from 0.";
  if (Number.isNaN(losses[1].slope)) return `Here hinge has its kink, and no slope: to one side it pulls, to the other no longer.${wrong}`;
  if (share < 0.1) {
    const some = list(losses.filter(pulls));
    const none = list(losses.filter((one) => !pulls(one)));
    return `Sure and wrong: a confident mistake. ${some[0].toUpperCase()}${some.slice(1)} still ${some.includes(" and ") ? "pull" : "pulls"}${none && `; ${none} ${none.includes(" and ") ? "are" : "is"} almost flat here, so the mistake stays`}.${wrong}`;
  }
  if (share > 0.9) return `Right and sure. Hinge is 0 beyond its margin and pulls no longer; cross-entropy still pulls a little.${wrong}`;
  const all = losses[1].slope ? "each loss has a slope" : "each loss but hinge, beyond its margin, has a slope";
  return `The model is not sure, and ${all}. That of the cross-entropy is p − ${target}.${wrong}`;
}

/** Where the parts stand. */
export function layout(parts) {
  const headings = ["loss", "formula", "now", "slope in z"].map((word) => html("th", {}, word));
  const pick = html("div", { class: "ex-pick", role: "group", "aria-label": "Answer" }, ...parts.choices);
  return html(
    "div",
    { class: "ex ex-logit-explorer" },
    pictures([pick, parts.title, parts.values.canvas.root], [title("Their slopes in z"), parts.slopes.canvas.root]),
    controls(parts.z.row, buttons(...parts.goals)),
    html(
      "table",
      { class: "ex-table" },
      html("caption", { class: "ex-unseen" }, "Four losses and their slopes at the logit"),
      html("thead", {}, html("tr", {}, ...headings)),
      parts.rows,
    ),
    parts.note,
    parts.said.node,
  );
}
