// @ts-check
// A hill from above and one direction u. Turn u around the point: the slope along u is a cosine of the
// angle, highest where u points along the gradient, and 0 along the level line, which runs at a right
// angle to it. Both axes of the map have one scale: on any other a right angle would not look like one.
import { html, svg } from "lit-html";
import { button, buttons, card, readings, slider, title } from "../kit/controls.js";
import { explorer } from "../kit/explorer.js";
import { ownOrTypedSurface, whereabouts } from "../kit/field.js";
import { handle } from "../kit/handle.js";
import { planePoint } from "../kit/knob.js";
import { closed, contourMap } from "../kit/map.js";
import { curve, dot, path, words } from "../kit/marks.js";
import { linear, panel } from "../kit/panel.js";
import { rings } from "../mathematics/contours.js";
import { between, short, spoken, withUnit } from "../mathematics/numbers.js";
import { grid, polar, reading, slopeAlong, steepest, turned, unit } from "../mathematics/surface.js";

const DIAL = 46; // its radius in pixels
const ARROW = 100; // where the map is steep
const LONGEST = 130;
const MARGIN = { right: 46, top: 34, bottom: 40 }; // the dial may reach over the frame
const ANGLES = Array.from({ length: 121 }, (_, k) => 3 * k);

export default explorer("gradient", (host) => {
  const { get } = host;
  /** @type {any} */
  let hill; // what stands still while point and direction move
  const { field, hears } = ownOrTypedSurface(host, (surface, label, names) => {
    const blank = grid(surface, 48).values.some(Number.isNaN);
    hill = { surface, window: surface.window, label, blank, most: steepest(surface), ...names };
  });
  const point = planePoint({
    window: () => hill.window,
    get: () => get("at"),
    put: (at) => host.put({ at }),
  });
  const setAngle = (/** @type {number} */ angle) =>
    host.put({ angle: Number(turned(angle).toFixed(1)) % 360 });
  /** @type {import("../kit/handle.js").Keys} */
  const turn = (step, far) => {
    if (step === "Home" || step === "End") return setAngle(step === "Home" ? 0 : 180);
    setAngle(get("angle") + (far ? 15 : 1) * (step === "Left" ? -1 : 1));
  };

  /** What there is to read off: the gradient, the slope along u, the angle between them. */
  const read = (at, angle) => {
    const { value, slopes } = reading(hill.surface, at);
    const gradient = polar(slopes, hill.most);
    const flat = gradient.size === 0;
    const away = turned(angle - gradient.angle);
    return {
      value,
      gradient: flat ? [0, 0] : slopes,
      ...gradient,
      slope: flat ? 0 : slopeAlong(slopes, angle),
      away: Math.min(away, 360 - away),
    };
  };

  /** The gradient, as long as the slope is steep, and a small square where it stands on the level line. */
  const arrow = (px, py, { gradient, size }) => {
    if (!(size > 0)) return path("ex-arrow", "");
    const [gx, gy] = [gradient[0] / size, -gradient[1] / size];
    const long = Math.min((ARROW * size) / hill.most, LONGEST);
    const at = (along, aside) => [px + along * gx - aside * gy, py + along * gy + aside * gx];
    const to = (along, aside) => at(along, aside).join(" ");
    const tip = Math.min(12, 0.6 * long);
    const [lx, ly] = at(0.6 * long, -17); // beside it: u may lie on it
    return [
      path("ex-square", `M${to(13, 0)}L${to(13, 13)}L${to(0, 13)}`),
      path("ex-arrow", `M${px} ${py}L${to(long - tip, 0)}`),
      path("ex-arrow-head", `M${to(long, 0)}L${to(long - tip, 0.5 * tip)}L${to(long - tip, -0.5 * tip)}Z`),
      words(lx, ly + 5, "middle", "∇f"),
    ];
  };

  const map = (at, angle, now) =>
    contourMap(host, "map", {
      label: "The map with gradient and direction",
      usual: [380, 400],
      margin: MARGIN,
      ...hill,
      tap: point.tap,
      inside: ({ x, y, cells }) => {
        const level = Number.isFinite(now.value) && now.size > 0 ? rings(cells, now.value) : [];
        return path(
          "ex-here-level",
          level.map((ring) => closed(ring.map(([u, v]) => [x(u), y(v)]))).join(""),
        );
      },
      over: (scales) => {
        const [px, py] = [scales.x(at[0]), scales.y(at[1])];
        const [ux, uy] = unit(angle);
        const [qx, qy] = [px + DIAL * ux, py - DIAL * uy];
        const aim = (tx, ty) => {
          const [dx, dy] = [tx - px, py - ty];
          if (dx || dy) setAngle(Math.round((Math.atan2(dy, dx) * 180) / Math.PI));
        };
        return [
          svg`<circle class="ex-dial" r=${DIAL} cx=${px} cy=${py}></circle>`,
          path("ex-secant", `M${px} ${py}L${qx} ${qy}`),
          arrow(px, py, now),
          words(qx + 15 * ux, qy - 15 * uy + 5, "middle", "u"),
          point.handle(scales, {
            name: "Point on the map",
            look: "ex-first",
            text: whereabouts(hill, at, now.value),
          }),
          handle({
            name: "Direction u",
            look: "ex-second",
            at: [qx, qy],
            value: { from: 0, to: 360, now: angle, text: `${short(angle)} degrees` },
            drag: aim,
            key: turn,
          }),
        ];
      },
    });

  /** The slope along u for every angle. Its axis halves its height when the slopes have become that small. */
  const slopes = (angle, now, said) => {
    const { most, rates, axes } = hill;
    const halvings = Math.floor(Math.log2((1.5 * most) / (now.size || most / 16)));
    const high = Math.max((1.8 * most) / 2 ** between(0, halvings, 5), 1.2 * now.size || 0);
    const known = Number.isFinite(now.size);
    const quarters = (/** @type {[number, number]} */ pixels) => ({
      ...linear([0, 360], { name: `angle of u, from ${axes[0]}` })(pixels, true),
      ticks: [0, 90, 180, 270, 360],
      text: (v) => `${v}°`,
    });
    return panel(host, "side", {
      label: `The slope along u against its angle, ${spoken(said)} now`,
      margin: { left: 52, right: 24 },
      usual: [310, 400],
      x: quarters,
      y: linear([-high, high], { name: withUnit("slope along u", rates[0] && `(${rates[0]})`), many: 5 }),
      inside: (scales) => {
        const { x, y, area } = scales;
        return [
          known ? path("ex-guides", `M${x(angle)} ${y(now.slope)}V${y(0)}`) : "",
          now.size > 0 ? path("ex-tangent", `M${x(now.angle)} ${y(now.size)}V${area.bottom}`) : "",
          known
            ? curve(
                "ex-curve",
                scales,
                ANGLES.map((a) => [a, slopeAlong(now.gradient, a)]),
              )
            : "",
        ];
      },
      over: ({ x, y, area }) => {
        const near = between(area.left + 30, x(now.angle) || 0, area.right - 30);
        return [
          known ? dot("ex-mark", x(angle), between(area.top, y(now.slope), area.bottom)) : "",
          now.size > 0 ? words(near, Math.max(y(now.size) - 8, area.top + 10), "middle", "gradient") : "",
        ];
      },
    });
  };

  const view = () => {
    const { label, axes, tell, rates } = hill;
    const [at, angle] = [get("at"), get("angle")];
    const now = read(at, angle);
    const rate = (v) => (Number.isFinite(v) ? withUnit(short(v), rates[0]) : "none");
    const degrees = (v) => `${short(Number(v.toFixed(1)))}°`;
    const steep = Number.isFinite(now.angle);
    const gradient = now.gradient.map((v) => (Number.isFinite(v) ? short(v) : "none")).join(", ");
    const face = (away) => () => setAngle(now.angle + away);
    const note = sentence(hill, now);
    return {
      main: [title(label), map(at, angle, now)],
      side: [title("Slope along u"), slopes(angle, now, rate(now.slope))],
      readings: readings(
        card("slope along u", rate(now.slope), { look: "ex-secant", small: `u at ${degrees(angle)}` }),
        card("length of ∇f", rate(now.size), {
          look: "ex-arrow",
          small: `(${gradient})${steep ? ` at ${degrees(now.angle)}` : ""}`,
        }),
        card("between ∇f and u", steep ? degrees(now.away) : "none", { small: "0° is the steepest way up" }),
      ),
      note,
      controls: [
        slider({
          symbol: html`<i>angle</i>`,
          label: "Angle of u, from the first axis",
          ends: [0, 360],
          step: 1,
          value: angle,
          text: degrees(angle),
          told: `angle ${degrees(angle)}`,
          input: setAngle,
        }),
        point.rows(axes, tell),
        buttons(
          button("Along ∇f", face(0), { disabled: !steep }),
          button("Along the level line", face(90), { disabled: !steep }),
        ),
      ],
      field: field(),
      said: `Slope ${rate(now.slope)} along u at ${degrees(angle)}; gradient ${rate(now.size)}. ${note}`,
    };
  };
  return { view, hears: [hears] };
});

function sentence({ blank }, { value, size, slope, away }) {
  if (!Number.isFinite(value)) return "There is no value here, so there is no gradient.";
  if (!Number.isFinite(size))
    return "There is a kink or a jump here: a slope along an axis is missing, so there is no gradient.";
  if (size === 0)
    return "The gradient is 0 here: the slope is 0 in every direction, and none is the steepest. So no arrow is drawn.";
  const empty = blank ? " Where the map is blank there is no value." : "";
  const nearly = (off) => (Math.abs(off) < 0.05 ? "" : "nearly ");
  if (away < 0.6)
    return `u points ${nearly(away)}along the gradient: no other way is steeper, and its slope is the gradient's length.${empty}`;
  if (away > 179.4)
    return `u points ${nearly(180 - away)}against the gradient: the steepest way down.${empty}`;
  if (Math.abs(away - 90) < 0.6)
    return `u runs ${nearly(away - 90)}along the level line, at a right angle to the gradient: there the slope is 0.${empty}`;
  return slope > 0
    ? `u goes up, with the share cos ${short(Number(away.toFixed(1)))}° of the gradient's length.${empty}`
    : `u goes down: it points more than 90° away from the gradient.${empty}`;
}
