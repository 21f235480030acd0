// What a live page does without a page: which cells run, which packages they need, what is kept, what a
// file holds, how a widget's model speaks, and what a kernel's worker is told.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Answers, hasChanged, understood } from "../../_ext/live_page/answers.js";
import { Interrupt } from "../../_ext/live_page/interrupt.js";
import { Kernel } from "../../_ext/live_page/kernel.js";
import { Model, whole } from "../../_ext/live_page/model.js";
import { fileOf, graded, parts, textsIn } from "../../_ext/live_page/notebook.js";
import { importsOf, neededBy } from "../../_ext/live_page/packages.js";
import { Queue, upTo } from "../../_ext/live_page/queue.js";

const cell = (isStale, isNeeded = true) => ({ isStale, isNeeded });

test("a run takes along what is above, has changed or never ran, and defines something", () => {
  const [first, check, ran, changed, wanted, below] = [
    cell(true),
    cell(true, false),
    cell(false),
    cell(true),
    cell(false),
    cell(true),
  ];
  const cells = [first, check, ran, changed, wanted, below];
  assert.deepEqual(upTo(cells, wanted), [first, changed, wanted]);
  assert.deepEqual(upTo(cells, check), [first, check]);
});

test("what waits is forgotten at a stop, and who waits for the end is told once", async () => {
  const told = [];
  const done = [];
  const queue = new Queue((isBusy) => told.push(isBusy));
  queue.add(async () => {
    done.push("runs");
    queue.clear();
  });
  queue.add(async () => done.push("was not wanted any more"));
  queue.add(async () => done.push("nor was this"));
  await new Promise((rest) => setTimeout(rest, 5));
  assert.deepEqual(done, ["runs"]);
  assert.deepEqual(told, [true, false]);
});

const LOCK = {
  packages: {
    numpy: { imports: ["numpy"] },
    seaborn: { imports: ["seaborn"] },
    matplotlib: { imports: ["matplotlib", "mpl_toolkits"] },
    "calculus-for-deep-learning": { imports: ["lib"] },
  },
};

test("a cell brings the packages that it imports, each once", () => {
  const names = importsOf(LOCK);
  assert.deepEqual(neededBy(["numpy", "numpy.linalg", "lib", "math"], names), [
    "numpy",
    "calculus-for-deep-learning",
  ]);
  assert.deepEqual(neededBy(["seaborn"], names), ["seaborn"]);
});

const read = (name) => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), "utf8"));
const exercise = read("exercises/rates_of_change.ipynb");

test("the checks of an exercise are known, with the points of the whole page", () => {
  const checks = parts(exercise).map(graded).filter(Boolean);
  assert.equal(checks.length, 7);
  assert.deepEqual(checks[0], { task: "average_from_table", points: 1 });
  assert.equal(
    checks.reduce((sum, { points }) => sum + points, 0),
    12,
  );
});

test("a hidden cell is not on the page, and words belong to the code below them", () => {
  const hidden = { cell_type: "code", id: "a", source: "", metadata: { tags: ["remove-cell"] } };
  const words = { cell_type: "markdown", id: "b", source: ["Two\n", "lines"], metadata: {} };
  const code = { cell_type: "code", id: "c", source: ["x = 1\n", "x"], metadata: {} };
  const found = parts({ cells: [hidden, words, code] });
  assert.deepEqual(
    found.map(({ id, code, words }) => [id, code, words]),
    [["c", "x = 1\nx", "Two\nlines"]],
  );
});

test("a file for download is the notebook, different in the answers alone", () => {
  const whole = readFileSync(new URL("../../exercises/rates_of_change.ipynb", import.meta.url), "utf8");
  assert.equal(fileOf(exercise, new Map()), whole);
  const mine = fileOf(exercise, new Map([["average-of-cube", "# mine\naverage = 21"]]));
  const changed = JSON.parse(mine).cells.filter((cell, i) => {
    return JSON.stringify(cell) !== JSON.stringify(exercise.cells[i]);
  });
  assert.deepEqual(
    changed.map(({ id, source }) => [id, source]),
    [["average-of-cube", ["# mine\n", "average = 21"]]],
  );
  assert.equal(textsIn(mine).get("average-of-cube"), "# mine\naverage = 21");
  assert.throws(() => textsIn("no notebook"));
  assert.throws(() => textsIn("{}"));
});

const shelf = (kept = {}) => ({
  getItem: (key) => kept[key] ?? null,
  setItem: (key, value) => (kept[key] = value),
  removeItem: (key) => delete kept[key],
});
const ANSWER = { text: "x = 2", words: "Task", code: "x = ..." };

test("answers are kept by page and by cell, and come back as they were", () => {
  const kept = {};
  const answers = new Answers("/a/b.html", () => shelf(kept));
  assert.equal(answers.works, true);
  assert.equal(answers.keep({ one: ANSWER }), true);
  assert.deepEqual(answers.read(), { one: ANSWER });
  assert.deepEqual(new Answers("/a/c.html", () => shelf(kept)).read(), {});
  answers.keep({});
  assert.deepEqual(Object.keys(kept), []);
});

test("a browser that keeps nothing is told apart, and nothing is thrown", () => {
  const blocked = new Answers("/a", () => {
    throw new Error("blocked");
  });
  const full = new Answers("/a", () => ({
    ...shelf(),
    setItem() {
      throw new Error("full");
    },
  }));
  for (const answers of [blocked, full]) {
    assert.equal(answers.works, false);
    assert.equal(answers.keep({ one: ANSWER }), false);
    assert.deepEqual(answers.read(), {});
  }
});

test("what is no answer of ours is as good as not there", () => {
  for (const text of [null, "x", "[]", "3", '{"a": 1}', '{"a": {"text": "x"}}']) {
    assert.deepEqual(understood(text), {});
  }
});

test("a task has changed where its words or its code have", () => {
  assert.equal(hasChanged(ANSWER, { words: "Task", code: "x = ..." }), false);
  assert.equal(hasChanged(ANSWER, { words: "Another", code: "x = ..." }), true);
  assert.equal(hasChanged(ANSWER, { words: "Task", code: "y = ..." }), true);
});

test("a model calls its listeners when all values are there, and sends what was set", () => {
  const sent = [];
  const model = new Model({ a: 1, b: 1 }, (message) => sent.push(message));
  const seen = [];
  model.on("change:a", () => seen.push(model.get("b")));
  model.receive({ a: 2, b: 3 });
  assert.deepEqual(seen, [3]);
  assert.deepEqual(sent, []);
  model.set("a", 5);
  model.set("b", 6);
  model.save_changes();
  model.save_changes();
  assert.deepEqual(sent, [{ method: "update", state: { a: 5, b: 6 }, buffer_paths: [] }]);
});

test("the binary parts of a state are put back as views of its bytes", () => {
  const bytes = new Uint8Array(new Float64Array([1.5, 2.5]).buffer);
  const state = whole({ state: { samples: null }, buffer_paths: [["samples"]] }, [bytes]);
  assert.equal(state.samples.getFloat64(8, true), 2.5);
});

class FakeWorker {
  sent = [];
  constructor() {
    FakeWorker.last = this;
  }
  postMessage(message) {
    this.sent.push(message);
  }
  terminate() {
    this.isEnded = true;
  }
  say(kind, payload) {
    this.onmessage({ data: { kind, payload } });
  }
}
globalThis.Worker = FakeWorker;

test("of what a slider says while Python is busy only the last is sent", () => {
  const kernel = new Kernel(() => {});
  const worker = FakeWorker.last;
  for (const value of [1, 2, 3]) kernel.tell("one", { method: "update", state: { value } });
  kernel.tell("one", { method: "update", state: { other: 4 } });
  assert.deepEqual(
    worker.sent.map(({ message }) => message.state),
    [{ value: 1 }],
  );
  worker.say("told", "one");
  worker.say("told", "one");
  assert.deepEqual(
    worker.sent.map(({ message }) => message.state),
    [{ value: 1 }, { value: 3, other: 4 }],
  );
});

test("Python that does not hear a stop is ended, and its late words are not heard", async () => {
  const heard = [];
  const kernel = new Kernel((kind) => heard.push(kind), 10);
  const first = FakeWorker.last;
  const how = kernel.run("while True: pass");
  await kernel.stop();
  assert.equal(await how, "lost");
  assert.equal(first.isEnded, true);
  assert.notEqual(FakeWorker.last, first);
  first.say("stream", "late");
  assert.deepEqual(heard, ["restarted"]);
  assert.equal(kernel.busy, false);
});

test("Python is interrupted once the address is gone, and asks neither always nor twice", async () => {
  let isGone = false;
  let asked = 0;
  globalThis.XMLHttpRequest = class {
    open() {}
    send() {
      asked += 1;
      if (isGone) throw new Error("gone");
    }
  };
  const interrupt = new Interrupt();
  const polled = () => {
    let signal = 0;
    for (let i = 0; i < 64; i += 1) signal ||= interrupt[0];
    return signal;
  };
  interrupt.begin("blob:1");
  assert.equal(polled(), 0);
  assert.equal(asked, 1); // at the beginning, and not again within 250 ms
  isGone = true;
  await new Promise((rest) => setTimeout(rest, 260));
  assert.equal(polled(), 2);
  assert.equal(polled(), 0);
});

test("a browser that refuses the question interrupts nothing", async () => {
  globalThis.XMLHttpRequest = class {
    open() {}
    send() {
      throw new Error("refused");
    }
  };
  const interrupt = new Interrupt();
  interrupt.begin("blob:1");
  await new Promise((rest) => setTimeout(rest, 260));
  for (let i = 0; i < 200; i += 1) assert.equal(interrupt[0], 0);
});
