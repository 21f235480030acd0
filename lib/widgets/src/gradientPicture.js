// @ts-check
// How the explorer of the gradient looks: every function reads a state and changes elements.
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { rings } from "./mathematics/contours.js";
import { drawAxes, frame, html, label, place, set, swatch } from "./kit.js";
import { short, spoken, withUnit } from "./mathematics/numbers.js";
import { closed, drawMap, whereabouts } from "./map.js";
import { slopeAlong, steepest, unit } from "./mathematics/plane.js";
import { buttons, controls, pictures, readings, title } from "./stage.js";

const DIAL = 46; // its radius in pixels
const ARROW = 100; // where the map is steep
const LONGEST = 130;
const MARGIN = { left: 46, right: 46, top: 34, bottom: 40 }; // the dial may reach over the frame

/** What stands still while point and direction move. */
export function layOut(parts, picture) {
  const { surface, names, label: title } = picture;
  picture.steepest = steepest(surface);
  picture.map = drawMap(parts.map, surface, { x: names[0], y: names[1] }, { margin: MARGIN });
  parts.title.textContent = title;
  const area = frame(parts.side, { left: 52, right: 24, top: 26, bottom: 34 });
  picture.side = { area, x: scaleLinear([0, 360], [area.left, area.right]) };
}

/** The axes of the cosine. It halves their height when the slopes have become that small. */
function slopeAxes(parts, { side, rates, axes: [first], steepest: most }, size) {
  const { area, x } = side;
  const halvings = Math.floor(Math.log2((1.5 * most) / (size || most / 16)));
  const high = Math.max((1.8 * most) / 2 ** Math.min(Math.max(halvings, 0), 5), 1.2 * size || 0);
  const y = scaleLinear([-high, high], [area.bottom, area.top]);
  drawAxes(
    parts.side.axes,
    area,
    { scale: x, ticks: [0, 90, 180, 270, 360], text: (v) => `${v}°`, name: `angle of u, from ${first}` },
    { scale: y, ticks: y.ticks(5), text: y.tickFormat(5), name: withUnit("slope along u", rates[0] && `(${rates[0]})`) },
  );
  return y;
}

/** The point with gradient, level line and direction. */
export function drawHere(parts, picture, { at, angle }, now) {
  const { map, window } = picture;
  const [px, py] = [map.x(at[0]), map.y(at[1])];
  const [ux, uy] = unit(angle);
  const [qx, qy] = [px + DIAL * ux, py - DIAL * uy];
  set(parts.dial, { cx: px, cy: py, r: DIAL });
  set(parts.needle, { d: `M${px} ${py}L${qx} ${qy}` });
  const [x, y] = [map.x, map.y];
  const through = Number.isFinite(now.value) && now.size > 0 ? rings(map.cells, now.value) : [];
  set(parts.level, { d: through.map((ring) => closed(ring.map(([u, v]) => [x(u), y(v)]))).join("") });
  drawArrow(parts, picture, px, py, now);
  label(parts.labels[1], true, qx + 15 * ux, qy - 15 * uy + 5, "middle", "u");
  place(parts.point, px, py, {
    from: window[0][0],
    to: window[0][1],
    now: at[0],
    text: whereabouts(picture, at, now.value),
  });
  place(parts.tip, qx, qy, { from: 0, to: 360, now: angle, text: `${short(angle)} degrees` });
}

/** The gradient, as long as the slope is steep, and a small square where it stands on the level line. */
function drawArrow(parts, { steepest: most }, px, py, { gradient, size }) {
  const shown = size > 0;
  const [gx, gy] = shown ? [gradient[0] / size, -gradient[1] / size] : [0, 0];
  const long = Math.min((ARROW * size) / most, LONGEST);
  const to = (along, aside) => `${px + along * gx - aside * gy} ${py + along * gy + aside * gx}`;
  const tip = Math.min(12, 0.6 * long);
  set(parts.arrow, { d: shown ? `M${px} ${py}L${to(long - tip, 0)}` : "" });
  set(parts.head, { d: shown ? `M${to(long, 0)}L${to(long - tip, 0.5 * tip)}L${to(long - tip, -0.5 * tip)}Z` : "" });
  set(parts.square, { d: shown ? `M${to(13, 0)}L${to(13, 13)}L${to(0, 13)}` : "" });
  const [lx, ly] = to(0.6 * long, -17).split(" ").map(Number); // beside it: u may lie on it
  label(parts.labels[0], shown, lx, ly + 5, "middle", "∇f");
}

/** The slope along u for every angle of u. */
export function drawSlopes(parts, picture, { angle }, now) {
  const { area, x } = picture.side;
  const y = slopeAxes(parts, picture, now.size);
  const known = Number.isFinite(now.size);
  const angles = Array.from({ length: 121 }, (_, k) => 3 * k);
  const path = line((a) => x(a), (a) => y(slopeAlong(now.gradient, a)));
  set(parts.curve, { d: known ? path(angles) ?? "" : "" });
  const peak = x(now.angle);
  set(parts.peak, { d: now.size > 0 ? `M${peak} ${y(now.size)}V${area.bottom}` : "" });
  set(parts.guide, { d: known ? `M${x(angle)} ${y(now.slope)}V${y(0)}` : "" });
  parts.mark.toggleAttribute("hidden", !known);
  if (known) set(parts.mark, { cx: x(angle), cy: Math.min(Math.max(y(now.slope), area.top), area.bottom) });
  const near = Math.min(Math.max(peak || 0, area.left + 30), area.right - 30);
  label(parts.words, now.size > 0, near, Math.max(y(now.size || 0) - 8, area.top + 10), "middle", "gradient");
}

export function write(parts, picture, { at, angle }, now) {
  const { axes, tell, rates } = picture;
  const rate = (v) => (Number.isFinite(v) ? withUnit(short(v), rates[0]) : "none");
  parts.slope.textContent = rate(now.slope);
  parts.size.textContent = rate(now.size);
  const degrees = (v) => `${short(Number(v.toFixed(1)))}°`;
  const turnedTo = Number.isFinite(now.angle);
  parts.between.textContent = turnedTo ? degrees(now.away) : "none";
  const [gx, gy] = now.gradient.map((v) => (Number.isFinite(v) ? short(v) : "none"));
  parts.smalls[0].textContent = `u at ${degrees(angle)}`;
  parts.smalls[1].textContent = `(${gx}, ${gy})${turnedTo ? ` at ${degrees(now.angle)}` : ""}`;
  parts.smalls[2].textContent = "0° is the steepest way up";
  parts.note.textContent = sentence(picture, now);
  const rows = [
    [parts.angle, angle, degrees(angle), "angle"],
    [parts.x, at[0], tell[0](at[0]), axes[0]],
    [parts.y, at[1], tell[1](at[1]), axes[1]],
  ];
  for (const [row, value, words, name] of rows) {
    row.range.value = value;
    row.value.textContent = words;
    if (row !== parts.angle) set(row.range, { "aria-label": name });
    row.symbol.textContent = name;
    set(row.range, { "aria-valuetext": spoken(`${name} ${words}`) });
  }
  for (const node of [parts.up, parts.level90]) node.disabled = !turnedTo;
  set(parts.side.root, { "aria-label": `The slope along u against its angle, ${spoken(parts.slope.textContent)} now` });
  parts.said.say(
    `Slope ${parts.slope.textContent} along u at ${degrees(angle)}; gradient ${parts.size.textContent}. ${parts.note.textContent}`,
  );
}

function sentence({ map }, { value, size, slope, away }) {
  if (!Number.isFinite(value)) return "There is no value here, so there is no gradient.";
  if (!Number.isFinite(size)) return "There is a kink or a jump here: a slope along an axis is missing, so there is no gradient.";
  if (size === 0)
    return "The gradient is 0 here: the slope is 0 in every direction, and none is the steepest. So no arrow is drawn.";
  const blank = map.blank ? " Where the map is blank there is no value." : "";
  const nearly = (off) => (Math.abs(off) < 0.05 ? "" : "nearly ");
  if (away < 0.6)
    return `u points ${nearly(away)}along the gradient: no other way is steeper, and its slope is the gradient's length.${blank}`;
  if (away > 179.4) return `u points ${nearly(180 - away)}against the gradient: the steepest way down.${blank}`;
  if (Math.abs(away - 90) < 0.6)
    return `u runs ${nearly(away - 90)}along the level line, at a right angle to the gradient: there the slope is 0.${blank}`;
  return slope > 0
    ? `u goes up, with the share cos ${short(Number(away.toFixed(1)))}° of the gradient's length.${blank}`
    : `u goes down: it points more than 90° away from the gradient.${blank}`;
}

/** Where the parts stand. */
export function layout(parts, field) {
  const card = (name, words, value, small) =>
    html(
      "div",
      { class: "ex-card" },
      html("span", {}, ...(name ? [swatch(name)] : []), words),
      value,
      html("small", {}, small),
    );
  return html(
    "div",
    { class: "ex ex-gradient-explorer" },
    pictures([parts.title, parts.map.root], [title("Slope along u"), parts.side.root]),
    readings(
      card("ex-secant", "slope along u", parts.slope, parts.smalls[0]),
      card("ex-arrow", "length of ∇f", parts.size, parts.smalls[1]),
      card("", "between ∇f and u", parts.between, parts.smalls[2]),
    ),
    parts.note,
    controls(parts.angle.row, parts.x.row, parts.y.row, buttons(parts.up, parts.level90)),
    ...field,
    parts.said.node,
  );
}
