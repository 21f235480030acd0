// @ts-check
// A measured series: values at a few recorded moments and nothing between them. Drag the two ends
// of the chord: they stop only at marks. Notice that the shortest interval gives the least certain
// rate, and that no interval is left to go on to a tangent.
import { extent } from "d3-array";
import { scaleLinear } from "d3-scale";
import { announcer, canvas, frame, handle, html, oncePerFrame, set, slider, svg, watchWidth } from "./kit.js";
import { short, withUnit } from "./mathematics/numbers.js";
import { average, nearest } from "./mathematics/rates.js";
import { drawChord, drawRates, drawSeries, layout, write } from "./seriesPicture.js";
import { hear, title } from "./stage.js";
import { float64 } from "./mathematics/table.js";

function assemble(act, last, signal) {
  const path = (name, tag = "path") => svg(tag, { class: name });
  const row = (name, plain, input) => slider({ name, label: plain, input }, signal);
  const parts = {
    main: canvas("The measured values with a chord"),
    side: canvas("Average rate against h"),
    title: title(),
    marks: svg("g"),
    rates: svg("g"),
    chord: path("ex-secant", "line"),
    triangle: path("ex-triangle"),
    legs: path("ex-legs"),
    guides: path("ex-guides"),
    run: svg("text", { class: "ex-label" }),
    rise: svg("text", { class: "ex-label" }),
    first: handle({ name: "First mark", className: "ex-first", ...act.start }, signal),
    second: handle({ name: "Second mark", className: "ex-second", ...act.end }, signal),
    from: row("from", "From mark", act.start.input),
    to: row("to", "To mark", act.end.input),
    rate: html("b"),
    quotient: html("span"),
    h: html("b"),
    note: html("p", { class: "ex-note" }),
    said: announcer(signal),
  };
  for (const { range } of [parts.from, parts.to]) set(range, { min: 0, max: last, step: 1 });
  parts.main.inner.append(parts.triangle, parts.guides, parts.chord, parts.legs);
  parts.main.over.append(parts.marks, parts.run, parts.rise, parts.first, parts.second);
  set(parts.main.over, { class: "ex-over" });
  parts.side.inner.append(parts.rates);
  return parts;
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
    times,
    values,
    units,
    uncertainty: model.get("uncertainty"),
    label: model.get("label"),
    names: {
      x: withUnit(names[0], units[0] && `(${units[0]})`),
      y: withUnit(names[1], units[1] && `(${units[1]})`),
    },
    tell: {
      x: (v) => withUnit(short(v), units[0]),
      y: (v) => withUnit(short(v), units[1]),
      mark: (i) => `${picture.tell.y(values[i])}, ${picture.tell.x(times[i])}`,
    },
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
    drag: (px) =>
      move(name, nearest(times, picture.x.invert(px), state()[name === "start" ? "end" : "start"])),
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
  watchWidth(
    parts.main.root,
    () => {
      stale = true;
      draw();
    },
    signal,
  );
  hear(model, ["start", "end"], draw, signal);
  return () => {
    ending.abort();
    el.replaceChildren();
  };
}
