// @ts-check
// The notebook of a page as data: its cells, and the file that a reader takes away.

/** @typedef {{ id: string, cell_type: string, source: string | string[], metadata: any }} Raw */
/** @typedef {{ cells: Raw[] }} Notebook */
/** @typedef {{ id: string, code: string, words: string, metadata: any, tags: Set<string> }} Part */

/** @param {string | string[]} source */
export const joined = (source) => (Array.isArray(source) ? source.join("") : source);
/** @param {string} source */
export const lines = (source) => source.split(/(?<=\n)/);

/** The cells of code that stand on the page, each with the words since the code before it.
 * @param {Notebook} notebook
 * @returns {Part[]} */
export function parts(notebook) {
  const found = [];
  let words = [];
  for (const { id, cell_type, source, metadata } of notebook.cells) {
    const tags = /** @type {Set<string>} */ (new Set(metadata.tags ?? []));
    if (cell_type === "markdown") words.push(joined(source));
    if (cell_type !== "code" || tags.has("remove-cell")) continue;
    found.push({ id, code: joined(source), words: words.join("\n\n"), metadata, tags });
    words = [];
  }
  return found;
}

/** The task that a cell checks, and its points; nothing for other cells.
 * @param {Part} part
 * @returns {{ task: string, points: number } | undefined} */
export function graded({ code, metadata }) {
  const { grade, points } = metadata.nbgrader ?? {};
  const task = code.match(/\bcheck\.(\w+)\(/)?.[1];
  return grade && task ? { task, points } : undefined;
}

/** The notebook as a file, with other texts in some cells and all else as it was.
 * @param {Notebook} notebook
 * @param {Map<string, string>} texts */
export function fileOf(notebook, texts) {
  const cells = notebook.cells.map((cell) => {
    const text = texts.get(cell.id);
    return text === undefined || text === joined(cell.source) ? cell : { ...cell, source: lines(text) };
  });
  return `${JSON.stringify({ ...notebook, cells }, null, 1)}\n`;
}

/** The texts of the cells of code in a file, by id; throws where it is no notebook.
 * @param {string} text */
export function textsIn(text) {
  const { cells } = JSON.parse(text);
  const code = cells.filter((/** @type {Raw} */ cell) => cell.cell_type === "code" && cell.id);
  return new Map(code.map((/** @type {Raw} */ cell) => [cell.id, joined(cell.source)]));
}
