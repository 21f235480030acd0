// @ts-check
// One example with a yes-or-no answer, and four losses against the logit. Drag the logit to where the
// model is sure and wrong. Notice in the lower picture who still has a slope there: cross-entropy and
// hinge pull with full force, the two that go through the flat sigmoid hardly at all.
import { tickStep } from "d3-array";
import { announcer, button, canvas, handle, html, oncePerFrame, set, slider, svg, watchWidth } from "./kit.js";
import { drawLosses, layOut, layout, write } from "./logitPicture.js";
import { NAMES, reading } from "./logits.js";
import { naming } from "./naming.js";
import { hear, title } from "./stage.js";

const PLACED = ["target", "interval", "label", "axes", "units"];
const read = (model) => Object.fromEntries(["z", ...PLACED].map((name) => [name, model.get(name)]));

function assemble(act, signal) {
  const path = (i) => svg("path", { class: `ex-logit ex-logit-${i}${i ? "" : " ex-curve"}` });
  const panel = (name) => {
    const part = {
      canvas: canvas(name),
      curves: NAMES.map((_, i) => path(i)),
      guide: svg("path", { class: "ex-guides" }),
      dots: NAMES.map((_, i) => svg("circle", { class: `ex-logit-dot ex-logit-${i}`, r: 5 })),
    };
    part.canvas.inner.append(part.guide, ...part.curves);
    part.canvas.over.append(...part.dots);
    return part;
  };
  const parts = {
    values: panel("The losses against the logit"),
    slopes: panel("Their slopes against the logit"),
    rings: svg("g"),
    title: title(),
    point: handle({ name: "Logit", className: "ex-here-handle", ...act.point }, signal),
    choices: [1, 0].map((target) => button(`the answer is ${target}`, () => act.put({ target }), signal)),
    z: slider({ name: html("i", {}, "z"), label: "z, the logit", input: act.setZ }, signal),
    goals: Object.entries({ "sure, wrong": -1, unsure: 0, "sure, right": 1 }).map(([words, way]) =>
      button(words, () => act.go(way), signal),
    ),
    rows: html("tbody"),
    note: html("p", { class: "ex-note" }),
    said: announcer(signal),
  };
  parts.slopes.canvas.over.append(parts.rings);
  parts.values.canvas.over.append(parts.point);
  set(parts.values.canvas.over, { class: "ex-over" });
  return parts;
}

/** The one place where the state changes, and what each control does. */
function actions(model, picture, signal) {
  const save = oncePerFrame(() => model.save_changes(), signal);
  const put = (changes) => {
    for (const [name, v] of Object.entries(changes)) model.set(name, v);
    save();
  };
  const setZ = (v) => {
    const [from, to] = model.get("interval");
    const digits = Math.max(0, 3 - Math.floor(Math.log10(to - from)));
    put({ z: Math.min(Math.max(Number(v.toFixed(digits)) || 0, from), to) });
  };
  return {
    put,
    setZ,
    /** To one end of the interval, or to its middle: -1 is sure and wrong. */
    go: (way) => {
      const [from, to] = model.get("interval");
      setZ(way ? (way > 0 === (model.get("target") === 1) ? to : from) : 0);
    },
    point: {
      drag: (px) => setZ(picture.x.invert(px)),
      key: (key, far) => {
        const [from, to] = model.get("interval");
        if (key === "Home" || key === "End") return setZ(key === "Home" ? from : to);
        setZ(model.get("z") + tickStep(from, to, far ? 10 : 100) * (key === "Left" ? -1 : 1));
      },
    },
  };
}

/** @param {{model: any, el: HTMLElement}} host */
export function render({ model, el }) {
  const ending = new AbortController();
  const { signal } = ending;
  /** @type {any} */
  const picture = {};
  const parts = assemble(actions(model, picture, signal), signal);
  let stale = true;
  const draw = oncePerFrame(() => {
    const state = /** @type {any} */ (read(model));
    if (stale) {
      Object.assign(picture, naming(state.axes, state.units));
      const [min, max] = state.interval;
      set(parts.z.range, { min, max, step: 10 ** -Math.max(0, 3 - Math.floor(Math.log10(max - min))) });
      layOut(parts, picture, state);
      stale = false;
    }
    const now = reading(state);
    drawLosses(parts, picture, state, now);
    write(parts, picture, state, now);
  }, signal);
  const redraw = () => {
    stale = true;
    draw();
  };
  el.append(layout(parts));
  watchWidth(parts.values.canvas.root, redraw, signal);
  hear(model, ["z"], draw, signal);
  hear(model, PLACED, redraw, signal);
  return () => {
    ending.abort();
    el.replaceChildren();
  };
}
