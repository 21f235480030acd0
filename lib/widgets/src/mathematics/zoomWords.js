// @ts-check
// What becomes of a curve under magnification, in numbers and in words.
import { odd, withoutTangent } from "./breaks.js";
import { short, withUnit } from "./numbers.js";
import { breakAt, value } from "./table.js";

/** A share of the window in percent: plain decimals as long as they can be read, so that the point wanders. */
export function percent({ share, floor = 0, straight = false }) {
  if (!Number.isFinite(share)) return share > 0 ? "no bound" : "none";
  if (straight) return "0 %";
  if (share < floor) return `below ${short(100 * 10 ** Math.ceil(Math.log10(floor)))} %`;
  const v = 100 * share;
  if (v >= 1e5 || v < 1e-6) return `${short(Number(v.toPrecision(3)))} %`;
  return `${v >= 100 ? Math.round(v) : v.toFixed(Math.min(2 - Math.floor(Math.log10(v)), 9))} %`;
}

/** What one zoom by ten does to the share: ÷ 10.0, or × 10.0. */
export function fallText(/** @type {number} */ fall) {
  if (!Number.isFinite(fall)) return fall > 0 ? "÷ more than 10" : "none";
  const factor = Math.max(fall, 1 / fall);
  return `${fall > 0.9995 ? "÷" : "×"} ${factor >= 999.5 ? short(Number(factor.toPrecision(2))) : factor.toPrecision(3)}`;
}

/** The magnification: × 1000, × 10⁶. */
export const times = (/** @type {number} */ zoom) => {
  const v = Number((10 ** zoom).toPrecision(zoom % 1 ? 2 : 12));
  return `× ${v >= 1e5 ? short(v) : v}`;
};

const GROWS = "it strays ten times as far with each zoom by ten";

/** What the reader sees now, and what follows. */
export function fate(t, x0, zoom, now, unit = "") {
  const { tangent, window: w, told, fall, straight } = now;
  const why = odd(t, x0, x0 + w.left, x0 + w.right);
  if (Number.isNaN(value(t, x0))) return `${why} So there is no tangent at x₀.`;
  if (Number.isNaN(tangent)) {
    const kept = fall > 0.7 && fall < 1.4 ? " It looks the same at every zoom: never straight." : "";
    const grows = fall < 0.2 ? ` Zoomed in, ${GROWS}.` : "";
    return withoutTangent(t, x0) + kept + grows;
  }
  const aside = breakAt(t, x0) ? "" : why; // a tangent there is none the worse
  const slope = `slope ${withUnit(short(tangent), unit)}`;
  if (straight) return `The piece in the window is straight, with the ${slope}.`;
  if (now.share === Infinity) return `${aside} Zoom in until it has left the window.`;
  if (told === 0)
    return `The curve strays less than can be measured here: it lies along its tangent, ${slope}.`;
  if (fall < 0.7)
    return `From afar it looks straight, but ${fall < 0.2 ? GROWS : "zooming in makes it worse"}. ${aside}`.trimEnd();
  if (fall < 1.5)
    return `Zoomed in by ten it strays just as far. ${aside} Zoom in further, or move the point.`.replace(
      "  ",
      " ",
    );
  if (fall < 7) return `Zoomed in by ten it strays less, though not by ten. ${aside}`.trimEnd();
  if (fall < 14) return "Zoomed in by ten, the curve strays a tenth as far: it turns into its tangent.";
  return "Zoomed in by ten, it strays less than a tenth as far: it is nearly straight here, along its tangent.";
}
