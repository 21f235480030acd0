// @ts-check
// What is drawn in a picture. Each takes a class and numbers, and returns SVG: those that begin with
// the scales take numbers of the axes, the others pixels.
import { line } from "d3-shape";
import { svg } from "lit-html";
import { between } from "../mathematics/numbers.js";
import { outline } from "../mathematics/secant.js";

/** @typedef {import("./panel.js").At} At @typedef {import("./panel.js").Area} Area */

const FAR = 5000; // pixels: farther out nothing is drawn
const APART = 1.5; // pixels from one point of a table's curve to the next

/** Points that are joined; the pen is lifted where one has no height. */
export const curve = (
  /** @type {string} */ look,
  /** @type {At} */ { x, y },
  /** @type {Iterable<any>} */ points,
) =>
  path(
    look,
    line(
      (p) => x(p[0]),
      (p) => between(-FAR, y(p[1]), FAR),
    ).defined((p) => Number.isFinite(p[1]))(points) ?? "",
  );

/** The curve of a table, made once for a picture whose axes follow from the table and the room there is.
 * @param {import("./explorer.js").Host} host @param {string} key  the picture
 * @param {At} at @param {import("../mathematics/samples.js").Table} table */
export const tableCurve = (host, key, at, table) =>
  host.kept(`${key} curve`, [table, ...Object.values(at.area)], () =>
    curve("ex-curve", at, outline(table, Math.round((at.area.right - at.area.left) / APART))),
  );

/** A path in pixels. */
export const path = (/** @type {string} */ look, /** @type {string} */ d) =>
  svg`<path class=${look} d=${d}></path>`;

/** A straight line between two places in pixels. */
export const segment = (/** @type {string} */ look, [px, py], [qx, qy]) =>
  svg`<line class=${look} x1=${px} y1=${py} x2=${qx} y2=${qy}></line>`;

/** The line through a point with a slope, so long that it leaves the picture; none without a slope. */
export function through(
  /** @type {string} */ look,
  /** @type {At} */ { x, y },
  [u, v],
  /** @type {number} */ slope,
  reach = FAR,
) {
  const [px, py, steep] = [x(u), y(v), ((y(1) - y(0)) / (x(1) - x(0))) * slope];
  if (!Number.isFinite(px + py + steep)) return "";
  const run = reach / Math.hypot(1, steep);
  return segment(look, [px - run, py - run * steep], [px + run, py + run * steep]);
}

/** A round mark. */
export const dot = (/** @type {string} */ look, px, py, r = 6) =>
  svg`<circle class=${look} r=${r} cx=${px} cy=${py}></circle>`;

/** Words at a place. */
export const words = (x, y, /** @type {"start" | "middle" | "end"} */ anchor, text, look = "ex-label") =>
  svg`<text class=${look} x=${x} y=${y} text-anchor=${anchor}>${text}</text>`;

const pen = typeof OffscreenCanvas === "undefined" ? null : new OffscreenCanvas(1, 1).getContext("2d");
let font = "";

/** How wide words are in a picture, in pixels. */
export function widthOf(/** @type {string} */ text) {
  if (!pen) return 7 * text.length;
  if (!font) pen.font = font = `13px ${getComputedStyle(document.body).fontFamily}`;
  return pen.measureText(text).width;
}

/** Words beside a place: on the side of `away` where they fit into the area, else on the other. */
export function beside(/** @type {Area} */ area, { at, away, y, text, look = "ex-label" }) {
  const tip = at + away + Math.sign(away) * widthOf(text);
  const side = tip < area.left || tip > area.right ? -away : away;
  return words(at + side, y, side > 0 ? "start" : "end", text, look);
}

/**
 * What a table says of a curve's odd places: a ring for a hole, a dotted line at a pole, a band for a gap.
 * @param {At} at @param {{kind: string, from: number, to: number, height?: number}[]} found
 */
export const breaks = ({ x, y, area: { top, bottom } }, found) =>
  found.map((b) => {
    const [left, right] = [x(b.from), x(b.to)];
    if (b.kind === "hole") return dot("ex-hole", left, y(b.height), 4.5);
    if (b.kind === "pole") return path("ex-guides", `M${left} ${top}V${bottom}`);
    if (b.kind !== "gap") return "";
    return svg`<rect class="ex-gap" x=${left} y=${top} width=${right - left} height=${bottom - top}></rect>
      ${right - left < 70 ? "" : words((left + right) / 2, top + 20, "middle", "no value")}`;
  });
