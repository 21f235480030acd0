// What scrolls sideways inside itself can be reached by keyboard, and says so to who does not see it.
export async function reachScrollers() {
  await document.fonts.ready; // widths are those of the final letters
  for (const box of document.querySelectorAll(".scrolls, .text_html, .text pre")) {
    if (box.scrollWidth > box.clientWidth + 1) box.setAttribute("tabindex", "0");
  }
}
