// The first page's picture: the loss of one weight, a point to drag, a glass that zooms in until the
// curve is straight, and a step downhill along the slope that the glass shows.

export const loss = (/** @type {number} */ w) => 0.06 * w ** 4 - 0.5 * w ** 2 + 0.25 * w + 2;
export const slope = (/** @type {number} */ w) => 0.24 * w ** 3 - w + 0.25;
const [FROM, TO, RATE, START, ZOOM] = [-3.3, 3.3, 0.22, 2.62, 20];

/** The weight, kept inside the picture.
 * @param {number} w */
export const inside = (w) => Math.min(3.15, Math.max(-3.15, w));

/** The weight after one step of gradient descent.
 * @param {number} w */
export const stepped = (w) => inside(w - RATE * slope(w));

/** What the picture shows, in one sentence.
 * @param {{ w: number, zoom: number }} state
 * @returns {[string, string, string]} words, the slope, words */
export function said({ w, zoom }) {
  const s = slope(w);
  const number = s.toFixed(2).replace("-", "−");
  if (Math.abs(s) < 0.02) {
    const other = w > 0 ? " The other valley is deeper, and no slope tells." : "";
    return ["Slope ", number, `: flat ground, so descent stops here.${other}`];
  }
  if (zoom < 8) return ["Zoom in: what happens to the curve inside the glass?", "", ""];
  const side = s > 0 ? "left" : "right";
  return ["It looks straight, and a straight line has one slope: ", number, `. Downhill is to the ${side}.`];
}

/** An element of a picture.
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...Node} children */
function drawn(tag, attributes = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  node.append(...children);
  return set(node, attributes);
}

/** @param {Element} node
 * @param {Record<string, string | number>} attributes */
function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  return node;
}

/** The places of the picture at one size.
 * @param {number} width
 * @param {number} height
 * @param {{ w: number, zoom: number }} state */
function places(width, height, { w, zoom }) {
  const small = width < 440;
  const radius = small ? 62 : Math.min(118, width * 0.19);
  const across = (width - 28) / (TO - FROM);
  const up = (height * (small ? 0.64 : 0.66) - 26) / 3.6;
  const x = (/** @type {number} */ v) => 14 + (v - FROM) * across;
  const y = (/** @type {number} */ l) => height - 20 - l * up;
  const [px, py] = [x(w), y(loss(w))];
  const aside = px > width / 2 ? -0.55 : 0.55;
  const gx = Math.min(width - radius - 4, Math.max(radius + 4, px + aside * radius));
  const gy = Math.max(radius + 4, Math.min(py - radius - 46, radius + 10));
  return {
    small,
    radius,
    across,
    up,
    x,
    y,
    px,
    py,
    gx,
    gy,
    spot: Math.min(radius, Math.max(3, radius / zoom)),
  };
}

/** A path along the loss.
 * @param {number} from
 * @param {number} to
 * @param {(w: number) => number} x
 * @param {(l: number) => number} y */
function path(from, to, x, y, pieces = 100) {
  const ws = Array.from({ length: pieces + 1 }, (_, i) => from + ((to - from) * i) / pieces);
  return "M" + ws.map((w) => `${x(w).toFixed(1)} ${y(loss(w)).toFixed(1)}`).join("L");
}

/** Two threads from the spot on the curve to the glass.
 * @param {ReturnType<typeof places>} at */
function threads({ px, py, gx, gy, radius, spot }) {
  const away = Math.hypot(gx - px, gy - py);
  if (away <= radius) return "";
  const [ox, oy] = [(py - gy) / away, (gx - px) / away];
  return [1, -1]
    .map(
      (k) => `M${px + k * ox * spot} ${py + k * oy * spot}L${gx + k * ox * radius} ${gy + k * oy * radius}`,
    )
    .join("");
}

function parts() {
  const part = {
    curve: drawn("path", { class: "hero-curve" }),
    label: drawn("text"),
    hops: drawn("path", { class: "hero-hop" }),
    trail: drawn("g"),
    threads: drawn("path", { class: "hero-thread" }),
    spot: drawn("circle", { class: "hero-rim", "stroke-opacity": 0.55 }),
    glass: drawn("circle", { class: "hero-glass" }),
    clip: drawn("circle"),
    inside: drawn("path", { class: "hero-inside" }),
    tangent: drawn("path", { class: "hero-tangent" }),
    middle: drawn("circle", { class: "hero-point", r: 5 }),
    rim: drawn("circle", { class: "hero-rim" }),
    times: drawn("text", { class: "hero-times" }),
    reach: drawn("circle", { class: "hero-reach", r: 26 }),
    ring: drawn("circle", { class: "hero-ring", r: 15 }),
    point: drawn("circle", { class: "hero-point", r: 9 }),
  };
  const handle = drawn(
    "g",
    {
      class: "hero-handle",
      tabindex: 0,
      role: "slider",
      "aria-label": "weight w",
      "aria-valuemin": -3.15,
      "aria-valuemax": 3.15,
    },
    part.reach,
    part.ring,
    part.point,
  );
  return { ...part, handle };
}

/** @param {ReturnType<typeof parts>} part */
function picture(part) {
  const glass = drawn("g", { "clip-path": "url(#glass)" }, part.inside, part.tangent);
  return drawn(
    "svg",
    { role: "group", "aria-label": "A loss curve with a magnifying glass" },
    drawn("defs", {}, drawn("clipPath", { id: "glass" }, part.clip)),
    ...[part.curve, part.label, part.hops, part.trail, part.threads, part.spot, part.glass],
    ...[glass, part.middle, part.rim, part.times, part.handle],
  );
}

/** @param {ReturnType<typeof parts>} part
 * @param {ReturnType<typeof places>} at
 * @param {{ w: number, zoom: number }} state */
function drawGlass(part, at, { w, zoom }) {
  const { gx, gy, radius } = at;
  for (const circle of [part.glass, part.rim, part.clip]) set(circle, { cx: gx, cy: gy, r: radius });
  const half = (radius * 1.02) / (at.across * zoom);
  const x = (/** @type {number} */ v) => gx + (v - w) * at.across * zoom;
  const y = (/** @type {number} */ l) => gy - (l - loss(w)) * at.up * zoom;
  set(part.inside, { d: path(w - half, w + half, x, y, 40) });
  const k = (slope(w) * at.up) / at.across;
  const dx = (radius * 0.97) / Math.hypot(1, k);
  set(part.tangent, { d: `M${gx - dx} ${gy + dx * k}L${gx + dx} ${gy - dx * k}` });
  set(part.middle, { cx: gx, cy: gy });
  set(part.spot, { cx: at.px, cy: at.py, r: at.spot });
  set(part.threads, { d: threads(at) });
  const left = gx - radius > 70;
  const x0 = left ? gx - radius - 10 : gx + radius + 10;
  set(part.times, { x: x0, y: gy + 5, "text-anchor": left ? "end" : "start" });
  part.times.textContent = `× ${zoom < 10 ? zoom.toFixed(1).replace(".0", "") : Math.round(zoom)}`;
}

/** @param {ReturnType<typeof parts>} part
 * @param {ReturnType<typeof places>} at
 * @param {number[]} stops */
function drawTrail(part, { x, y }, stops) {
  const dots = stops
    .slice(0, -1)
    .map((v) => drawn("circle", { class: "hero-trail", cx: x(v), cy: y(loss(v)), r: 4 }));
  part.trail.replaceChildren(...dots);
  const hops = stops.slice(1).map((b, i) => {
    const a = stops[i];
    const top = Math.min(y(loss(a)), y(loss(b))) - 22;
    return `M${x(a)} ${y(loss(a))}Q${x((a + b) / 2)} ${top} ${x(b)} ${y(loss(b))}`;
  });
  set(part.hops, { d: hops.join("") });
}

/** @param {Element} stage */
export function bringToLife(stage) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  /** @type {{ w: number, zoom: number, trail: number[] }} */
  const state = { w: START, zoom: 1, trail: [] };
  const part = parts();
  const svg = picture(part);
  const slider = /** @type {HTMLInputElement} */ (stage.querySelector("input"));
  const words = /** @type {Element} */ (stage.querySelector(".hero-said"));
  stage.querySelector("svg")?.replaceWith(svg);

  function draw() {
    const { width, height } = svg.getBoundingClientRect();
    if (!width) return;
    const at = places(width, height, state);
    set(svg, { viewBox: `0 0 ${width} ${height}` });
    set(part.curve, { d: path(FROM, TO, at.x, at.y) });
    set(part.label, { x: 14, y: at.y(loss(FROM)) - 12 });
    part.label.textContent = at.small ? "loss" : "the loss of a weight w";
    drawGlass(part, at, state);
    drawTrail(part, at, [...state.trail, state.w]);
    for (const circle of [part.point, part.ring, part.reach]) set(circle, { cx: at.px, cy: at.py });
    const numbers = [state.w, loss(state.w), slope(state.w)].map((one) => one.toFixed(2));
    const text = `w ${numbers[0]}, loss ${numbers[1]}, slope ${numbers[2]}`;
    set(part.handle, { "aria-valuenow": numbers[0], "aria-valuetext": text });
  }
  function say() {
    const [before, number, after] = said(state);
    const bold = document.createElement("b");
    bold.textContent = number;
    words.replaceChildren(before, bold, after);
  }
  // Said aloud when a step or the zoom has come to rest, never at each move of a drag: the handle
  // says its own value.
  /** @param {boolean} aloud */
  const update = (aloud) => {
    set(words, { "aria-live": aloud ? "polite" : "off" });
    draw();
    say();
  };
  /** @param {number} w */
  const move = (w) => {
    Object.assign(state, { w: inside(w), trail: [] });
    update(false);
  };
  let glides = 0;
  /** Only what it is to change is changed: a hand may be on the rest meanwhile.
   * @param {number} to
   * @param {number} zoom
   * @param {number} time */
  function glide(to, zoom, time) {
    const mine = ++glides;
    const [w, from, start] = [state.w, state.zoom, performance.now()];
    const frame = (/** @type {number} */ now) => {
      if (mine !== glides) return;
      const t = calm ? 1 : Math.min(1, Math.max(0, now - start) / time);
      const eased = t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2;
      if (to !== w) state.w = t === 1 ? to : w + (to - w) * eased;
      state.zoom = t === 1 ? zoom : from * (zoom / from) ** eased;
      slider.value = String(Math.log10(state.zoom));
      if (t === 1) return update(true);
      draw();
      requestAnimationFrame(frame);
    };
    frame(start);
  }
  part.handle.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    if (!(event instanceof PointerEvent)) return;
    part.handle.setPointerCapture(event.pointerId);
    const { left, width } = svg.getBoundingClientRect();
    const drag = (/** @type {Event} */ moved) => {
      const { clientX } = /** @type {PointerEvent} */ (moved);
      move(FROM + ((clientX - left - 14) / (width - 28)) * (TO - FROM));
    };
    const stop = new AbortController();
    part.handle.addEventListener("pointermove", drag, stop);
    for (const end of ["pointerup", "pointercancel"])
      part.handle.addEventListener(end, () => stop.abort(), { once: true });
    /** @type {SVGElement} */ (part.handle).focus({ preventScroll: true });
  });
  part.handle.addEventListener("keydown", (event) => {
    const steps = {
      ArrowLeft: -0.05,
      ArrowDown: -0.05,
      ArrowRight: 0.05,
      ArrowUp: 0.05,
      PageUp: 0.5,
      PageDown: -0.5,
    };
    const by = steps[/** @type {keyof typeof steps} */ (/** @type {KeyboardEvent} */ (event).key)];
    if (!by) return;
    event.preventDefault();
    move(state.w + by);
  });
  slider.addEventListener("input", () => {
    glides += 1; // a hand ends the zoom that runs by itself
    state.zoom = 10 ** Number(slider.value);
    update(false);
  });
  stage.querySelector("button")?.addEventListener("click", () => {
    state.trail = [...state.trail.slice(-12), state.w];
    glide(stepped(state.w), state.zoom, 420);
  });
  new ResizeObserver(draw).observe(svg);
  update(false);
  if (calm) glide(state.w, ZOOM, 0);
  else setTimeout(() => glides || glide(state.w, ZOOM, 1700), 500);
}
