// @ts-check
// An expression that a reader types, as a function x -> [value, slope], or (x, y) -> [value, slope in
// x, slope in y]. mathjs reads the text; value and slopes are then computed together, node by node,
// with the rules of differentiation (a number travels with its rates). A bundle of its own: loaded
// when first used.
import { create, parseDependencies } from "mathjs/number";

const { parse } = create(parseDependencies);

/** What is wrong with an expression, and at which character (counted from 0). */
export class FormulaError extends Error {
  constructor(/** @type {string} */ sentence, /** @type {number} */ at) {
    super(`Character ${at + 1}: ${sentence}`);
    this.at = at;
  }
}

const sigmoid = (x) => 1 / (1 + Math.exp(-x));

/** name: [f, f'] @type {Record<string, [(x: number) => number, (x: number) => number]>} */
const FUNCTIONS = {
  sin: [Math.sin, Math.cos],
  cos: [Math.cos, (x) => -Math.sin(x)],
  tan: [Math.tan, (x) => 1 / Math.cos(x) ** 2],
  asin: [Math.asin, (x) => 1 / Math.sqrt(1 - x * x)],
  acos: [Math.acos, (x) => -1 / Math.sqrt(1 - x * x)],
  atan: [Math.atan, (x) => 1 / (1 + x * x)],
  sinh: [Math.sinh, Math.cosh],
  cosh: [Math.cosh, Math.sinh],
  tanh: [Math.tanh, (x) => 1 - Math.tanh(x) ** 2],
  exp: [Math.exp, Math.exp],
  ln: [Math.log, (x) => 1 / x],
  log: [Math.log, (x) => 1 / x],
  log2: [Math.log2, (x) => 1 / (x * Math.LN2)],
  log10: [Math.log10, (x) => 1 / (x * Math.LN10)],
  sqrt: [Math.sqrt, (x) => 0.5 / Math.sqrt(x)],
  cbrt: [Math.cbrt, (x) => 1 / (3 * Math.cbrt(x) ** 2)],
  abs: [Math.abs, Math.sign],
  sign: [Math.sign, () => 0],
  floor: [Math.floor, () => 0],
  relu: [(x) => Math.max(x, 0), (x) => (x > 0 ? 1 : 0)],
  sigmoid: [sigmoid, (x) => sigmoid(x) * sigmoid(-x)],
};
const CONSTANTS = { e: Math.E, pi: Math.PI };

const known = (names, name) => Object.hasOwn(names, name); // "constructor" is in every object

/** How two pairs [u, u'] and [v, v'] combine. @type {Record<string, (u: number[], v: number[]) => number[]>} */
const OPERATORS = {
  add: ([u, du], [v, dv]) => [u + v, du + dv],
  subtract: ([u, du], [v, dv]) => [u - v, du - dv],
  multiply: ([u, du], [v, dv]) => [u * v, du * v + u * dv],
  divide: ([u, du], [v, dv]) => [u / v, (du * v - u * dv) / v ** 2],
  pow: ([u, du], [v, dv]) => [
    u ** v,
    (v === 0 || du === 0 ? 0 : v * u ** (v - 1) * du) + (dv === 0 ? 0 : u ** v * Math.log(u) * dv),
  ],
};

/** The same for a value and its rates with respect to several variables. */
const combine = (operator, u, v) => {
  const one = (i) => operator([u[0], u[i]], [v[0], v[i]]);
  return u.map((_, i) => (i ? one(i)[1] : one(1)[0]));
};

/** @param {string} text @param {string | string[]} variable @returns {(...at: number[]) => number[]} */
export function formula(text, variable = "x") {
  if (!text.trim()) throw new FormulaError("nothing is typed yet. Try sin(x^2)/x.", 0);
  const { source, at } = plain(text);
  let tree;
  try {
    tree = parse(source);
  } catch (caught) {
    const error = /** @type {Error & {char?: number}} */ (caught); // mathjs says where
    throw syntaxError(text, at[(error.char ?? 1) - 1] ?? text.length, String(error.message));
  }
  const value = build(tree, text, [variable].flat());
  return (...at) => value(at);
}

// What people paste and write on paper, as the parser knows it.
const SIGNS = {
  "−": "-",
  "–": "-",
  "—": "-",
  "×": "*",
  "·": "*",
  "÷": "/",
  "²": "^2",
  "³": "^3",
  π: "pi",
  "**": "^",
};

/** The text in the parser's signs; at[i] is where its character i stood in the text. */
export function plain(/** @type {string} */ text) {
  let [source, at, inside] = ["", /** @type {number[]} */ ([]), 0];
  for (let i = 0; i < text.length; i++) {
    const sign = text.startsWith("**", i) ? "**" : text[i];
    // A bar opens outside of any other, and inside where a value may begin.
    const opens = inside === 0 || /[-+*/^(]\s*$/.test(source);
    if (sign === "|") inside += opens ? 1 : -1;
    const written = sign === "|" ? (opens ? "abs(" : ")") : (SIGNS[sign] ?? sign);
    source += written;
    for (const _ of written) at.push(i);
    i += sign.length - 1;
  }
  return { source, at };
}

function syntaxError(text, at, message) {
  if (at >= text.length) return new FormulaError("the expression ends too early.", text.length);
  if (text[at] === "," || text[at - 1] === ",")
    return new FormulaError("write decimals with a point, 0.5.", text.indexOf(","));
  if (message.startsWith("Parenthesis"))
    return new FormulaError("a closing bracket is missing before this.", at);
  return new FormulaError(`“${text[at]}” does not fit here.`, at);
}

/** @returns {(at: number[]) => number[]} */
function build(node, text, variables) {
  const names = variables.join(" and ");
  const refuse = (word, sentence) => {
    const whole = /\w/.test(word) ? `(?<![a-zA-Z])${word}` : `\\${word[0]}`;
    const found = text.search(new RegExp(whole));
    throw new FormulaError(sentence, Math.max(found, 0));
  };
  const part = (inner) => build(inner, text, variables);
  switch (node.type) {
    case "ParenthesisNode":
      return part(node.content);
    case "ConstantNode":
      if (typeof node.value !== "number")
        refuse(String(node.value), `only numbers and ${names} can be used.`);
      return () => [node.value, ...variables.map(() => 0)];
    case "SymbolNode": {
      const i = variables.indexOf(node.name);
      if (i >= 0) return (at) => [at[i], ...variables.map((_, j) => Number(i === j))];
      if (known(CONSTANTS, node.name)) return () => [CONSTANTS[node.name], ...variables.map(() => 0)];
      if (known(FUNCTIONS, node.name))
        refuse(node.name, `${node.name} needs brackets: type ${node.name}(x).`);
      const are = variables.length > 1 ? "variables are" : "variable is";
      return refuse(node.name, `“${node.name}” is not known: the ${are} ${names}, and * multiplies.`);
    }
    case "OperatorNode": {
      const [u, v] = node.args.map(part);
      if (node.fn === "unaryMinus") return (at) => u(at).map((value) => -value);
      if (node.fn === "unaryPlus") return u;
      const operator = OPERATORS[node.fn];
      if (!operator) refuse(node.op, `“${node.op}” cannot be used: there are + - * / ^ and functions.`);
      return (at) => combine(operator, u(at), v(at));
    }
    case "FunctionNode": {
      const { name } = node.fn;
      const inner = node.args.map(part);
      if (variables.includes(name) || known(CONSTANTS, name)) {
        // x(x + 1) is a product
        const factor = part(node.fn);
        return (at) => combine(OPERATORS.multiply, factor(at), inner[0](at));
      }
      if (!known(FUNCTIONS, name)) refuse(name, `the function “${name}” is not known.`);
      if (inner.length !== 1) refuse(name, `${name} takes one value in its brackets.`);
      const [f, slope] = FUNCTIONS[name];
      return (at) => {
        const [u, ...rates] = inner[0](at);
        return [f(u), ...rates.map((rate) => slope(u) * rate)];
      };
    }
    default:
      throw new FormulaError(`only an expression in ${names} can be drawn.`, 0);
  }
}
