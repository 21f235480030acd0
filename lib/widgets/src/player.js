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
