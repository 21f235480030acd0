// @ts-check
// Binds pages of the built site into one document, to be printed (tools/make_pdf.py): a title page,
// the contents, then the text of each page. A link from page to page becomes one within the document,
// a link to what is not bound loses its address, and every id gets the name of its page before it.

/** @typedef {{name: string, number?: number, caption?: string}} Entry */

const idOf = (/** @type {string} */ name, hash = "") => name.replace("/", "--") + (hash && `--${hash}`);
const quoted = (/** @type {string} */ text) => `"${text.replace(/["\\]/g, "\\$&")}"`;

/** Lay the pages into this document; return the ids that the contents lead to.
 * @param {{title: string, author: string, foot: string, entries: Entry[]}} book */
export async function bind({ title, author, foot, entries }) {
  const root = new URL("./", document.baseURI);
  const bound = new Set(entries.map((entry) => entry.name));
  const texts = await Promise.all(entries.map((entry) => textOf(entry.name, root, bound)));
  document.title = title;
  document.body.append(titlePage(title, author, foot), contents(entries, texts), ...texts);
  document.head.append(runningHeads(title, entries, texts));
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.decode()));
  return [...document.querySelectorAll(".contents a")].map((link) => link.getAttribute("href")?.slice(1));
}

/** Write the numbers of pages into the contents. */
export function number(/** @type {number[]} */ pages) {
  document.querySelectorAll(".contents .folio").forEach((place, i) => {
    place.textContent = String(pages[i]);
  });
}

async function textOf(/** @type {string} */ name, /** @type {URL} */ root, /** @type {Set<string>} */ bound) {
  const address = new URL(`${name}.html`, root);
  const html = await (await fetch(address)).text();
  const text = /** @type {HTMLElement} */ (
    new DOMParser().parseFromString(html, "text/html").querySelector("article.text")
  );
  // Questions to check oneself are printed with their answers.
  for (const list of text.querySelectorAll("noscript:has(.ex-quiz, .ex-self_test)"))
    list.parentElement?.replaceChildren(...list.children);
  for (const one of text.querySelectorAll("noscript, script, .headerlink")) one.remove();
  for (const image of text.querySelectorAll("img")) {
    image.src = new URL(image.getAttribute("src") ?? "", address).href;
    image.loading = "eager";
  }
  const question = text.querySelector("h1 .question:not(:only-child)");
  if (question && !question.textContent?.endsWith("?")) question.append(":");
  for (const one of text.querySelectorAll("[id]")) one.id = idOf(name, one.id);
  for (const link of text.querySelectorAll("a[href]")) lead(link, address, root, bound);
  text.id = idOf(name);
  text.style.setProperty("page", idOf(name));
  return document.adoptNode(text);
}

/** Have a link lead to where its page is bound. */
function lead(
  /** @type {Element} */ link,
  /** @type {URL} */ address,
  /** @type {URL} */ root,
  /** @type {Set<string>} */ bound,
) {
  const url = new URL(link.getAttribute("href") ?? "", address);
  if (!url.href.startsWith(root.href)) return;
  const name = url.pathname.slice(root.pathname.length).replace(/\.html$/, "");
  if (bound.has(name)) link.setAttribute("href", `#${idOf(name, decodeURIComponent(url.hash.slice(1)))}`);
  else link.removeAttribute("href");
}

function element(/** @type {string} */ tag, /** @type {string} */ className, /** @type {any[]} */ ...inside) {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...inside);
  return made;
}

const titlePage = (/** @type {string} */ title, /** @type {string} */ author, /** @type {string} */ foot) =>
  element(
    "header",
    "title-page",
    element("p", "book-title", title),
    element("p", "book-author", author),
    element("p", "book-foot", foot),
  );

function contents(/** @type {Entry[]} */ entries, /** @type {HTMLElement[]} */ texts) {
  const list = element("ol", "");
  entries.forEach((entry, i) => {
    if (entry.caption) list.append(element("li", "contents-part", entry.caption));
    // The first page has the title of the book: its sections alone are named.
    const rows = i === 0 ? [] : [row(`#${texts[i].id}`, headingOf(texts[i]), entry.number)];
    const parts = i === 0 || entry.number ? [sectionsOf(texts[i])] : [];
    list.append(element("li", kindOf(entry), ...rows, ...parts));
  });
  return element("nav", "contents", element("h1", "", "Contents"), list);
}

const kindOf = (/** @type {Entry} */ entry) =>
  entry.number ? "contents-chapter" : entry.name.startsWith("exercises/") ? "contents-exercises" : "";

const sectionsOf = (/** @type {HTMLElement} */ text) =>
  element(
    "ol",
    "",
    ...[...text.querySelectorAll("section > section:has(> h2)")].map((section) =>
      element("li", "", row(`#${section.id}`, section.querySelector("h2")?.textContent ?? "")),
    ),
  );

function row(/** @type {string} */ href, /** @type {string} */ title, number = 0) {
  const link = element(
    "a",
    "",
    ...(number ? [element("b", "", String(number))] : []),
    element("span", "", title),
    element("i", ""),
    element("span", "folio"),
  );
  link.setAttribute("href", href);
  return link;
}

/** The words of a heading: those of a chapter are a question and a subject. */
const headingOf = (/** @type {HTMLElement} */ text) => (text.querySelector("h1")?.textContent ?? "").trim();

function runningHeads(
  /** @type {string} */ title,
  /** @type {Entry[]} */ entries,
  /** @type {HTMLElement[]} */ texts,
) {
  const style = document.createElement("style");
  style.textContent = texts
    .map((text, i) => {
      const subject = text.querySelector("h1 .subject")?.textContent ?? headingOf(text);
      const head = i === 0 ? "none" : quoted(`${entries[i].number ?? ""} ${subject}`.trim());
      return `@page ${text.id} { @top-left { content: ${quoted(title)} } @top-right { content: ${head} } }`;
    })
    .join("\n");
  return style;
}
