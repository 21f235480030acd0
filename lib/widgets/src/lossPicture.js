// @ts-check
// How the explorer of three losses looks: every function reads a state and changes elements.
import { scaleLinear } from "d3-scale";
import { drawAxes, frame, label, place, set, svg } from "./kit.js";
import { predictions } from "./mathematics/losses.js";

export const PULL = 22; // pixels for a pull of 1, except for MSE
const HEAD = 5;

const axis = (scale, count, name) => ({ scale, ticks: scale.ticks(count), text: scale.tickFormat(count), name });

export function layOut(parts, picture, { window }) {
  const area = frame(parts.main, { left: 46, right: 26, top: 26, bottom: 34 });
  const scales = ({ left, right, top, bottom }) => ({
    x: scaleLinear(window[0], [left, right]),
    y: scaleLinear(window[1], [bottom, top]),
  });
  Object.assign(picture, { area }, scales(area));
  drawAxes(
    parts.main.axes,
    area,
    axis(picture.x, area.right - area.left < 380 ? 5 : 8, picture.names.x),
    axis(picture.y, 6, picture.names.y),
  );
  picture.small = parts.panels.map(({ canvas }) => {
    const own = frame(canvas, { left: 28, right: 4, top: 8, bottom: 8 });
    const { x, y } = scales(own);
    drawAxes(canvas.axes, own, { ...axis(x, 3, ""), ticks: [] }, axis(y, 3, ""));
    return { area: own, x, y };
  });
}

const across = ({ x, y }, [from, to], m, b) =>
  `M${x(from)} ${y(m * from + b)}L${x(to)} ${y(m * to + b)}`;
const lineOf = ({ model, c, m, b }) => (model === "line" ? { m, b } : { m: 0, b: c });

/** The examples, the prediction and the best one of each loss. */
export function drawExamples(parts, picture, state, goals) {
  const { x, y, area, tell } = picture;
  const [wide, tall] = state.window;
  const own = lineOf(state);
  const y_hat = predictions(state);
  const within = (v) => Math.min(Math.max(y(v), area.top), area.bottom);
  set(parts.line, { d: across(picture, wide, own.m, own.b) });
  set(parts.stems, { d: state.x.map((v, i) => `M${x(v)} ${within(state.y[i])}V${within(y_hat[i])}`).join("") });
  const level = goals.map((goal) => (state.model === "line" ? goal.b : goal.c));
  const lowest = level.indexOf(Math.min(...level)); // its name stands below it
  const between = [0, 1, 2].find((i) => i !== lowest && i !== level.indexOf(Math.max(...level)));
  goals.forEach((goal, i) => {
    const { m, b } = state.model === "line" ? goal : { m: 0, b: goal.c };
    set(parts.bests[i], { d: across(picture, wide, m, b) });
    const at = area.left + (i === between ? 70 : 8);
    const cy = y(m * x.invert(at) + b) + (i === lowest ? 15 : -6);
    const words = state.model === "line" ? ["MSE", "MAE", "Huber"] : ["mean", "median", "Huber"];
    label(parts.bestNames[i], cy > area.top && cy < area.bottom, at, cy, "start", words[i]);
  });
  parts.examples.forEach((node, i) => {
    place(node, x(state.x[i]), within(state.y[i]), {
      from: tall[0],
      to: tall[1],
      now: state.y[i],
      text: `${i === state.outlier ? "outlier, " : ""}x = ${tell.x(state.x[i])}, y = ${tell.y(state.y[i])}`,
    });
    node.classList.toggle("ex-outlier", i === state.outlier);
  });
  const [ox, oy] = [x(state.x[state.outlier]), within(state.y[state.outlier])];
  label(parts.outlierName, true, ox, oy > area.top + 24 ? oy - 14 : oy + 26, "middle", "outlier");
  parts.ends.forEach((node, i) => {
    node.toggleAttribute("hidden", i === 0 && state.model !== "line");
    const v = own.m * wide[i] + own.b;
    place(node, x(wide[i]), within(v), { from: tall[0], to: tall[1], now: v, text: `prediction ${tell.y(v)}` });
  });
}

/** In each panel the pulls, minus the slopes, as arrows from the prediction. */
export function drawPanels(parts, picture, state, now) {
  const own = lineOf(state);
  const y_hat = predictions(state);
  parts.panels.forEach(({ line, points, arrows }, k) => {
    const scales = picture.small[k];
    const { x, y } = scales;
    set(line, { d: across(scales, state.window[0], own.m, own.b) });
    points.replaceChildren(
      ...state.x.map((v, i) => svg("circle", { class: "ex-datum", r: 3.5, cx: x(v), cy: y(state.y[i]) })),
    );
    const tip = (pull, i) =>
      now[k].kind === "MSE" ? y(y_hat[i] + pull / 2) : y(y_hat[i]) - (PULL * pull) / (now[k].kind === "MAE" ? 1 : state.delta);
    set(arrows, { d: now[k].pulls.map((pull, i) => arrow(x(state.x[i]), y(y_hat[i]), tip(pull, i))).join("") });
  });
}

/** An arrow up or down; one that is shorter than its head has none. */
function arrow(px, from, to) {
  const long = Math.abs(to - from);
  if (!(long >= 0.5)) return "";
  const back = Math.sign(from - to) * HEAD;
  const head = long < HEAD ? "" : `M${px - HEAD} ${to + back}L${px} ${to}L${px + HEAD} ${to + back}`;
  return `M${px} ${from}V${to}${head}`;
}
