// @ts-check
// A picture with two axes. An explorer says what its axes are and what is drawn; where that stands in
// pixels is known here alone.
import { range } from "d3-array";
import { scaleLinear, scaleLog } from "d3-scale";
import { html, svg } from "lit-html";
import { powerOfTen, short, withUnit } from "../mathematics/numbers.js";

/**
 * @typedef {{left: number, right: number, top: number, bottom: number}} Area  inside the axes, in pixels
 * @typedef {{x: any, y: any, area: Area}} At  scales from numbers to pixels (`x.invert` goes back), and the area
 * @typedef {{scale: any, shown?: any, name: string, ticks: number[], text: (v: number) => string}} Axis
 *   shown: what the ticks are counted in, where that is not what is drawn
 * @typedef {(pixels: [number, number], wide: boolean) => Axis} ToPixels
 */

export const MARGIN = { left: 46, right: 14, top: 26, bottom: 34 };
const WIDE = 380; // pixels: a narrower picture gets fewer ticks
const narrow = (text) => (v) => (text(v).length > 6 ? short(v) : text(v)); // 10⁶ where its zeros have no room

/** An axis from low to high. `many` are the ticks on a wide picture, `few` on a narrow one. */
export const linear =
  (domain, { name = "", many = 6, few = many } = {}) =>
  /** @type {ToPixels} */ (pixels, wide) => {
    const scale = scaleLinear(domain, pixels);
    const count = wide ? many : few;
    return { scale, name, ticks: scale.ticks(count), text: narrow(scale.tickFormat(count)) };
  };

/** An axis of powers of ten: a line at each, a number at as many as there is room for. */
export const decades =
  (domain, { name = "", room = 38 } = {}) =>
  /** @type {ToPixels} */ (pixels) => {
    const scale = scaleLog(domain, pixels);
    const [a, b] = domain.map((v) => Math.round(Math.log10(v) * 1e6) / 1e6);
    const all = range(Math.ceil(a), b + 1e-9);
    const step = Math.ceil((room * (b - a)) / Math.abs(pixels[1] - pixels[0]));
    const text = (v) => ((Math.round(Math.log10(v)) - all[0]) % step ? "" : powerOfTen(v));
    return { scale, name, ticks: all.map((k) => 10 ** k), text };
  };

/**
 * An axis that can be read under any magnification. What is drawn on it is counted from a point. From
 * afar it shows the numbers themselves; `close` up it counts from the point as well, in a power of ten.
 * @param {[number, number]} domain  from the point
 * @param {number} at  where the point is
 * @param {{name: string, unit: string, close: boolean, from: string, many: number, few?: number}} words
 *   from: how "from the point" is said
 */
export const counted =
  ([low, high], at, { name, unit, close, from, many, few = many }) =>
  /** @type {ToPixels} */ (pixels, wide) => {
    const part = close ? 10 ** Math.floor(Math.log10((high - low) / 2)) : 1;
    const shown = scaleLinear(close ? [low / part, high / part] : [low + at, high + at], pixels);
    const powered = `${name}${from} (${powerOfTen(part)}${unit && ` ${unit}`})`;
    const count = wide ? many : few;
    return {
      scale: scaleLinear([low, high], pixels),
      shown,
      ticks: shown.ticks(count),
      text: shown.tickFormat(count),
      name: close ? powered : withUnit(name, unit && `(${unit})`),
    };
  };

/**
 * A drawing without axes: `inside` is cut off at the area, `over` may stand out, `under` is not for a
 * screen reader. Each gets the area in pixels.
 * @param {import("./explorer.js").Host} host @param {string} key
 * @param {{label: string, margin?: Partial<Area>, usual?: [number, number], tap?: (px: number, py: number) => void,
 *          under?: (area: Area) => any, inside?: (area: Area) => any, over?: (area: Area) => any}} what
 *   tap: what a click beside a handle does; usual: its size where nothing is measured
 */
export function canvas(host, key, { label, margin = {}, usual, tap, under, inside, over }) {
  const m = { ...MARGIN, ...margin };
  const [width, height] = host.room(key, usual);
  const area = { left: m.left, right: width - m.right, top: m.top, bottom: height - m.bottom };
  const [w, h] = [Math.max(area.right - area.left, 0), Math.max(area.bottom - area.top, 0)];
  return html`<svg
    class="ex-canvas notranslate"
    role="group"
    aria-label=${label}
    data-room=${key}
    viewBox="0 0 ${width} ${height}"
    @click=${tap && tapped(tap)}
  >
    <g class="ex-axes" aria-hidden="true">${under?.(area)}</g>
    <svg aria-hidden="true" x=${area.left} y=${area.top} width=${w} height=${h} viewBox="${area.left} ${area.top} ${w} ${h}">
      ${inside?.(area)}
    </svg>
    <g class="ex-over">${over?.(area)}</g>
  </svg>`;
}

/** A click brings the point there; a touch that scrolls is no click. */
const tapped = (tap) => (event) => {
  if (event.target.closest(".ex-handle")) return;
  const { left, top } = event.currentTarget.getBoundingClientRect();
  tap(event.clientX - left, event.clientY - top);
};

/**
 * A picture with two axes; what is drawn gets their scales.
 * @param {import("./explorer.js").Host} host @param {string} key
 * @param {{label: string, x: ToPixels, y: ToPixels, inside?: (at: At) => any, over?: (at: At) => any,
 *          margin?: Partial<Area>, usual?: [number, number], tap?: (px: number, py: number, at: At) => void}} what
 */
export function panel(host, key, { x, y, inside, over, tap, ...rest }) {
  const scales = (/** @type {Area} */ area) => {
    const wide = area.right - area.left >= WIDE;
    const [across, up] = [x([area.left, area.right], wide), y([area.bottom, area.top], wide)];
    return { across, up, at: { x: across.scale, y: up.scale, area } };
  };
  /** @type {ReturnType<typeof scales>} */
  let now;
  return canvas(host, key, {
    ...rest,
    tap: tap && ((px, py) => tap(px, py, now.at)),
    under: (area) => axes((now = scales(area)).across, now.up, area),
    inside: () => inside?.(now.at),
    over: () => over?.(now.at),
  });
}

/**
 * Grid lines, tick labels and the two names; that of y stands at `corner`.
 * @param {Axis} x @param {Axis} y @param {Area} area
 */
export const axes = (x, y, { left, right, top, bottom }, corner = [4, 14]) => [
  x.ticks.map((v) => {
    const at = (x.shown ?? x.scale)(v);
    return svg`<line class=${v === 0 ? "ex-zero" : "ex-grid"} x1=${at} x2=${at} y1=${top} y2=${bottom}></line>
      <text x=${at} y=${bottom + 16} text-anchor="middle">${x.text(v)}</text>`;
  }),
  y.ticks.map((v) => {
    const at = (y.shown ?? y.scale)(v);
    return svg`<line class=${v === 0 ? "ex-zero" : "ex-grid"} x1=${left} x2=${right} y1=${at} y2=${at}></line>
      <text x=${left - 7} y=${at + 4} text-anchor="end">${y.text(v)}</text>`;
  }),
  svg`<text class="ex-name" x=${right} y=${bottom + 31} text-anchor="end">${x.name}</text>
    <text class="ex-name" x=${corner[0]} y=${corner[1]}>${y.name}</text>`,
];
