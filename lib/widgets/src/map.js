// @ts-check
// A hill seen from above: bands of one colour, the higher the stronger, with a named line between two
// bands, and a point to drag. Bands and lines are drawn once for a function and a size; while a point
// is dragged they stand still.
import { tickStep } from "d3-array";
import { format } from "d3-format";
import { scaleLinear } from "d3-scale";
import { levels as round, namePlaces, rings } from "./mathematics/contours.js";
import { canvas, drawAxes, frame, handle, set, svg } from "./kit.js";
import { short } from "./mathematics/numbers.js";
import { grid } from "./mathematics/surface.js";

/** @typedef {import("./mathematics/surface.js").Surface} Surface */

const CELLS = 120; // on the longer side
const MARGIN = { left: 46, right: 14, top: 26, bottom: 34 };
const everywhere = -Number.MAX_VALUE;

/** A canvas with layers for a map; what is drawn on it goes to `inner` (cut off) and `over`. */
export function contourMap(/** @type {string} */ name) {
  const map = canvas(name);
  const [bands, lines, names] = [svg("g"), svg("g"), svg("g", { "aria-hidden": "true" })];
  map.inner.append(bands, lines);
  map.over.append(names);
  set(map.over, { class: "ex-over" });
  return { ...map, bands, lines, names };
}

/**
 * Draws the map of a surface into its canvas; with `equal`, a kilometre is as long to the right as
 * upward, so that right angles are right angles. Returns its area and scales.
 * @param {ReturnType<typeof contourMap>} map @param {Surface} surface
 * @param {{x: string, y: string}} names
 */
export function drawMap(map, surface, names, { equal = true, levels = round, margin = MARGIN } = {}) {
  const { window } = surface;
  const area = frame(map, equal ? margins(map.root, window, margin) : margin);
  const x = scaleLinear(window[0], [area.left, area.right]);
  const y = scaleLinear(window[1], [area.bottom, area.top]);
  const axis = (scale, size, name) => {
    const count = Math.max(2, Math.round(size / 62));
    return { scale, ticks: scale.ticks(count), text: scale.tickFormat(count), name };
  };
  drawAxes(
    map.axes,
    area,
    axis(x, area.right - area.left, names.x),
    axis(y, area.bottom - area.top, names.y),
  );
  set(map.axes.lastChild, { x: area.left - 42, y: area.top - 12 });
  const cells = grid(surface, CELLS, (area.right - area.left) / (area.bottom - area.top));
  const found = levels(cells.values);
  const pixels = [everywhere, ...found].map((level) =>
    rings(cells, level).map((ring) => ring.map(([u, v]) => /** @type {[number, number]} */ ([x(u), y(v)]))),
  );
  const paths = pixels.map((lines) => lines.map(closed).join(""));
  map.bands.replaceChildren(
    ...paths.map((d, k) =>
      svg("path", { class: "ex-band", d, style: `--ex-share: ${Math.round(4 + (52 * k) / (found.length || 1))}%` }),
    ),
  );
  map.lines.replaceChildren(...paths.slice(1).map((d) => svg("path", { class: "ex-level", d })));
  const text = Math.max(...found.map(Math.abs)) < 1e5 && decimals(found) < 4 ? fixed(found) : short;
  map.names.replaceChildren(
    ...namePlaces(pixels.slice(1), area).flatMap((at, k) =>
      at ? [svg("text", { class: "ex-label ex-level-name", x: at[0], y: at[1] + 4 }, text(found[k]))] : [],
    ),
  );
  return { area, x, y, levels: found, cells, blank: cells.values.some(Number.isNaN) };
}

/** Margins that leave an area of the window's shape, in the middle. */
function margins(root, [[x0, x1], [y0, y1]], { left, right, top, bottom }) {
  const [wide, tall] = [root.clientWidth - left - right, root.clientHeight - top - bottom];
  const unit = Math.min(wide / (x1 - x0), tall / (y1 - y0));
  const [across, down] = [(wide - unit * (x1 - x0)) / 2, (tall - unit * (y1 - y0)) / 2];
  return { left: left + across, right: right + across, top: top + down, bottom: bottom + down };
}

/** A ring as the text of a path. */
export const closed = (ring) => `M${ring.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`;

/** How many decimals tell the levels apart. */
function decimals(/** @type {number[]} */ found) {
  const least = Math.min(...found.slice(1).map((v, i) => v - found[i]), Math.abs(found[0]) || Infinity);
  return Number.isFinite(least) ? Math.max(0, Math.ceil(-Math.log10(least * 1.0001))) : 0;
}

const fixed = (found) => format(`.${decimals(found)}f`);

/** How many decimals a hand can set between two ends. */
export const decimalsOf = (/** @type {[number, number]} */ [from, to]) =>
  Math.min(Math.max(0, 2 - Math.floor(Math.log10(to - from))), 100);

/** A number kept between two ends, with as many digits as a hand can set. */
export function kept(/** @type {[number, number]} */ [from, to], /** @type {number} */ v) {
  return Math.min(Math.max(Number(v.toFixed(decimalsOf([from, to]))) || 0, from), to);
}

/** What drags and keys do to a point of the plane: `move([x, y])` gets where it goes. */
export function planeMover({ window, get, move, scales }) {
  const to = (x, y) => move([x, y]);
  return {
    to,
    drag: (px, py) => to(scales().x.invert(px), scales().y.invert(py)),
    key: (step, far, pressed) => {
      const [x, y] = get();
      const along = /Up|Down/.test(pressed) ? 1 : 0;
      const [from, end] = window()[along];
      const next = tickStep(from, end, far ? 10 : 100) * (/Down|Left/.test(pressed) ? -1 : 1);
      if (step === "Home" || step === "End") return to(step === "Home" ? from : end, y);
      if (along) to(x, y + next);
      else to(x + next, y);
    },
  };
}

/** A place and the value there, in words. */
export const whereabouts = ({ axes, tell }, at, value) =>
  `${axes[0]} ${tell[0](at[0])}, ${axes[1]} ${tell[1](at[1])}: ${axes[2]} ${tell[2](value)}`;

/** A point of the map to drag, in both directions. */
export function pointHandle(point, /** @type {AbortSignal} */ signal) {
  return set(handle(point, signal), { "aria-roledescription": "point of the plane" });
}

/** A click on the map brings the point there; a touch that scrolls is no click. */
export function tapped(map, /** @type {(px: number, py: number) => void} */ drag, /** @type {AbortSignal} */ signal) {
  map.root.addEventListener(
    "click",
    (event) => {
      if (event.target.closest(".ex-handle")) return;
      const { left, top } = map.root.getBoundingClientRect();
      drag(event.clientX - left, event.clientY - top);
    },
    { signal },
  );
}
