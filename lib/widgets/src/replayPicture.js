// @ts-check
// How the replay of a training run looks: every function reads a state and changes elements.
import { scaleLinear, scaleLog } from "d3-scale";
import { rings } from "./mathematics/contours.js";
import { finer } from "./mathematics/frames.js";
import { decades, drawAxes, frame, html, place, set, svg, swatch } from "./kit.js";
import { closed } from "./map.js";
import { explain, percent, three } from "./mathematics/replayWords.js";

const HALF = 1e-9; // class 1 is where the logit is above 0
/** Where the shades begin: p is 0, 0.1, 0.3, above 0.5, 0.7, 0.9. */
export const LEVELS = [-Number.MAX_VALUE, ...[0.1, 0.3, 0.5, 0.7, 0.9].map((p) => Math.log(p / (1 - p)) || HALF)];
const MARGIN = { left: 50, right: 14, top: 26, bottom: 34 };

/** A circle, a square, a triangle, a diamond: a class is known by its shape, too. */
const SHAPES = [
  "m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0Z",
  "m-3.2 -3.2h6.4v6.4h-6.4Z",
  "m0 -4.4l4 7h-8Z",
  "m0 -4.6l4.6 4.6l-4.6 4.6l-4.6 -4.6Z",
];
const RING = "m-7 0a7 7 0 1 0 14 0a7 7 0 1 0 -14 0Z"; // around a point that the model gets wrong
const round = (v) => Math.round(v * 10) / 10;

/** A mark of the map, as a key to it. */
const mark = (name, shape) =>
  svg("svg", { class: "ex-mark-key", viewBox: "-8 -8 16 16", "aria-hidden": "true" }, svg("path", { class: name, d: `M0 0${shape}` }));

/** What stands still while the film plays: the points, the curves and all axes. */
export function layOut(parts, picture, state) {
  const { window, epochs, losses, norms } = state;
  const area = frame(parts.map, MARGIN); // each input has a scale of its own
  const [x, y] = [scaleLinear(window[0], [area.left, area.right]), scaleLinear(window[1], [area.bottom, area.top])];
  drawAxes(parts.map.axes, area, axis(x, area.right - area.left, picture.names.x), axis(y, area.bottom - area.top, picture.names.y));
  picture.at = state.points.map(([u, v]) => `M${round(x(u))} ${round(y(v))}`);
  parts.points.forEach((node, k) => set(node, { d: shapes(state.points, picture.at, k) }));
  const [lossArea, normArea] = [frame(parts.loss.canvas, MARGIN), frame(parts.norm.canvas, MARGIN)];
  const t = scaleLinear([0, Math.max(epochs[epochs.length - 1], 1)], [lossArea.left, lossArea.right]);
  const l = scaleLinear([0, 1.06 * Math.max(...losses) || 1], [lossArea.bottom, lossArea.top]);
  const n = logAxis(norms.flat(), normArea);
  const along = { scale: t, ...wholeTicks(t, epochs[epochs.length - 1]), name: "epoch" };
  drawAxes(parts.loss.canvas.axes, lossArea, along, { scale: l, ticks: l.ticks(4), text: l.tickFormat(4), name: "loss" });
  drawAxes(parts.norm.canvas.axes, normArea, along, { ...n, name: "length (log scale)" });
  set(parts.loss.curve, { d: joined(epochs.map((v, i) => [t(v), l(losses[i])])) });
  parts.norm.curves.forEach((node, k) =>
    set(node, { d: joined(epochs.map((v, i) => [t(v), logPlace(n.scale, norms[i][k])])) }),
  );
  Object.assign(picture, { area, x, y, t, l, n, lossArea, normArea });
}

/** There is no half epoch. */
export function wholeTicks(scale, /** @type {number} */ last) {
  const count = Math.min(5, Math.max(last, 1));
  return { ticks: scale.ticks(count).filter(Number.isInteger), text: scale.tickFormat(count) };
}

const axis = (scale, size, name) => {
  const count = Math.max(2, Math.round(size / 62));
  return { scale, ticks: scale.ticks(count), text: scale.tickFormat(count), name };
};

const joined = (points) => (points.length ? `M${points.map(([u, v]) => `${round(u)} ${round(v)}`).join("L")}` : "");

/** Marks at the places of the points of a class. */
const shapes = (points, at, k) => points.flatMap((p, i) => (p[2] === k ? [at[i] + SHAPES[k]] : [])).join("");

/** Lengths by decades; one of 0 is drawn at the lower edge. */
function logAxis(lengths, area) {
  const positive = lengths.filter((v) => v > 0);
  const high = Math.ceil(Math.log10(Math.max(...positive, 1e-12)) + 1e-9);
  const low = Math.floor(Math.log10(Math.min(...positive, 10 ** (high - 1))));
  return decades(scaleLog([10 ** Math.max(low, high - 16), 10 ** high], [area.bottom, area.top]), 18);
}

const logPlace = (scale, v) => scale(Math.max(v, scale.domain()[0]));

/** One frame: regions, boundary, who is wrong, and the marks on the curves. */
export function drawFrame(parts, picture, state, i) {
  const { t, l, n, x, y, lossArea, normArea } = picture;
  const sheets = picture.grids.at(i);
  const path = (grid, level) =>
    rings(grid, level).map((ring) => closed(ring.map(([u, v]) => [x(u), y(v)]))).join("");
  if (sheets.length > 1) finer(sheets).forEach((grid, k) => set(parts.regions[k], { d: path(grid, 0) }));
  else LEVELS.forEach((level, k) => set(parts.regions[k], { d: path(sheets[0], level) }));
  const middle = sheets.length > 1 ? parts.regions.slice(0, sheets.length) : [parts.regions[LEVELS.indexOf(HALF)]];
  const d = middle.map((node) => node.getAttribute("d")).join("");
  set(parts.boundary, { d });
  set(parts.halo, { d });
  set(parts.wrong, { d: state.wrong[i].map((p) => picture.at[p] + RING).join("") });
  const px = t(state.epochs[i]);
  set(parts.loss.guide, { d: `M${px} ${lossArea.top}V${lossArea.bottom}` });
  set(parts.norm.guide, { d: `M${px} ${normArea.top}V${normArea.bottom}` });
  parts.norm.dots.forEach((node, k) => set(node, { cx: px, cy: logPlace(n.scale, state.norms[i][k]) }));
  place(parts.point, px, l(state.losses[i]), {
    from: 0,
    to: state.epochs[state.epochs.length - 1],
    now: state.epochs[i],
    text: `epoch ${state.epochs[i]}: loss ${three(state.losses[i])}`,
  });
}

/** Not rounded up: 100 % is all of them. */
const accuracy = (share) => `${Math.floor(1000 * share + 1e-9) / 10} %`;

/** Numbers and sentences. */
export function write(parts, picture, state, i) {
  const { epochs, losses, norms, right, examples } = state;
  const last = epochs[epochs.length - 1];
  const [moved, alone] = [picture.grids.moved(i), picture.grids.alone(i)];
  parts.epoch.range.value = i;
  parts.epoch.value.textContent = `${epochs[i]} of ${last}`;
  set(parts.epoch.range, { "aria-valuetext": `epoch ${epochs[i]} of ${last}` });
  const cards = [
    [three(losses[i]), i ? `${three(losses[0])} untrained` : "untrained"],
    [`${right[i]} of ${examples}`, accuracy(right[i] / examples)],
    [i ? percent(moved) : "–", i ? "of the map" : ""],
  ];
  cards.forEach(([value, small], k) => {
    parts.cards[k].value.textContent = value;
    parts.cards[k].small.textContent = small;
  });
  parts.lengths.forEach((node, k) => (node.textContent = three(norms[i][k])));
  parts.note.textContent = explain(state, i, { moved, alone });
  if (!picture.run.running()) parts.said.say(`Epoch ${epochs[i]} of ${last}: loss ${three(losses[i])}, ${right[i]} of ${examples} right. ${parts.note.textContent}`);
}

/** The key to the classes. */
export const classKey = (/** @type {string[]} */ classes) =>
  html(
    "p",
    { class: "ex-classes" },
    ...classes.map((name, k) => html("span", {}, mark(`ex-datum-of ex-class-${k}`, SHAPES[k]), name)),
    html("span", {}, mark("ex-wrong", RING), "wrong"),
  );

/** Six lines that can be told apart, and six thin ones. */
export const layerClass = (/** @type {number} */ k) => `ex-layer-${k % 6} ex-layer${k > 5 ? " ex-thin" : ""}`;

/** The key to the layers, with the length of each gradient. */
export function layerKey(/** @type {string[]} */ layers) {
  const lengths = layers.map(() => html("b"));
  const named = layers.map((name, k) => html("span", {}, swatch(layerClass(k)), `${name} `, lengths[k]));
  return { lengths, key: html("p", { class: "ex-layers" }, ...named) };
}
