// @ts-check
// How the game looks: nothing but the queries, until it is over. Every function reads a state and
// changes elements.
import { distance, isThere } from "./mathematics/blindfold.js";
import { ladder } from "./mathematics/contours.js";
import { namedPlace, placeText } from "./mathematics/descentWords.js";
import { drawAxes, frame, html, place, set, svg } from "./kit.js";
import { short } from "./mathematics/numbers.js";
import { drawMap } from "./map.js";
import { drawCurve, scales } from "./curvePicture.js";

const AXES = { 1: ["x", "slope"], 2: ["x", "y", "gradient"] }; // variables, and what a query tells

/** The frame, and once the game is over the landscape and the minimum. */
export function drawBlind(parts, picture, { over }) {
  const { terrain, game } = picture;
  const names = { x: "x", y: "y" };
  if (terrain.surface) {
    const key = `${picture.key} ${over} ${parts.main.root.clientWidth}`;
    if (parts.drawn !== key) picture.map = drawMap(parts.main, terrain.surface, names, { levels: ladder });
    parts.drawn = key;
    set(parts.curve, { d: "" });
  } else {
    parts.drawn = "";
    const area = frame(parts.main);
    const { x, y } = scales(terrain.table, area);
    picture.map = { area, x, y };
    const across = { scale: x, ticks: x.ticks(8), text: x.tickFormat(8), name: "x" };
    if (over) drawCurve(parts, { t: terrain.table, ...picture.map, names: { x: "x", y: "f(x)" } });
    else drawAxes(parts.main.axes, area, across, { scale: y, ticks: [], text: String, name: "" });
    if (!over) set(parts.curve, { d: "" });
  }
  if (!over || !terrain.surface)
    for (const layer of [parts.main.bands, parts.main.lines, parts.main.names]) layer.replaceChildren();
  const { left, right, top, bottom } = picture.map.area;
  set(parts.dark, { x: left, y: top, width: right - left, height: bottom - top });
  parts.dark.toggleAttribute("hidden", over);
  parts.goal.toggleAttribute("hidden", !over);
  const [px, py] = pixel(picture, game.minimum, true);
  set(parts.goal, { cx: px, cy: py, r: Math.max(picture.map.x(game.within) - picture.map.x(0), 4) });
}

/** Where a point stands: on the map, or on the curve once it is seen, and on its middle before. */
function pixel({ map, terrain }, point, over) {
  if (terrain.surface) return [map.x(point[0]), map.y(point[1])];
  const middle = (map.area.top + map.area.bottom) / 2;
  return [map.x(point[0]), over ? map.y(terrain.at(point)[0]) : middle];
}

/** A query as a stick with the slope of the ground, or as an arrow uphill, and the point where to ask. */
export function drawAsked(parts, picture, { points, over, aim }) {
  const { terrain, map, game } = picture;
  const slopes = points.map((p) => game.at(p).slice(1));
  const most = Math.max(...slopes.map((g) => Math.hypot(...g)), 1e-9);
  const sticks = points.map((point, i) => {
    const [px, py] = pixel(picture, point, over);
    const d = terrain.surface ? arrow(px, py, slopes[i], most) : stick(px, py, slopes[i][0], map);
    const dot = svg("circle", { class: "ex-asked-at", cx: px, cy: py, r: i ? 3.5 : 5 });
    const words = svg("text", { class: "ex-label", x: px + 7, y: py + 16 }, String(i + 1));
    return svg("g", {}, svg("path", { class: "ex-under", d }), svg("path", { class: "ex-stick", d }), dot, words);
  });
  parts.asked.replaceChildren(...sticks);
  const [px, py] = pixel(picture, aim, over);
  parts.aim.toggleAttribute("hidden", over);
  place(parts.aim, px, py, {
    from: game.window[0][0],
    to: game.window[0][1],
    now: aim[0],
    text: namedPlace(AXES[aim.length], aim),
  });
}

function stick(px, py, slope, map) {
  const rise = (slope * (map.y(1) - map.y(0))) / (map.x(1) - map.x(0));
  const run = 24 / Math.hypot(1, rise);
  return `M${px - run} ${py - run * rise}L${px + run} ${py + run * rise}`;
}

function arrow(px, py, [gx, gy], most) {
  const size = Math.hypot(gx, gy);
  const long = 10 + (36 * size) / most;
  const [ux, uy] = size ? [gx / size, -gy / size] : [0, 0];
  const [qx, qy] = [px + long * ux, py + long * uy];
  const barb = (side) => `M${qx} ${qy}L${qx - 7 * ux - side * 4 * uy} ${qy - 7 * uy + side * 4 * ux}`;
  return `M${px} ${py}L${qx} ${qy}${barb(1)}${barb(-1)}`;
}

/** The queries in numbers, the latest first. */
export function listAsked(parts, { game }, { points }) {
  const cell = (words) => html("td", {}, words);
  const rows = points.map((p, i) =>
    html("tr", {}, html("th", { scope: "row" }, i ? String(i + 1) : "1, start"), cell(placeText(p)), cell(slopeAt(game, p))),
  );
  parts.rows.replaceChildren(...rows.reverse());
  parts.told.textContent = AXES[game.window.length].at(-1) ?? "";
}

/** The numbers that a query gives: three digits, as they are told. */
const told = (game, point) => game.at(point).slice(1).map((v) => Number(v.toPrecision(4)));
const slopeAt = (game, point) => placeText(told(game, point));

const count = (n) => (n === 1 ? "1 query" : `${n} queries`);

/** The score and a sentence. */
export function tellGame(parts, picture, state, players) {
  const { points, over, aim } = state;
  const { game, par } = picture;
  parts.title.textContent = over ? "The landscape and your queries" : "The ground is hidden";
  for (const [who, [, how]] of Object.entries(players)) {
    const card = parts.cards[who];
    card.value.textContent = who === "you" ? count(points.length) : over ? count(par[who]) : "?";
    card.how.textContent = who === "you" ? `at ${placeText(aim)} now` : how(game.window.length);
  }
  const words = over ? result(game, points) : hint(game, points);
  parts.note.textContent = words;
  parts.said.say(words);
}

/** What the last query told; before the second, the rule. */
function hint(game, points) {
  const axes = AXES[game.window.length];
  const [says, last] = [axes[axes.length - 1], points[points.length - 1]];
  const rule = `Come within ${game.within} of the minimum.`;
  const way = downhill(told(game, last));
  if (points.length > 1) return `${rule} At ${namedPlace(axes, last)} the ${says} is ${slopeAt(game, last)}: ${way}`;
  return `${rule} A query tells the ${says} at one point that you choose; the first is made, at the start: ${way}`;
}

function downhill(slopes) {
  if (slopes.every((v) => v === 0)) return "the ground is level there.";
  if (slopes.length === 2) return "the arrow points uphill.";
  return `the ground falls to the ${slopes[0] > 0 ? "left" : "right"} there.`;
}

/** How near the queries came. */
function result(game, points) {
  const axes = AXES[game.window.length];
  const off = points.map((p) => Number(distance(p, game.minimum).toFixed(3)));
  const [last, nearest] = [points[points.length - 1], Math.min(...off)];
  const goal = namedPlace(axes, game.minimum);
  if (!isThere(game, last)) {
    const times = points.length === 1 ? "once" : `${points.length} times`;
    return `The minimum is at ${goal}. You asked ${times}; the nearest was ${short(nearest)} away.`;
  }
  const where = nearest ? `${short(nearest)} from the minimum at ${goal}` : "the minimum";
  return `Found with ${count(points.length)}: ${namedPlace(axes, last)} is ${where}.`;
}
