// @ts-check
// A graph, its values and rates, and the walk through it: forward node by node, then backward share by
// share. Pure mathematics: no page, no drawing.
import { OPERATIONS } from "./operations.js";

/**
 * @typedef {{name: string, op: string, form?: string, value: number | null, gradient: number | null,
 *   place: number[], inputs?: (number | null)[], constants?: (number | null)[], rates?: (number | null)[]}} Node
 * @typedef {{from: number, to: number, slot: number, way: number[][]}} Edge
 * @typedef {{nodes: Node[], edges: Edge[]}} Graph
 * @typedef {{kind: "forward" | "seed" | "share", node: number, edge: number}} Step
 * @typedef {{values: number[], rates: number[][], inputs: number[][]}} Numbers  inputs: values of each node's
 */

const number = (v) => (v === null || v === undefined ? NaN : v);

/** Whether every operation of a graph is known here, so that its inputs can change without Python. */
export const isKnown = (/** @type {Graph} */ { nodes }) =>
  nodes.every(({ op }) => op === "" || op in OPERATIONS);

/** Values and rates: those that Python sent or, with other inputs, computed here. @returns {Numbers} */
export function numbersOf(/** @type {Graph} */ graph, /** @type {Record<string, number>} */ given) {
  const known = isKnown(graph);
  /** @type {Numbers} */
  const found = { values: [], rates: [], inputs: [] };
  graph.nodes.forEach((node) => {
    const { op, inputs = [], constants = [] } = node;
    const into = inputs.map((p, k) => (p === null ? number(constants[k]) : found.values[p]));
    const sent = known && node.name in given ? given[node.name] : number(node.value);
    const [a, b] = into;
    const y = op === "" || !known ? sent : OPERATIONS[op].value(a, b);
    found.values.push(y);
    found.inputs.push(into);
    const rates = known
      ? into.map((_, k) => (inputs[k] === null ? NaN : OPERATIONS[op].rates[k](a, b, y)))
      : (node.rates ?? []).map(number);
    found.rates.push(rates.map((rate) => (Number.isFinite(y) ? rate : NaN))); // log(−1) has no slope 1 / −1
  });
  return found;
}

/** All steps of the walk: each computed node, the 1 to begin with, each edge back. @returns {Step[]} */
export function stepsOf(/** @type {Graph} */ { nodes, edges }) {
  const made = nodes.map((_, i) => i).filter((i) => nodes[i].op !== "");
  const back = [...made].reverse();
  const last = nodes.length - 1;
  return [
    ...made.map((node) => ({ kind: /** @type {const} */ ("forward"), node, edge: -1 })),
    { kind: "seed", node: last, edge: -1 },
    ...back.flatMap((node) =>
      edges.flatMap(({ to }, edge) =>
        to === node ? [{ kind: /** @type {const} */ ("share"), node, edge }] : [],
      ),
    ),
  ];
}

/**
 * Where the walk stands after some steps: which nodes have a value, and the shares that each has got.
 * @returns {{computed: boolean[], shares: number[][], uses: number[], handed: (number | undefined)[]}}  handed: by edge
 */
export function standing(
  /** @type {Graph} */ { nodes, edges },
  /** @type {Numbers} */ { rates },
  steps,
  count,
) {
  const computed = nodes.map(({ op }) => op === "");
  const shares = nodes.map(() => /** @type {number[]} */ ([]));
  const uses = nodes.map((_, i) => edges.filter(({ from }) => from === i).length);
  uses[nodes.length - 1] += 1; // the 1 that it begins with
  const handed = edges.map(() => /** @type {number | undefined} */ (undefined));
  for (const { kind, node, edge } of steps.slice(0, count)) {
    if (kind === "forward") computed[node] = true;
    else if (kind === "seed") shares[node].push(1);
    else {
      const { from, to, slot } = edges[edge];
      const share = total(shares[to]) * rates[to][slot];
      handed[edge] = share;
      shares[from].push(share);
    }
  }
  return { computed, shares, uses, handed };
}

/** The sum of shares. */
export const total = (/** @type {number[]} */ shares) => shares.reduce((sum, share) => sum + share, 0);
