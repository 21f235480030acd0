// @ts-check
// A point that is dragged with mouse or finger and moved with the arrow keys.
import { tickStep } from "d3-array";
import { nothing, svg } from "lit-html";
import { spoken } from "../mathematics/numbers.js";

/**
 * @typedef {"Left" | "Right" | "Home" | "End"} Step
 * @typedef {(step: Step, far: boolean, pressed: string) => void} Keys
 *   far: for the page keys, and with shift; pressed: the key itself
 */

/** @type {Record<string, Step>} */
const STEPS = {
  ArrowLeft: "Left",
  ArrowDown: "Left",
  PageDown: "Left",
  ArrowRight: "Right",
  ArrowUp: "Right",
  PageUp: "Right",
  Home: "Home",
  End: "End",
};

/**
 * `drag` gets the place in the picture; the value is what a screen reader hears.
 * @param {{name: string, look: string, at: [number, number], kind?: string,
 *          value: {from: number, to: number, now: number, text: string},
 *          drag: (px: number, py: number) => void, key: Keys}} point  kind: of what it is, if not of a number
 */
export const handle = ({ name, look, at: [px, py], kind, value: { from, to, now, text }, drag, key }) =>
  svg`<g class="ex-handle ${look}" role="slider" tabindex="0" aria-label=${name} aria-roledescription=${kind ?? nothing}
    data-lm-suppress-shortcuts="true" transform="translate(${px} ${py})" .spot=${[px, py]} aria-valuemin=${from}
    aria-valuemax=${to} aria-valuenow=${now} aria-valuetext=${spoken(text)} @pointerdown=${hold}
    @pointermove=${carry(drag)} @lostpointercapture=${release} @touchstart=${STAY} @keydown=${pressed(key)}>
    <circle class="ex-reach" r="22"></circle><circle class="ex-halo" r="11"></circle><circle class="ex-dot" r="6.5"></circle>
  </g>`;

/** What keys do to a number between two ends: a hundredth of the way, a tenth, or all of it. */
export const keys =
  (
    /** @type {() => [number, number]} */ ends,
    /** @type {() => number} */ get,
    /** @type {(v: number) => void} */ put,
  ) =>
  /** @type {Keys} */ (step, far) => {
    const [from, to] = ends();
    if (step === "Home" || step === "End") return put(step === "Home" ? from : to);
    put(get() + tickStep(from, to, far ? 10 : 100) * (step === "Left" ? -1 : 1));
  };

const place = (event) => {
  const { left, top } = event.currentTarget.ownerSVGElement.getBoundingClientRect();
  return [event.clientX - left, event.clientY - top];
};

function hold(event) {
  if (event.button !== 0) return;
  const node = event.currentTarget;
  node.setPointerCapture(event.pointerId);
  node.classList.add("ex-held");
  node.focus({ preventScroll: true });
  event.preventDefault();
  const [px, py] = place(event);
  node.grip = [node.spot[0] - px, node.spot[1] - py]; // so that the point does not jump under the finger
}

const carry = (drag) => (event) => {
  const node = event.currentTarget;
  if (!node.hasPointerCapture(event.pointerId)) return;
  const [px, py] = place(event);
  drag(px + node.grip[0], py + node.grip[1]);
};

const release = (event) => event.currentTarget.classList.remove("ex-held");

// Else the page would scroll away under the finger: touch-action does not reach into an svg everywhere.
export const STAY = { handleEvent: (event) => event.preventDefault(), passive: false };

/** Whether a key is meant for the browser: Ctrl + Left is no step. */
export const isBrowsers = (/** @type {KeyboardEvent} */ event) =>
  event.ctrlKey || event.metaKey || event.altKey;

const pressed = (/** @type {Keys} */ key) => (event) => {
  const step = STEPS[event.key];
  if (!step || isBrowsers(event)) return;
  event.preventDefault();
  key(step, event.shiftKey || event.key.startsWith("Page"), event.key);
};
