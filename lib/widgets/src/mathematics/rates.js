// @ts-check
// The mathematics of a measured series: average rates and what their times are worth.

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
