// @ts-check
// Runs a number down by itself until it has arrived: smoothly, or in jumps of a decade for a reader
// who asked for less motion.

/**
 * @param {{get: () => number, shrink: (h: number) => void, done: () => boolean, changed: (on: boolean) => void}} what
 * @param {AbortSignal} signal
 */
export function player({ get, shrink, done, changed }, signal) {
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
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let [timer, goal] = [0, NaN];
  signal.addEventListener("abort", () => cancelAnimationFrame(timer));
  const glide = (/** @type {number} */ from, /** @type {number} */ to) => {
    cancelAnimationFrame(timer);
    const start = performance.now();
    goal = to;
    const step = (/** @type {number} */ now) => {
      const share = calm.matches ? 1 : Math.min(Math.max((now - start) / 700, 0), 1);
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
