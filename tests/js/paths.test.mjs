import assert from "node:assert/strict";
import test from "node:test";
import { shortPath } from "../../_ext/short_paths.js";

/** The corners of a path of relative straight lines, ring by ring. */
function corners(path) {
  let [x, y] = [0, 0];
  return path
    .split("m")
    .slice(1)
    .map((ring) => {
      const points = ring.replace("Z", "").split("l");
      const at = points.map((point) => {
        const [dx, dy] = point.split(" ").map(Number);
        return [(x += dx), (y += dy)];
      });
      if (ring.endsWith("Z")) [x, y] = at[0];
      return at;
    });
}

/** How far a point is from the nearest side of a ring. */
function distance([x, y], ring) {
  const sides = ring.map((a, i) => [a, ring[(i + 1) % ring.length]]);
  return Math.min(
    ...sides.map(([[x0, y0], [x1, y1]]) => {
      const [dx, dy] = [x1 - x0, y1 - y0];
      const t = Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy || 1)));
      return Math.hypot(x - x0 - t * dx, y - y0 - t * dy);
    }),
  );
}

test("what stands on a straight line needs no point of its own", () => {
  assert.equal(shortPath("M0 0L1 0L2 0L3 0L3 3L0 3Z"), "m0 0l3 0l0 3l-3 0Z");
});

test("a closed ring hands the next one its first corner to count from", () => {
  const path = shortPath("M1 1L2 1L2 2ZM5 5L6 6L5 9");
  assert.deepEqual(corners(path), [[[1, 1], [2, 1], [2, 2]], [[5, 5], [6, 6], [5, 9]]]); // prettier-ignore
});

test("a round line is passed within a fifth of a pixel, with less than half of its points", () => {
  const ring = Array.from({ length: 300 }, (_, i) => {
    const turn = (2 * Math.PI * i) / 300;
    return [200 + 90 * Math.cos(turn), 150 + 60 * Math.sin(3 * turn)];
  });
  const [kept] = corners(shortPath(`M${ring.map((at) => at.join(" ")).join("L")}Z`));
  assert.ok(kept.length < 150, `${kept.length}`);
  for (const point of ring) assert.ok(distance(point, kept) < 0.2);
});

test("a dot stays a dot, and arcs keep their letters", () => {
  assert.equal(shortPath("M3 3L3 3"), "m3 3l0 0");
  assert.equal(shortPath("M3.25 3a3 3 0 1 0 6 0Z"), "M3.3 3a3 3 0 1 0 6 0Z");
});
