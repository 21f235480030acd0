// @ts-check
// A digit to paint, the shares that a trained network gives to the ten digits, and a map of what each
// pixel did for one score. Change a pixel and watch both. Notice that the maps that are multiplied by the
// picture show the picture, and that the parts of the integrated gradient add up.
import { html, svg } from "lit-html";
import { button, buttons, card, choices, readings, title } from "../kit/controls.js";
import { explorer } from "../kit/explorer.js";
import { isBrowsers, STAY } from "../kit/handle.js";
import { segment } from "../kit/marks.js";
import { canvas } from "../kit/panel.js";
import { CLASSES, map, network, PIXELS, scores, SIDE, softmax, touched } from "../mathematics/attribution.js";
import { between, short } from "../mathematics/numbers.js";

/** @typedef {import("../mathematics/attribution.js").Method} Method */

/** @type {Method[]} */
const METHODS = ["gradient", "times input", "smoothed", "integrated"];
const DIGITS = Array.from({ length: CLASSES }, (_, k) => k);
const NO_MARGIN = { left: 1, right: 1, top: 1, bottom: 1 };
const SIGNED = 25; // per cent of the strongest field: from here on a minus stands in what is below 0
const MOVES = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -SIDE, ArrowDown: SIDE };
const round = (/** @type {number} */ v) => short(Number(v.toFixed(2)));
const percent = (/** @type {number} */ p) => (p > 0.9995 ? "> 99.9 %" : `${(100 * p).toFixed(1)} %`);
const shade = (/** @type {number} */ v) =>
  v === 0 ? "white" : v === 1 ? "black" : `${Math.round(16 * v)} of 16`;
const place = (/** @type {number} */ i) => `row ${Math.floor(i / SIDE) + 1}, column ${(i % SIDE) + 1}`;

export default explorer("attribution", (host) => {
  const { get } = host;
  const first = get("picture");
  const net = () => host.kept("network", [get("weights")], () => network(get("weights")));
  let isPen = true;
  let here = 27; // where the keys are
  let follows = false; // the focus goes there with the next picture
  const paint = (/** @type {number[]} */ picture) => host.put({ picture });
  const put = (/** @type {number} */ i, /** @type {number} */ ink) =>
    paint(get("picture").map((/** @type {number} */ v, j) => (j === i ? ink : v)));

  // The pixel under a finger, as a place on the paper.
  /** @returns {[number, number]} */
  const at = (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    return [(SIDE * (event.clientX - box.left)) / box.width, (SIDE * (event.clientY - box.top)) / box.height];
  };
  const stroke = (event) => paint(touched(get("picture"), at(event), isPen));
  const start = (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    const [across, down] = at(event).map((v) => between(0, Math.floor(v), SIDE - 1));
    here = down * SIDE + across;
    follows = true;
    stroke(event);
  };
  const go = (event) => event.currentTarget.hasPointerCapture(event.pointerId) && stroke(event);
  const press = (event) => {
    if (isBrowsers(event)) return;
    const isToggle = event.key === " " || event.key === "Enter";
    if (!isToggle && !(event.key in MOVES)) return;
    event.preventDefault();
    if (isToggle) return put(here, get("picture")[here] > 0.5 ? 0 : 1);
    const next = here + MOVES[event.key];
    const wraps = Math.abs(MOVES[event.key]) === 1 && Math.floor(next / SIDE) !== Math.floor(here / SIDE);
    if (next >= 0 && next < PIXELS && !wraps) here = next;
    follows = true;
    host.draw();
  };

  /** Squares of one size; `of` says what stands in each. */
  const squares = (key, label, of) =>
    canvas(host, key, {
      label,
      margin: NO_MARGIN,
      usual: [300, 300],
      over: ({ left, right, top, bottom }) => {
        const size = Math.min(right - left, bottom - top) / SIDE;
        const [x0, y0] = [(left + right - SIDE * size) / 2, (top + bottom - SIDE * size) / 2];
        return of(
          (/** @type {number} */ i) => [x0 + (i % SIDE) * size, y0 + Math.floor(i / SIDE) * size],
          size,
        );
      },
    });

  const paper = (/** @type {number[]} */ picture) =>
    squares("paper", "The paper", (corner, size) => {
      const cell = (/** @type {number} */ i) => {
        const [x, y] = corner(i);
        return svg`<rect class="ex-pixel" role="gridcell" tabindex=${i === here ? 0 : -1} data-pixel=${i}
          aria-label="${place(i)}: ${shade(picture[i])}" style="--ex-share: ${Math.round(100 * picture[i])}%"
          data-lm-suppress-shortcuts="true" x=${x} y=${y} width=${size} height=${size}></rect>`;
      };
      const rows = DIGITS.slice(0, SIDE).map(
        (row) => svg`<g role="row">${DIGITS.slice(0, SIDE).map((column) => cell(SIDE * row + column))}</g>`,
      );
      return svg`<g class="ex-paper" role="grid" aria-label="Paper: arrow keys move, the space bar paints"
        @pointerdown=${start} @pointermove=${go} @touchstart=${STAY} @keydown=${press}>${rows}</g>
        <rect class="ex-ring" aria-hidden="true" x=${corner(here)[0]} y=${corner(here)[1]} width=${size} height=${size}></rect>`;
    });

  const parts = (/** @type {Float64Array} */ values) => {
    const largest = Math.max(...values.map(Math.abs)) || 1;
    return squares("map", "The map", (corner, size) =>
      Array.from(values, (v, i) => {
        const [x, y] = corner(i);
        const share = Math.round((100 * Math.abs(v)) / largest);
        const look = `ex-part ${v < 0 ? "ex-below" : "ex-above"}`;
        return svg`<rect class=${look} style="--ex-share: ${share}%" x=${x} y=${y} width=${size} height=${size}></rect>
          ${v < 0 && share >= SIGNED ? segment("ex-minus", [x + 0.3 * size, y + size / 2], [x + 0.7 * size, y + size / 2]) : ""}`;
      }),
    );
  };

  const view = () => {
    const picture = get("picture");
    /** @type {Method} */
    const method = get("method");
    const z = scores(net(), picture);
    const shares = softmax(z);
    const answer = z.indexOf(Math.max(...z));
    const k = get("digit") < 0 ? answer : get("digit");
    const values = map(net(), picture, k, method);
    const sum = values.reduce((a, b) => a + b);
    const white = scores(net(), new Array(PIXELS).fill(0))[k];
    const note = explain(method, { k, values, sum, score: z[k], white });
    const told = get("digit") < 0 ? 0 : get("digit") + 1;
    const wipe = () => paint(new Array(PIXELS).fill(0));
    return {
      main: [title(html`<span class="ex-named">${get("label")}: </span>says ${answer}`), paper(picture)],
      side: [title(`for the score of ${k}`), parts(values)],
      readings: [
        html`<div class="ex-shares">${DIGITS.map(
          (digit) =>
            html`<div class=${digit === answer ? "ex-chosen" : ""}><b>${digit}</b><i class="ex-share-bar" style="--ex-share: ${(100 * shares[digit]).toFixed(1)}%"></i><span>${percent(shares[digit])}</span></div>`,
        )}</div>`,
        readings(
          card(`score of ${k}`, round(z[k]), { small: `on white paper ${round(white)}` }),
          card("the map adds up to", round(sum), { small: SUMS[method] }),
        ),
      ],
      note,
      controls: [
        choices("Method", METHODS, METHODS.indexOf(method), (i) => host.put({ method: METHODS[i] })),
        choices("Tool", ["pen", "rubber"], isPen ? 0 : 1, (i) => ((isPen = i === 0), host.draw())),
        buttons(
          button("white paper", wipe),
          button("the first picture", () => paint(first)),
        ),
        title("which score?"),
        choices(
          "Which score",
          ["answer", ...DIGITS],
          told,
          (i) => host.put({ digit: i - 1 }),
          "ex-pick ex-which",
        ),
      ],
      said: `The network says ${answer}, ${percent(shares[answer])}. ${place(here)}: ${shade(picture[here])}. ${note}`,
    };
  };
  const drawn = (/** @type {HTMLElement} */ el) => {
    if (follows)
      /** @type {any} */ (el.querySelector(`[data-pixel="${here}"]`))?.focus({ preventScroll: true });
    follows = false;
  };
  return { view, drawn };
});

/** @type {Record<Method, string>} */
const SUMS = {
  gradient: "rates: no need to add up",
  "times input": "the score, less the biases",
  smoothed: "rates: no need to add up",
  integrated: "score less that of white paper",
};

/** What the map says, in words. */
export function explain(
  /** @type {Method} */ method,
  /** @type {{k: number, values: Numbers, sum: number, score: number, white: number}} */ {
    k,
    values,
    sum,
    score,
    white,
  },
) {
  const sizes = Array.from(values, Math.abs);
  const largest = sizes.indexOf(Math.max(...sizes));
  if (!sizes[largest])
    return method === "times input" || method === "integrated"
      ? "All of the map is 0: on white paper there is nothing to share out."
      : "All of the map is 0: every neuron is shut here.";
  const strongest = `The strongest field is ${place(largest)}, ${values[largest] < 0 ? "against" : "for"} a ${k}.`;
  if (method === "times input")
    return `Rates times ink. ${strongest} The fields add up to ${round(sum)}; the score is ${round(score)}, and the rest comes from the biases.`;
  if (method === "integrated")
    return `Rates added up on the way from white paper. ${strongest} The fields add up to ${round(sum)}, which is ${round(score)} less ${round(white)}.`;
  const kind = method === "smoothed" ? "The mean of 50 gradients near this picture" : "Rates at this picture";
  return `${kind}: where it is blue, a little more ink would raise the score of ${k}, where it is orange (and has a minus) lower it. ${strongest}`;
}
/** @typedef {import("../mathematics/attribution.js").Numbers} Numbers */
