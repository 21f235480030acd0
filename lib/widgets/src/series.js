// @ts-check
// A measured series: values at a few recorded moments and nothing between them. Drag the two ends
// of the chord: they stop only at marks. Notice that the shortest interval gives the least certain
// rate, and that no interval is left to go on to a tangent.
import { extent } from "d3-array";
import { scaleLinear } from "d3-scale";
import {
  announcer, canvas, drawAxes, frame, handle, html, label, oncePerFrame, place, set, short, slider, svg, swatch, watchWidth, withUnit,
} from "./kit.js";
import { float64 } from "./table.js";

/**
 * The average rate between marks i and j. Each moment is known to +- uncertainty, so the run to
 * twice that, and the rate to the same fraction of itself.
 */
export function average(times, values, i, j, uncertainty) {
  const [run, rise] = [times[j] - times[i], values[j] - values[i]];
  const rate = rise / run;
  return { run, rise, rate, error: Math.abs((rate * 2 * uncertainty) / run) };
}

/** The mark nearest to a moment, leaving one out. */
export function nearest(times, moment, except) {
  let best = -1;
  times.forEach((time, i) => {
    if (i !== except && (best < 0 || Math.abs(time - moment) < Math.abs(times[best] - moment))) best = i;
  });
  return best;
}

/** As many decimals as the uncertainty is worth: 12.05 +- 0.15. */
export function withError({ rate, error }) {
  const digits = Math.min(Math.max(1 - Math.floor(Math.log10(error || 1e-3)), 0), 6);
  return error ? `${rate.toFixed(digits)} ± ${error.toFixed(digits)}` : rate.toFixed(digits);
}

function drawSeries(parts, picture) {
  const { times, values, area, x, y, names } = picture;
  const axis = (scale, name, many) => ({ scale, ticks: scale.ticks(many), text: scale.tickFormat(many), name });
  drawAxes(parts.main.axes, area, axis(x, names.x, 6), axis(y, names.y, 6));
  parts.marks.replaceChildren(...Array.from(times, (time, i) => svg("circle", { class: "ex-point", r: 3.5, cx: x(time), cy: y(values[i]) })));
}

function drawChord(parts, picture, { start, end }, now) {
  const { times, values, x, y, area } = picture;
  const [px, py, qx, qy] = [x(times[start]), y(values[start]), x(times[end]), y(values[end])];
  const reach = 4000 / Math.hypot(qx - px, qy - py);
  const [dx, dy] = [(qx - px) * reach, (qy - py) * reach];
  set(parts.chord, { x1: px - dx, y1: py - dy, x2: px + dx, y2: py + dy });
  set(parts.triangle, { d: `M${px} ${py}H${qx}V${qy}Z` });
  set(parts.legs, { d: `M${px} ${py}H${qx}V${qy}` });
  set(parts.guides, { d: `M${px} ${py}V${area.bottom}M${qx} ${qy}V${area.bottom}` });
  const place_ = (node, index, cx, cy) =>
    place(node, cx, cy, { from: times[0], to: times[times.length - 1], now: times[index], text: `${picture.tell.x(times[index])}, ${picture.tell.y(values[index])}` });
  place_(parts.first, start, px, py);
  place_(parts.second, end, qx, qy);
  const words = `rise ${picture.tell.y(now.rise)}`;
  const room = 8 * words.length + 14;
  const right = qx > px ? qx < area.right - room : qx < area.left + room;
  label(parts.run, Math.abs(qx - px) > 70, (px + qx) / 2, py + (now.rise > 0 === now.run > 0 ? 17 : -8), "middle", `run ${picture.tell.x(now.run)}`);
  label(parts.rise, Math.abs(qy - py) > 22, qx + (right ? 14 : -14), (py + qy) / 2 + 4, right ? "start" : "end", words);
}

/** Every recorded interval from the same mark to the same side: its rate, as certain as it is. */
function drawRates(parts, picture, { start, end }) {
  const { times, values, uncertainty, units, rate, sideArea: area } = picture;
  const all = Array.from(times, (_, i) => i).filter((i) => (i - start) * (end - start) > 0).map((i) => ({ i, ...average(times, values, start, i, uncertainty) }));
  const [low, high] = extent(all.flatMap((a) => [a.rate - a.error, a.rate + a.error]));
  const space = 0.1 * (high - low || 1);
  const x = scaleLinear([0, times[times.length - 1] - times[0]], [area.left, area.right]);
  const y = scaleLinear([low - space, high + space], [area.bottom, area.top]);
  const axis = (scale, name, many) => ({ scale, ticks: scale.ticks(many), text: scale.tickFormat(many), name });
  drawAxes(parts.side.axes, area, axis(x, `size of h${units[0] && ` (${units[0]})`}`, 5), axis(y, "", 5));
  parts.rates.replaceChildren(...all.flatMap((a) => {
    const [cx, chosen] = [x(Math.abs(a.run)), a.i === end];
    return [
      svg("line", { class: chosen ? "ex-whisker ex-chosen" : "ex-whisker", x1: cx, x2: cx, y1: y(a.rate - a.error), y2: y(a.rate + a.error) }),
      svg("circle", { class: chosen ? "ex-mark" : "ex-point", r: chosen ? 6 : 3.5, cx, cy: y(a.rate) }),
    ];
  }));
  set(parts.side.root, { "aria-label": `Average rate against h, in ${rate}` });
}

function write(parts, picture, { start, end }, now) {
  const { times, tell, rate } = picture;
  parts.title.textContent = picture.label;
  parts.rate.textContent = withUnit(withError(now), rate);
  parts.quotient.textContent = `${tell.y(now.rise)} / ${tell.x(now.run)}`;
  parts.h.textContent = tell.x(now.run);
  parts.note.textContent = Math.abs(end - start) === 1
    ? "This is the shortest recorded interval here: between two marks nothing was measured. No smaller h, no tangent."
    : "Only the dots were measured, so h can only be a recorded interval.";
  for (const [row, index] of [[parts.from, start], [parts.to, end]]) {
    row.range.value = index;
    row.value.textContent = tell.x(times[index]);
    set(row.range, { "aria-valuetext": tell.x(times[index]) });
  }
  parts.said.say(`Average rate ${parts.rate.textContent} from ${tell.x(times[start])} to ${tell.x(times[end])}. ${parts.note.textContent}`);
}

function assemble(act, last, signal) {
  const path = (name, tag = "path") => svg(tag, { class: name });
  const row = (name, plain, input) => slider({ name, label: plain, input }, signal);
  const parts = {
    main: canvas("The measured values with a chord"), side: canvas("Average rate against h"),
    title: html("p", { class: "ex-title" }), marks: svg("g"), rates: svg("g"),
    chord: path("ex-secant", "line"), triangle: path("ex-triangle"), legs: path("ex-legs"), guides: path("ex-guides"),
    run: svg("text", { class: "ex-label" }), rise: svg("text", { class: "ex-label" }),
    first: handle({ name: "First mark", className: "ex-first", ...act.start }, signal),
    second: handle({ name: "Second mark", className: "ex-second", ...act.end }, signal),
    from: row("from", "From mark", act.start.input), to: row("to", "To mark", act.end.input),
    rate: html("b"), quotient: html("span"), h: html("b"), note: html("p", { class: "ex-note" }), said: announcer(signal),
  };
  for (const { range } of [parts.from, parts.to]) set(range, { min: 0, max: last, step: 1 });
  parts.main.inner.append(parts.triangle, parts.guides, parts.chord, parts.legs);
  parts.main.over.append(parts.marks, parts.run, parts.rise, parts.first, parts.second);
  set(parts.main.over, { class: "ex-over" });
  parts.side.inner.append(parts.rates);
  return parts;
}

function layout(parts) {
  return html("div", { class: "ex ex-series-explorer" },
    html("div", { class: "ex-pictures" },
      html("div", { class: "ex-main" }, parts.title, parts.main.root),
      html("div", { class: "ex-side" }, html("p", { class: "ex-title" }, "Average rates"), parts.side.root)),
    html("output", { class: "ex-readings", "aria-live": "off" },
      html("div", { class: "ex-card" }, html("span", {}, swatch("ex-secant"), "average rate"), parts.rate, html("small", {}, html("span", {}, "rise / run = "), parts.quotient)),
      html("div", { class: "ex-card" }, html("span", {}, "h"), parts.h)),
    parts.note,
    html("div", { class: "ex-controls" }, parts.from.row, parts.to.row),
    parts.said.node);
}

/** @param {{model: any, el: HTMLElement}} host */
export function render({ model, el }) {
  const ending = new AbortController();
  const { signal } = ending;
  const [names, units] = [model.get("axes"), model.get("units")];
  const [times, values] = [float64(model.get("times")), float64(model.get("values"))];
  const last = times.length - 1;
  /** @type {any} */
  const picture = {
    times, values, units, uncertainty: model.get("uncertainty"), label: model.get("label"),
    names: { x: withUnit(names[0], units[0] && `(${units[0]})`), y: withUnit(names[1], units[1] && `(${units[1]})`) },
    tell: { x: (v) => withUnit(short(v), units[0]), y: (v) => withUnit(short(v), units[1]) },
    rate: units[0] || units[1] ? `${units[1] || "1"}/${units[0] || "1"}` : "",
  };
  const state = () => ({ start: model.get("start"), end: model.get("end") });
  const save = oncePerFrame(() => model.save_changes(), signal);
  /** The one place where the state changes: two different marks. */
  const move = (name, index) => {
    const other = state()[name === "start" ? "end" : "start"];
    if (index === other || index < 0 || index > last) return draw();
    model.set(name, index);
    save();
  };
  const mover = (name) => ({
    input: (v) => move(name, v),
    drag: (px) => move(name, nearest(times, picture.x.invert(px), state()[name === "start" ? "end" : "start"])),
    key: (step, far) => {
      if (step === "Home" || step === "End") return move(name, step === "Home" ? 0 : last);
      const way = step === "Left" ? -1 : 1;
      const [now, other] = [state()[name], state()[name === "start" ? "end" : "start"]];
      const next = now + way * (far ? 3 : 1);
      move(name, next === other ? next + way : next); // the arrow steps over the other end
    },
  });
  const parts = assemble({ start: mover("start"), end: mover("end") }, last, signal);
  let stale = true;
  const draw = oncePerFrame(() => {
    if (stale) {
      const area = frame(parts.main);
      const [low, high] = /** @type {[number, number]} */ (extent(values));
      const [across, up] = [0.04 * (times[last] - times[0]), 0.08 * (high - low || 1)];
      const x = scaleLinear([times[0] - across, times[last] + across], [area.left, area.right]);
      const y = scaleLinear([low - up, high + up], [area.bottom, area.top]);
      const sideArea = frame(parts.side, { left: 46, right: 14, top: 14, bottom: 34 });
      drawSeries(parts, Object.assign(picture, { area, sideArea, x, y }));
      stale = false;
    }
    const now = average(times, values, state().start, state().end, picture.uncertainty);
    drawChord(parts, picture, state(), now);
    drawRates(parts, picture, state());
    write(parts, picture, state(), now);
  }, signal);
  el.append(layout(parts));
  watchWidth(parts.main.root, () => { stale = true; draw(); }, signal);
  model.on("change:start", draw);
  model.on("change:end", draw);
  return () => {
    model.off("change:start", draw);
    model.off("change:end", draw);
    ending.abort();
    el.replaceChildren();
  };
}
