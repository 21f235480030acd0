// @ts-check
// A measured series: values at a few recorded moments and nothing between them. Drag the two ends
// of the chord: they stop only at marks. Notice that the shortest interval gives the least certain
// rate, and that no interval is left to go on to a tangent.
import { extent } from "d3-array";
import { html } from "lit-html";
import { card, readings, slider, title } from "../kit/controls.js";
import { explorer } from "../kit/explorer.js";
import { handle } from "../kit/handle.js";
import { beside, dot, path, segment, words } from "../kit/marks.js";
import { linear, panel } from "../kit/panel.js";
import { between, naming, withUnit } from "../mathematics/numbers.js";
import { float64 } from "../mathematics/samples.js";

const spread = (/** @type {any} */ values) => /** @type {[any, any]} */ (extent(values));

export default explorer("series", (host) => {
  const { get } = host;
  const [times, values] = [float64(get("times")), float64(get("values"))];
  const last = times.length - 1;
  const { names, tell, rates, units } = naming(get("axes"), get("units"));
  const mark = (i) => `${tell[1](values[i])}, ${tell[0](times[i])}`;
  const between = (i, j) => average(times, values, i, j, get("uncertainty"));

  /** One end of the chord: it stops at marks, and never at that of the other end. */
  const end = (trait, other) => {
    const put = (index) => {
      if (index === get(other) || index < 0 || index > last) return host.draw();
      host.put({ [trait]: index });
    };
    return {
      put,
      at: () => get(trait),
      drag: (moment) => put(nearest(times, moment, get(other))),
      key: (step, far) => {
        if (step === "Home" || step === "End") return put(step === "Home" ? 0 : last);
        const way = step === "Left" ? -1 : 1;
        const next = get(trait) + way * (far ? 3 : 1);
        put(next === get(other) ? next + way : next); // the arrow steps over the other end
      },
    };
  };
  const [start, finish] = [end("start", "end"), end("end", "start")];

  const chord = (now) => {
    const [low, high] = spread(values);
    const [across, up] = [0.04 * (times[last] - times[0]), 0.08 * (high - low || 1)];
    const corners = ({ x, y }) => [start, finish].map((one) => [x(times[one.at()]), y(values[one.at()])]);
    const point = (name, look, one, at, { x }) =>
      handle({
        name,
        look,
        at,
        value: { from: times[0], to: times[last], now: times[one.at()], text: mark(one.at()) },
        drag: (px) => one.drag(x.invert(px)),
        key: one.key,
      });
    return panel(host, "main", {
      label: "The measured values with a chord",
      usual: [440, 336],
      x: linear([times[0] - across, times[last] + across], { name: names[0] }),
      y: linear([low - up, high + up], { name: names[1] }),
      inside: (at) => {
        const [[px, py], [qx, qy]] = corners(at);
        const reach = 4000 / Math.hypot(qx - px, qy - py);
        const [dx, dy] = [(qx - px) * reach, (qy - py) * reach];
        const { bottom } = at.area;
        return [
          path("ex-triangle", `M${px} ${py}H${qx}V${qy}Z`),
          path("ex-guides", `M${px} ${py}V${bottom}M${qx} ${qy}V${bottom}`),
          segment("ex-secant", [px - dx, py - dy], [px + dx, py + dy]),
          path("ex-legs", `M${px} ${py}H${qx}V${qy}`),
        ];
      },
      over: (at) => {
        const [p, q] = corners(at);
        const [[px, py], [qx, qy]] = [p, q];
        const below = py + (now.rise > 0 === now.run > 0 ? 17 : -8);
        const rise = {
          at: qx,
          away: Math.sign(qx - px) * 14,
          y: (py + qy) / 2 + 4,
          text: `rise ${tell[1](now.rise)}`,
        };
        return [
          Array.from(times, (time, i) => dot("ex-point", at.x(time), at.y(values[i]), 3.5)),
          Math.abs(qx - px) > 70 ? words((px + qx) / 2, below, "middle", `run ${tell[0](now.run)}`) : "",
          Math.abs(qy - py) > 22 ? beside(at.area, rise) : "",
          point("First mark", "ex-first", start, p, at),
          point("Second mark", "ex-second", finish, q, at),
        ];
      },
    });
  };

  /** Every recorded interval from the same mark to the same side: its rate, as certain as it is. */
  const averages = () => {
    const [from, to] = [start.at(), finish.at()];
    const all = Array.from(times, (_, i) => i)
      .filter((i) => (i - from) * (to - from) > 0)
      .map((i) => ({ chosen: i === to, ...between(from, i) }));
    const [low, high] = spread(all.flatMap((a) => [a.rate - a.error, a.rate + a.error]));
    const space = 0.1 * (high - low || 1);
    return panel(host, "side", {
      label: `Average rate against h, in ${rates[0]}`,
      margin: { top: 14 },
      usual: [270, 336],
      x: linear([0, times[last] - times[0]], {
        name: withUnit("size of h", units[0] && `(${units[0]})`),
        many: 5,
      }),
      y: linear([low - space, high + space], { many: 5 }),
      inside: ({ x, y }) =>
        all.map(({ chosen, run, rate: v, error }) => {
          const cx = x(Math.abs(run));
          return [
            segment(chosen ? "ex-whisker ex-chosen" : "ex-whisker", [cx, y(v - error)], [cx, y(v + error)]),
            dot(chosen ? "ex-mark" : "ex-point", cx, y(v), chosen ? 6 : 3.5),
          ];
        }),
    });
  };

  const view = () => {
    const [from, to] = [start.at(), finish.at()];
    const now = between(from, to);
    const average = withUnit(withError(now), rates[0]);
    const quotient = `${tell[1](now.rise)} / ${tell[0](now.run)}`;
    const row = (symbol, label, one) =>
      slider({
        symbol,
        label,
        ends: [0, last],
        step: 1,
        value: one.at(),
        text: mark(one.at()),
        input: one.put,
      });
    const note =
      Math.abs(to - from) === 1
        ? "These marks are neighbours: nothing was measured between them. So there is no smaller h and no tangent."
        : "Only the dots were measured, so h can only be a recorded interval.";
    return {
      main: [title(get("label")), chord(now)],
      side: [title("Average rates"), averages()],
      readings: readings(
        card("average rate", average, {
          look: "ex-secant",
          small: html`<span>rise / run = </span><span>${quotient}</span>`,
        }),
        card("h", tell[0](now.run)),
      ),
      note,
      controls: [row("from", "From mark", start), row("to", "To mark", finish)],
      said: `Average rate ${average} from ${mark(from)} to ${mark(to)}. ${note}`,
    };
  };
  return { view };
});

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
  const digits = between(0, 1 - Math.floor(Math.log10(error || 1e-3)), 6);
  return error ? `${rate.toFixed(digits)} ± ${error.toFixed(digits)}` : rate.toFixed(digits);
}
