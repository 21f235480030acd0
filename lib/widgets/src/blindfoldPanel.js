// @ts-check
// The game in which the map is hidden: choose a point, ask for the slope there, and come near the
// minimum with few queries. Then the map is shown, and what plain descent, momentum and Newton needed.
import { tickStep } from "d3-array";
import { isThere, game, par, RATE } from "./mathematics/blindfold.js";
import { drawAsked, drawBlind, listAsked, tellGame } from "./blindfoldPicture.js";
import { announcer, button, html, oncePerFrame, OWN_KEYS, svg } from "./kit.js";
import { contourMap, kept, planeMover, pointHandle, tapped } from "./map.js";
import { buttons, controls, hear, pictures, title } from "./stage.js";
import { made } from "./mathematics/terrain.js";

/** Who plays, and how each asks. */
const PLAYERS = {
  you: ["You", () => ""],
  plain: ["Plain descent", () => `learning rate ${RATE}`],
  momentum: ["Momentum", () => `0.9, rate ${RATE}`],
  newton: ["Newton", (variables) => `${variables + 1} queries a step`],
};

function assemble(act, signal) {
  const card = ([name]) => {
    const [value, how] = [html("b"), html("small")];
    return { value, how, root: html("div", { class: "ex-card" }, html("span", {}, name), value, how) };
  };
  const number = html("input", { type: "number", class: "ex-input", min: 1, max: 99999, step: 1, ...OWN_KEYS });
  number.addEventListener("change", () => act.begin(Math.round(Number(number.value)) || 1), { signal });
  const parts = {
    main: contourMap("The hidden landscape"),
    title: title(),
    curve: svg("path", { class: "ex-curve" }),
    marks: svg("g"),
    dark: svg("rect", { class: "ex-dark" }),
    asked: svg("g"),
    goal: svg("circle", { class: "ex-target" }),
    aim: pointHandle({ name: "Where to ask", className: "ex-first", ...act.aim }, signal),
    rows: html("tbody"),
    told: html("th", { scope: "col" }),
    cards: Object.fromEntries(Object.entries(PLAYERS).map(([who, words]) => [who, card(words)])),
    note: html("p", { class: "ex-note" }),
    ask: button("Ask here", act.ask, signal),
    show: button("Show the map", act.show, signal),
    next: button("New game", () => act.begin(), signal),
    number,
    said: announcer(signal),
  };
  parts.aim.addEventListener("keydown", (event) => event.key === "Enter" && act.ask(), { signal });
  parts.main.inner.append(parts.marks, parts.curve, parts.dark, parts.goal, parts.asked);
  parts.main.over.append(parts.aim);
  tapped(parts.main, act.aim.drag, signal);
  return parts;
}

function layout(parts) {
  const head = html("tr", {}, ...["query", "at"].map((words) => html("th", { scope: "col" }, words)), parts.told);
  const caption = html("caption", { class: "ex-unseen" }, "Your queries, the latest first");
  const table = html("table", { class: "ex-table" }, caption, html("thead", {}, head), parts.rows);
  const listed = { class: "ex-asked", role: "group", tabindex: 0, "aria-label": "Your queries" };
  return html(
    "div",
    { class: "ex-panel ex-blindfold" },
    pictures([parts.title, parts.main.root], [title("Your queries"), html("div", listed, table)]),
    html("div", { class: "ex-readings" }, ...Object.values(parts.cards).map((card) => card.root)),
    parts.note,
    controls(
      buttons(parts.ask, parts.show, parts.next),
      html("label", { class: "ex-choice" }, html("span", {}, "Game number"), parts.number),
    ),
    parts.said.node,
  );
}

/** A click, a drag or a key chooses the point; the button, or Enter on the point, asks. */
function aiming(picture, aimed) {
  const window = () => picture.game.window;
  const move = (point) => aimed(point.map((v, i) => kept(window()[i], v)));
  const plane = planeMover({ window, get: () => picture.aim, move, scales: () => picture.map });
  const isMap = () => window().length === 2;
  return {
    drag: (px, py) => (isMap() ? plane.drag(px, py) : move([picture.map.x.invert(px)])),
    key: (step, far, pressed) => {
      if (isMap()) return plane.key(step, far, pressed);
      const [from, to] = window()[0];
      if (step === "Home" || step === "End") return move([step === "Home" ? from : to]);
      move([picture.aim[0] + tickStep(from, to, far ? 10 : 100) * (step === "Left" ? -1 : 1)]);
    },
  };
}

/**
 * The panel of the game. `to.put` sets traits: the seed and the queries after the first.
 * @param {{model: any, to: any, variables: () => number}} host @param {AbortSignal} signal
 */
export function blindfold({ model, to, variables }, signal) {
  /** @type {any} */
  const picture = {};
  const points = () => [picture.game.start, ...model.get("queries").filter((p) => p.length === variables())];
  const found = () => points().some((p) => isThere(picture.game, p));
  const draw = oncePerFrame(() => {
    if (panel.hidden) return;
    prepare();
    const over = found() || picture.given;
    const state = { points: points(), over, aim: picture.aim };
    drawBlind(parts, picture, state);
    drawAsked(parts, picture, state);
    listAsked(parts, picture, state);
    tellGame(parts, picture, state, PLAYERS);
    parts.ask.disabled = parts.show.disabled = over;
    parts.number.value = model.get("seed");
  }, signal);
  /** Another landscape: for another seed, or when the explorer has changed between curve and map. */
  const prepare = () => {
    const key = `${model.get("seed")} ${variables()}`;
    if (picture.key === key) return;
    const played = game(model.get("seed"), /** @type {1 | 2} */ (variables()));
    const terrain = made((...point) => played.at(point), played.window);
    Object.assign(picture, { key, game: played, terrain, par: par(played), aim: played.start, given: false });
  };
  const aim = aiming(picture, (point) => {
    picture.aim = point;
    draw();
  });
  const ask = () => {
    const known = points().some((p) => p.every((v, i) => v === picture.aim[i]));
    if (known || found() || picture.given) return;
    to.put({ queries: [...points().slice(1), picture.aim] });
  };
  const show = () => {
    picture.given = true;
    draw();
  };
  const begin = (seed = model.get("seed") + 1) => {
    picture.key = "";
    to.put({ queries: [], seed: Math.min(Math.max(seed, 1), 99999) });
    draw();
  };
  const parts = assemble({ aim, ask, show, begin }, signal);
  const panel = layout(parts);
  hear(model, ["seed", "queries"], draw, signal);
  return { panel, draw };
}
