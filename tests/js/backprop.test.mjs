// A graph walked forward and backward: every operation and whole programs against the engine, the
// questions, and what is said.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { arithmetic, OPERATIONS } from "../../lib/widgets/src/mathematics/operations.js";
import {
  asks,
  isKnown,
  numbersOf,
  questionOf,
  standing,
  stepsOf,
  task,
  tell,
  total,
} from "../../lib/widgets/src/mathematics/backprop.js";
import { judge, near } from "../../lib/widgets/src/mathematics/misconceptions.js";

const { operations, programs } = JSON.parse(readFileSync(new URL("graphs.json", import.meta.url), "utf8"));
const close = (a, b, where) =>
  assert.ok(
    b === null ? !Number.isFinite(a) : Math.abs(a - b) <= 1e-13 * Math.max(1, Math.abs(b)),
    `${where}: ${a} is not ${b}`,
  );
const walked = (graph, inputs) => {
  const [numbers, steps] = [numbersOf(graph, inputs), stepsOf(graph)];
  return { graph, numbers, steps, at: (count) => standing(graph, numbers, steps, count) };
};
const program = (wanted) => programs.find(({ name }) => name === wanted);
const walk = (name) => walked(program(name).graph, program(name).inputs);

test("values and rates of every operation are those of the engine", () => {
  const seen = new Set();
  for (const { op, given, value, rates } of operations) {
    const { a, b } = given;
    const y = OPERATIONS[op].value(a, b);
    const where = `${op} at ${a}, ${b}`;
    close(y, value, where);
    if (value !== null)
      rates.forEach((rate, k) => close(OPERATIONS[op].rates[k](a, b, y), rate, `rate ${k} of ${where}`));
    seen.add(op);
  }
  assert.deepEqual([...seen].sort(), Object.keys(OPERATIONS).sort());
});

test("with the inputs changed, values and gradients are those that the engine computes anew", () => {
  for (const { name, graph, inputs, moved, after } of programs)
    for (const [given, truth] of [
      [inputs, graph],
      [moved, after],
    ]) {
      const { numbers, steps, at } = walked(graph, given);
      const { shares, computed } = at(steps.length);
      assert.ok(isKnown(graph) && computed.every(Boolean));
      truth.nodes.forEach((node, i) => {
        close(numbers.values[i], node.value, `${name}: ${node.name}`);
        close(total(shares[i]), node.gradient, `${name}: gradient of ${node.name}`);
      });
    }
});

test("an operation that only Python knows keeps the numbers of Python", () => {
  const graph = structuredClone(program("neuron").graph);
  graph.nodes[3].op = "[mine]";
  graph.nodes[3].rates = [7];
  assert.ok(!isKnown(graph));
  const { numbers } = walked(graph, { W: 100, X: 100 });
  assert.deepEqual(
    [numbers.values[0], numbers.values[3], numbers.rates[3][0]],
    [0.5, graph.nodes[3].value, 7],
  );
});

test("nothing is handed on before all of it has arrived", () => {
  for (const { name, graph, inputs } of programs) {
    const { steps, at } = walked(graph, inputs);
    steps.forEach(({ kind, node }, count) => {
      const { shares, uses, computed } = at(count);
      if (kind === "share") assert.equal(shares[node].length, uses[node], `${name}, step ${count}`);
      if (kind === "forward")
        assert.ok((graph.nodes[node].inputs ?? []).every((p) => p === null || computed[p]));
    });
  }
});

test("the shares of a value used three times come one by one", () => {
  const { graph, numbers, steps, at } = walk("used again");
  const said = (step) => tell(graph, numbers, steps, { step, walks: 1 }, at(step));
  assert.deepEqual(
    [4, 5, 6, 7].map((count) => at(count).shares[0]),
    [[], [1], [1, 3], [1, 3, 3]],
  );
  assert.match(
    said(5),
    /^∂v₂\/∂x = 1, times 1 that arrived at v₂: x gets 1. x is used 3 times: 1 of 3 shares so far\.$/,
  );
  assert.match(said(7), /All 3 shares of x add up: 1 \+ 3 \+ 3 = 7\. The walk is done: 7 at x\.$/);
});

test("backward again adds to what is kept, unless it is reset", () => {
  const { graph, numbers, steps, at } = walk("used again");
  const said = (walks) => tell(graph, numbers, steps, { step: 7, walks }, at(7));
  assert.match(
    said(2),
    /the second time: the same gradients, added to what is kept\. x has 7 \+ 7 = 14; the slope is still 7\.$/,
  );
  assert.match(said(3), /the third time.* x has 14 \+ 7 = 21/);
  assert.match(said(0), /every grad is empty/);
  assert.match(task(graph, numbers, steps, { step: 7, walks: 0 }), /^Call backward\.$/);
});

test("steps are told with names and with numbers", () => {
  const { graph, numbers, steps, at } = walk("neuron");
  const said = (step) => tell(graph, numbers, steps, { step, walks: 1 }, at(step));
  assert.equal(said(1), "v₁ = W · X = 0.5 · 2 = 1.");
  assert.equal(said(3), "v₃ = 1 − v₂ = 1 − 0.73106 = 0.26894.");
  assert.match(
    said(6),
    /^∂v₂\/∂v₁ = v₂ · \(1 − v₂\) = 0.19661, times −1 that arrived at v₂: v₁ gets −0.19661\.$/,
  );
  assert.match(
    task(graph, numbers, steps, { step: 5, walks: 1 }),
    /^v₂ = sigmoid\(v₁\) = 0.73106, with v₁ = 1\. Move v₁ a little/,
  );
  const again = walk("used again");
  assert.match(task(again.graph, again.numbers, again.steps, { step: 4, walks: 1 }), /Move x a little/);
  assert.match(
    task(again.graph, again.numbers, again.steps, { step: 6, walks: 1 }),
    /Move only the second x a little/,
  );
  const alone = walk("unused");
  const end = alone.steps.length;
  const told = (step) => tell(alone.graph, alone.numbers, alone.steps, { step, walks: 1 }, alone.at(step));
  assert.equal(told(2), "v₂ = −a = −2.");
  assert.match(told(7), /^∂v₂\/∂a = −1, times .* a is used twice: 1 of 2 shares so far\.$/);
  assert.match(told(8), /Both shares of a add up: −0.69315 \+ \(−1\) = −1.6931/);
  const nowhere = walked(alone.graph, { a: 0, b: 5 });
  const last = tell(nowhere.graph, nowhere.numbers, nowhere.steps, { step: end, walks: 1 }, nowhere.at(end));
  assert.match(last, /^∂v₁\/∂a is no number here: a gets none\. The walk is done: no number at a/);
  assert.match(
    tell(alone.graph, alone.numbers, alone.steps, { step: end, walks: 1 }, alone.at(end)),
    /0 at b\. Nothing leads from b/,
  );
});

test("where a value is no number nothing is asked, and no gradient comes of it", () => {
  const graph = {
    nodes: [
      { name: "a", op: "", value: -1 },
      { name: "v₁", op: "log", form: "log({})", inputs: [0], constants: [null], value: null, rates: [-1] },
    ],
    edges: [{ from: 0, to: 1, slot: 0, way: [] }],
  };
  const { numbers, steps, at } = walked(graph, { a: -1 });
  const next = (step) => task(graph, numbers, steps, { step, walks: 1 });
  assert.match(next(1), /^v₁ is no number here, so it has no rate\./);
  assert.ok(!asks(graph, numbers, steps[2]));
  assert.match(next(2), /^v₁ = log\(a\) = no number, with a = −1\. There is no rate to ask for\.$/);
  assert.match(
    tell(graph, numbers, steps, { step: 3, walks: 1 }, at(3)),
    /a gets none\. The walk is done: no number at a\.$/,
  );
  assert.match(next(3), /^Change an input/);
});

test("backward is counted as people count", () => {
  const { graph, numbers, steps, at } = walk("used again");
  const said = (walks) => tell(graph, numbers, steps, { step: 7, walks }, at(7));
  for (const [walks, word] of [
    [4, "4th"],
    [11, "11th"],
    [12, "12th"],
    [21, "21st"],
    [22, "22nd"],
    [33, "33rd"],
  ])
    assert.match(said(walks), new RegExp(`for the ${word} time`));
});

const ask = (name, inputs, step) => {
  const { graph, numbers, steps, at } = walked(program(name).graph, inputs ?? program(name).inputs);
  return questionOf(graph, numbers, at(step), steps[step].edge);
};
const reply = (question, given, tries = 0) => judge(given, question, tries).words;

test("a rate is right to two digits, and 0 only as 0", () => {
  assert.ok(
    near(0.2, 0.1966) &&
      near(0.197, 0.1966) &&
      !near(0.19, 0.1966) &&
      near(-1, -1) &&
      near(0, 0) &&
      !near(0.01, 0),
  );
  assert.ok(judge(0.1966, ask("neuron", null, 5), 0).right);
});

test("a wrong rate is told the thought behind it, and never the number", () => {
  const bend = ask("neuron", null, 5);
  assert.match(reply(bend, 0.7311), /value of v₂/);
  assert.match(reply(bend, -0.1966), /does v₂ go up or down|Does v₂ go up or down/);
  assert.match(reply(bend, 0.2689), /one of the two factors/);
  assert.match(reply(bend, 0.4655), /rule for tanh/);
  const product = ask("neuron", null, 6);
  assert.match(reply(product, 0.5), /other factor\. Hold X still and move W/);
  assert.match(reply(product, -0.3932), /already multiplied by what arrives at v₁/);
  assert.match(reply(product, -0.1966), /what arrives at v₁/);
  assert.match(reply(product, 2.5), /not added/);
  assert.match(reply(ask("used again", null, 5), 6), /both uses of x together/);
  assert.match(reply(ask("neuron", null, 4), 1), /sign is not/);
  assert.match(reply(bend, 0), /rate of 0 would mean that v₂ stands still/);
  assert.match(reply(ask("used again", null, 5), 1), /rate of 1 would mean/);
  assert.match(reply(ask("used again", null, 5), 17), /Hold the other x still/);
  const minus = ask("unused", null, 6);
  assert.match(reply(minus, 1), /the sign is not/);
  assert.match(reply(minus, 2), /value of a\./);
  assert.match(reply(minus, 17), /Not that\. What is a multiplied by/);
  assert.match(reply(bend, 17), /^Not that\. The rate of sigmoid/);
  assert.match(reply(bend, 17, 1), /rule for sigmoid says v₂ · \(1 − v₂\)/);
  assert.match(reply(product, 17, 1), /rule for a product says X/);
  for (const tries of [0, 1, 2])
    // the rule would be the answer
    assert.match(
      reply(ask("neuron", null, 4), 17, tries),
      /^Not that\. What does a difference do when v₂ grows\?$/,
    );
  for (const { graph, inputs } of programs) {
    const { numbers, steps, at } = walked(graph, inputs);
    steps.forEach((step, count) => {
      if (!asks(graph, numbers, step)) return;
      const question = questionOf(graph, numbers, at(count), step.edge);
      for (const given of [
        17,
        question.y,
        question.arrived,
        question.into[question.slot],
        -question.rate,
        0,
        1,
      ])
        if (!judge(given, question, 0).right)
          assert.doesNotMatch(
            reply(question, given),
            new RegExp(`[ ×]${Math.abs(question.rate).toPrecision(3)}`),
          );
    });
  }
});

test("a mistake that leads to no number is not found in every answer", () => {
  const graph = {
    nodes: [
      { name: "x", op: "", value: 1 },
      { name: "v₁", op: "log", form: "log({})", inputs: [0], constants: [null], value: 0, rates: [1] },
    ],
    edges: [{ from: 0, to: 1, slot: 0, way: [] }],
  };
  const { numbers, steps, at } = walked(graph, { x: 1 });
  assert.match(reply(questionOf(graph, numbers, at(2), steps[2].edge), 17), /^Not that\./); // 1 / log(1) is endless
  assert.ok(!near(17, Infinity) && !near(17, NaN));
});

test("at a kink nothing is asked: the rate there is agreed on", () => {
  const graph = {
    nodes: [
      { name: "x", op: "", value: 0 },
      { name: "v₁", op: "relu", form: "relu({})", inputs: [0], constants: [null], value: 0, rates: [0] },
    ],
    edges: [{ from: 0, to: 1, slot: 0, way: [] }],
  };
  const asked = (x) => asks(graph, numbersOf(graph, { x }), stepsOf(graph)[2]);
  assert.deepEqual([asked(0), asked(1), asked(-1)], [false, true, true]);
  const { numbers, steps, at } = walked(graph, { x: 0 });
  const said = tell(graph, numbers, steps, { step: 3, walks: 1 }, at(3));
  assert.match(
    said,
    /^∂v₁\/∂x is 1 where x is above 0, else 0: here 0 \(agreed on: this is a kink\), times 1 that arrived at v₁: x gets 0\./,
  );
  const next = task(graph, numbers, steps, { step: 2, walks: 1 });
  assert.match(next, /x = 0\. Here is a kink: the rate is agreed on, and not asked for\.$/);
});

test("an answer may be a number or an expression in the names", () => {
  const names = { "v₂": 0.75, x: 3, W: 0.5 };
  const read = (text) => arithmetic(text, names);
  const cases = {
    0.2: 0.2,
    "0,2": 0.2,
    "−1": -1,
    "v2 * (1 - v2)": 0.1875,
    "v₂·(1 − v₂)": 0.1875,
    "-x^2": -9,
    "2x": 6,
    "v2(1 - v2)": 0.1875,
    "-2x W": -3,
    "2 * x²": 18,
    "1/2^2": 0.25,
    "2^-1": 0.5,
    "exp(0)": 1,
    "cos(0) + W": 1.5,
    "1e-3": 0.001,
    "x**2 / 2": 4.5,
  };
  Object.assign(cases, { V2: 0.75, w: 0.5, "∂v₂/∂x = 2x": 6, "W = 0.5": 0.5 }); // as phones and people write
  for (const [text, v] of Object.entries(cases)) assert.equal(read(text), v, text);
  for (const text of ["", "x +", "(x", "y", "add(1, 2)", "constructor", "x)", "2 3", "1 ^"])
    assert.ok(Number.isNaN(read(text)), text);
});
