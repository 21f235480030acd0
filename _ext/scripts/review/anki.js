// The file that Anki imports: lines that say what it is, and one for each note (_ext/anki.py writes these).

const HEADER = [
  "#separator:tab",
  "#html:true",
  "#deck:Calculus for Deep Learning",
  "#guid column:1",
  "#tags column:4",
  "#columns:Name\tFront\tBack\tTags",
];

/** The text of a file with notes. @param {Record<string, string>} notes @param {string[]} slugs */
export const ankiFile = (notes, slugs) =>
  `${[...HEADER, ...slugs.filter((slug) => slug in notes).map((slug) => notes[slug])].join("\n")}\n`;
