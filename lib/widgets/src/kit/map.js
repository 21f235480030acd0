// @ts-check
// A hill seen from above: bands of one colour, the higher the stronger, with a named line between two
// bands, and room for marks. Bands and lines are made once for a function and a size; while a point is
// dragged they stand still.
import { format } from "d3-format";
import { scaleLinear } from "d3-scale";
import { svg } from "lit-html";
import { levels as round, namePlaces, rings } from "../mathematics/contours.js";
import { short } from "../mathematics/numbers.js";
import { grid } from "../mathematics/surface.js";
import { path, words } from "./marks.js";
import { canvas, linear, MARGIN, axes } from "./panel.js";

/**
 * @typedef {import("../mathematics/surface.js").Surface} Surface
 * @typedef {import("../mathematics/surface.js").Grid} Grid
 * @typedef {import("./panel.js").Area} Area
 * @typedef {import("./panel.js").At & {cells: Grid, levels: number[]}} Map  cells: the values on an even grid
 */

const CELLS = 120; // on the longer side
const TICK = 62; // pixels for one

/**
 * `inside` is cut off at the map's edge, `over` may stand out; both get its scales, its grid and its levels.
 * With `equal` a kilometre is as long to the right as upward, so that right angles are right angles.
 * @param {import("./explorer.js").Host} host @param {string} key
 * @param {{label: string, surface: Surface, names: string[], equal?: boolean, margin?: Partial<Area>,
 *          levels?: (values: Float64Array) => number[], usual?: [number, number],
 *          tap?: (px: number, py: number, map: Map) => void, inside?: (map: Map) => any, over?: (map: Map) => any}} what
 */
export function contourMap(host, key, what) {
  const { label, surface, names, equal = true, levels = round, usual, tap, inside, over } = what;
  const margin = { ...MARGIN, ...what.margin };
  const [width, height] = host.room(key, usual);
  const own = equal ? margins([width, height], surface.window, margin) : margin;
  const hill = host.kept(`${key} hill`, [surface, width, height, levels, equal], () => {
    const area = { left: own.left, right: width - own.right, top: own.top, bottom: height - own.bottom };
    return drawn(area, surface, levels);
  });
  const { map } = hill;
  return canvas(host, key, {
    label,
    margin: own,
    usual,
    tap: tap && ((px, py) => tap(px, py, map)),
    under: (area) => {
      const axis = (i, [a, b]) =>
        linear(surface.window[i], { name: names[i], many: Math.max(2, Math.round(Math.abs(b - a) / TICK)) })(
          [a, b],
          true,
        );
      const [x, y] = [axis(0, [area.left, area.right]), axis(1, [area.bottom, area.top])];
      return axes(x, y, area, [area.left - 42, area.top - 12]);
    },
    inside: () => [hill.bands, hill.lines, inside?.(map)],
    over: () => [svg`<g aria-hidden="true">${hill.names}</g>`, over?.(map)],
  });
}

/** All of the map that stands still. */
function drawn(/** @type {Area} */ area, /** @type {Surface} */ surface, levels) {
  const x = scaleLinear(surface.window[0], [area.left, area.right]);
  const y = scaleLinear(surface.window[1], [area.bottom, area.top]);
  const cells = grid(surface, CELLS, (area.right - area.left) / (area.bottom - area.top));
  /** @type {number[]} */
  const found = levels(cells.values);
  const pixels = [-Number.MAX_VALUE, ...found].map((level) =>
    rings(cells, level).map((ring) => ring.map(([u, v]) => /** @type {[number, number]} */ ([x(u), y(v)]))),
  );
  const outlines = pixels.map((some) => some.map(closed).join(""));
  const text =
    Math.max(...found.map(Math.abs)) < 1e5 && apart(found) < 4 ? format(`.${apart(found)}f`) : short;
  return {
    map: { x, y, area, cells, levels: found },
    bands: outlines.map((d, k) => {
      const share = Math.round(4 + (52 * k) / (found.length || 1));
      return svg`<path class="ex-band" style="--ex-share: ${share}%" d=${d}></path>`;
    }),
    lines: outlines.slice(1).map((d) => path("ex-level", d)),
    names: namePlaces(pixels.slice(1), area).map((at, k) =>
      at ? words(at[0], at[1] + 4, "middle", text(found[k]), "ex-label ex-level-name") : "",
    ),
  };
}

/** Margins that leave an area of the window's shape, in the middle. */
function margins([width, height], [[x0, x1], [y0, y1]], { left, right, top, bottom }) {
  const [wide, tall] = [width - left - right, height - top - bottom];
  const unit = Math.min(wide / (x1 - x0), tall / (y1 - y0));
  const [across, down] = [(wide - unit * (x1 - x0)) / 2, (tall - unit * (y1 - y0)) / 2];
  return { left: left + across, right: right + across, top: top + down, bottom: bottom + down };
}

/** A ring as the text of a path. */
export const closed = (/** @type {[number, number][]} */ ring) =>
  `M${ring.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`;

/** How many decimals tell the levels apart. */
function apart(/** @type {number[]} */ found) {
  const least = Math.min(...found.slice(1).map((v, i) => v - found[i]), Math.abs(found[0]) || Infinity);
  return Number.isFinite(least) ? Math.max(0, Math.ceil(-Math.log10(least * 1.0001))) : 0;
}
