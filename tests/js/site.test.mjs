// What the pages do beside their explorers: what is kept, the colours, the first page's picture.
import assert from "node:assert/strict";
import { test } from "node:test";

import { after } from "../../_ext/scripts/colours.js";
import { understood } from "../../_ext/scripts/kept.js";
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
