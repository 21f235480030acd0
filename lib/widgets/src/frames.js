// @ts-check
// Logits on a grid, frame after frame, as lib/widgets/frames.py packs them: one byte each, of which only
// the differences to the neighbours in time, upward and to the right are kept.
// Pure mathematics: no page, no drawing.

/** A logit from its byte: near 0 a step is 0.008, at 5 it is 0.3. */
export function logit(/** @type {number} */ byte) {
  const q = (byte << 24) >> 24; // the byte with its sign
  return q / (127 - Math.abs(q));
}

/**
 * The grids of a film: `at(i)` has one for each sheet. Of two classes the one sheet is the lead of
 * class 1; of more, each class has the sheet of its lead over the best of the others.
 * @param {Uint8Array} packed
 * @param {{frames: number, classes: number}} film
 * @param {[[number, number], [number, number]]} window
 */
export function grids(packed, { frames, classes }, window) {
  const sheets = classes > 2 ? classes : 1;
  const side = Math.round(Math.sqrt(packed.length / sheets / frames));
  const bytes = summed(packed, sheets, frames, side);
  const size = side * side;
  const [x, y] = window.map(([from, to]) => Array.from({ length: side }, (_, k) => from + ((to - from) * k) / (side - 1)));
  const sheet = (i, s) => {
    const start = (s * frames + i) * size;
    const values = Float64Array.from(bytes.subarray(start, start + size), logit);
    return { columns: side, rows: side, x, y, values };
  };
  return {
    side,
    at: (/** @type {number} */ i) => Array.from({ length: sheets }, (_, s) => sheet(i, s)),
    /** The share of the map whose class is another than one frame before. */
    moved: (/** @type {number} */ i) => (i ? share(sides(bytes, sheets, frames, size, i), sides(bytes, sheets, frames, size, i - 1)) : 0),
  };
}

/** Adds the differences up again: along a row, up the rows, and frame after frame; a byte wraps by itself. */
function summed(packed, sheets, frames, side) {
  const bytes = Uint8Array.from(packed);
  const size = side * side;
  const add = (step, has) => bytes.forEach((_, p) => has(p) && (bytes[p] += bytes[p - step]));
  add(1, (p) => p % side);
  add(side, (p) => p % size >= side);
  add(size, (p) => p % (size * frames) >= size);
  return bytes;
}

/** Which sheet leads at each crossing; of two classes, whether class 1 does. */
function sides(bytes, sheets, frames, size, i) {
  return Array.from({ length: size }, (_, p) => {
    for (let s = 0; s < sheets; s++) {
      const q = (bytes[(s * frames + i) * size + p] << 24) >> 24;
      if (q > 0 || (q === 0 && sheets > 1)) return s + 1;
    }
    return 0;
  });
}

const share = (a, b) => a.filter((v, p) => v !== b[p]).length / a.length;
