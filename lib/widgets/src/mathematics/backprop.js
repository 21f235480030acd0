// @ts-check
// A graph, its values and rates, and the walk through it: forward node by node, then backward share by
// share. Pure mathematics: no page, no drawing.
import { rounded, short } from "./numbers.js";
import { atKink, OPERATIONS } from "./operations.js";

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

// In words.

/** A number to read off; nothing that is none. */
export const told = (/** @type {number} */ v) => (Number.isFinite(v) ? short(v + 0) : "no number");

/** With as many digits as there is room for in a picture. */
export const brief = (/** @type {number} */ v) => told(rounded(v, 4));

/** What is written below a value: the gradient, as far as it has come. */
export const gradientText = (/** @type {number[]} */ shares, /** @type {number} */ uses) => {
  if (!shares.length) return "";
  return shares.length < uses ? `${brief(total(shares))} + …` : brief(total(shares));
};

const inside = (v) => (v < 0 ? `(${told(v)})` : told(v));

/** A formula with something in the place of each input. */
const filled = (form, parts) => parts.reduce((text, part) => text.replace("{}", () => part), form);
const kept = (/** @type {Node} */ { inputs = [] }, all) => all.filter((_, k) => inputs[k] !== null);

/** How a node is computed, in names: W · X. */
export const written = (/** @type {Graph} */ { nodes }, i) =>
  nodes[i].op &&
  filled(
    nodes[i].form,
    kept(nodes[i], nodes[i].inputs).map((p) => nodes[p].name),
  );

/** The name of a node and how it is computed: v₁ = W · X. */
export const named = (graph, i) => [graph.nodes[i].name, written(graph, i)].filter(Boolean).join(" = ");

/** The names of both inputs of a node, a constant by its number. */
const operands = (/** @type {Graph} */ { nodes }, /** @type {Node} */ { inputs = [], constants = [] }) =>
  inputs.map((p, k) => (p === null ? inside(constants[k]) : nodes[p].name));

/** The rate of an edge in names, nothing for an operation that is not known here. */
function ruleOf(/** @type {Graph} */ graph, { to, slot }) {
  const node = graph.nodes[to];
  const [a, b] = operands(graph, node);
  const rule = OPERATIONS[node.op]?.rules[slot](a, b, node.name) ?? "";
  return rule.replace(/^\((−[^()]*)\)$/, "$1"); // a negative constant by itself
}

/** ∂v₂/∂v₁. */
export const rateName = ({ nodes }, { from, to }) => `∂${nodes[to].name}/∂${nodes[from].name}`;

const computed = (graph, { values, inputs }, i) => {
  const put = filled(graph.nodes[i].form, kept(graph.nodes[i], inputs[i]).map(inside));
  return `${[...new Set([named(graph, i), put, told(values[i])])].join(" = ")}.`;
};

const sum = (shares) => shares.map((share, k) => (k ? inside(share) : told(share))).join(" + ");

function handedOver(graph, { rates, inputs }, { shares, uses, handed }, edge) {
  const { from, to, slot } = graph.edges[edge];
  const [start, end] = [graph.nodes[from].name, graph.nodes[to].name];
  if (!Number.isFinite(handed[edge])) {
    const why = Number.isFinite(rates[to][slot])
      ? `What arrived at ${end} is`
      : `${rateName(graph, graph.edges[edge])} is`;
    return `${why} no number here: ${start} gets none.`;
  }
  const [rule, rate] = [ruleOf(graph, graph.edges[edge]), told(rates[to][slot])];
  const name = rateName(graph, graph.edges[edge]);
  const inWords = / where | sign of /.test(rule); // and not a formula
  const known = inWords
    ? `${name} is ${rule}: here ${rate}`
    : [name, rule === rate ? "" : rule, rate].filter(Boolean).join(" = ");
  const kink = atKink(graph.nodes[to].op, inputs[to][0], inputs[to][1]) ? " (agreed on: this is a kink)" : "";
  const words = `${known}${kink}, times ${told(total(shares[to]))} that arrived at ${end}: ${start} gets ${told(handed[edge])}.`;
  const [got, all] = [shares[from].length, uses[from]];
  if (all === 1) return words;
  if (got < all)
    return `${words} ${start} is used ${all === 2 ? "twice" : `${all} times`}: ${got} of ${all} shares so far.`;
  const added = `${sum(shares[from])} = ${told(total(shares[from]))}`;
  return `${words} ${all === 2 ? "Both" : `All ${all}`} shares of ${start} add up: ${added}.`;
}

/** The inputs of a graph, made by hand. */
export const leaves = (/** @type {Graph} */ { nodes }) =>
  nodes.map((_, i) => i).filter((i) => nodes[i].op === "");

const ENDS = { 1: "1st", 2: "2nd", 3: "3rd" };
const counted = (n) => (n > 20 && ENDS[n % 10] ? `${Math.floor(n / 10)}${ENDS[n % 10]}` : `${n}th`);
const ordinal = (n) => ({ 2: "second", 3: "third" })[n] ?? counted(n);

function finished(graph, { shares, uses }, walks) {
  const all = leaves(graph);
  const name = (i) => graph.nodes[i].name;
  if (walks === 0) return "The gradients are reset: every grad is empty. The next backward begins afresh.";
  if (walks > 1) {
    const first = all.find((i) => total(shares[i]) !== 0) ?? all[0];
    const g = total(shares[first]);
    const last = told(g * (walks - 1));
    return (
      `Backward, for the ${ordinal(walks)} time: the same gradients, added to what is kept. ` +
      `${name(first)} has ${last} + ${inside(g)} = ${told(g * walks)}; the slope is still ${told(g)}.`
    );
  }
  const lost = all.filter((i) => uses[i] === 0).map((i) => `Nothing leads from ${name(i)} to the result.`);
  const ends = all.map((i) => `${told(total(shares[i]))} at ${name(i)}`).join(", ");
  return [`The walk is done: ${ends}.`, ...lost].join(" ");
}

/** What the last step did. */
export function tell(graph, numbers, steps, { step, walks }, now) {
  if (step === 0) return "The inputs have their values. Each other node waits for those before it.";
  const { kind, node, edge } = steps[step - 1];
  const end = graph.nodes[node].name;
  if (kind === "forward") return computed(graph, numbers, node);
  if (kind === "seed")
    return `Now backwards. ${end} changes as fast as ${end} itself: the walk begins with the gradient 1.`;
  const over = step === steps.length ? finished(graph, now, walks) : "";
  return walks !== 1 && over ? over : [handedOver(graph, numbers, now, edge), over].filter(Boolean).join(" ");
}

/** What comes next: a node, the turn, a question, or the end. */
export function task(graph, numbers, steps, { step, walks }) {
  const { values, rates } = numbers;
  const last = graph.nodes[graph.nodes.length - 1].name;
  const ended = Number.isFinite(values[values.length - 1]);
  if (step === steps.length && !ended) return `Change an input: with these, ${last} is no number.`;
  if (step === steps.length)
    return walks > 1
      ? "Reset the gradients, as each step of training does, and call backward once more."
      : walks === 0
        ? "Call backward."
        : "Call backward again, as a loop does that never resets the gradients. What will be kept?";
  const { kind, node, edge } = steps[step];
  if (kind === "forward") return `Next: ${named(graph, node)}.`;
  if (kind === "seed")
    return ended
      ? `All values are there. The way back begins at ${last}.`
      : `${last} is no number here, so it has no rate. Walk back and see who gets none, or change an input.`;
  const { from, to, slot } = graph.edges[edge];
  const { inputs = [] } = graph.nodes[to];
  const twice = inputs.filter((p) => p === from).length > 1;
  const only = twice ? `only the ${inputs.indexOf(from) === slot ? "first" : "second"} ` : "";
  const given = [...new Set(kept(graph.nodes[to], inputs))].map(
    (p) => `${graph.nodes[p].name} = ${told(values[p])}`,
  );
  const question = `Move ${only}${graph.nodes[from].name} a little: how many times as far does ${graph.nodes[to].name} go?`;
  const known = Number.isFinite(rates[to][slot]);
  const unasked = known
    ? "Here is a kink: the rate is agreed on, and not asked for."
    : "There is no rate to ask for.";
  const words = asks(graph, numbers, steps[step]) ? question : unasked;
  return `${named(graph, to)} = ${told(values[to])}, with ${given.join(" and ")}. ${words}`;
}

/** Everything that is to be seen, for a reader who does not see it. */
export function described(graph, { values }, { computed: done }, /** @type {string[]} */ gradients) {
  const all = graph.nodes.map((_, i) => {
    const value = done[i] ? told(values[i]) : "not computed";
    return `${named(graph, i)}: ${value}${gradients[i] && `, gradient ${gradients[i]}`}`;
  });
  return `Graph of ${graph.nodes.length} nodes. ${all.join("; ")}.`;
}

/** The question that an edge asks, as misconceptions.js takes it. @returns {import("./misconceptions.js").Question} */
export function questionOf(/** @type {Graph} */ graph, numbers, now, edge) {
  const { from, to, slot } = graph.edges[edge];
  const node = graph.nodes[to];
  const other = node.inputs?.[1 - slot];
  return {
    op: node.op,
    slot,
    into: numbers.inputs[to],
    y: numbers.values[to],
    rate: numbers.rates[to][slot],
    arrived: total(now.shares[to]),
    names: { from: graph.nodes[from].name, to: node.name, other: graph.nodes[other ?? -1]?.name ?? "" },
    twice: (node.inputs ?? []).filter((p) => p === from).length > 1,
    constant: other === null,
    rule: ruleOf(graph, graph.edges[edge]),
  };
}

/** Whether a step asks: it has a rate, and not one that was only agreed on. */
export function asks(/** @type {Graph} */ graph, { rates, inputs }, step) {
  if (step?.kind !== "share") return false;
  const { to, slot } = graph.edges[step.edge];
  return Number.isFinite(rates[to][slot]) && !atKink(graph.nodes[to].op, inputs[to][0], inputs[to][1]);
}
