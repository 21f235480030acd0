// @ts-check
// How a graph looks: values go forward in one colour, gradients come back in another, and the rates
// that join them stand at the edges.
import { html, nothing, svg } from "lit-html";
import { dot, path, widthOf } from "../../kit/marks.js";
import { brief, named } from "../../mathematics/backprop.js";
import { along, HIGH, pathOf } from "../../mathematics/graphLayout.js";

/** @typedef {ReturnType<typeof import("../../mathematics/graphLayout.js").graphLayout>} Layout */
/** @typedef {import("../../mathematics/backprop.js").Graph} Graph */

/**
 * How far the walk is. `waits` is the edge whose turn it is, `here` the node of the last step; `gradients`
 * are words; along the edges that `moving` names a dot is on its way.
 * @param {Graph} graph @param {Layout} layout
 * @param {{values: number[], rates: number[][], now: any, waits: number, asking: boolean, here: number,
 *          gradients: string[], moving: {edges: number[], back: boolean, share: number}, label: string}} state
 */
export function drawnGraph(
  graph,
  layout,
  { values, rates, now, waits, asking, here, gradients, moving, label },
) {
  const { width, height, scale } = layout;
  const edges = graph.edges.map((edge, i) => {
    const handed = now.handed[i];
    const back = handed !== undefined;
    const way = back ? "ex-back" : now.computed[edge.to] ? "ex-forth" : "";
    const question = waits === i && asking;
    const value = now.computed[edge.to] ? brief(values[edge.from]) : "";
    const rate = back ? `× ${brief(rates[edge.to][edge.slot])}` : question ? "× ?" : value;
    return {
      line: path(`ex-curve ex-edge ${way} ${waits === i ? "ex-waits" : ""}`, pathOf(layout.edges[i].pieces)),
      words: edgeWords(layout, i, { rate, isRate: back || question, share: back ? brief(handed) : "" }),
      head: path(`ex-edge-head ${way}`, layout.edges[i][back ? "back" : "forth"]),
    };
  });
  const nodes = graph.nodes.map((_, i) =>
    node(layout.nodes[i], named(graph, i), {
      value: now.computed[i] ? brief(values[i]) : "",
      gradient: gradients[i],
      look: `${now.computed[i] ? "" : "ex-pending"} ${here === i ? "ex-now" : ""}`,
    }),
  );
  return html`<svg class="ex-graph-drawn notranslate" role="img" aria-label=${label} viewBox="0 0 ${width} ${height}"
    width=${width * scale} height=${height * scale}>
    ${edges.map(({ line }) => line)}${nodes}${edges.map(({ words }) => words)}${edges.map(({ head }) => head)}
    ${moving.edges.map((i) => traveller(layout.edges[i].pieces, moving))}
  </svg>`;
}

/** The rate above an edge and the share below it; where it runs down, both at its right. */
function edgeWords(/** @type {Layout} */ { edges, down }, i, { rate, isRate, share }) {
  const [x, y] = edges[i].label;
  const text = (look, words, dy) =>
    svg`<text class="ex-label ${look}" x=${down ? x + 9 : x} y=${y + dy} text-anchor=${down ? "start" : "middle"}>${words}</text>`;
  return [text(isRate ? "ex-rate" : "ex-node-value", rate, -5), text("ex-share", share, 15)];
}

/** A node with its three lines; a long name is drawn narrower, not across the border. */
function node({ at: [x, y], wide }, name, { value, gradient, look }) {
  const room = wide - 12;
  const long = 1.08 * widthOf(name) > room; // it is bold
  return svg`<g>
    <rect class="ex-node ${look}" x=${x - wide / 2} y=${y - HIGH / 2} width=${wide} height=${HIGH} rx="9"></rect>
    <text class="ex-node-name" text-anchor="middle" x=${x} y=${y - 13} textLength=${long ? room : nothing}
      lengthAdjust="spacingAndGlyphs">${name}</text>
    <text class="ex-node-value" text-anchor="middle" x=${x} y=${y + 7}>${value}</text>
    <text class="ex-node-gradient" text-anchor="middle" x=${x} y=${y + 27}>${gradient}</text>
  </g>`;
}

/** A dot on its way along an edge. */
function traveller(pieces, { back, share }) {
  const [x, y] = along(pieces, back ? 1 - share : share);
  return dot(`ex-traveller ${back ? "ex-back" : "ex-forth"}`, x, y);
}
