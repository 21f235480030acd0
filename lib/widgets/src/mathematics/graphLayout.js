// @ts-check
// Where a graph stands, in pixels: from left to right where there is room, from top to bottom on a
// phone. Layers and places come from lib/widgets/graph_layout.py. Pure mathematics: no page, no drawing.

/** @typedef {import("./backprop.js").Graph} Graph @typedef {[number, number]} Spot */
/** @typedef {[Spot, Spot, Spot, Spot]} Piece  of a curve: a cubic from the first spot to the last */

export const HIGH = 66; // of a node
const NARROW = 560; // of the room: below, the graph runs downward
const SMALLEST = 0.8; // scale; below, the graph scrolls
const GAP = { down: 58, across: 92 }; // between layers of nodes, for the labels of the edges
const STRAIGHT = { down: 13, across: 22 }; // of an edge, on each side of its label

/** The width of a node: room for its formula and its numbers. */
const widthOf = (/** @type {string} */ words) => Math.min(Math.max(7.3 * words.length + 18, 84), 240);

/**
 * `names` are what is written in the nodes; `room` is the size of the place.
 * @param {Graph} graph @param {string[]} names @param {[number, number]} room
 */
export function graphLayout({ nodes, edges }, names, [wide, tall]) {
  const way = wide < NARROW ? "down" : "across";
  const down = way === "down";
  const own = names.map(widthOf);
  const places = [...nodes.map(({ place }) => place), ...edges.flatMap((edge) => edge.way)];
  const low = Math.min(...places.map(([, at]) => at)) - 0.5;
  const high = Math.max(...places.map(([, at]) => at)) + 0.5;
  const deep = Math.max(...places.map(([rank]) => rank));
  const aside = down ? Math.max(...own) + 14 : HIGH + 16; // of a place in its layer
  const widest = (rank) => Math.max(...own.filter((_, i) => nodes[i].place[0] === rank));
  const long = (rank) => (rank % 2 ? GAP[way] : down ? HIGH : widest(rank)); // of a layer, as its longest node
  const middles = [6];
  for (let rank = 0; rank <= deep; rank++) {
    middles[rank] += long(rank) / 2;
    middles[rank + 1] = middles[rank] + long(rank) / 2;
  }
  const turned = (/** @type {number} */ along, /** @type {number} */ across) =>
    /** @type {Spot} */ (down ? [across, along] : [along, across]);
  /** A place in pixels, `by` some of them further along. */
  const spot = (/** @type {number[]} */ [rank, at], by = 0) => turned(middles[rank] + by, (at - low) * aside);
  const half = (/** @type {number} */ i) => long(nodes[i].place[0]) / 2;
  /** A head on the border of a node that points into it: into its front, or its back. */
  const head = (/** @type {number} */ i, /** @type {1 | -1} */ side) => {
    const corner = (by, off) => {
      const [x, y] = spot(nodes[i].place, side * (half(i) + by));
      return down ? `${x + off} ${y}` : `${x} ${y + off}`;
    };
    return `M${corner(0, 0)}L${corner(9, -5)}L${corner(9, 5)}Z`;
  };
  const [width, height] = turned(middles[deep + 1] + 6, (high - low) * aside);
  const fits = Math.min((wide - 12) / width, (tall - 2) / height, 1);
  return {
    down,
    width,
    height,
    scale: Math.max(fits, SMALLEST),
    nodes: nodes.map(({ place }, i) => ({ at: spot(place), wide: down ? own[i] : widest(place[0]) })),
    edges: edges.map(({ from, to, way: stops }) => {
      const straight = stops.flatMap((place) => [spot(place, -STRAIGHT[way]), spot(place, STRAIGHT[way])]);
      const ends = [spot(nodes[from].place, half(from)), spot(nodes[to].place, -half(to))];
      return {
        pieces: curved([ends[0], ...straight, ends[1]], down),
        label: spot(stops[stops.length - 1]),
        forth: head(to, -1),
        back: head(from, 1),
      };
    }),
  };
}

/** A smooth curve through spots that leaves each in the direction of the layers. @returns {Piece[]} */
const curved = (/** @type {Spot[]} */ spots, /** @type {boolean} */ down) =>
  spots.slice(1).map(([x, y], i) => {
    const [px, py] = spots[i];
    const [mx, my] = [(px + x) / 2, (py + y) / 2];
    return [[px, py], down ? [px, my] : [mx, py], down ? [x, my] : [mx, y], [x, y]];
  });

/** Pieces as the text of a path. */
export const pathOf = (/** @type {Piece[]} */ pieces) =>
  pieces.reduce(
    (path, [, ...rest]) => `${path}C${rest.flat().map((v) => v.toFixed(1)).join(" ")}`, // prettier-ignore
    `M${pieces[0][0].join(" ")}`,
  );

/** The spot on pieces at a share of their way, from 0 to 1. */
export function along(/** @type {Piece[]} */ pieces, /** @type {number} */ share) {
  const lengths = pieces.map(([[px, py], , , [x, y]]) => Math.hypot(x - px, y - py));
  let left = share * lengths.reduce((sum, long) => sum + long, 0);
  const last = pieces.length - 1;
  const k = lengths.findIndex((long, i) => i === last || left <= long || ((left -= long), false));
  const t = Math.min(left / lengths[k], 1);
  const weights = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3];
  return [0, 1].map((axis) => pieces[k].reduce((sum, spot, i) => sum + weights[i] * spot[axis], 0));
}
