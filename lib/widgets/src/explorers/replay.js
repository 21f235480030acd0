// @ts-check
// A training run like a film: scrub through its epochs, or let it play. Notice how the boundary bends
// itself around the points while the loss falls, and which layer's gradient is long or short then.
import { html } from "lit-html";
import { button, buttons, card, readings, slider, swatch, title } from "../kit/controls.js";
import { explorer } from "../kit/explorer.js";
import { handle } from "../kit/handle.js";
import { closed } from "../kit/map.js";
import { curve, dot, path } from "../kit/marks.js";
import { decades, linear, panel } from "../kit/panel.js";
import { runner } from "../kit/player.js";
import { rings } from "../mathematics/contours.js";
import { between, naming } from "../mathematics/numbers.js";
import { explain, finer, grids, percent, three } from "../mathematics/replay.js";

const SECONDS = 8; // a film lasts about as long
const TICK = 62; // pixels for one
const EPOCH = 30; // the same below the small pictures
const MARGIN = { left: 50 };
const HALF = 1e-9; // class 1 is where the logit is above 0
/** Where the shades begin: p is 0, 0.1, 0.3, above 0.5, 0.7, 0.9. */
export const LEVELS = [
  -Number.MAX_VALUE,
  ...[0.1, 0.3, 0.5, 0.7, 0.9].map((p) => Math.log(p / (1 - p)) || HALF),
];
/** A circle, a square, a triangle, a diamond: a class is known by its shape, too. */
const SHAPES = [
  "m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0Z",
  "m-3.2 -3.2h6.4v6.4h-6.4Z",
  "m0 -4.4l4 7h-8Z",
  "m0 -4.6l4.6 4.6l-4.6 4.6l-4.6 -4.6Z",
];
const RING = "m-7 0a7 7 0 1 0 14 0a7 7 0 1 0 -14 0Z"; // around a point that the model gets wrong

const round = (/** @type {number} */ v) => Math.round(v * 10) / 10;
/** Six lines that can be told apart, and six thin ones. */
const layerClass = (/** @type {number} */ k) => `ex-layer-${k % 6} ex-layer${k > 5 ? " ex-thin" : ""}`;
const shade = (k) => `ex-region ex-class-${k < 3 ? 0 : 1} ex-shade-${k < 3 ? 2 - k : k - 3}`;
/** A mark of the map, as a key to it. */
const mark = (look, shape) =>
  html`<svg class="ex-mark-key" viewBox="-8 -8 16 16" aria-hidden="true">${path(look, `M0 0${shape}`)}</svg>`;
/** Not rounded up: 100 % is all of them. */
const accuracy = (share) => `${Math.floor(1000 * share + 1e-9) / 10} %`;

export default explorer("replay", (host) => {
  const { get } = host;
  const [epochs, window, points, classes, layers] = ["epochs", "window", "points", "classes", "layers"].map(
    get,
  );
  const [losses, norms, right, examples, wrong] = ["losses", "norms", "right", "examples", "wrong"].map(get);
  const { buffer, byteOffset, byteLength } = get("frames");
  const film = { frames: epochs.length, classes: classes.length };
  const sheets = grids(new Uint8Array(buffer, byteOffset, byteLength), film, window);
  const last = epochs.length - 1;

  // What hands do, and the film.

  const now = () => Math.max(epochs.indexOf(get("epoch")), 0);
  const put = (i) => host.put({ epoch: epochs[between(0, Math.round(i), last)] });
  let exact = 0;
  const on = (frames) => put((exact = Math.min(exact + frames, last)));
  const run = runner(
    {
      glide: (seconds) => on((seconds * Math.max(last, 16)) / SECONDS),
      jump: () => on(Math.ceil(last / 10)),
      done: () => exact >= last,
      changed: host.draw,
    },
    host.signal,
  );
  /** Plays from where it stands, from the start where it stands at the end. */
  const toggle = () => {
    if (run.running()) return run.stop();
    put((exact = now() < last ? now() : 0));
    run.start();
  };
  const show = (i) => {
    run.stop();
    put(i);
  };
  const nearest = (epoch) => {
    const away = epochs.map((v) => Math.abs(v - epoch));
    show(away.indexOf(Math.min(...away)));
  };
  /** @type {import("../kit/handle.js").Keys} */
  const key = (step, far) => {
    if (step === "Home" || step === "End") return show(step === "Home" ? 0 : last);
    show(now() + (far ? 10 : 1) * (step === "Left" ? -1 : 1));
  };

  /** Each input has a scale of its own, with as many ticks as there is room for. */
  const fitted = (domain, name) => (/** @type {[number, number]} */ pixels) =>
    linear(domain, { name, many: Math.max(2, Math.round(Math.abs(pixels[1] - pixels[0]) / TICK)) })(
      pixels,
      true,
    );

  /** The points of the map, which stand still. */
  const marks = ({ x, y }) => {
    const at = points.map(([u, v]) => `M${round(x(u))} ${round(y(v))}`);
    const shapes = classes.map((_, k) =>
      points.map((p, i) => (p[2] === k ? at[i] + SHAPES[k] : "")).join(""),
    );
    return { at, drawn: shapes.map((d, k) => path(`ex-datum-of ex-class-${k}`, d)) };
  };

  /** Regions and boundary of one frame. */
  const regions = (i, { x, y }) => {
    const outline = (grid, level) =>
      rings(grid, level)
        .map((ring) => closed(ring.map(([u, v]) => [x(u), y(v)])))
        .join("");
    const own = sheets.at(i);
    const many = own.length > 1;
    const all = many ? finer(own).map((grid) => outline(grid, 0)) : LEVELS.map((v) => outline(own[0], v));
    const d = many ? all.join("") : all[LEVELS.indexOf(HALF)];
    return [
      all.map((region, k) => path(many ? `ex-region ex-class-${k} ex-shade-1` : shade(k), region)),
      path("ex-boundary-halo", d),
      path("ex-boundary", d),
    ];
  };

  const map = (i, { names }) =>
    panel(host, "map", {
      label: "The map of the two inputs, with the examples and the boundary",
      margin: MARGIN,
      usual: [400, 378],
      x: fitted(window[0], names[0]),
      y: fitted(window[1], names[1]),
      inside: (at) => {
        const size = [at.area.right, at.area.bottom];
        const still = host.kept("points", size, () => marks(at));
        return [
          host.kept("regions", [i, ...size], () => regions(i, at)),
          still.drawn,
          path("ex-wrong", wrong[i].map((p) => still.at[p] + RING).join("")),
        ];
      },
    });

  const along = (/** @type {[number, number]} */ pixels) => {
    const axis = linear([0, Math.max(epochs[last], 1)], { name: "epoch" })(pixels, true);
    return { ...axis, ...wholeTicks(axis.scale, epochs[last]) };
  };
  const guide = (i, { x, area }) => path("ex-guides", `M${x(epochs[i])} ${area.top}V${area.bottom}`);
  const toEpoch =
    ({ x }) =>
    (px) =>
      nearest(x.invert(px));

  const lossPanel = (i) =>
    panel(host, "loss", {
      label: "The loss after each epoch",
      margin: MARGIN,
      usual: [320, 190],
      x: along,
      y: linear([0, 1.06 * Math.max(...losses) || 1], { name: "loss", many: 4 }),
      tap: (px, _, at) => toEpoch(at)(px),
      inside: (at) => [
        guide(i, at),
        curve(
          "ex-curve",
          at,
          epochs.map((v, k) => [v, losses[k]]),
        ),
      ],
      over: (at) =>
        handle({
          name: "Epoch on the curve of the loss",
          look: "ex-here-handle",
          at: [at.x(epochs[i]), at.y(losses[i])],
          value: {
            from: 0,
            to: epochs[last],
            now: epochs[i],
            text: `epoch ${epochs[i]}: loss ${three(losses[i])}`,
          },
          drag: toEpoch(at),
          key,
        }),
    });

  /** Lengths by decades; one of 0 is drawn at the lower edge. */
  const normPanel = (i) => {
    const positive = norms.flat().filter((v) => v > 0);
    const high = Math.ceil(Math.log10(Math.max(...positive, 1e-12)) + 1e-9);
    const low = Math.max(Math.floor(Math.log10(Math.min(...positive, 10 ** (high - 1)))), high - 16);
    const seen = (v) => Math.max(v, 10 ** low);
    return panel(host, "norm", {
      label: "The length of each layer's gradient",
      margin: MARGIN,
      usual: [320, 190],
      x: along,
      y: decades([10 ** low, 10 ** high], { name: "length (log scale)", room: 18 }),
      tap: (px, _, at) => toEpoch(at)(px),
      inside: (at) => [
        guide(i, at),
        layers.map((_, k) =>
          curve(
            layerClass(k),
            at,
            epochs.map((v, j) => [v, seen(norms[j][k])]),
          ),
        ),
      ],
      over: ({ x, y }) =>
        layers.map((_, k) => dot(`ex-layer-dot ex-layer-${k % 6}`, x(epochs[i]), y(seen(norms[i][k])), 4.5)),
    });
  };

  let said = "";
  const view = () => {
    const i = now();
    const words = naming(get("axes"), get("units"));
    const change = { moved: sheets.moved(i), alone: sheets.alone(i) };
    const run_ = { epochs, losses, norms, layers, right, examples, classes };
    const note = explain(run_, i, change);
    const place = `epoch ${epochs[i]} of ${epochs[last]}`;
    const score = `${right[i]} of ${examples}`;
    if (!run.running()) said = `E${place.slice(1)}: loss ${three(losses[i])}, ${score} right. ${note}`;
    return {
      main: [
        title(get("label")),
        map(i, words),
        html`<p class="ex-classes">${classes.map(
          (name, k) => html`<span>${mark(`ex-datum-of ex-class-${k}`, SHAPES[k])}${name}</span>`,
        )}<span>${mark("ex-wrong", RING)}wrong</span></p>`,
      ],
      side: [
        title("Loss of all examples"),
        lossPanel(i),
        title("Gradient of each layer"),
        normPanel(i),
        html`<p class="ex-layers">${layers.map(
          (name, k) => html`<span>${swatch(layerClass(k))}${name} <b>${three(norms[i][k])}</b></span>`,
        )}</p>`,
      ],
      readings: readings(
        card("loss", three(losses[i]), { small: i ? `${three(losses[0])} untrained` : "untrained" }),
        card("right", score, { small: accuracy(right[i] / examples) }),
        card("changed sides", i ? percent(change.moved) : "–", { small: i ? "of the map" : " " }),
      ),
      note,
      controls: [
        slider({
          symbol: "epoch",
          label: "epoch",
          ends: [0, last],
          step: 1,
          value: i,
          text: place.slice(6),
          told: place,
          input: show,
        }),
        buttons(
          button(run.running() ? "❚❚ Pause" : "▶ Play", toggle),
          button("To the start", () => show(0)),
          button("Step back", () => show(now() - 1)),
          button("Step", () => show(now() + 1)),
        ),
      ],
      said,
    };
  };
  return { view };
});

/** There is no half epoch, and a small picture has room for few. */
export function wholeTicks(scale, /** @type {number} */ last) {
  const [start, end] = scale.range();
  const room = Math.max(2, Math.round(Math.abs(end - start) / EPOCH));
  const count = Math.min(5, room, Math.max(last, 1));
  return { ticks: scale.ticks(count).filter(Number.isInteger), text: scale.tickFormat(count) };
}
