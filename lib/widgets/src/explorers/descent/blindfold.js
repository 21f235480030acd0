// @ts-check
// The game in which the map is hidden: choose a point, ask for the slope there, and come near the
// minimum with few queries. Then the map is shown, and what plain descent, momentum and Newton needed.
import { html, svg } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { button, buttons, card, readings, tabled, title } from "../../kit/controls.js";
import { dot, path, words } from "../../kit/marks.js";
import { AXES, count, game, hint, isThere, par, RATE, result, slopeAt } from "../../mathematics/blindfold.js";
import { ladder } from "../../mathematics/contours.js";
import { made } from "../../mathematics/landscapes.js";
import { between } from "../../mathematics/numbers.js";
import { namedPlace, placeText } from "../../mathematics/trajectories.js";
import { ground, groundPoint } from "./ground.js";

/** @typedef {import("../../mathematics/landscapes.js").Terrain} Terrain */

/** The others, and how each asks. */
const OTHERS = {
  plain: ["Plain descent", () => `learning rate ${RATE}`],
  momentum: ["Momentum", () => `0.9, rate ${RATE}`],
  newton: ["Newton", (/** @type {number} */ variables) => `${variables + 1} queries a step`],
};

/**
 * What is seen while it is played, under a heading. @param {import("../../kit/explorer.js").Host} host
 * @param {() => number} variables @param {(title: any) => any} heading
 */
export function blindfold(host, variables, heading) {
  const { get, put } = host;
  let begun = 0; // games: a new one under the same number begins afresh
  /** The game of the seed, where the next query would be made, and whether the reader gave up. */
  const played = () =>
    host.kept("game", [get("seed"), variables(), begun], () => {
      const hidden = game(get("seed"), /** @type {1 | 2} */ (variables()));
      const terrain = /** @type {Terrain} */ (made((...point) => hidden.at(point), hidden.window));
      return { hidden, terrain, par: par(hidden), aim: hidden.start, given: false };
    });
  const points = () => [
    played().hidden.start,
    ...get("queries").filter((/** @type {number[]} */ p) => p.length === variables()),
  ];
  const over = () => played().given || points().some((p) => isThere(played().hidden, p));
  const aim = groundPoint({
    window: () => played().hidden.window,
    get: () => played().aim,
    put: (at) => {
      played().aim = at;
      host.draw();
    },
  });
  const ask = () => {
    const next = played().aim;
    const known = points().some((p) => p.every((v, i) => v === next[i]));
    if (!known && !over()) put({ queries: [...points().slice(1), next] });
  };
  const show = () => {
    played().given = true;
    host.draw();
  };
  const begin = (seed = get("seed") + 1) => {
    begun += 1;
    put({ queries: [], seed: between(1, seed, 99999) });
  };
  const enter = (/** @type {KeyboardEvent} */ event) => event.key === "Enter" && ask();

  const picture = () => {
    const { hidden, terrain, aim: place } = played();
    const done = over();
    const names = terrain.surface ? ["x", "y"] : ["x", "f(x)"];
    /** Where a point stands: on the map, or on the curve once it is seen, and on its middle before. */
    const spot = ({ x, y, area }, point) => {
      if (terrain.surface) return [x(point[0]), y(point[1])];
      return [x(point[0]), done ? y(terrain.at(point)[0]) : (area.top + area.bottom) / 2];
    };
    return ground(host, "blindfold", {
      label: "The hidden landscape",
      usual: [560, 320],
      terrain,
      names,
      seen: done,
      levels: ladder,
      tap: aim.tap,
      inside: (at) => {
        const { left, right, top, bottom } = at.area;
        const dark = { width: Math.max(right - left, 0), height: Math.max(bottom - top, 0) };
        const goal = Math.max(at.x(hidden.within) - at.x(0), 4);
        return [
          done
            ? target(spot(at, hidden.minimum), goal)
            : svg`<rect class="ex-dark" x=${left} y=${top} width=${dark.width} height=${dark.height}></rect>`,
          queries(hidden, points(), at, (point) => spot(at, point)),
        ];
      },
      over: (at) => {
        if (done) return "";
        const text = namedPlace(AXES[place.length], place);
        return svg`<g @keydown=${enter}>${aim.handle(at, { name: "Where to ask", spot: spot(at, place), text })}</g>`;
      },
    });
  };

  return () => {
    const { hidden, par: needed, aim: place } = played();
    const [asked, done] = [points(), over()];
    const note = done ? result(hidden, asked) : hint(hidden, asked);
    const rows = asked.map((p, i) => ({
      name: i ? String(i + 1) : "1, start",
      cells: [placeText(p), slopeAt(hidden, p)],
    }));
    const heads = ["query", "at", AXES[variables()].at(-1)];
    return {
      look: "ex-blindfold",
      main: [heading(done ? "The landscape and your queries" : "The ground is hidden"), picture()],
      side: [
        title("Your queries"),
        html`<div class="ex-asked" role="group" tabindex="0" aria-label="Your queries">
          ${tabled("Your queries, the latest first", heads, rows.reverse())}
        </div>`,
      ],
      readings: readings(
        card("You", count(asked.length), { small: `at ${placeText(place)} now` }),
        Object.entries(OTHERS).map(([who, [name, how]]) =>
          card(name, done ? count(needed[who]) : "?", {
            small: /** @type {(n: number) => string} */ (how)(variables()),
          }),
        ),
      ),
      note,
      controls: [
        buttons(
          button("Ask here", ask, { disabled: done }),
          button("Show the map", show, { disabled: done }),
          button("New game", () => begin()),
        ),
        html`<label class="ex-choice"
          ><span>Game number</span
          ><input type="number" class="ex-input" data-lm-suppress-shortcuts="true" min="1" max="99999" step="1"
            value=${get("seed")} .value=${live(String(get("seed")))}
            @change=${(/** @type {any} */ { target }) => begin(Math.round(Number(target.value)) || 1)}
        /></label>`,
      ],
      said: note,
    };
  };
}

const target = (/** @type {number[]} */ [px, py], r) => dot("ex-target", px, py, r);

/** Each query as a stick with the slope of the ground, or as an arrow uphill, under its number. */
function queries(hidden, asked, at, spot) {
  const slopes = asked.map((p) => hidden.at(p).slice(1));
  const most = Math.max(...slopes.map((g) => Math.hypot(...g)), 1e-9);
  return asked.map((point, i) => {
    const [px, py] = spot(point);
    const d = point.length > 1 ? arrow(px, py, slopes[i], most) : stick(px, py, slopes[i][0], at);
    return [
      path("ex-under", d),
      path("ex-stick", d),
      dot("ex-asked-at", px, py, i ? 3.5 : 5),
      words(px + 7, py + 16, "start", i + 1),
    ];
  });
}

function stick(px, py, slope, { x, y }) {
  const rise = (slope * (y(1) - y(0))) / (x(1) - x(0));
  const run = 24 / Math.hypot(1, rise);
  return `M${px - run} ${py - run * rise}L${px + run} ${py + run * rise}`;
}

function arrow(px, py, [gx, gy], most) {
  const size = Math.hypot(gx, gy);
  const long = 10 + (36 * size) / most;
  const [ux, uy] = size ? [gx / size, -gy / size] : [0, 0];
  const [qx, qy] = [px + long * ux, py + long * uy];
  const barb = (side) => `M${qx} ${qy}L${qx - 7 * ux - side * 4 * uy} ${qy - 7 * uy + side * 4 * ux}`;
  return `M${px} ${py}L${qx} ${qy}${barb(1)}${barb(-1)}`;
}
