// Where the reader is: the map marks the section, a ring fills as sections are read, the bar of a phone
// names it; and tomorrow the page offers to go on there.
import { keep, visits } from "./kept.js";
import { afterPaint } from "./near.js";

const ENOUGH = 4000; // milliseconds in a section, so that scrolling past is not reading

export function followReader() {
  const page = document.querySelector(".rail [aria-current=page]")?.getAttribute("data-page") ?? "";
  const sections = /** @type {HTMLElement[]} */ ([
    ...document.querySelectorAll(".text > section > section[id]"),
  ]);
  if (page && sections.length) forgetGone(page, sections);
  paint(page);
  offerToGoOn();
  if (!sections.length) return;
  if (page) offerToResume(page, sections);
  afterPaint(() => watch(page, sections));
}

/** @param {string} id */
const linksTo = (id) => document.querySelectorAll(`.map-sections a[href="#${CSS.escape(id)}"]`);

/** @param {Element} section */
const nameOf = (section) => section.querySelector("h2")?.firstChild?.textContent ?? "";

/** A new edition of a page may have other sections: one that is gone is no more a part of it.
 * @param {string} page
 * @param {HTMLElement[]} sections */
function forgetGone(page, sections) {
  const before = visits()[page]?.read ?? [];
  const read = before.filter((id) => sections.some((one) => one.id === id));
  if (read.length < before.length) keep(page, { read });
}

/** Show how much of each chapter has been read.
 * @param {string} page */
function paint(page) {
  const kept = visits();
  for (const link of document.querySelectorAll("[data-page]")) {
    const [name, count] = [link.getAttribute("data-page") ?? "", Number(link.getAttribute("data-sections"))];
    const share = Math.min(1, (kept[name]?.read.length ?? 0) / (count || 1));
    const mark = /** @type {HTMLElement | null} */ (link.querySelector(".ring, .card-progress"));
    mark?.style.setProperty("--p", String(share));
    mark?.classList.toggle("done", share === 1);
    const part = share === 1 ? "read" : share ? `${Math.round(100 * share)} % read` : "";
    link.toggleAttribute("title", Boolean(part));
    if (part) link.setAttribute("title", part);
  }
  for (const id of kept[page]?.read ?? []) for (const link of linksTo(id)) link.classList.add("read");
}

/** On the first page the one button leads to where the reader was last. */
function offerToGoOn() {
  const button = document.querySelector("a[data-continue]");
  const linkTo = (/** @type {string} */ page) =>
    document.querySelector(`.rail a[data-page="${CSS.escape(page)}"]`);
  const [last] = Object.entries(visits())
    .filter(([page]) => linkTo(page)) // the course may have lost one
    .sort(([, a], [, b]) => b.when - a.when);
  if (!button || !last) return;
  const link = linkTo(last[0]);
  const [number, name] = link?.querySelectorAll("span") ?? [];
  if (!link || !name) return;
  const at = last[1].at ? `#${last[1].at}` : "";
  button.setAttribute("href", `${link.getAttribute("href")}${at}`);
  button.textContent = `Go on: ${number.textContent} · ${name.textContent}`;
}

/** A line under the opener that leads to the section of last time.
 * @param {string} page
 * @param {HTMLElement[]} sections */
function offerToResume(page, sections) {
  const at = sections.findIndex((one) => one.id === visits()[page]?.at);
  const opener = document.querySelector(".opener");
  if (at < 1 || location.hash || !opener) return;
  const line = document.createElement("p");
  line.className = "resume";
  const link = document.createElement("a");
  link.href = `#${sections[at].id}`;
  link.textContent = nameOf(sections[at]);
  line.append("Last time you were at ", link, ".");
  opener.after(line);
}

/** @param {string} page
 * @param {HTMLElement[]} sections */
function watch(page, sections) {
  const bar = /** @type {HTMLElement | null} */ (document.querySelector(".bar-progress"));
  const [count, now] = [document.querySelector(".bar-count"), document.querySelector(".bar-now")];
  const next = document.querySelector("[data-next-section]");
  const title = now?.textContent ?? "";
  /** @type {HTMLElement | undefined} */
  let here;
  let since = 0;

  function follow() {
    // All is measured before anything changes: the page is laid out once.
    const whole = document.documentElement.scrollHeight - innerHeight;
    const seen = sections.findLast((one) => one.getBoundingClientRect().top < innerHeight * 0.4);
    bar?.style.setProperty("--p", String(scrollY / Math.max(1, whole)));
    if (here && performance.now() - since > ENOUGH && ends(here)) remember(page, here.id);
    if (seen === here) return;
    for (const link of here ? linksTo(here.id) : []) link.removeAttribute("aria-current");
    [here, since] = [seen, performance.now()];
    for (const link of here ? linksTo(here.id) : []) link.setAttribute("aria-current", "true");
    if (page && here && scrollY > 0) keep(page, { at: here.id });
    const position = here ? sections.indexOf(here) : -1;
    if (count) count.textContent = here ? `${position + 1}/${sections.length}` : "";
    if (now) now.textContent = here ? nameOf(here) : title;
    next?.setAttribute("href", `#${(sections[position + 1] ?? sections[position]).id}`);
    next?.toggleAttribute("hidden", position + 1 >= sections.length);
  }
  let asked = false;
  const later = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => ((asked = false), follow()));
  };
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later);
  follow();
}

/** Whether the end of a section has come into the window.
 * @param {Element} section */
const ends = (section) => section.getBoundingClientRect().bottom < innerHeight * 0.9;

/** @param {string} page
 * @param {string} id */
function remember(page, id) {
  const read = visits()[page]?.read ?? [];
  if (!page || read.includes(id)) return;
  keep(page, { read: [...read, id] });
  paint(page);
}
