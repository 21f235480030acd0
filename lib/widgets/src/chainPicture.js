// @ts-check
// How the chain looks: every function here reads a state and changes elements.
import { scaleLinear } from "d3-scale";
import { rateOf, sides, tell } from "./mathematics/chainWords.js";
import { counted } from "./kit/counted.js";
import { html, label, labelBeside, place, set, svg } from "./kit.js";
import { short, slopeText, spoken, withUnit } from "./mathematics/numbers.js";
import { lens } from "./mathematics/chainRule.js";
import { buttons, controls, readings } from "./stage.js";

const THICK = 11; // of a bar, in pixels

const between = (low, v, high) => Math.min(Math.max(v, low), high);

/** Where the three lines stand. */
const rows = (area) => [0.17, 0.52, 0.87].map((share) => area.top + share * (area.bottom - area.top));

export function drawLines(parts, picture, { x0, h }, { values, steps, slopes }) {
  const { area, axes, units, interval } = picture;
  const shown = lens(interval, x0, h);
  const across = scaleLinear([shown.left, shown.right], [area.left, area.right]);
  const wide = (interval[1] - interval[0]) / 4;
  picture.overview = scaleLinear([interval[0] - wide, interval[1] + wide], [area.left, area.right]);
  const [px, at] = [across(0), rows(area)];
  picture.px = px;
  const few = area.right - area.left < 380 ? 5 : 9;
  const ends_ = interval.map((end) => between(area.left, across(end - x0), area.right));
  parts.lines.replaceChildren(
    ...at.flatMap((y, i) => {
      if (!Number.isFinite(values[i])) return [];
      const words = { name: axes[i], unit: units[i], close: shown.part < 0.03, many: few, from: ` − ${axes[i]}₀` };
      const room = i ? [area.left, area.right] : ends_; // x stays in its interval
      const aside = px > (area.left + area.right) / 2 ? [area.left, "start"] : [area.right, "end"];
      return numberLine(counted(across, values[i], words), room, y, aside);
    }),
  );
  const tips = steps.map((step) => (Number.isNaN(step) ? px : between(area.left - 10, across(step), area.right + 10)));
  const cut = steps.map((step, i) => Math.abs(across(step) - tips[i]) > 1);
  parts.bars.forEach((bar, i) => set(bar, { d: Number.isNaN(steps[i]) ? "" : arrow(px, tips[i], at[i], cut[i]) }));
  const joins = [0, 1].filter((i) => !Number.isNaN(steps[i + 1]));
  const top = (i) => at[i] - THICK - 3;
  const join = (i) => `M${px} ${at[i]}V${top(i + 1)}M${tips[i]} ${at[i]}L${tips[i + 1]} ${top(i + 1)}`;
  set(parts.guides, { d: joins.map(join).join("") });
  parts.words.forEach((node, i) => {
    const told = [values[i], steps[i]].map((v) => withUnit(short(v), units[i]));
    const step = Number.isFinite(steps[i]) ? `,  Δ${axes[i]} = ${told[1]}` : "";
    label(node, Number.isFinite(values[i]), px, at[i] - THICK - 8, "middle", `${axes[i]}₀ = ${told[0]}${step}`);
    const half = node.getComputedTextLength() / 2;
    set(node, { x: between(area.left + half, px, area.right - half) });
  });
  parts.factors.forEach((node, i) => {
    const words = Number.isNaN(slopes[i]) ? "no slope" : `× ${short(slopes[i])}`;
    const y = (at[i] + at[i + 1]) / 2 + 2; // away from the bars
    labelBeside(node, !Number.isNaN(values[i + 1]), area, { at: px, away: tips[i] + tips[i + 1] < 2 * px ? 10 : -10, y, words });
  });
  const ends = { from: interval[0], to: interval[1] };
  place(parts.start, px, at[0], { ...ends, now: x0, text: `${axes[0]}0 = ${withUnit(short(x0), units[0])}` });
  place(parts.end, tips[0], at[0], { ...ends, now: x0 + h, text: `h = ${withUnit(short(h), units[0])}` });
}

function numberLine({ scale, ticks, text, name }, [from, to], y, [aside, anchor]) {
  const seen = ticks.filter((v) => scale(v) >= from - 0.5 && scale(v) <= to + 0.5);
  return [
    svg("line", { class: "ex-zero", x1: from, x2: to, y1: y, y2: y }),
    ...seen.flatMap((v) => [
      svg("line", { class: "ex-zero", x1: scale(v), x2: scale(v), y1: y, y2: y + 5 }),
      svg("text", { x: scale(v), y: y + 19, "text-anchor": "middle" }, text(v)),
    ]),
    svg("text", { class: "ex-name", x: aside, y: y - THICK - 25, "text-anchor": anchor }, name),
  ];
}

/** A bar with a head that shows which way it points, with two where it goes on; of no length, a diamond. */
function arrow(from, to, y, cut) {
  const half = THICK / 2;
  const length = Math.abs(to - from);
  if (length < 1) return `M${from - half} ${y}L${from} ${y - half}L${from + half} ${y}L${from} ${y + half}Z`;
  const back = -Math.sign(to - from) * Math.min(10, length);
  const head = (tip) => `M${tip + back} ${y - THICK + 2}L${tip} ${y}L${tip + back} ${y + THICK - 2}Z`;
  const [tip, neck] = [cut ? to + back : to, (cut ? to + back : to) + back];
  return `M${from} ${y - half}H${neck}V${y + half}H${from}Z${head(tip)}${cut ? head(to) : ""}`;
}

export function write(parts, picture, { x0, h }, now) {
  const { axes, units, label: title } = picture;
  const named = (v, i) => withUnit(short(v), units[i]);
  parts.title.textContent = title;
  parts.cards.forEach(({ name, slope, ratio }, i) => {
    const [top, bottom] = [[1, 0], [2, 1], [2, 0]][i];
    const rate = rateOf(units[top], units[bottom]);
    const read = (v) => (Number.isFinite(v) ? withUnit(slopeText(v), rate) : "none");
    name.textContent = `${axes[top]} per ${axes[bottom]}${i === 2 ? ", product" : ""}`;
    slope.textContent = read(now.slopes[i]);
    ratio.textContent = read(now.ratios[i]);
  });
  parts.note.textContent = tell(picture, now);
  parts.x0.range.value = x0;
  parts.x0.value.textContent = named(x0, 0);
  parts.h.range.value = Math.log10(Math.abs(h));
  parts.h.value.textContent = named(h, 0);
  set(parts.x0.range, { "aria-valuetext": spoken(`${axes[0]}0 = ${named(x0, 0)}`) });
  set(parts.h.range, { "aria-valuetext": spoken(`h = ${named(h, 0)}`) });
  const [one, two, three] = parts.cards.map(({ slope }) => slope.textContent);
  const ways = sides(now.steps).map((side, i) => `${axes[i]} ${side}`);
  parts.said.say(
    `Slopes ${one} times ${two} is ${three}, measured ${parts.cards[2].ratio.textContent}. The bars point: ${ways.join(", ")}. ${parts.note.textContent}`,
  );
}

/** Where the parts stand. */
export function layout(parts, picture, field) {
  const colours = ["ex-u", "ex-y", "ex-y"];
  const card = ({ name, slope, ratio }, i) =>
    html(
      "div",
      { class: `ex-card ${colours[i]}` },
      name,
      slope,
      html("small", {}, html("span", {}, "measured "), ratio),
    );
  return html(
    "div",
    { class: "ex ex-chain-explorer" },
    html("div", { class: "ex-main" }, parts.title, parts.main.root),
    readings(...parts.cards.map(card)),
    parts.note,
    controls(parts.x0.row, parts.h.row, buttons(parts.play, parts.turn)),
    ...field,
    parts.said.node,
  );
}
