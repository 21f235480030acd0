// What scrolls sideways inside itself can be reached by keyboard, and says so to who does not see it.
export async function reachScrollers() {
  await document.fonts.ready; // widths are those of the final letters
  for (const formula of document.querySelectorAll(".formula:not(.display)")) {
    const room = formula.closest("p, li, td, th, dd, .box, section")?.clientWidth ?? innerWidth;
    if (formula.getBoundingClientRect().width > room + 1) formula.classList.add("scrolls", "alone");
  }
  for (const box of document.querySelectorAll(".scrolls, .text_html, .text pre")) {
    if (box.scrollWidth > box.clientWidth + 1) box.setAttribute("tabindex", "0");
  }
}
