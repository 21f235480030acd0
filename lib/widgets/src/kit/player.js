// @ts-check
// Lets something run by itself until it has arrived: smoothly, or in few jumps for a reader who asked
// for less motion.
import { between } from "../mathematics/numbers.js";

/** @typedef {{done: () => boolean, changed: (on: boolean) => void}} Watch */

/** Whether the reader asked for less motion. */
export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * Runs a number down, by decades in jumps.
 * @param {{get: () => number, shrink: (h: number) => void} & Watch} what
 * @param {AbortSignal} signal
 */
export const player = ({ get, shrink, ...watch }, signal) => {
  const times = (factor) => shrink(get() * factor);
  return runner(
    { ...watch, glide: (seconds) => times(10 ** (-0.9 * seconds)), jump: () => times(0.1) },
    signal,
  );
};

/**
 * `glide` gets the seconds since it was last called.
 * @param {{glide: (seconds: number) => void, jump: () => void} & Watch} what
 * @param {AbortSignal} signal
 */
export function runner({ glide, jump, done, changed }, signal) {
  let last = 0;
  /** @type {any} */
  let timer = 0;
  const stop = () => {
    cancelAnimationFrame(timer);
    clearTimeout(timer);
    timer = 0;
    changed(false);
  };
  const next = () => (timer = calm() ? setTimeout(() => step(jump), 900) : requestAnimationFrame(smooth));
  const step = (move) => {
    move();
    if (done()) stop();
    else next();
  };
  const smooth = (now) => {
    const seconds = Math.min((now - last) / 1000, 0.1);
    last = now;
    step(() => glide(seconds));
  };
  signal.addEventListener("abort", stop);
  return {
    stop,
    running: () => timer !== 0,
    start: () => {
      last = performance.now();
      changed(true);
      next();
    },
  };
}

/**
 * Takes a number from one value to another: in a glide, or at once for a reader who asked for less
 * motion. `glide.target(now)` is where it is going, or now where it rests.
 * @param {(v: number) => void} put
 * @param {AbortSignal} signal
 */
export function glider(put, signal) {
  let [timer, goal] = [0, NaN];
  signal.addEventListener("abort", () => cancelAnimationFrame(timer));
  const glide = (/** @type {number} */ from, /** @type {number} */ to) => {
    cancelAnimationFrame(timer);
    const start = performance.now();
    goal = to;
    const step = (/** @type {number} */ now) => {
      const share = calm() ? 1 : between(0, (now - start) / 700, 1);
      timer = share < 1 ? requestAnimationFrame(step) : 0;
      put(share < 1 ? from + (to - from) * share * share * (3 - 2 * share) : to);
    };
    step(start);
  };
  glide.target = (/** @type {number} */ now) => (timer ? goal : now);
  glide.stop = () => {
    cancelAnimationFrame(timer);
    timer = 0;
  };
  return glide;
}
