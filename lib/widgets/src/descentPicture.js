// @ts-check
// How the descent explorer looks: every function reads a state and changes elements.
import { scaleLinear, scaleLog } from "d3-scale";
import { ladder } from "./mathematics/contours.js";
import { event, leaving, NAMES, namedPlace, placeText, rests, stabilityWords, variablesText } from "./mathematics/descentWords.js";
import { decades, drawAxes, frame, labelBeside, place, set } from "./kit.js";
import { short, spoken, withUnit } from "./mathematics/numbers.js";
import { drawMap } from "./map.js";
import { METHODS } from "./mathematics/optimisers.js";
import { drawCurve, scales } from "./curvePicture.js";
import { isSteepWalled } from "./mathematics/terrain.js";

const REACH = 5000; // pixels: farther out nothing is drawn

/** The landscape: it stands still while the start is dragged. */
export function drawGround(parts, picture) {
  const { terrain, names } = picture;
  parts.main.root.classList.toggle("ex-from-above", Boolean(terrain.surface));
  if (terrain.surface) {
    const [wide, tall] = terrain.window.map(([from, to]) => to - from);
    const equal = Math.max(wide / tall, tall / wide) < 4;
    const levels = isSteepWalled(terrain.surface) ? ladder : undefined;
    picture.map = drawMap(parts.main, terrain.surface, { x: names[0], y: names[1] }, { equal, levels });
    set(parts.curve, { d: "" });
    parts.marks.replaceChildren();
  } else {
    for (const layer of [parts.main.bands, parts.main.lines, parts.main.names]) layer.replaceChildren();
    const area = frame(parts.main);
    picture.map = { area, ...scales(terrain.table, area) };
    drawCurve(parts, { t: terrain.table, ...picture.map, names: { x: names[0], y: names[1] } });
  }
}

/** The places of a path in the drawing; a point off the curve has no height, and keeps the last one. */
function pixels({ terrain, map }, { points, readings }) {
  const kept = (v) => Math.min(Math.max(v, -REACH), REACH);
  let height = map.area.bottom;
  return points.map((p, i) => {
    if (terrain.surface) return [kept(map.x(p[0])), kept(map.y(p[1]))];
    if (Number.isFinite(readings[i][0])) height = map.y(readings[i][0]);
    return [kept(map.x(p[0])), kept(height)];
  });
}

/** A ring, a square, a triangle: a path is known by its marks, too. */
const MARKS = {
  plain: (x, y) => `M${x - 3} ${y}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z`,
  momentum: (x, y) => `M${x - 3} ${y - 3}h6v6h-6Z`,
  adam: (x, y) => `M${x} ${y - 4}l3.6 6.4h-7.2Z`,
};
const round = (v) => Math.round(v * 10) / 10;

/** The paths, each with an arrow where it leaves the map. */
export function drawPaths(parts, picture, { start }) {
  const { paths, map, terrain } = picture;
  for (const method of METHODS) {
    const [path, nodes] = [paths[method], parts.paths[method]];
    nodes.group.toggleAttribute("hidden", !path);
    if (!path) continue;
    const at = pixels(picture, path).map(([x, y]) => [round(x), round(y)]);
    const line = `M${at.map(([x, y]) => `${x} ${y}`).join("L")}`;
    set(nodes.under, { d: terrain.surface ? line : "" }); // a curve must be seen below its path
    set(nodes.line, { d: line });
    const seen = path.end === "left" ? at.slice(0, -1) : at;
    set(nodes.marks, { d: seen.map(([x, y]) => MARKS[method](x, y)).join("") });
    const [x, y] = seen[seen.length - 1];
    set(nodes.here, { d: MARKS[method](0, 0), transform: `translate(${x} ${y}) scale(1.9)` });
    set(nodes.exit, { d: path.end === "left" ? exitArrow(map.area, ...at.slice(-2)) : "" });
  }
  const [px, py] = pixels(picture, { points: [start], readings: [terrain.at(start)] })[0];
  place(parts.start, px, Math.min(Math.max(py, map.area.top), map.area.bottom), {
    from: terrain.window[0][0],
    to: terrain.window[0][1],
    now: start[0],
    text: `start at ${namedPlace(picture.axes, start)}`,
  });
  const y = Math.max(py + (terrain.surface ? 24 : -10), map.area.top + 12);
  const words = { at: px, away: 12, y, words: "start" };
  labelBeside(parts.startName, true, map.area, words);
  tangent(parts, picture);
}

/** An arrow head on the frame, where the way from p to q crosses it. */
function exitArrow({ left, right, top, bottom }, [px, py], [qx, qy]) {
  const share = (from, to, low, high) => (to > high ? (high - from) / (to - from) : to < low ? (low - from) / (to - from) : 1);
  const t = Math.max(0, Math.min(share(px, qx, left, right), share(py, qy, top, bottom)));
  const [x, y] = [px + t * (qx - px), py + t * (qy - py)];
  const long = Math.hypot(qx - px, qy - py) || 1;
  const [ux, uy] = [(qx - px) / long, (qy - py) / long];
  const corner = (back, aside) => `${round(x + back * ux - aside * uy)} ${round(y + back * uy + aside * ux)}`;
  return `M${corner(9, 0)}L${corner(-6, 7)}L${corner(-6, -7)}Z`;
}

/** On a curve, the tangent where the first path stands: its slope is what moves the point. */
function tangent(parts, { terrain, paths, map }) {
  const path = paths[METHODS.find((method) => paths[method]) ?? ""];
  const last = path ? path.points.length - (path.end === "left" ? 2 : 1) : -1;
  const [value, slope] = path?.readings[last] ?? [];
  const shown = !terrain.surface && Number.isFinite(value + slope);
  parts.tangent.toggleAttribute("hidden", !shown);
  if (!shown) return;
  const [x, half] = [path.points[last][0], 0.13 * (terrain.window[0][1] - terrain.window[0][0])];
  const rise = (map.y(1) - map.y(0)) / (map.x(1) - map.x(0)); // of a slope of 1
  const run = half * Math.abs(map.x(1) - map.x(0)) / Math.hypot(1, slope * rise);
  const [px, py] = [map.x(x), map.y(value)];
  set(parts.tangent, { x1: px - run, y1: py - run * slope * rise, x2: px + run, y2: py + run * slope * rise });
}

/** The loss after each step: on a logarithmic scale where no value of the map is below 0. */
export function drawLosses(parts, picture, { steps }) {
  const { terrain, paths, names } = picture;
  const area = frame(parts.side, { left: 50, right: 14, top: 26, bottom: 34 });
  const shown = METHODS.filter((method) => paths[method]);
  const values = shown.flatMap((method) => paths[method].readings.map(([v]) => v)).filter(Number.isFinite);
  const most = [10, 20, 50, 100, 200].find((n) => n >= steps) ?? steps;
  const x = scaleLinear([0, most], [area.left, area.right]);
  const logarithmic = terrain.low >= 0 && values.some((v) => v > 0);
  const axis = logarithmic ? logAxis(values, area) : plainAxis(values, area);
  drawAxes(
    parts.side.axes,
    area,
    { scale: x, ticks: x.ticks(5), text: x.tickFormat(5), name: "step" },
    { ...axis, name: withUnit(names[names.length - 1], logarithmic ? "(log scale)" : "") },
  );
  const low = axis.scale.domain()[0];
  for (const method of METHODS) {
    const nodes = parts.losses[method];
    nodes.group.toggleAttribute("hidden", !paths[method]);
    if (!paths[method]) continue;
    const at = paths[method].readings
      .map(([v], k) => [round(x(k)), round(axis.scale(Math.max(v, low)))])
      .filter(([, py]) => Number.isFinite(py));
    set(nodes.line, { d: at.length ? `M${at.map(([px, py]) => `${px} ${py}`).join("L")}` : "" });
    set(nodes.marks, { d: steps > 50 ? "" : at.map(([px, py]) => MARKS[method](px, py)).join("") });
    const [px, py] = at[at.length - 1] ?? [-99, -99];
    set(nodes.here, { d: MARKS[method](0, 0), transform: `translate(${px} ${py}) scale(1.6)` });
  }
}

function logAxis(values, area) {
  const positive = values.filter((v) => v > 0);
  const high = Math.ceil(Math.log10(Math.max(...positive)) + 1e-9);
  const low = Math.max(Math.floor(Math.log10(Math.min(...positive))), high - 16);
  return decades(scaleLog([10 ** Math.min(low, high - 2), 10 ** high], [area.bottom, area.top]), 18);
}

function plainAxis(values, area) {
  const [low, high] = values.length ? [Math.min(...values), Math.max(...values)] : [0, 1];
  const room = 0.08 * (high - low) || Math.abs(high) || 1;
  const scale = scaleLinear([low - room, high + room], [area.bottom, area.top]);
  return { scale, ticks: scale.ticks(5), text: (v) => short(v) };
}

/** Two numbers have room for four digits each. */
const few = (/** @type {number[]} */ all) => (all.length > 1 ? all.map((v) => Number(v.toPrecision(4))) : all);

/** Numbers and sentences. */
export function write(parts, picture, { rate, steps, start }) {
  const { terrain, paths, axes, tell, rates, limit } = picture;
  parts.title.textContent = picture.label;
  for (const method of METHODS) {
    const [path, card] = [paths[method], parts.cards[method]];
    card.box.checked = Boolean(path);
    card.root.classList.toggle("ex-off", !path);
    const last = path ? path.points.length - 1 : 0;
    const [value, ...slopes] = path ? path.readings[last] : [];
    const off = path?.end === "left";
    card.value.textContent = !path ? "–" : off ? "off the map" : tell[tell.length - 1](value);
    card.name.textContent = path ? `${variablesText(axes)} = ` : "";
    card.place.textContent = path ? placeText(few(path.points[last])) : "";
    const known = path && slopes.every(Number.isFinite);
    const unit = rates.every((r) => r === rates[0]) ? rates[0] : "";
    const numbers = known ? withUnit(placeText(few(slopes)), unit) : "none";
    card.slope.textContent = !path || off ? "" : `${slopes.length > 1 ? "gradient" : "slope"} ${numbers}`;
  }
  const shown = METHODS.filter((method) => paths[method]);
  const events = shown.map((method) => event(terrain, method, paths[method]));
  const hint = shown.length ? leaving(paths) : "Choose a method to see its path.";
  parts.note.textContent = [hint, ...events, stabilityWords(axes, rate, limit)].filter(Boolean).join(" ");
  parts.rate.range.value = Math.log10(rate);
  parts.rate.value.textContent = short(rate);
  const side = rate > limit?.rate ? "above" : rate < limit?.rate ? "below" : "at";
  const compared = limit ? `, ${side} 2/L = ${short(limit.rate)}` : "";
  set(parts.rate.range, { "aria-valuetext": spoken(`${short(rate)}${compared}`) });
  parts.steps.range.value = steps;
  parts.steps.value.textContent = steps === 1 ? "1 step" : `${steps} steps`;
  set(parts.steps.range, { "aria-valuetext": parts.steps.value.textContent });
  mark(parts.mark, parts.rate.range, limit, axes);
  const said = shown.map((method) => `${NAMES[method]}: ${parts.cards[method].value.textContent}`);
  parts.said.say(`Start ${placeText(start)}, ${steps} steps. ${said.join(", ")}. ${parts.note.textContent}`);
}

/** The mark of 2/L below the slider of the learning rate. */
function mark(node, range, limit, axes) {
  node.parentNode.toggleAttribute("hidden", !limit);
  if (!limit) return;
  const [low, high] = [Number(range.min), Number(range.max)];
  const share = Math.min(Math.max((Math.log10(limit.rate) - low) / (high - low), 0), 1);
  node.style.setProperty("--ex-share", String(share));
  node.classList.toggle("ex-left-of", share > 0.55);
  const where = limit.at && namedPlace(axes, limit.at.map((v) => Number(v.toPrecision(3))));
  node.lastChild.textContent = `2/L = ${short(limit.rate)}${where ? `, at ${where}` : ""}`;
}

/** Whether nothing more would happen: every path has stopped or come to rest. */
export const finished = ({ terrain, paths }) =>
  Object.values(paths).every((path) => path.end !== "going" || rests(terrain, path));
