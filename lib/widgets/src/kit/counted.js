// @ts-check
// An axis that can be read under any magnification.
import { scaleLinear } from "d3-scale";
import { powerOfTen, withUnit } from "../mathematics/numbers.js";

/**
 * From afar it shows the numbers themselves; close up it counts from the point, in a power of ten.
 * @param {any} scale of the distance from the point, to pixels
 * @param {number} at where the point is
 * @param {{name: string, unit: string, close: boolean, many: number, from: string}} words  from: how "from the point" is said
 */
export function counted(scale, at, { name, unit, close, many, from }) {
  const [low, high] = scale.domain();
  const part = close ? 10 ** Math.floor(Math.log10((high - low) / 2)) : 1;
  const shown = scaleLinear(close ? [low / part, high / part] : [low + at, high + at], scale.range());
  const powered = `${name}${from} (${powerOfTen(part)}${unit && ` ${unit}`})`;
  return {
    scale: shown,
    ticks: shown.ticks(many),
    text: shown.tickFormat(many),
    name: close ? powered : withUnit(name, unit && `(${unit})`),
  };
}
