// @ts-check
// What the explorer of three losses writes: the table, the sentences, and where its parts stand.
import { html, set, swatch } from "./kit.js";
import { short, spoken, withUnit } from "./mathematics/numbers.js";
import { buttons, controls } from "./stage.js";

const round = (v) => Number(v.toPrecision(4));
const tell = (v) => (Number.isFinite(v) ? short(round(v)) : "kink");
const rough = (v) => short(Number(v.toPrecision(3)));
const line = ({ m, b }) => `${rough(m)} x ${b < 0 ? "−" : "+"} ${rough(Math.abs(b))}`;
/** The unit of a loss: that of y, squared except for MAE. */
const unitOf = (kind, unit) => (unit && kind !== "MAE" ? `${unit}²` : unit);

export function write(parts, picture, state, now, goals) {
  const { units, axes } = picture;
  const constant = state.model === "constant";
  const prediction = constant ? `c = ${short(round(state.c))}` : line(state);
  parts.title.textContent = `${state.label}: ${axes[1]} predicted as ${prediction}`;
  parts.choices.forEach((node, i) => set(node, { "aria-pressed": (i === 0) === constant }));
  for (const name of ["c", "m", "b"]) parts[name].row.hidden = constant !== (name === "c");
  parts.alone.hidden = !constant;
  const rows = { c: state.c, m: state.m, b: state.b, delta: state.delta, outlier: state.y[state.outlier] };
  for (const [name, v] of Object.entries(rows)) {
    const text = name === "m" ? short(round(v)) : picture.tell.y(round(v));
    parts[name].range.value = v;
    parts[name].value.textContent = text;
    set(parts[name].range, { "aria-valuetext": spoken(`${name} = ${text}`) });
  }
  now.forEach((one, i) => {
    const text = withUnit(short(round(one.loss)), unitOf(one.kind, units[1]));
    parts.panels[i].title.replaceChildren(swatch(`ex-best ex-loss-${one.kind}`), `${one.kind} ${text}`);
  });
  table(parts, state, now, goals);
  const note = explain(state, now, goals);
  parts.note.textContent = note;
  parts.said.say(`${now.map(({ kind, loss }) => `${kind} ${short(round(loss))}`).join(", ")}. ${note}`);
}

function table(parts, state, now, goals) {
  const constant = state.model === "constant";
  const cells = (tag, words) => words.map((word) => html(tag, {}, word));
  parts.headings.replaceChildren(
    ...cells("th", ["loss", constant ? "slope in c" : "slope in m, b", "outlier pulls", "others pull", "lowest at"]),
  );
  parts.rows.replaceChildren(
    ...now.map((one, i) =>
      html(
        "tr",
        {},
        html("th", { scope: "row" }, swatch(`ex-best ex-loss-${one.kind}`), one.kind),
        ...cells("td", [
          one.slopes.some(Number.isNaN) ? "kink" : one.slopes.map(constant ? tell : rough).join(", "),
          tell(one.outlier),
          tell(one.others),
          constant ? ends(goals[i]) : line(goals[i]),
        ]),
      ),
    ),
  );
}

const ends = ({ c, from, to }) => (from < to ? `${tell(from)} to ${tell(to)}` : tell(c));

/** Who pulls, and where each loss is lowest. */
export function explain(state, now, goals) {
  const [squared, absolute] = now;
  const tie = state.model === "constant" && goals[1].from < goals[1].to
    ? ` Every c from ${tell(goals[1].from)} to ${tell(goals[1].to)} is a median.`
    : "";
  if (Number.isNaN(absolute.slopes[0])) {
    const [left, right] = absolute.sided;
    const sides = "An example lies on the prediction: there MAE has a kink and no slope";
    if (state.model === "line") return `${sides}. Its best line goes through two examples, so it has two kinks.`;
    const low = left <= 0 && right >= 0 ? " It goes down before and up after: this is its lowest place." : "";
    return `${sides}, ${tell(left)} just below c and ${tell(right)} just above.${low}${tie}`;
  }
  const more = squared.outlier > squared.others ? "more than all others together" : "less than all others together";
  const where =
    state.model === "constant"
      ? `MSE is lowest at the mean, ${tell(goals[0].c)}, MAE at the median, ${tell(goals[1].c)}.`
      : "Each loss has its own best line.";
  return `With MSE the outlier pulls ${more}: ${tell(squared.outlier)} against ${tell(squared.others)}. With MAE it pulls like any other. ${where}${tie}`;
}

/** Where the parts stand. */
export function layout(parts) {
  const choices = html("div", { class: "ex-pick", role: "group", "aria-label": "Prediction" }, ...parts.choices);
  const panel = ({ title, canvas }) => html("div", {}, title, canvas.root);
  return html(
    "div",
    { class: "ex ex-loss-explorer" },
    html("div", { class: "ex-main" }, choices, parts.title, parts.main.root),
    controls(
      html("div", { class: "ex-slots" }, parts.c.row, parts.alone, parts.m.row, parts.b.row),
      parts.delta.row,
      parts.outlier.row,
      buttons("Best for", ...parts.goals),
    ),
    html("div", { class: "ex-side ex-panels" }, ...parts.panels.map(panel)),
    html(
      "p",
      { class: "ex-scale" },
      "Arrows: minus the slope of each miss. With MSE they reach the example; with MAE all are equal; with Huber none is stronger than δ.",
    ),
    html(
      "table",
      { class: "ex-table" },
      html("caption", { class: "ex-unseen" }, "Three losses, their slopes and where they are lowest"),
      html("thead", {}, parts.headings),
      parts.rows,
    ),
    parts.note,
    parts.said.node,
  );
}
