// What the pages do beside their explorers: what is kept, the colours, the first page's picture.
import assert from "node:assert/strict";
import { test } from "node:test";

import { after } from "../../_ext/scripts/colours.js";
import { earn, points, pointsIn, understood } from "../../_ext/scripts/kept.js";
import { inside, loss, said, slope, stepped } from "../../_ext/scripts/zoom.js";

test("three presses lead through the colours and back", () => {
  assert.equal(after("system"), "light");
  assert.equal(after("light"), "dark");
  assert.equal(after("dark"), "system");
});

test("what others left in the storage is not taken for ours", () => {
  for (const text of [null, "", "{", "null", "7", "[1, 2]", '{"a": 1}', '{"a": {"read": 7}}'])
    assert.deepEqual(understood(text), {}, String(text));
});

test("what we kept comes back, without what is no part of it", () => {
  const text = '{"chapters/a": {"read": ["b", 7], "at": "b", "when": 12, "more": 1}, "c": {"read": []}}';
  assert.deepEqual(understood(text), {
    "chapters/a": { read: ["b"], at: "b", when: 12 },
    c: { read: [], at: "", when: 0 },
  });
});

function storage(/** @type {Record<string, string>} */ items = {}) {
  globalThis.localStorage = /** @type {any} */ ({
    getItem: (/** @type {string} */ name) => items[name] ?? null,
    setItem: (/** @type {string} */ name, /** @type {string} */ text) => void (items[name] = text),
  });
}

test("points that were earned stay, and more take their place", () => {
  storage();
  assert.ok(earn("exercises/a", "slope", 1, 2));
  assert.ok(earn("exercises/a", "slope", 0, 2));
  assert.deepEqual(points(), { "exercises/a": { slope: { points: 1, of: 2 } } });
  earn("exercises/a", "slope", 2, 2);
  earn("exercises/a", "rate", 0, 3);
  earn("exercises/b", "rate", 3, 3);
  assert.deepEqual(points(), {
    "exercises/a": { slope: { points: 2, of: 2 }, rate: { points: 0, of: 3 } },
    "exercises/b": { rate: { points: 3, of: 3 } },
  });
});

test("a browser that takes no more points says so", () => {
  storage();
  localStorage.setItem = () => {
    throw new Error("full");
  };
  assert.equal(earn("exercises/a", "slope", 1, 2), false);
});

test("what is no points is not counted", () => {
  const text = '{"a": 7, "b": {"t": {"points": 3, "of": 2}, "u": {"points": 1, "of": 1}, "v": null}}';
  assert.deepEqual(pointsIn(text), { b: { u: { points: 1, of: 1 } } });
  for (const none of [null, "", "[1]", "null", '"a"']) assert.deepEqual(pointsIn(none), {}, String(none));
});

test("the slope in the glass is that of the curve", () => {
  for (const w of [-3, -1.2, 0, 0.26, 2.62]) {
    const h = 1e-5;
    const measured = (loss(w + h) - loss(w - h)) / (2 * h);
    assert.ok(Math.abs(measured - slope(w)) < 1e-8, `at ${w}`);
  }
});

test("steps go downhill until the ground is flat", () => {
  let w = 2.62;
  for (let step = 0; step < 60; step++) {
    const next = stepped(w);
    assert.ok(loss(next) <= loss(w) + 1e-12);
    w = next;
  }
  assert.ok(Math.abs(slope(w)) < 0.02);
  assert.match(said({ w, zoom: 20 }).join(""), /flat ground.*other valley is deeper/);
});

test("the weight stays inside the picture", () => {
  assert.equal(inside(9), 3.15);
  assert.equal(inside(-9), -3.15);
});

test("a slope is told once the curve looks straight, with a minus that is one", () => {
  assert.match(said({ w: 2.62, zoom: 1 })[0], /Zoom in/);
  assert.deepEqual(said({ w: -3, zoom: 20 }).slice(1), ["−3.23", ". Downhill is to the right."]);
});
