// The course as the page tells it (_ext/review.py), and the questions as they are loaded.

/** @typedef {[kind: "question" | "prediction", slug: string]} Asked
 * @typedef {{title: string, link: string, asks: Asked[]}} Idea
 * @typedef {{name: string, number: number, title: string, page: string, link: string, sections: string[],
 *   exercises: string, tasks: Record<string, number>, ideas: Idea[]}} Chapter
 * @typedef {{questions: string, v: string, chapters: Chapter[]}} Outline
 * @typedef {import("../../../lib/widgets/src/asking/judge.js").Question
 *   & {kind: Asked[0], form: string}} Question */

/** @type {Outline} */
export const outline = JSON.parse(document.getElementById("outline")?.textContent ?? "");

/** The names of all questions of a chapter. @param {Chapter} chapter */
export const slugsOf = (chapter) => chapter.ideas.flatMap(({ asks }) => asks.map(([, slug]) => slug));

/** The names of all questions, in the order of the course. */
export const order = outline.chapters.flatMap(slugsOf);

/** Where a question belongs. @param {string} slug */
export function placeOf(slug) {
  for (const chapter of outline.chapters)
    for (const idea of chapter.ideas) if (idea.asks.some(([, one]) => one === slug)) return { chapter, idea };
  throw new Error(`no chapter asks ${slug}`);
}

/** What stands in a file of questions. @param {string} name @returns {Promise<any>} */
async function load(name) {
  const answer = await fetch(`${outline.questions}/${name}.json?v=${outline.v}`);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

/** @type {Map<string, Promise<Question[]>>} */
const loaded = new Map();

/** A question, with its form and its replies. @param {string} slug */
export async function questionOf(slug) {
  const { name } = placeOf(slug).chapter;
  if (!loaded.has(name)) loaded.set(name, load(name));
  try {
    const found = (await loaded.get(name))?.find((one) => one.slug === slug);
    if (!found) throw new Error(`no file has ${slug}`);
    return found;
  } catch (error) {
    loaded.delete(name); // asked for again, it may come
    throw error;
  }
}

/** All questions as notes for Anki, by their names. @returns {Promise<Record<string, string>>} */
export const notes = () => load("anki");
