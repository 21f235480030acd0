// @ts-check
// One markup for a formula: MathML, as KaTeX writes it, without what no reader needs. Browsers of
// today do not know bold and double-struck variants of a letter; Unicode has letters for both.
// A classic script: Node and the browser both run it as it is.

/** The first capital and the first small letter of an alphabet. @type {Record<string, [number, number]>} */
const ALPHABETS = { bold: [0x1d400, 0x1d41a], "double-struck": [0x1d538, 0x1d552] };
const EXCEPTIONS = { "double-struck": { R: "ℝ", N: "ℕ", Z: "ℤ", Q: "ℚ", C: "ℂ", P: "ℙ", H: "ℍ" } };

/** @param {string} variant @param {string} letter */
function letterOf(variant, letter) {
  const [capital, small] = ALPHABETS[variant];
  const place = letter.charCodeAt(0) - (letter < "a" ? 65 : 97);
  return EXCEPTIONS[variant]?.[letter] ?? String.fromCodePoint((letter < "a" ? capital : small) + place);
}

const THIN = '<mspace width="0.17em"></mspace>';

/** What is written otherwise, each with its reason. @type {[RegExp, string | ((...found: string[]) => string)][]} */
const REWRITTEN = [
  // nothing around the formula, and its TeX not a second time
  [/^<span[^>]*>|<\/span>$|<semantics>|<annotation[\s\S]*<\/annotation><\/semantics>/g, ""],
  [/ xmlns="[^"]*"/g, ""],
  [
    /<mi mathvariant="(bold|double-struck)">([A-Za-z])</g,
    (_, variant, letter) => `<mi>${letterOf(variant, letter)}<`,
  ],
  // a prime is raised as it is
  [
    /<msup>(<(mi|mo)[^>]*>[^<]*<\/\2>)(?:<mrow>)?((?:<mo[^>]*>′<\/mo>)+)(?:<\/mrow>)?<\/msup>/g,
    (_, base, __, primes) =>
      `<mrow>${base}${primes.replace(/<mo[^>]*>/g, '<mo lspace="0" rspace="0">')}</mrow>`,
  ],
  // bars of a size are brackets, and a sign after a sign belongs to what follows
  [/<mi mathvariant="normal">∣<\/mi>/g, '<mo stretchy="false">∣</mo>'],
  [/<mo([^>]*)>∣<\/mo>/g, '<mo$1 lspace="0" rspace="0">|</mo>'],
  [/<mo([^>]*)>∥<\/mo>/g, '<mo$1 lspace="0" rspace="0">‖</mo>'],
  [/(<mo[^>]*>[=(,≈<>≤≥←→⋅+−[≠]<\/mo>)<mo>([−+])<\/mo>/g, '$1<mo form="prefix">$2</mo>'],
  // a thin space between a function's name and its neighbours: "y ln p"
  [/<mo>\u2061<\/mo>(?=<mo[^>]*>[([]|<\/)/g, ""],
  [/<mo>\u2061<\/mo>/g, THIN],
  [
    /(?<!<m(?:sub|sup|subsup|under|over|underover|frac)>)(<mi[^>]*>[^<]*<\/mi>|<mn>[^<]*<\/mn>|<mo[^>]*>\)<\/mo>)(?=<mi[^>]*>[a-zA-Z]{2,}<\/mi>)/g,
    `$1${THIN}`,
  ],
  [/<mtext>\u2009<\/mtext>/g, THIN],
  // groups that group nothing
  [/(<mrow>|<mstyle[^>]*>)<mrow><\/mrow>/g, "$1"],
  [/<mrow>(<(mi|mn|mtext)[^>]*>[^<]*<\/\2>)<\/mrow>/g, "$1"],
];

/** What sets its children in a row without being told to. */
const ROWS = /^<(math|mrow|mtd|mstyle|msqrt)\b/;
const SIGN = /^<mo\b/;
const PRIME = /^<mo[^>]*>′/;

/**
 * A formula without its rows in rows, which are a seventh of what a page holds. A row stays where a sign stands
 * at its edge, because what is before or after a sign says how much space is around it; a prime has none.
 * @typedef {{ open: string, parts: (Item | string)[], close: string }} Item
 * @param {string} markup
 */
function flattened(markup) {
  /** @type {Item[]} */
  const stack = [{ open: "", parts: [], close: "" }];
  for (const piece of markup.match(/<[^>]*>|[^<]+/g) ?? []) {
    const above = stack[stack.length - 1];
    if (piece.startsWith("</")) {
      above.close = piece;
      stack.pop();
    } else if (piece.startsWith("<") && !piece.endsWith("/>")) {
      const item = { open: piece, parts: [], close: "" };
      above.parts.push(item);
      stack.push(item);
    } else above.parts.push(piece);
  }
  return written(stack[0]);
}

/** @param {Item | string} item @returns {string} */
function written(item) {
  if (typeof item === "string") return item;
  const alone = item.parts.length === 1;
  const parts = item.parts.map((part) => {
    const whole = written(part);
    const isRow = whole.startsWith("<mrow>") && typeof part !== "string" && ROWS.test(item.open);
    return isRow && (alone || !hasSignAtEdge(part)) ? whole.slice(6, -7) : whole;
  });
  return `${item.open}${parts.join("")}${item.close}`;
}

/** @param {Item} row */
function hasSignAtEdge({ parts }) {
  const isSign = (/** @type {Item | string} */ part) => {
    const text = typeof part === "string" ? part : written(part);
    return SIGN.test(text) && !PRIME.test(text);
  };
  return !parts.length || isSign(parts[0]) || isSign(parts[parts.length - 1]);
}

/** The MathML of a formula. @param {any} katex @param {string} tex @param {boolean} display */
function formulaMarkup(katex, tex, display) {
  let markup = katex.renderToString(tex, { displayMode: display, output: "mathml" });
  for (const [found, instead] of REWRITTEN) markup = markup.replace(found, instead);
  return flattened(markup);
}
