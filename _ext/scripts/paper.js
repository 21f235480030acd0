// A handout that the address leads to is printed alone. Firefox prints a copy of the page that forgets
// where its address leads: there the part has a class.

export function markForPaper() {
  const mark = () => {
    document.querySelector(".led-to")?.classList.remove("led-to");
    document.querySelector(":target")?.classList.add("led-to");
  };
  addEventListener("hashchange", mark);
  mark();
}
