// @ts-check
// Where to begin, after the self-test. Nothing here touches a page.

/**
 * @typedef {{reminder: string, title: string, because: string,
 *   chapter: {name: string, number: number, title: string}, ideas: Record<string, [string, string]>}} Topic
 */

const WORDS = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** How many of the answers were right, as the beginning of a sentence. */
export function sum(/** @type {Map<string, boolean>} */ first) {
  const right = [...first.values()].filter(Boolean).length;
  return `${WORDS[right]} of ${WORDS[first.size]}`.replace(/^./, (one) => one.toUpperCase());
}

/**
 * What to do first, and what later, as paragraphs of HTML.
 * @param {Topic[]} topics
 * @param {Map<string, boolean>} first whether the first answer to each question was right
 * @param {(page: string, words: string) => string} link
 */
export function proposal(topics, first, link) {
  const start = topics[0].chapter;
  const chapter = (one) => link(`chapters/${one.name}`, `chapter ${one.number}, ${one.title}`);
  const missed = topics.filter(({ ideas }) => Object.keys(ideas).some((slug) => !first.get(slug)));
  const now = missed.filter((topic) => topic.chapter.number === start.number);
  const later = missed.filter((topic) => !now.includes(topic));
  const count = ({ ideas }) => {
    const slugs = Object.keys(ideas);
    return `${slugs.filter((slug) => !first.get(slug)).length} of ${slugs.length} missed`;
  };
  const item = (topic, when) =>
    `<li>${link(`reminders/${topic.reminder}`, topic.title)} (${count(topic)}), ${when}: ${topic.because}.</li>`;
  const list = (items) => (items.length ? `<ul>${items.join("")}</ul>` : "");
  const held = "What it takes for granted, functions and Python, you have.";
  return [
    `<p><b>${sum(first)}.</b> `,
    now.length
      ? `Begin with what chapter ${start.number} takes for granted, then go on to ${chapter(start)}.</p>`
      : `Begin with ${chapter(start)}. ${missed.length ? held : "You missed nothing here."}</p>`,
    list(now.map((topic) => item(topic, `before chapter ${start.number}`))),
    later.length ? "<p>Not now, but in time:</p>" : "",
    list(later.map((topic) => item(topic, `before chapter ${topic.chapter.number}`))),
    "<p>No question was about calculus, so this says nothing of what you know of it already. ",
    "If derivatives are old friends, answer the <i>Check yourself</i> at the end of a chapter first, and read the chapter if it stops you.</p>",
  ].join("");
}
