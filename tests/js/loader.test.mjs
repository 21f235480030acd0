import assert from "node:assert/strict";
import test from "node:test";
import { Model, hydrate } from "../../_ext/explorers_loader.js";

test("a listener hears a change once, and nothing after it left", () => {
  const model = new Model({ x: 1 });
  let heard = 0;
  const listener = () => heard++;
  model.on("change:x", listener);
  model.set("x", 2);
  model.set("x", 2);
  model.off("change:x", listener);
  model.set("x", 3);
  assert.deepEqual([heard, model.get("x")], [1, 3]);
});

test("NaN is the same as NaN to a model", () => {
  const model = new Model({ x: NaN });
  model.on("change:x", () => assert.fail("nothing changed"));
  model.set("x", NaN);
});

test("binary parts come back as bytes, at any depth", () => {
  const buffers = [
    { path: ["samples"], encoding: "base64", data: btoa("\x01\x02") },
    { path: ["a", "b"], encoding: "base64", data: btoa("\xff") },
  ];
  const state = hydrate({ state: { a: {}, h: 0.5 }, buffers });
  assert.equal(state.samples.getUint8(1), 2);
  assert.equal(state.a.b.getUint8(0), 255);
  assert.equal(state.h, 0.5);
});

test("bytes that a page spells with signs come back, the smallest and the largest", () => {
  const buffers = [{ path: ["samples"], text: "`a_>\u00a0\u0140" }];
  const { samples } = hydrate({ state: {}, buffers });
  assert.deepEqual(
    [...Array(6).keys()].map((i) => samples.getUint8(i)),
    [0, 1, 255, 222, 31, 191],
  );
});
