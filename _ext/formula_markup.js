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

/** The MathML of a formula. @param {any} katex @param {string} tex @param {boolean} display */
function formulaMarkup(katex, tex, display) {
  let markup = katex.renderToString(tex, { displayMode: display, output: "mathml" });
  for (const [found, instead] of REWRITTEN) markup = markup.replace(found, instead);
  return markup;
}
