// @ts-check
// A ball that only feels the slope, on a curve or on a map: gradient descent, momentum and Adam from
// the same start. Drag the start, slide the learning rate, step or run. Notice where the learning rate
// passes 2/L: there the steps no longer shrink. In the game the map is hidden: find the minimum.
import { html } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { button, buttons, choices, slider, swatch, title } from "../kit/controls.js";
import { explorer } from "../kit/explorer.js";
import { kept } from "../kit/knob.js";
import { beside } from "../kit/marks.js";
import { linear, panel } from "../kit/panel.js";
import { runner } from "../kit/player.js";
import { ladder } from "../mathematics/contours.js";
import { limit } from "../mathematics/curvature.js";
import { isSteepWalled, landscapes } from "../mathematics/landscapes.js";
import { between, countOf, rounded, short, withUnit } from "../mathematics/numbers.js";
import * as told from "../mathematics/trajectories.js";
import { descend, inside, METHODS } from "../mathematics/trajectories.js";
import { blindfold } from "./descent/blindfold.js";
import { exit, lossAxis, losses, spots, tangent, trajectory } from "./descent/drawn.js";
import { chosenGround, ground, groundPoint } from "./descent/ground.js";

/** @typedef {import("../mathematics/trajectories.js").Trajectory} Trajectory */
/** @typedef {import("../mathematics/trajectories.js").Method} Method */

const MOST = 200; // steps
const MODES = ["descent", "blindfold"];

export default explorer("descent", (host) => {
  const { get, put } = host;
  const chosen = chosenGround(host);
  const window = () => chosen.now().terrain.window;
  /** The start, or a place on the map where it is that of another landscape. */
  const start = () => {
    const at = [get("start")].flat();
    if (at.length === window().length && inside(window(), at)) return at;
    return window().map(([a, b], i) => kept([a, b], a + (i ? 0.7 : 0.85) * (b - a), -1));
  };
  const point = groundPoint({
    window,
    get: start,
    put: (at) => put({ start: at.length > 1 ? at : at[0] }),
  });

  /** The trajectories of the chosen methods, and that of plain descent, which the limit is about. */
  const taken = () => {
    const { terrain } = chosen.now();
    const [rate, steps, methods] = ["learning_rate", "steps", "methods"].map(get);
    return host.kept("trajectories", [terrain, get("start"), rate, steps, methods], () => {
      const of = (/** @type {Method} */ method) => descend(terrain, start(), method, rate, steps);
      const some = METHODS.filter((method) => methods.includes(method));
      /** @type {Record<string, Trajectory>} */
      const by = Object.fromEntries(some.map((method) => [method, of(method)]));
      return { some, by, plain: by.plain ?? of("plain") };
    });
  };
  /** Whether nothing more would happen: every method has stopped or come to rest. */
  const finished = () =>
    Object.values(taken().by).every((way) => way.end !== "going" || told.rests(chosen.now().terrain, way));

  const setSteps = (/** @type {number} */ steps) => put({ steps: between(0, Math.round(steps), MOST) });
  let exact = 0; // steps of a run, which is faster and faster
  const run = runner(
    {
      glide: (seconds) => setSteps((exact += seconds * (6 + exact / 3))),
      jump: () => setSteps((exact += 10)),
      done: () => exact >= MOST || finished(),
      changed: host.draw,
    },
    host.signal,
  );
  const play = () => {
    if (run.running()) return run.stop();
    exact = finished() || get("steps") >= MOST ? 0 : get("steps");
    setSteps(exact);
    run.start();
  };
  const toStep = (/** @type {number} */ steps) => {
    run.stop();
    setSteps(steps);
  };
  const by = (/** @type {number} */ change) => {
    const done = Object.values(taken().by).map(({ points }) => points.length - 1);
    const steps = Math.min(get("steps"), Math.max(0, ...done)); // steps off the map are none
    toStep(change < 0 || !finished() || !steps ? steps + change : get("steps"));
  };
  const choose = (/** @type {Method} */ method, /** @type {boolean} */ on) =>
    put({ methods: METHODS.filter((m) => (m === method ? on : get("methods").includes(m))) });

  const map = () => {
    const { terrain, axes, names } = chosen.now();
    const steep = host.kept("steep", [terrain], () => terrain.surface && isSteepWalled(terrain.surface));
    const { some, by } = taken();
    const place = start();
    return ground(host, "main", {
      label: "The landscape and the paths",
      usual: [580, 320],
      terrain,
      names,
      levels: steep ? ladder : undefined,
      tap: point.tap,
      inside: (at) => [
        terrain.surface || !some.length ? "" : tangent(at, terrain, by[some[0]]),
        some.toReversed().map((method) => trajectory(at, terrain, method, by[method])), // plain descent on top
      ],
      over: (at) => {
        const [[px, py]] = spots(at, terrain, { points: [place], readings: [terrain.at(place)] });
        const y = Math.max(py + (terrain.surface ? 24 : -10), at.area.top + 12);
        const spot = [px, between(at.area.top, py, at.area.bottom)];
        return [
          some.map((method) => exit(at, terrain, method, by[method])),
          beside(at.area, { at: px, away: 12, y, text: "start" }),
          point.handle(at, { name: "Start", spot, text: `start at ${told.namedPlace(axes, place)}` }),
        ];
      },
    });
  };

  const after = () => {
    const { terrain, names } = chosen.now();
    const { some, by } = taken();
    const steps = get("steps");
    const { low, axis } = lossAxis(terrain, Object.values(by), names[names.length - 1]);
    return panel(host, "side", {
      label: "The loss after each step",
      margin: { left: 50 },
      usual: [580, 144],
      x: linear([0, [10, 20, 50, 100].find((n) => n >= steps) ?? MOST], { name: "step", many: 5 }),
      y: axis,
      inside: (at) => some.toReversed().map((method) => losses(at, method, by[method], low, steps > 50)),
    });
  };

  const heading = (/** @type {string} */ words) => {
    const names = ["With the map", "Blindfold"];
    const mode = MODES.indexOf(get("mode"));
    const pick = (/** @type {number} */ i) => put({ mode: MODES[i] });
    return html`<div class="ex-top">
      ${title(words)} ${choices("What to do", names, mode, pick, "ex-pick ex-modes")}
    </div>`;
  };

  const controls = (/** @type {ReturnType<typeof limit>} */ bound) => {
    const { first, label, axes, terrain } = chosen.now();
    const [rate, steps] = [get("learning_rate"), get("steps")];
    const ends = host.kept("ends", [terrain], () => rateEnds(first, rate));
    const compared = bound && (rate > bound.rate ? "above" : rate < bound.rate ? "below" : "at");
    const taken = countOf(steps, "step");
    const options = [["", label], ...Object.entries(landscapes).map(([name, { words }]) => [name, words])];
    return [
      slider({
        symbol: "learning rate",
        label: "learning rate, logarithmic",
        ends,
        step: 0.01,
        value: Math.log10(rate),
        text: short(rate),
        told: bound ? `${short(rate)}, ${compared} 2/L = ${short(bound.rate)}` : short(rate),
        input: (exponent) => put({ learning_rate: rounded(10 ** exponent, 3) }),
      }),
      mark(bound, ends, axes),
      slider({
        symbol: "steps",
        label: "steps",
        ends: [0, MOST],
        step: 1,
        value: steps,
        text: taken,
        input: toStep,
      }),
      buttons(
        button(run.running() ? "❚❚ Pause" : "▶ Run", play),
        button("Step", () => by(1)),
        button("Step back", () => by(-1)),
        button("Reset", () => toStep(0)),
      ),
      html`<label class="ex-choice"
        ><span>Landscape</span
        ><select class="ex-input" data-lm-suppress-shortcuts="true"
          @change=${(/** @type {any} */ { target }) => chosen.visit(target.value)}
          >${options.map(([name, text]) => {
            const on = name === get("landscape");
            return html`<option value=${name} ?selected=${on} .selected=${live(on)}>${text}</option>`;
          })}</select
      ></label>`,
    ];
  };

  const view = () => {
    const { terrain, label, known, axes } = chosen.now();
    const { some, by, plain } = taken();
    const bound = limit(known, plain.points.findLast((p) => inside(terrain.window, p)) ?? start());
    const first = some.length ? told.leaving(by) : "Choose a method to see its path.";
    const events = some.map((method) => told.event(terrain, method, by[method]));
    const settles = told.stabilityWords(axes, get("learning_rate"), bound);
    const note = [first, ...events, settles].filter(Boolean).join(" ");
    const read = METHODS.map((method) => reading(chosen.now(), by[method]));
    const values = some.map((method) => `${told.NAMES[method]}: ${read[METHODS.indexOf(method)].value}`);
    const cards = METHODS.map((method, i) => methodCard(method, method in by, read[i], choose));
    return {
      main: [heading(label), map()],
      side: [title("After each step"), after()],
      readings: html`<div class="ex-readings">${cards}</div>`,
      note,
      controls: controls(bound),
      field: chosen.field(),
      said: `Start ${told.placeText(start())}, ${get("steps")} steps. ${values.join(", ")}. ${note}`,
    };
  };
  const hidden = blindfold(host, () => window().length, heading);
  return { view: () => (get("mode") === "blindfold" ? hidden() : view()), hears: [chosen.hears] };
});

/** The slider of the learning rate: five decades with 2/L in them, and the rate that is set. */
function rateEnds(first, /** @type {number} */ rate) {
  const [low, now] = [first ? Math.floor(Math.log10(first.rate)) - 3 : -4, Math.log10(rate)];
  return /** @type {[number, number]} */ ([
    Math.min(low, Math.floor(now)),
    Math.max(low + 5, Math.ceil(now)),
  ]);
}

/** The mark of 2/L below the slider of the learning rate. */
function mark(/** @type {ReturnType<typeof limit>} */ bound, [low, high], /** @type {string[]} */ axes) {
  if (!bound) return html`<div class="ex-limit"></div>`;
  const share = between(0, (Math.log10(bound.rate) - low) / (high - low), 1);
  const at = bound.at?.map((v) => rounded(v, 3));
  const where = at ? `, at ${told.namedPlace(axes, at)}` : "";
  return html`<div class="ex-limit">
    <span class="ex-mark-of ${share > 0.55 ? "ex-left-of" : ""}" style=${`--ex-share: ${share}`}
      ><span class="ex-tip">▲</span><span>2/L = ${short(bound.rate)}${where}</span></span
    >
  </div>`;
}

/** Two numbers have room for four digits each. */
const few = (/** @type {number[]} */ all) => (all.length > 1 ? all.map((v) => rounded(v, 4)) : all);

/** What there is to read off where a method stands. */
function reading({ axes, tell, rates }, /** @type {Trajectory | undefined} */ taken) {
  if (!taken) return { value: "–", name: "", place: "", slope: "" };
  const last = taken.points.length - 1;
  const [value, ...slopes] = taken.readings[last];
  const off = taken.end === "left";
  const unit = rates.every((r) => r === rates[0]) ? rates[0] : "";
  const numbers = slopes.every(Number.isFinite) ? withUnit(told.placeText(few(slopes)), unit) : "none";
  return {
    value: off ? "off the map" : tell[tell.length - 1](value),
    name: `${told.variablesText(axes)} = `,
    place: told.placeText(few(taken.points[last])),
    slope: off ? "" : `${slopes.length > 1 ? "gradient" : "slope"} ${numbers}`,
  };
}

/** Its card, with a box that switches it on and off. */
const methodCard = (method, on, { value, name, place, slope }, choose) =>
  html`<span class="ex-card">
    <label class="ex-method"
      ><input type="checkbox" data-lm-suppress-shortcuts="true" ?checked=${on} .checked=${live(on)}
        @change=${(/** @type {any} */ { target }) => choose(method, target.checked)}
      />${swatch(`ex-way ex-${method}`)}${told.upper(told.NAMES[method])}</label
    ><b>${value}</b><small><span>${name}</span><span>${place}</span></small><small>${slope}</small>
  </span>`;
