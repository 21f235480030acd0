// @ts-check
// A chord through two points of a curve, and what becomes of it. Drag the first point along the
// curve; drag the second one, or slide h, toward it: the chord turns into the tangent. Notice in the
// picture on the right that a tenth of h leaves about a tenth of the difference.
import { extent, range, tickStep } from "d3-array";
import { scaleLinear, scaleLog } from "d3-scale";
import { line } from "d3-shape";
import { explain } from "./breaks.js";
import { formulaField } from "./field.js";
import {
  announcer, button, canvas, drawAxes, frame, handle, html, oncePerFrame, place, powerOfTen, set, short,
  slider, slopeText, smallText, sub, svg, watchWidth, withUnit,
} from "./kit.js";
import { breakAt, fit, float64, secant, slope, table, value } from "./table.js";

/** @typedef {import("./table.js").Table} Table */

const ROUNDING = 1e-12; // of the slopes: a smaller difference is none

/** What there is to read off at x with step h. @param {Table} t */
export function reading(t, x, h) {
  const [y0, y1] = [value(t, x), value(t, x + h)];
  const [chord, tangent] = [Number.isNaN(y0 + y1) ? NaN : secant(t, x, h), slope(t, x)];
  const gap = Math.abs(chord - tangent);
  const difference = gap < ROUNDING * (Math.abs(chord) + Math.abs(tangent)) ? 0 : gap;
  return { y0, y1, rise: chord * h, chord, tangent, difference };
}

/** [size of h, |secant - tangent|] on the side of h, evenly spaced in the logarithm. @param {Table} t */
export function differences(t, x, h, smallest) {
  const most = Math.log10(Math.abs(fit(t.from, t.to, x, Math.sign(h) * (t.to - t.from), smallest)));
  const least = Math.log10(smallest);
  return range(61).map((k) => {
    const size = 10 ** (least + (k / 60) * (most - least));
    return [size, reading(t, x, Math.sign(h) * size).difference];
  });
}

/** The points of the curve to join, with NaN wherever the line must not go on. @param {Table} t */
export function outline(t, count) {
  const even = range(count + 1).map((i) => t.from + (i * (t.to - t.from)) / count);
  const points = even.map((x) => [x, value(t, x)]);
  for (const b of t.breaks) {
    const middle = (b.from + b.to) / 2;
    const joined = b.kind === "corner" || b.kind === "vertical";
    points.push([b.from, value(t, b.from)], [b.to, value(t, b.to)], [middle, joined ? value(t, middle) : NaN]);
  }
  return points.sort((p, q) => p[0] - q[0]);
}

/** A round number of decimals for an interval this wide. */
const decimals = (t) => Math.max(0, 3 - Math.floor(Math.log10(t.to - t.from)));

function scales(t, area) {
  const [across, up] = [0.03 * (t.to - t.from), 0.08 * (t.high - t.low)];
  return {
    x: scaleLinear([t.from - across, t.to + across], [area.left, area.right]),
    y: scaleLinear([t.low - 1.9 * up, t.high + up], [area.bottom, area.top]),
  };
}

function drawCurve(parts, picture) {
  const { t, area, x, y, names } = picture;
  const few = area.right - area.left < 380;
  drawAxes(
    parts.main.axes,
    area,
    { scale: x, ticks: x.ticks(few ? 5 : 8), text: x.tickFormat(few ? 5 : 8), name: names.x },
    { scale: y, ticks: y.ticks(6), text: y.tickFormat(6), name: names.y },
  );
  const tall = t.high - t.low;
  const path = line()
    .defined((p) => Number.isFinite(p[1]))
    .x((p) => x(p[0]))
    .y((p) => y(Math.min(Math.max(p[1], t.low - 9 * tall), t.high + 9 * tall)));
  set(parts.curve, { d: path(outline(t, Math.round((area.right - area.left) / 1.5))) ?? "" });
  parts.marks.replaceChildren(...t.breaks.flatMap((b) => breakMark(b, t, area, x, y)));
}

/** A hole is a ring, a pole a dotted line, a gap a band that says so. */
function breakMark(b, t, area, x, y) {
  if (b.kind === "hole") return [svg("circle", { class: "ex-hole", r: 4.5, cx: x(b.from), cy: y(value(t, b.to) || value(t, b.from)) })];
  if (b.kind === "pole") return [svg("path", { class: "ex-guides", d: `M${x(b.from)} ${area.top}V${area.bottom}` })];
  if (b.kind !== "gap") return [];
  const [left, right, top] = [x(b.from), x(b.to), area.top];
  const band = svg("rect", { class: "ex-gap", x: left, y: top, width: right - left, height: area.bottom - top });
  if (right - left < 70) return [band];
  return [band, svg("text", { class: "ex-label", x: (left + right) / 2, y: top + 20, "text-anchor": "middle" }, "no value")];
}

/** A line through a point, long enough to leave the picture. */
function through(node, px, py, direction) {
  const shown = Number.isFinite(px + py + direction);
  node.toggleAttribute("hidden", !shown);
  if (!shown) return;
  const reach = 4000 / Math.hypot(1, direction);
  set(node, { x1: px - reach, y1: py - reach * direction, x2: px + reach, y2: py + reach * direction });
}

function drawSecant(parts, picture, { x0, h }, now) {
  const { area, x, y, t } = picture;
  const unit = (y(1) - y(0)) / (x(1) - x(0)); // a slope of 1 in the drawing
  const inside = (v) => (Number.isNaN(v) ? area.bottom : Math.min(Math.max(y(v), area.top), area.bottom));
  const [px, qx, py, qy] = [x(x0), x(x0 + h), y(now.y0), y(now.y1)];
  through(parts.secant, px, py, now.chord * unit);
  through(parts.tangent, px, py, now.tangent * unit);
  const solid = Number.isFinite(now.chord);
  set(parts.triangle, { d: solid ? `M${px} ${py}H${qx}V${qy}Z` : "" });
  set(parts.legs, { d: solid ? `M${px} ${py}H${qx}V${qy}` : "" });
  set(parts.guides, { d: `M${px} ${inside(now.y0)}V${area.bottom}M${qx} ${inside(now.y1)}V${area.bottom}` });
  label(parts.run, solid && Math.abs(qx - px) > 62, (px + qx) / 2, inside(now.y0) + (now.rise > 0 ? 17 : -8), "middle", `run ${picture.tell.x(h)}`);
  const words = `rise ${picture.tell.y(now.rise)}`;
  const room = 8 * words.length + 14;
  const right = h > 0 ? qx < area.right - room : qx < area.left + room;
  label(parts.rise, solid && Math.abs(qy - py) > 22, qx + (right ? 14 : -14), (inside(now.y0) + inside(now.y1)) / 2 + 4, right ? "start" : "end", words);
  const wide = Math.abs(qx - px) > 46;
  label(parts.first, true, px + (wide || h > 0 ? -5 : 5), area.bottom - 6, h > 0 ? "end" : "start", "x₀");
  label(parts.second, wide, qx + (h > 0 ? 5 : -5), area.bottom - 6, h > 0 ? "start" : "end", "x₀+h");
  const ends = { from: t.from, to: t.to };
  place(parts.start, px, inside(now.y0), { ...ends, now: x0, text: `x0 = ${picture.tell.x(x0)}` });
  place(parts.end, qx, inside(now.y1), { ...ends, now: x0 + h, text: `x0 + h = ${picture.tell.x(x0 + h)}, h = ${picture.tell.x(h)}` });
}

function label(node, shown, x, y, anchor, words) {
  node.toggleAttribute("hidden", !shown);
  if (!shown) return;
  set(node, { x, y, "text-anchor": anchor });
  node.textContent = words;
}

function drawDifferences(parts, picture, { x0, h }, now) {
  const area = frame(parts.side, { left: 46, right: 14, top: 14, bottom: 34 });
  const points = differences(picture.t, x0, h, picture.smallest);
  const seen = points.filter((p) => p[1] > 0);
  const [low = 1e-6, high = 1] = extent([...seen.map((p) => p[1]), ...(now.difference > 0 ? [now.difference] : [])]);
  const decade = (v, round) => 10 ** round(Math.log10(v));
  const bottom = Math.min(decade(low, Math.floor), decade(high, Math.ceil) / 1e4);
  const x = scaleLog([picture.smallest, picture.t.to - picture.t.from], [area.left, area.right]);
  const y = scaleLog([bottom, decade(high, Math.ceil)], [area.bottom, area.top]);
  const decades = (scale, most) => {
    const [a, b] = scale.domain().map((v) => Math.round(Math.log10(v) * 1e6) / 1e6);
    const step = Math.ceil((b - a) / most);
    return range(Math.ceil(a), b + 1e-9, step).map((k) => 10 ** k);
  };
  drawAxes(
    parts.side.axes,
    area,
    { scale: x, ticks: decades(x, 4), text: powerOfTen, name: `size of h${picture.units[0] && ` (${picture.units[0]})`}` },
    { scale: y, ticks: decades(y, 5), text: powerOfTen, name: "" },
  );
  const path = line().defined((p) => p[1] > 0).x((p) => x(p[0])).y((p) => y(p[1]));
  set(parts.law, { d: path(points) ?? "" });
  const shown = now.difference > 0;
  const [cx, cy] = [x(Math.abs(h)), shown ? y(now.difference) : area.bottom];
  set(parts.mark, { cx, cy });
  set(parts.cross, { d: `M${cx} ${area.bottom}V${cy}H${area.left}` });
  for (const node of [parts.mark, parts.cross]) node.toggleAttribute("hidden", !Number.isFinite(now.difference));
  label(parts.none, !seen.length, (area.left + area.right) / 2, (area.top + area.bottom) / 2, "middle",
    Number.isNaN(now.tangent) ? "no tangent here" : "no difference at all");
}

function write(parts, picture, { x0, h }, now) {
  const { tell, rate, t, label: name } = picture;
  const absent = (v, text) => (Number.isFinite(v) ? withUnit(text(v), rate) : "none");
  parts.title.textContent = name;
  parts.chord.textContent = absent(now.chord, slopeText);
  parts.quotient.textContent = Number.isFinite(now.chord) ? `${picture.tell.y(now.rise)} / ${picture.tell.x(h)}` : "";
  parts.slope.textContent = absent(now.tangent, slopeText);
  parts.difference.textContent = absent(now.difference, smallText);
  parts.note.textContent = explain(t, x0, h);
  parts.x0.range.value = x0;
  parts.x0.value.textContent = tell.x(x0);
  parts.h.range.value = Math.log10(Math.abs(h));
  parts.h.value.textContent = tell.x(h);
  set(parts.x0.range, { "aria-valuetext": `x0 = ${tell.x(x0)}` });
  set(parts.h.range, { "aria-valuetext": `h = ${tell.x(h)}` });
  parts.said.say(`Slope of the secant ${parts.chord.textContent}, of the tangent ${parts.slope.textContent}, difference ${parts.difference.textContent}. ${parts.note.textContent}`);
}

/** The elements of one explorer, not yet drawn. */
function assemble(model, signal, act) {
  const [main, side] = [canvas("The curve with its secant and tangent"), canvas("Difference against h")];
  const path = (name, tag = "path") => svg(tag, { class: name });
  const parts = {
    main, side,
    title: html("p", { class: "ex-title" }),
    curve: path("ex-curve"), marks: svg("g"), secant: path("ex-secant", "line"), tangent: path("ex-tangent", "line"),
    triangle: path("ex-triangle"), legs: path("ex-legs"), guides: path("ex-guides"),
    run: svg("text", { class: "ex-label" }), rise: svg("text", { class: "ex-label" }),
    first: svg("text", { class: "ex-label" }), second: svg("text", { class: "ex-label" }),
    start: handle({ name: "First point, x0", className: "ex-first", drag: act.dragFirst, key: act.keyFirst }, signal),
    end: handle({ name: "Second point, x0 + h", className: "ex-second", drag: act.dragSecond, key: act.keySecond }, signal),
    law: path("ex-law"), cross: path("ex-guides"), mark: svg("circle", { class: "ex-mark", r: 6 }), none: svg("text", { class: "ex-label" }),
    x0: slider({ name: sub("x", "0"), label: "x0, where the tangent touches", input: act.setX }, signal),
    h: slider({ name: html("i", {}, "h"), label: "h, from x0 to the other point, logarithmic", input: act.setSize }, signal),
    play: button("", act.play, signal), turn: button("Other side", act.turn, signal),
    chord: html("b"), quotient: html("span"), slope: html("b"), difference: html("b"),
    note: html("p", { class: "ex-note" }), said: announcer(signal),
  };
  main.inner.append(parts.triangle, parts.guides, parts.marks, parts.curve, parts.tangent, parts.secant, parts.legs);
  main.over.append(parts.first, parts.second, parts.run, parts.rise, parts.start, parts.end);
  set(main.over, { class: "ex-over" });
  side.inner.append(parts.law, parts.cross);
  side.over.append(parts.mark, parts.none);
  return parts;
}

function layout(parts, field) {
  const swatch = (name) => svg("svg", { class: "ex-swatch", viewBox: "0 0 28 8", "aria-hidden": "true" }, svg("line", { class: name, x1: 0, y1: 4, x2: 28, y2: 4 }));
  const card = (swatches, words, ...values) => html("div", { class: "ex-card" }, html("span", {}, ...swatches, words), ...values);
  return html("div", { class: "ex ex-secant-explorer" },
    html("div", { class: "ex-pictures" },
      html("div", { class: "ex-main" }, parts.title, parts.main.root),
      html("div", { class: "ex-side" }, html("p", { class: "ex-title" }, "Difference of the slopes"), parts.side.root)),
    html("output", { class: "ex-readings", "aria-live": "off" },
      card([swatch("ex-secant")], "secant", parts.chord, html("small", {}, html("span", {}, "rise / run = "), parts.quotient)),
      card([swatch("ex-tangent")], "tangent", parts.slope),
      card([], "difference", parts.difference)),
    parts.note,
    html("div", { class: "ex-controls" }, parts.x0.row, parts.h.row, html("div", { class: "ex-buttons" }, parts.play, parts.turn)),
    ...field,
    parts.said.node);
}

/** Runs h down by itself; in jumps of a decade for a reader who asked for less motion. */
function player({ get, shrink, done, changed }, signal) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let [timer, last] = [0, 0];
  const stop = () => {
    cancelAnimationFrame(timer);
    clearTimeout(timer);
    timer = 0;
    changed(false);
  };
  const next = () => (timer = calm.matches ? setTimeout(() => step(0.1), 900) : requestAnimationFrame(glide));
  const step = (factor) => {
    shrink(get() * factor);
    if (done()) stop();
    else next();
  };
  const glide = (now) => {
    const factor = 10 ** (-0.9 * Math.min((now - last) / 1000, 0.1));
    last = now;
    step(factor);
  };
  signal.addEventListener("abort", stop);
  return { stop, running: () => timer !== 0, start: () => { last = performance.now(); changed(true); next(); } };
}

/** @param {{model: any, el: HTMLElement}} host */
export function render({ model, el }) {
  const ending = new AbortController();
  const { signal } = ending;
  const names = model.get("axes");
  const units = model.get("units");
  /** @type {any} */
  const picture = {
    units, names: { x: withUnit(names[0], units[0] && `(${units[0]})`), y: withUnit(names[1], units[1] && `(${units[1]})`) },
    tell: { x: (v) => withUnit(short(v), units[0]), y: (v) => withUnit(short(v), units[1]) },
    rate: units[0] || units[1] ? `${units[1] || "1"}/${units[0] || "1"}` : "",
  };
  let size = Math.abs(model.get("h")); // as it was last chosen: kept while x0 passes near an end

  const save = oncePerFrame(() => model.save_changes(), signal);
  const state = () => ({ x0: model.get("x0"), h: model.get("h") });
  const round = (v) => Number(v.toFixed(decimals(picture.t)));
  /** The one place where the state changes: x0 and x0 + h stay in the interval, h is never 0. */
  const move = (x, h) => {
    const { from, to } = picture.t;
    const x0 = Math.min(Math.max(round(x), from), to);
    model.set("x0", x0);
    model.set("h", Number(fit(from, to, x0, h, picture.smallest).toPrecision(12)));
    save();
  };
  const moveX = (x) => move(x, Math.sign(state().h) * size);
  const moveH = (h) => {
    size = Math.abs(h);
    move(state().x0, h);
  };
  const keyed = (step, far) => tickStep(picture.t.from, picture.t.to, far ? 10 : 100) * (step === "Left" ? -1 : 1);
  const act = {
    setX: (v) => moveX(v),
    setSize: (v) => { run.stop(); moveH(Math.sign(state().h) * Number((10 ** v).toPrecision(3))); },
    dragFirst: (px) => moveX(picture.x.invert(px)),
    dragSecond: (px) => {
      run.stop();
      const h = round(picture.x.invert(px)) - state().x0;
      if (Math.abs(h) >= picture.smallest) moveH(h);
    },
    keyFirst: (step, far) => {
      if (step === "Home" || step === "End") return moveX(step === "Home" ? picture.t.from : picture.t.to);
      moveX(state().x0 + keyed(step, far));
    },
    keySecond: (step, far) => {
      run.stop();
      const { h } = state();
      if (step === "Home") return moveH(Math.sign(h) * picture.smallest);
      if (step === "End") return moveH(Math.sign(h) * (picture.t.to - picture.t.from));
      const grows = (step === "Right") === h > 0; // the point goes where the arrow points
      moveH(Number((h * (far ? 10 : 1.15) ** (grows ? 1 : -1)).toPrecision(3)));
    },
    turn: () => moveH(-state().h),
    play: () => {
      if (run.running()) return run.stop();
      if (Math.abs(state().h) <= picture.smallest) moveH(Math.sign(state().h) * 0.25 * (picture.t.to - picture.t.from));
      run.start();
    },
  };
  const parts = assemble(model, signal, act);
  const run = player({
    get: () => state().h,
    shrink: (h) => moveH(h),
    done: () => Math.abs(state().h) <= picture.smallest,
    changed: (on) => (parts.play.textContent = on ? "❚❚ Pause" : "▶ Let h shrink"),
  }, signal);
  run.stop();

  let stale = true; // the curve and its axes: after a new function or a new width
  const draw = oncePerFrame(() => {
    if (stale) {
      const area = frame(parts.main);
      drawCurve(parts, Object.assign(picture, { area }, scales(picture.t, area)));
      stale = false;
    }
    const now = reading(picture.t, state().x0, state().h);
    drawSecant(parts, picture, state(), now);
    drawDifferences(parts, picture, state(), now);
    write(parts, picture, state(), now);
  }, signal);
  const redraw = () => {
    stale = true;
    draw();
  };
  /** @param {Table} t */
  const show = (t, name) => {
    const smallest = 10 ** (Math.floor(Math.log10(t.to - t.from)) - 6);
    Object.assign(picture, { t, label: name, smallest });
    set(parts.x0.range, { min: t.from, max: t.to, step: 10 ** -decimals(t) * 10 });
    set(parts.h.range, { min: Math.log10(smallest), max: Math.log10(t.to - t.from), step: 0.02 });
    redraw();
  };
  const showOwn = () => show(table(float64(model.get("samples"))), model.get("label"));
  showOwn();
  const field = model.get("formula_url") ? formulaField({ model, show, showOwn, interval: () => picture.t }, signal) : [];
  el.append(layout(parts, field));
  watchWidth(parts.main.root, redraw, signal);

  model.on("change:x0", draw);
  model.on("change:h", draw);
  model.on("change:samples", showOwn);
  return () => {
    model.off("change:x0", draw);
    model.off("change:h", draw);
    model.off("change:samples", showOwn);
    ending.abort();
    el.replaceChildren();
  };
}
