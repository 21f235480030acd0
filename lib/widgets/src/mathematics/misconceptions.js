// @ts-check
// What an answer to "how fast does this step change?" is worth, and which thought leads to a wrong one.
// No reply gives the number away. Pure: no page, no drawing.

/**
 * @typedef {{op: string, slot: number, into: number[], y: number, rate: number, arrived: number,
 *   names: {from: string, to: string, other: string}, twice: boolean, constant: boolean, rule: string}} Question
 *   into: the values of the inputs; other: the name of the other, nothing for a constant;
 *   rule: the rate in names, or nothing where no rule is known
 */

/** As far as two significant digits go: 0.2 will do for 0.1966. */
export const near = (/** @type {number} */ given, /** @type {number} */ truth) => {
  const unit = truth === 0 ? 1e-3 : 10 ** (Math.floor(Math.log10(Math.abs(truth))) - 1);
  return Number.isFinite(truth) && Math.abs(given - truth) <= 0.5 * unit * (1 + 1e-9);
};

/** Mistakes that belong to one operation: [what they lead to, the reply]. */
const own = {
  add: ({ rate, twice, names: { from } }) => [twice && [2 * rate, bothUses(from)]],
  sub: ({ twice, names: { from } }) => [twice && [0, bothUses(from)]],
  mul: ({ into: [a, b], slot, rate, twice, names, constant }) => [
    twice ? [2 * rate, bothUses(names.from)] : !constant && [slot ? b : a, otherFactor(names)],
    !constant && [
      a + b,
      "In a product the inputs are not added. Hold one factor still: by how much is the other multiplied?",
    ],
  ],
  div: ({ into: [a, b], slot }) =>
    slot
      ? [
          [1 / b, "That is the rate for the number above the line. Asked is the one below it."],
          [-1 / b ** 2, "That is the rate of 1 divided by it. What stands above the line is a factor."],
          [-a / b, "A square is missing: the rate of 1 / b falls with b²."],
        ]
      : [[b, "Dividing by a number makes steps smaller by it, not larger."]],
  power: ({ into: [a, b], slot }) =>
    slot
      ? [[b * a ** (b - 1), "That is the rate for the base. Asked is the one for the exponent."]]
      : [
          [b * a ** b, "The exponent comes down, and then it is lower by one."],
          [a ** (b - 1), "The exponent is lower by one, that is right. It also comes down as a factor."],
          [b, "The exponent comes down as a factor; a power of the base stays beside it."],
        ],
  exp: ({ into: [a] }) => [
    [a * Math.exp(a - 1), "That is the rule for a power of a number. Here the number is the exponent."],
  ],
  log: ({ y }) => [[1 / y, "You divided by the result. The rule for log needs what goes in."]],
  tan: ({ into: [a], y }) => [
    [1 / Math.cos(a), "The cosine is squared in this rule."],
    [1 + y, "One number in this rule is squared."],
    [1 - y * y, "That is the rule for tanh. For tan one sign is different."],
  ],
  tanh: ({ into: [a], y }) => [
    [1 - y, "The result is squared in this rule."],
    [1 - a * a, "You put in what goes in. The rule for tanh needs the result."],
    [y * (1 - y), "That is the rule for sigmoid."],
  ],
  sqrt: ({ into: [a], y }) => [
    [1 / (2 * a), "You put in what goes in. The rule needs the root itself."],
    [1 / y, "A factor is missing: the exponent ½ comes down."],
  ],
  relu: ({ rate }) => [
    rate
      ? [0, "What goes in is positive. On that side relu hands every step through."]
      : [1, "What goes in is not positive. On that side relu stays where it is."],
  ],
  sigmoid: ({ into: [a], y }) => [
    [a * (1 - a), "You put in what goes in. The rule for sigmoid needs the result."],
    [1 - y, "That is one of the two factors of the rule."],
    [1 - y * y, "That is the rule for tanh."],
  ],
};

const bothUses = (from) =>
  `That is both uses of ${from} together. Asked is this one alone; the other gets its own turn.`;
const otherFactor = ({ from, other }) =>
  `That is the rate with respect to the other factor. Hold ${other} still and move ${from}.`;

/** Mistakes that can be made anywhere. */
const usual = ({ slot, into, y, rate, arrived, names: { from, to } }) => [
  [-rate, `The size is right, the sign is not. Does ${to} go up or down when ${from} goes up?`],
  [y, `That is the value of ${to}. Asked is how fast it changes when ${from} moves.`],
  [into[slot], `That is the value of ${from}. Asked is how fast ${to} changes when it moves.`],
  [0, `A rate of 0 would mean that ${to} stands still when ${from} moves a little.`],
  [1, `A rate of 1 would mean that ${to} moves exactly as far as ${from}.`],
  [arrived, `That is what arrives at ${to}. It is multiplied by the rate of this step, which is asked here.`],
  [
    arrived * rate,
    `That is already multiplied by what arrives at ${to}. Asked is the rate of this one step.`,
  ],
];

/** Operations that people write with a sign. */
const CALLED = {
  mul: "a product",
  div: "a quotient",
  power: "a power",
  abs: "the absolute value",
  sqrt: "the square root",
};

/** Where to look, after an answer that no mistake explains. */
const nudges = {
  add: () => "What does a sum do when one of its parts grows?",
  sub: ({ from }) => `What does a difference do when ${from} grows?`,
  mul: ({ from, other }) =>
    `${other ? `Hold ${other === from ? `the other ${from}` : other} still: what` : "What"} is ${from} multiplied by?`,
  div: () => "Write the quotient as a power, and take the rule for powers.",
  power: () => "Which rule is it, that for the base or that for the exponent?",
  exp: () => "Which function is its own rate?",
  relu: ({ from }) => `relu has two sides: on which one is ${from}?`,
  sigmoid: () => "The rate of sigmoid is made of its result alone.",
  tanh: () => "The rate of tanh is made of its result alone.",
};

/** Whether an answer is right, and the reply to a wrong one. @returns {{right: boolean, words: string}} */
export function judge(
  /** @type {number} */ given,
  /** @type {Question} */ question,
  /** @type {number} */ tries,
) {
  if (near(given, question.rate)) return { right: true, words: "" };
  // a 0 tells no more than that, but for relu
  const special = (own[question.op]?.(question) ?? []).filter(
    (known) => known && (known[0] !== 0 || question.op === "relu"),
  );
  const mistakes = [...special, ...usual(question)];
  const found = mistakes.find(([value]) => near(given, value));
  if (found) return { right: false, words: found[1] };
  const { names, rule, op } = question;
  const inNames = /\p{L}/u.test(rule); // a rule that is a number is the answer
  if (tries > 0 && inNames)
    return {
      right: false,
      words: `Not that. The rule for ${CALLED[op] ?? op} says ${rule}: put in the values.`,
    };
  const nudge =
    nudges[op]?.(names) ?? `Which rule belongs to ${op}, and what does it need: what goes in, or the result?`;
  return { right: false, words: `Not that. ${nudge}` };
}
