// @ts-check
// A place in a text as clocks. Slide the place, or drag the end of a hand: fast hands tell neighbours
// apart, slow ones what is far. Notice that the curve of dot products moves along and keeps its shape,
// because it depends on the distance alone, and that it does not always fall.
import { range } from "d3-array";
import { html, svg } from "lit-html";
import { card, choices, readings, slider, title } from "../kit/controls.js";
import { explorer } from "../kit/explorer.js";
import { handle, keys } from "../kit/handle.js";
import { curve, dot, segment, words } from "../kit/marks.js";
import { canvas, linear, panel } from "../kit/panel.js";
import { alike, encoding, frequencies, gap, product, turnedTo } from "../mathematics/clock.js";
import { between, countOf, rounded, short } from "../mathematics/numbers.js";

const MOST = 100; // places
const CLOCKS = [1, 2, 4, 8];
const STRIP = 22; // pixels: the height of a strip of colours
const MARGIN = { left: 8, right: 8, top: 4, bottom: 2 };
/** @type {[number, number]} */
const ENDS = [0, MOST];
const round = (/** @type {number} */ v) => short(Number(v.toFixed(2)) || 0);

export default explorer("clock", (host) => {
  const { get } = host;
  const put = (/** @type {string} */ trait) => (/** @type {number} */ v) =>
    host.put({ [trait]: between(0, Math.round(v), MOST) });
  const places = ["position", "other"].map((trait) => {
    const now = () => get(trait);
    return { now, put: put(trait), key: keys(() => ENDS, now, put(trait)) };
  });
  const [here, there] = places;
  const value = (/** @type {number} */ now, /** @type {string} */ text) => ({ from: 0, to: MOST, now, text });

  /** Where each clock stands: in one row, or in two where they would be too small. */
  const faces = (/** @type {number} */ count, { left, right, top, bottom }) => {
    const rows = count > 4 && right - left < 480 ? 2 : 1;
    const across = count / rows;
    const [wide, high] = [(right - left) / across, (bottom - top) / rows];
    const low = (2 * STRIP) / rows + 24; // strips, and the frequency above them
    const r = Math.max(Math.min(wide / 2 - 10, (high - low) / 2 - 9), 6);
    const rest = Math.max(high - 2 * (r + 9) - low, 0) / 2;
    return range(count).map((k) => {
      const y = top + Math.floor(k / across) * high + rest + r + 9;
      return { x: left + ((k % across) + 0.5) * wide, y, r, wide, strip: y + r + 27, thick: STRIP / rows };
    });
  };
  const tip = ({ x, y, r }, /** @type {number} */ angle) =>
    /** @type {[number, number]} */ ([x + r * Math.sin(angle), y - r * Math.cos(angle)]);

  const clocks = (/** @type {number[]} */ omegas) =>
    canvas(host, "clocks", {
      label: "The clocks of the place",
      margin: MARGIN,
      usual: [840, 230],
      inside: (area) =>
        faces(omegas.length, area).map((face, k) => [
          dot("ex-clock-face", face.x, face.y, face.r),
          segment("ex-clock-other", [face.x, face.y], tip(face, omegas[k] * there.now())),
          segment("ex-clock-hand", [face.x, face.y], tip(face, omegas[k] * here.now())),
          words(face.x, face.strip - 6, "middle", `ω = ${short(rounded(omegas[k], 2))}`),
          places.map(({ now }, row) => strip(face, encoding([omegas[k]], now()), row)),
        ]),
      over: (area) =>
        faces(omegas.length, area).map((face, k) => {
          const omega = omegas[k];
          const turn = (((omega * here.now()) / (2 * Math.PI)) % 1) * 360;
          return handle({
            name: `Hand ${k + 1}`,
            look: "ex-first",
            at: tip(face, omega * here.now()),
            value: value(here.now(), `place ${here.now()}, the hand at ${turn.toFixed(0)} degrees`),
            drag: (px, py) => here.put(turnedTo(omega, here.now(), [px - face.x, face.y - py])),
            key: here.key,
          });
        }),
    });

  const products = (/** @type {number[]} */ omegas) => {
    const count = omegas.length;
    const at = (/** @type {number} */ q) => product(omegas, q - here.now());
    return panel(host, "products", {
      label: "The dot product with every other place",
      usual: [840, 190],
      x: linear(ENDS, { name: "the other place", many: 10, few: 5 }),
      y: linear([-1.1 * count, 1.15 * count], { name: "dot product", many: 4 }),
      inside: (scales) => [
        segment(
          "ex-guides",
          [scales.x(here.now()), scales.area.top],
          [scales.x(here.now()), scales.area.bottom],
        ),
        curve(
          "ex-curve",
          scales,
          range(0, MOST + 0.1, 0.25).map((q) => [q, at(q)]),
        ),
      ],
      over: ({ x, y }) =>
        handle({
          name: "Point on the curve",
          look: "ex-second",
          at: [x(there.now()), y(at(there.now()))],
          value: value(there.now(), `place ${there.now()}, dot product ${round(at(there.now()))}`),
          drag: (px) => there.put(x.invert(px)),
          key: there.key,
        }),
    });
  };

  const view = () => {
    const count = get("clocks");
    const omegas = frequencies(count);
    const distance = here.now() - there.now();
    const note = explain(omegas, here.now(), there.now());
    const row = (/** @type {typeof here} */ place, symbol, label) =>
      slider({
        symbol: html`place <i>${symbol}</i>`,
        label,
        ends: ENDS,
        step: 1,
        value: place.now(),
        text: `${place.now()}`,
        told: `place ${place.now()}`,
        input: place.put,
      });
    return {
      main: [
        title(html`<span class="ex-named">${get("label")}: </span>place ${here.now()} beside ${there.now()}`),
        clocks(omegas),
      ],
      side: [title("Dot product with every place"), products(omegas)],
      readings: readings(
        card("distance", `${Math.abs(distance)}`, { small: "places" }),
        card("dot product", round(product(omegas, distance)), {
          look: "ex-curve",
          small: `${count} with itself`,
        }),
        card("the codes are apart", round(gap(omegas, distance)), {
          small: `${round(gap(omegas, 1))} from neighbour to neighbour`,
        }),
      ),
      note,
      controls: [
        row(here, "p", "place"),
        row(there, "q", "other place"),
        choices("Clocks", ["1 clock", "2", "4", "8"], CLOCKS.indexOf(count), (i) =>
          host.put({ clocks: CLOCKS[i] }),
        ),
      ],
      said: note,
    };
  };
  return { view };
});

/** Sine and cosine as colours: how much of blue above 0, of orange below; the upper strip is that of the place. */
const strip = ({ x, wide, thick, strip: top }, /** @type {number[]} */ pair, /** @type {number} */ row) =>
  pair.map((v, i) => {
    const [width, y] = [wide / 2 - 3, top + row * thick];
    const look = `ex-clock-${v < 0 ? "below" : "above"}`;
    return svg`<rect class=${look} x=${x + (i - 1) * (width + 1) + 0.5} y=${y} width=${width} height=${thick - 3}
      fill-opacity=${Math.abs(v).toFixed(3)}></rect>`;
  });

/** What the two places have in common, in words. */
export function explain(/** @type {number[]} */ omegas, /** @type {number} */ p, /** @type {number} */ q) {
  const distance = Math.abs(p - q);
  const many = countOf(distance, "place");
  if (!distance) return "One place, compared with itself: every hand adds 1, and no dot product is larger.";
  if (alike(omegas, distance))
    return `They are ${many} apart, and look more alike than neighbours do: the fastest hand has come round again.`;
  const dot = product(omegas, distance);
  const rises = product(omegas, distance) > product(omegas, distance - 1);
  const way = rises ? "larger than one place nearer" : "smaller than one place nearer";
  const falls =
    omegas.length === 1
      ? "with one hand it goes up and down for ever"
      : "it falls on the whole, and not from place to place";
  return `They are ${many} apart. The dot product is ${round(dot)}, ${way}: ${falls}.`;
}
