// @ts-check
// How a graph looks: from left to right where there is room, from top to bottom on a phone. Every
// function here reads a state and changes elements.
import { named, told } from "./mathematics/backpropWords.js";
import { html, set, svg } from "./kit.js";
import { buttons } from "./stage.js";
import { total } from "./mathematics/walk.js";

const HIGH = 66; // of a node, in pixels
const NARROW = 560; // of the box: below, the graph runs downward
const SMALLEST = 0.8; // scale; below, the box scrolls

/** A number with as many digits as there is room for. */
const brief = (/** @type {number} */ v) => told(Number(v.toPrecision(4)));

/** The width of a node: room for its formula and its numbers. */
const widthOf = (words) => Math.min(Math.max(7.3 * words.length + 18, 84), 240);

/** Sizes and places in pixels, for the room there is. */
export function arrange(graph, /** @type {number} */ room) {
  const down = room < NARROW;
  const own = graph.nodes.map((_, i) => widthOf(named(graph, i)));
  const widest = (rank) => Math.max(...own.filter((_, i) => graph.nodes[i].place[0] === rank));
  const all = [...graph.nodes.map(({ place }) => place), ...graph.edges.flatMap(({ way }) => way)];
  const low = Math.min(...all.map(([, at]) => at)) - 0.5;
  const high = Math.max(...all.map(([, at]) => at)) + 0.5;
  const deep = Math.max(...all.map(([rank]) => rank));
  const across = down ? Math.max(...own) + 14 : HIGH + 16;
  const middles = [6]; // of each layer; a layer of nodes is as long as its longest
  const long = (rank) => (rank % 2 ? (down ? 58 : 92) : down ? HIGH : widest(rank));
  for (let rank = 0; rank <= deep; rank++) {
    middles[rank] += long(rank) / 2;
    middles[rank + 1] = middles[rank] + long(rank) / 2;
  }
  const spot = ([rank, at]) => (down ? [(at - low) * across, middles[rank]] : [middles[rank], (at - low) * across]);
  const [length, breadth] = [middles[deep + 1] + 6, (high - low) * across];
  return {
    down,
    spot,
    wide: (i) => (down ? own[i] : widest(graph.nodes[i].place[0])),
    half: (i) => long(graph.nodes[i].place[0]) / 2,
    width: down ? breadth : length,
    height: down ? length : breadth,
  };
}

/** The path of an edge, from the border of one node to that of another: straight beside its labels. */
function pathOf(graph, { spot, half, down }, { from, to, way }) {
  const beside = (place, by) => {
    const [x, y] = spot(place);
    return down ? [x, y + by] : [x + by, y];
  };
  const straight = down ? 13 : 22;
  const ends = [beside(graph.nodes[from].place, half(from)), beside(graph.nodes[to].place, -half(to))];
  const stops = way.flatMap((place) => [beside(place, -straight), beside(place, straight)]);
  const spots = [ends[0], ...stops, ends[1]];
  return spots.slice(1).reduce((path, [x, y], i) => {
    const [px, py] = spots[i];
    const bend = down ? [px, (py + y) / 2, x, (py + y) / 2] : [(px + x) / 2, py, (px + x) / 2, y];
    return `${path}C${[...bend, x, y].map((v) => v.toFixed(1)).join(" ")}`;
  }, `M${ends[0].join(" ")}`);
}

/** A head that lies on the border of a node and points into it. */
function headOf(graph, { spot, half, down }, i, into) {
  const [x, y] = spot(graph.nodes[i].place);
  const side = into ? -1 : 1; // forward it points into its front, backward into its back
  const [tip, back] = [side * half(i), side * (half(i) + 9)];
  return down
    ? `M${x} ${y + tip}L${x - 5} ${y + back}L${x + 5} ${y + back}Z`
    : `M${x + tip} ${y}L${x + back} ${y - 5}L${x + back} ${y + 5}Z`;
}

/** The elements of a graph, made once for each graph. */
export function assembleGraph(graph) {
  const text = (name) => svg("text", { class: `ex-label ${name}` });
  const edges = graph.edges.map(() => ({
    path: svg("path", { class: "ex-curve ex-edge" }),
    head: svg("path", { class: "ex-edge-head" }),
    rate: text("ex-rate"),
    share: text("ex-share"),
  }));
  const nodes = graph.nodes.map((_, i) => ({
    box: svg("rect", { class: "ex-node", height: HIGH, rx: 9 }),
    name: svg("text", { class: "ex-node-name", "text-anchor": "middle" }, named(graph, i)),
    value: svg("text", { class: "ex-node-value", "text-anchor": "middle" }),
    gradient: svg("text", { class: "ex-node-gradient", "text-anchor": "middle" }),
  }));
  const travellers = [0, 1].map(() => svg("circle", { class: "ex-traveller", r: 6, hidden: "" }));
  const root = svg(
    "svg",
    { class: "ex-graph-drawn", role: "img" },
    ...edges.map(({ path }) => path),
    ...nodes.flatMap(({ box, name, value, gradient }) => [box, name, value, gradient]),
    ...edges.flatMap(({ rate, share }) => [rate, share]),
    ...edges.map(({ head }) => head),
    ...travellers,
  );
  return { root, edges, nodes, travellers };
}

/** Long names are drawn narrower, not across the border. */
function squeeze(text, /** @type {number} */ room) {
  text.removeAttribute("textLength");
  if (text.getComputedTextLength() > room) set(text, { textLength: room, lengthAdjust: "spacingAndGlyphs" });
}

/** Puts everything into its place. */
export function layOut(drawn, graph, box) {
  const places = arrange(graph, box.clientWidth);
  const { width, height, spot, wide } = places;
  const fits = Math.min((box.clientWidth - 12) / width, (box.clientHeight - 2) / height, 1);
  const scale = Math.max(fits, SMALLEST);
  set(drawn.root, { viewBox: `0 0 ${width} ${height}`, width: width * scale, height: height * scale });
  graph.edges.forEach((edge, i) => {
    const { path, rate, share } = drawn.edges[i];
    set(path, { d: pathOf(graph, places, edge) });
    const [x, y] = spot(edge.way[edge.way.length - 1]);
    // above and below an edge that runs across, beside one that runs down
    const beside = places.down ? { x: x + 9, "text-anchor": "start" } : { x, "text-anchor": "middle" };
    set(rate, { ...beside, y: y - 5 });
    set(share, { ...beside, y: y + 15 });
  });
  graph.nodes.forEach(({ place }, i) => {
    const [x, y] = spot(place);
    const { box: frame, name, value, gradient } = drawn.nodes[i];
    set(frame, { x: x - wide(i) / 2, y: y - HIGH / 2, width: wide(i) });
    [name, value, gradient].forEach((node, k) => set(node, { x, y: y - 13 + 20 * k }));
    squeeze(name, wide(i) - 12);
  });
  return { ...places, scale };
}

const classes = (node, ...names) => node.setAttribute("class", names.filter(Boolean).join(" "));

/** Draws how far the walk is. `waits` is the edge whose turn it is, `here` the node of the last step. */
export function drawGraph(drawn, graph, places, { values, rates }, now, { waits, asking, here, kept }) {
  graph.edges.forEach(({ from, to, slot }, i) => {
    const { path, head, rate, share } = drawn.edges[i];
    const back = now.handed[i] !== undefined;
    const way = back ? "ex-back" : now.computed[to] ? "ex-forth" : "";
    classes(path, "ex-curve", "ex-edge", way, waits === i && "ex-waits");
    classes(head, "ex-edge-head", way);
    set(head, { d: back ? headOf(graph, places, from, false) : headOf(graph, places, to, true) });
    const question = waits === i && asking;
    classes(rate, "ex-label", back || question ? "ex-rate" : "ex-node-value");
    rate.textContent = back
      ? `× ${brief(rates[to][slot])}`
      : question
        ? "× ?"
        : now.computed[to]
          ? brief(values[from])
          : "";
    share.textContent = back ? brief(now.handed[i]) : "";
  });
  graph.nodes.forEach((_, i) => {
    const { box, value, gradient } = drawn.nodes[i];
    classes(box, "ex-node", !now.computed[i] && "ex-pending", here === i && "ex-now");
    value.textContent = now.computed[i] ? brief(values[i]) : "";
    gradient.textContent = kept[i];
  });
}

/** What is written below a value: the gradient, as far as it has come. */
export const gradientText = (/** @type {number[]} */ shares, /** @type {number} */ uses) =>
  shares.length === 0 ? "" : shares.length < uses ? `${brief(total(shares))} + …` : brief(total(shares));

/** Scrolls the box, and not the page, to where the walk is. */
export function follow(box, graph, { spot, scale }, /** @type {number} */ i, /** @type {boolean} */ calm) {
  const [x, y] = spot(graph.nodes[i].place).map((v) => v * scale);
  const [left, top] = [x - box.clientWidth / 2, y - box.clientHeight / 2];
  box.scrollTo({ left, top, behavior: calm ? "auto" : "smooth" });
}

/** Moves a dot along some edges, or takes it away. @param {number} share from 0 to 1 */
export function travel(drawn, edges, /** @type {number} */ share, /** @type {boolean} */ back) {
  drawn.travellers.forEach((dot, k) => {
    const path = drawn.edges[edges[k]]?.path;
    dot.toggleAttribute("hidden", !path || share >= 1);
    if (!path || share >= 1) return;
    const { x, y } = path.getPointAtLength(path.getTotalLength() * (back ? 1 - share : share));
    classes(dot, "ex-traveller", back ? "ex-back" : "ex-forth");
    set(dot, { cx: x, cy: y });
  });
}

/** Where the parts stand. */
export function layout(parts) {
  const key = (name, words) => html("span", { class: name }, words);
  return html(
    "div",
    { class: "ex ex-backprop-explorer" },
    parts.title,
    parts.box,
    html(
      "p",
      { class: "ex-legend", "aria-hidden": "true" },
      key("ex-node-value", "value"),
      key("ex-rate", "× rate of one step"),
      key("ex-node-gradient", "gradient of the result"),
    ),
    parts.note,
    parts.task,
    html("div", { class: "ex-turn" }, parts.forth, parts.form, parts.again, parts.reset),
    parts.hint,
    buttons(parts.start, parts.back, parts.all),
    parts.fields.row,
    parts.said.node,
  );
}
