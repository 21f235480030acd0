// @ts-check
// How the explorer of a neuron looks: every function here reads a state and changes elements.
import { scaleLinear } from "d3-scale";
import { outline, peak, reading, SATURATED, slope, value, where, zones } from "./mathematics/activations.js";
import { drawAxes, frame, html, label, place, set, svg, swatch } from "./kit.js";
import { short, slopeText, spoken, withUnit } from "./mathematics/numbers.js";
import { buttons, controls, pictures, readings } from "./stage.js";

const MARGIN = { left: 46, right: 14, top: 22, bottom: 34 };
const SECOND = 2;
const RANGES = { sigmoid: [-0.1, 1.1], tanh: [-1.2, 1.2] };
const PERCENT = `${SATURATED * 100} %`;

const axis = (scale, count, name) => ({ scale, ticks: scale.ticks(count), text: scale.tickFormat(count), name });
const many = (area) => (area.right - area.left < 380 ? 7 : 13);

/** What stands still while something is dragged: areas, the axis of x. */
export function layOut(parts, picture, { interval }) {
  const [area, sideArea] = [parts.output, parts.slope].map(({ canvas }) => frame(canvas, MARGIN));
  Object.assign(picture, { area, sideArea, x: scaleLinear(interval, [area.left, area.right]) });
}

/** The heights of both pictures: they change in few jumps, so that a steeper curve is seen to be one. */
function heights(picture, { activation, w, interval }) {
  const reach = Math.max(...interval.map(Math.abs));
  const steepest = Math.abs(w) * peak(activation);
  const top = steepest <= 1 ? 1.1 : steepest <= 4 ? 4.4 : 1.1 * steepest;
  const [y0, y1] = RANGES[activation] ?? [-0.25 * reach, reach];
  const [area, sideArea] = [picture.area, picture.sideArea];
  picture.y = scaleLinear([y0, y1], [area.bottom, area.top]);
  picture.s = scaleLinear(w < 0 ? [-top, 0.15 * top] : [-0.15 * top, top], [sideArea.bottom, sideArea.top]);
}

const path = (points) => points.map(([px, py], i) => `${i ? "L" : "M"}${px.toFixed(2)} ${py.toFixed(2)}`).join("");

/** Both curves and the bands. */
export function drawNeuron(parts, picture, state) {
  heights(picture, state);
  const { area, sideArea, x, y, s, axes, names, rate } = picture;
  drawAxes(parts.output.canvas.axes, area, axis(x, many(area), names.x), axis(y, 6, names.y));
  const side = withUnit(`d${axes[1]}/d${axes[0]}`, rate && `(${rate})`);
  drawAxes(parts.slope.canvas.axes, sideArea, axis(x, many(area), names.x), axis(s, 4, side));
  const count = Math.round(area.right - area.left);
  const inside = (v) => Math.min(Math.max(v, -1e5), 1e5);
  set(parts.output.curve, { d: path(outline(state, count).map(([u, v]) => [x(u), inside(y(v))])) });
  const plain = outline({ ...state, w: 1, b: 0 }, count);
  set(parts.plain, { d: path(plain.map(([u, v]) => [x(u), inside(y(v))])) });
  drawSlope(parts, picture, state, count);
  const bands = zones(state);
  const ends = [
    [parts.output, area],
    [parts.slope, sideArea],
  ];
  for (const [part, { top, bottom }] of ends) {
    const rectangle = ({ kind, from, to }) =>
      svg("rect", { class: `ex-gap ex-zone-${kind}`, x: x(from), y: top, width: x(to) - x(from), height: bottom - top });
    part.bands.replaceChildren(...bands.map(rectangle));
  }
  parts.slope.names.replaceChildren(...bands.flatMap((zone) => named(zone, picture, state.w)));
}

/** The slope: of ReLU in two pieces, with a ring at each end, because there is none at the kink. */
function drawSlope(parts, { x, s }, { activation, alpha, w, b, interval: [low, high] }, count) {
  const at = (u, z = w * u + b) => [x(u), s(slope(activation, alpha, z) * w)];
  const kink = where({ w, b }, 0);
  const torn = kink >= low && kink <= high && Number.isNaN(slope(activation, alpha, 0));
  const even = (from, to) => Array.from({ length: count + 1 }, (_, k) => from + ((to - from) * k) / count);
  if (!torn) {
    set(parts.slope.curve, { d: path(even(low, high).map((u) => at(u)).filter(([, v]) => Number.isFinite(v))) });
    return parts.slope.kink.replaceChildren();
  }
  const sides = [-w, w].map((z, i) => [at(i ? high : low, z), at(kink, z)]);
  set(parts.slope.curve, { d: sides.map(path).join("") });
  parts.slope.kink.replaceChildren(
    ...sides.map(([, [cx, cy]]) => svg("circle", { class: "ex-hole ex-own-slope", r: 4.5, cx, cy })),
  );
}

const SAYS = { saturated: "saturated", dead: "dead: slope 0", deaf: "w = 0: slope 0 everywhere" };

function named({ kind, from, to }, { x, sideArea }, w) {
  const wide = x(to) - x(from);
  if (wide < (kind === "saturated" ? 74 : 96)) return [];
  const y = w < 0 ? sideArea.bottom - 10 : sideArea.top + 18;
  return [svg("text", { class: "ex-label", x: (x(from) + x(to)) / 2, y, "text-anchor": "middle" }, SAYS[kind])];
}

/** The three handles, the tangent and the mark below. */
export function drawPoint(parts, picture, state, now) {
  const { area, sideArea, x, y, s, tell } = picture;
  const { activation, alpha, interval } = state;
  const [from, to] = interval;
  const within = (v) => Math.min(Math.max(y(v), area.top), area.bottom);
  const px = x(state.x);
  place(parts.point, px, within(now.y), { from, to, now: state.x, text: `x = ${tell.x(state.x)}, y = ${tell.y(now.y)}` });
  const flat = Number.isFinite(now.dx);
  parts.tangent.toggleAttribute("hidden", !flat);
  parts.mark.toggleAttribute("hidden", !flat);
  set(parts.cross, { d: `M${px} ${sideArea.top}V${sideArea.bottom}` });
  if (flat) {
    const unit = (now.dx * (y(1) - y(0))) / (x(1) - x(0));
    const reach = Math.min(0.16 * (area.right - area.left), 110) / Math.hypot(1, unit);
    const cy = y(now.y);
    set(parts.tangent, { x1: px - reach, y1: cy - reach * unit, x2: px + reach, y2: cy + reach * unit });
    set(parts.mark, { cx: px, cy: s(now.dx) });
  }
  const handles = [
    [parts.middle, parts.middleName, 0],
    [parts.steep, parts.steepName, SECOND],
  ];
  for (const [node, name, z] of handles) {
    const at = where(state, z);
    const seen = at >= from && at <= to;
    node.toggleAttribute("hidden", !seen);
    const cy = within(value(activation, alpha, z));
    const crowded = z > 0 && Math.abs(x(at) - x(where(state, 0))) < 40;
    const down = z > 0 && cy < area.top + 24 ? 26 : z > 0 ? -14 : 26;
    label(name, seen && !crowded, x(at), cy + down, "middle", `z = ${z}`);
    if (!seen) continue;
    const more = z ? `w = ${short(state.w)}` : `b = ${short(state.b)}`;
    place(node, x(at), cy, { from, to, now: at, text: `z = ${z} at x = ${tell.x(at)}, ${more}` });
  }
}

/** Six decimals where they tell something: 0 is written as 0, what is tiny as a power of ten. */
const six = (v) => (Number.isFinite(v) ? (Math.abs(v) < 1e-3 ? short(v) : slopeText(v)) : "none");

export function write(parts, picture, state, now) {
  const { activation, w, b, x } = state;
  const { tell, units, axes } = picture;
  const [ux, uy] = units;
  const rates = { z: "", y: uy, dx: picture.rate, dw: [uy, ux].filter(Boolean).join(" "), db: uy };
  const bent = Number.isFinite(now.bent) ? short(now.bent) : "none";
  const smalls = {
    z: `${short(w)} · ${short(x)} ${b < 0 ? "−" : "+"} ${short(Math.abs(b))}`,
    y: `${activation}(z)`,
    dx: `${bent} · ${short(w)}`,
    dw: `${bent} · ${short(x)}`,
    db: "slope at z",
  };
  for (const [key, card] of Object.entries(parts.cards)) {
    card.value.textContent = withUnit(key === "z" ? short(now.z) : six(now[key]), Number.isFinite(now[key]) ? rates[key] : "");
    card.small.textContent = smalls[key];
  }
  const bias = b ? ` ${b < 0 ? "−" : "+"} ${short(Math.abs(b))}` : "";
  const sum = `${w === 1 ? "" : `${short(w)} `}${axes[0]}${bias}`;
  parts.named.textContent = `${state.label}: `;
  parts.formula.textContent = `${axes[1]} = ${activation}(${sum})`;
  parts.ghost.textContent = `${activation}(${axes[0]})`;
  parts.slopeTitle.textContent = `Its slope d${axes[1]}/d${axes[0]}`;
  parts.choices.forEach((node) => set(node, { "aria-pressed": node.textContent === activation }));
  for (const [name, text] of [
    ["w", short(w)],
    ["b", short(b)],
    ["x", tell.x(x)],
  ]) {
    parts[name].range.value = state[name];
    parts[name].value.textContent = text;
    set(parts[name].range, { "aria-valuetext": spoken(`${name} = ${text}`) });
  }
  const note = explain(state, picture);
  parts.note.textContent = note;
  parts.said.say(`y = ${tell.y(now.y)}, slope ${parts.cards.dx.value.textContent}. ${note}`);
}

/** What the neuron does here, and where it is silent. */
export function explain(state, { tell }) {
  const { activation, alpha, w, x } = state;
  const now = reading(state);
  if (w === 0) return deaf(now);
  const found = zones(state);
  const here = found.find(({ from, to }) => x >= from && x <= to);
  const middle = tell.x(Number(where(state, 0).toPrecision(4)));
  if (Number.isNaN(now.dx))
    return `x is at the kink, −b/w: there ${activation} has no slope. What an engine returns is a convention: ours ${activation === "ReLU" ? "0" : "the mean of both sides"}.`;
  if (activation === "leaky ReLU")
    return `The kink is at −b/w = ${middle}. On one side the slope is w, on the other ${short(alpha)} w: small, and never 0, so the neuron is never dead.`;
  if (activation === "ReLU") {
    const side = w > 0 ? "Left" : "Right";
    const dead = `${side} of the kink at −b/w = ${middle} the neuron is dead: its slope is exactly 0`;
    return here && x !== where(state, 0)
      ? `${dead}. So dy/dw and dy/db are 0 too: from this x it cannot learn.`
      : `${dead}. Here it lives, and the slope is w.`;
  }
  const share = Math.round((100 * now.bent) / peak(activation));
  const [left, right] = edges(state);
  const window = `The slope is ${PERCENT} of its largest or more only from x = ${tell.x(left)} to ${tell.x(right)}, around −b/w = ${middle}.`;
  return here
    ? `${window} Here it is ${share < 1 ? "less than 1" : share} %: the neuron is saturated.`
    : `${window} Here it is ${share} %.`;
}

/** The ends of the window of x in which the slope is not small. */
function edges(state) {
  const all = zones({ ...state, interval: [-Infinity, Infinity] });
  return [all[0].to, all[1].from].map((v) => Number(v.toPrecision(3)));
}

function deaf(now) {
  const [dw, db] = [now.dw, now.db].map((v) => (Number.isFinite(v) ? v : 0));
  if (!dw && !db) return "The weight is 0, so the output ignores x. Here dy/dw and dy/db give nothing to learn from either.";
  if (!dw) return "The weight is 0, so the output ignores x. At x = 0 nothing tells the weight to change: dy/dw = 0.";
  return "The weight is 0, so the output ignores x and dy/dx is 0 everywhere. But dy/dw is not 0: training can still change the weight.";
}

/** Where the parts stand. */
export function layout(parts) {
  const key = html("span", { class: "ex-key" }, swatch("ex-guides"), parts.ghost);
  parts.title.append(html("span", {}, parts.named, parts.formula), key);
  const card = (name, words, ...signs) =>
    html("div", { class: "ex-card" }, html("span", {}, ...signs, words), parts.cards[name].value, parts.cards[name].small);
  const pick = html("div", { class: "ex-pick", role: "group", "aria-label": "Activation" }, ...parts.choices);
  return html(
    "div",
    { class: "ex ex-neuron-explorer" },
    pictures([pick, parts.title, parts.output.canvas.root], [parts.slopeTitle, parts.slope.canvas.root]),
    controls(parts.w.row, parts.b.row, parts.x.row, buttons(parts.reset, parts.turn)),
    readings(
      card("z", "z = w x + b"),
      card("y", "y", swatch("ex-curve")),
      card("dx", "dy/dx", swatch("ex-curve ex-own-slope")),
      card("dw", "dy/dw"),
      card("db", "dy/db"),
    ),
    parts.note,
    parts.said.node,
  );
}
