import assert from "node:assert/strict";
import test from "node:test";
import {
  distance,
  fits,
  isAmbiguous,
  readNumber,
  reply,
  room,
  score,
} from "../../lib/widgets/src/asking/judge.js";
import { keep, kept, keptFor } from "../../lib/widgets/src/asking/ask.js";

const taxi = {
  slug: "a.taxi",
  because: "B",
  answer: 16,
  within: 0.005,
  unit: "euros",
  otherwise: "O",
  mistakes: [
    { value: 20, reply: "twice" },
    { value: -12.345, reply: "sign" },
  ],
};
const car = {
  slug: "a.car",
  because: "B",
  options: [
    { text: "Yes.", reply: "no", right: false },
    { text: "No.", reply: "yes", right: true },
  ],
};

test("a number may be typed as people write it", () => {
  assert.deepEqual(
    ["16", " 12,35 ", "−2", "–2", "+.5", "1e-3", "3."].map(readNumber),
    [16, 12.35, -2, -2, 0.5, 1e-3, 3],
  );
  for (const none of ["", "2 m", "1.2.3", "1,000,000", "two", "--1"])
    assert.ok(Number.isNaN(readNumber(none)), none);
});

test("a number that can be read in two ways, or is none, is asked for again", () => {
  for (const text of ["1,000", "−12,500", "1,000,000"]) assert.ok(isAmbiguous(text), text);
  for (const text of ["12,35", "0,125", "1000", "1,0000"]) assert.ok(!isAmbiguous(text), text);
  for (const none of ["1,000", "1e400", "-1e400"]) assert.ok(Number.isNaN(readNumber(none)), none);
  assert.equal(readNumber("0,125"), 0.125);
});

test("an answer to another question is none to this one", () => {
  assert.ok(fits(car, 1) && fits(taxi, 1.5));
  for (const given of [9, -1, 1.5, "a", "1", null, undefined]) assert.ok(!fits(car, given), String(given));
});

test("each wrong answer has its own reply, the right one says why", () => {
  assert.deepEqual(reply(car, 0), { right: false, reply: "no" });
  assert.deepEqual(reply(car, 1), { right: true, reply: "yes B" });
  assert.deepEqual(reply(taxi, 16.004), { right: true, reply: "B" });
  assert.deepEqual(reply(taxi, 16.006), { right: false, reply: "O" });
  assert.deepEqual(reply(taxi, 20), { right: false, reply: "twice" });
});

test("a known mistake is known when it is rounded", () => {
  assert.equal(reply(taxi, -12.3).reply, "sign");
  assert.equal(reply(taxi, -13).reply, "O");
});

test("how far a guess was off is said in kind words", () => {
  const words = (given, truth = 12.35, within = 0.15) => distance(given, truth, within).words;
  assert.equal(words(12.5), "that is it");
  assert.equal(words(11), "11 % too low");
  assert.equal(words(13), "5 % too high");
  assert.equal(words(40), "3.2 times too large");
  assert.equal(words(1), "12 times too small");
  assert.equal(words(-3), "on the other side of zero");
  assert.equal(words(0), "on the other side of zero");
  assert.equal(words(3, 0, 0.1), "3 too high");
  assert.equal(words(-5, -4, 0.1), "25 % too low");
  assert.deepEqual(
    [11, 11.5].map((v) => distance(v, 12.35, 0.15).near),
    [false, true],
  );
});

test("an outcome names the thought that it recognises", () => {
  assert.equal(score(taxi, 20).words, "You said 20 euros: 25 % too high. twice");
  assert.deepEqual(score(car, 1), { near: true, words: "You said: <em>No.</em> yes" });
});

test("both numbers and zero have room on the line", () => {
  for (const [a, b] of [
    [12, 3],
    [-2, 2],
    [-5, -1],
    [0, 0],
  ]) {
    const [low, high] = room(a, b);
    assert.ok(
      low <= Math.min(a, b, 0) && Math.max(a, b, 0) <= high && low < high + (a === 0 ? 1 : 0),
      `${a} ${b}`,
    );
  }
});

test("a prediction outlives a browser that keeps nothing", () => {
  globalThis.window = new EventTarget();
  let heard = 0;
  window.addEventListener("course-prediction", () => heard++);
  keep("a.taxi", { given: 16 });
  assert.deepEqual(kept(), { "a.taxi": { given: 16 } });
  keep("a.taxi", undefined);
  assert.deepEqual([kept(), heard], [{}, 2]);
});

test("what else may be in the storage does no harm", () => {
  const items = new Map([["calculus-for-deep-learning.predictions.v1", "[not json"]]);
  globalThis.localStorage = {
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, text) => items.set(name, text),
  };
  keep("a.car", { given: 1 });
  assert.deepEqual(JSON.parse(items.get("calculus-for-deep-learning.predictions.v1")), {
    "a.car": { given: 1 },
  });
  items.set("calculus-for-deep-learning.predictions.v1", '["a list"]');
  assert.deepEqual(kept(), { "a.car": { given: 1 } });
});

test("a prediction lasts as long as the page where the browser is full", () => {
  globalThis.localStorage = /** @type {any} */ ({
    getItem: () => '{"a.taxi": {"given": 12}}',
    setItem: () => {
      throw new Error("full");
    },
  });
  keep("a.car", { given: 1 });
  assert.deepEqual(kept(), { "a.taxi": { given: 12 }, "a.car": { given: 1 } });
  globalThis.localStorage.setItem = () => {};
  keep("a.car", undefined); // there is room again
  assert.deepEqual(kept(), { "a.taxi": { given: 12 } });
});

test("what was kept for another form of a question is not shown", () => {
  const all = { "a.car": { given: 9 }, "a.taxi": { given: 12 }, "a.odd": null, "a.word": { given: "a" } };
  const storage = { getItem: () => JSON.stringify(all), setItem: () => {} };
  globalThis.localStorage = /** @type {any} */ (storage);
  assert.deepEqual(kept(), { "a.car": { given: 9 }, "a.taxi": { given: 12 } });
  assert.equal(keptFor(/** @type {any} */ (car)), undefined);
  assert.deepEqual(keptFor(/** @type {any} */ (taxi)), { given: 12 });
});
