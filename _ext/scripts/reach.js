// What scrolls sideways inside itself can be reached by keyboard, and says so to who does not see it.
import { whenLaidOut } from "./near.js";

const SCROLLS = ".scrolls, .text_html, pre";
const PIECE = 12; // milliseconds of work, so that nobody waits for it

export async function reachScrollers() {
  await document.fonts.ready; // widths are those of the final letters
  whenLaidOut(async (parts) => {
    await reachInPieces(parts);
    document.documentElement.dataset.reached = "";
  });
}

/** @param {Element[]} parts */
async function reachInPieces(parts) {
  let start = performance.now();
  for (const part of parts) {
    reach(part);
    if (performance.now() - start < PIECE) continue;
    await new Promise((rest) => setTimeout(rest));
    start = performance.now();
  }
}

/** First all is measured, then all is changed: the page is laid out once for a part.
 * @param {Element} part */
function reach(part) {
  const wide = [...part.querySelectorAll(".formula:not(.display)")].filter((formula) => {
    const room = formula.closest("p, li, td, th, dd, .box, section")?.clientWidth ?? innerWidth;
    return formula.getBoundingClientRect().width > room + 1;
  });
  for (const formula of wide) formula.classList.add("scrolls", "alone");
  const boxes = [...part.querySelectorAll(SCROLLS), ...(part.matches(SCROLLS) ? [part] : [])];
  for (const box of boxes.filter((one) => one.scrollWidth > one.clientWidth + 1))
    box.setAttribute("tabindex", "0");
}
