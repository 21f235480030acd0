// Fewer letters for the paths of a still: a map has thousands of points, and most of them lie on the
// line between their neighbours.
const LINES = /^(?:[ML]-?[\d.]+[ ,]-?[\d.]+|Z|\s)+$/; // straight ones alone
const POINTS = /-?\d+\.\d+/g;
const OFF = 0.12; // pixels by which a line may miss a point

export const shortPath = (/** @type {string} */ path) =>
  LINES.test(path) ? lines(path) : path.replace(POINTS, (v) => String(Math.round(10 * Number(v)) / 10));

/** A path of straight lines without the points that are not missed, each point counted from the last. */
function lines(/** @type {string} */ path) {
  let [x, y] = [0, 0]; // in tenths of a pixel, as they are written
  const step = ([u, v]) => {
    const [dx, dy] = [Math.round(10 * u) - x, Math.round(10 * v) - y];
    [x, y] = [x + dx, y + dy];
    return [dx, dy].map((d) => String(d / 10).replace(/^(-?)0\./, "$1.")).join(" ");
  };
  return path.replace(/M([^MZ]*)(Z?)/g, (_, points, end) => {
    const kept = outline(points.split("L").map((point) => point.trim().split(/[ ,]/).map(Number)));
    const text = `m${kept.map(step).join("l")}${end}`;
    if (end) [x, y] = kept[0].map((v) => Math.round(10 * v)); // where the next one counts from
    return text;
  });
}

/** The points of a line that it needs to pass all others within OFF (Ramer, Douglas and Peucker). */
function outline(points) {
  const [a, b] = [points[0], points.at(-1)];
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(dx, dy);
  const off = ([x, y]) =>
    length ? Math.abs(dx * (y - a[1]) - dy * (x - a[0])) / length : Math.hypot(x - a[0], y - a[1]);
  const far = points.reduce((best, point, i) => (off(point) > off(points[best]) ? i : best), 0);
  if (points.length < 3) return points;
  if (off(points[far]) <= OFF) return length ? [a, b] : [a];
  return [...outline(points.slice(0, far + 1)).slice(0, -1), ...outline(points.slice(far))];
}
