// The bar of narrow screens: its two menus are <details> and open without scripts; here they close
// when one has chosen, and the buttons within reach of a thumb come and go.
export function followBars() {
  const menus = /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll(".bar details")]);
  const sections = menus.find((one) => one.classList.contains("bar-sections"));
  for (const menu of menus) {
    menu.addEventListener("click", ({ target }) => {
      if (target instanceof Element && target.closest("a")) menu.open = false;
    });
    menu.addEventListener("focusout", ({ relatedTarget }) => {
      // The Tab key went on: what it stops at must not lie below an open menu.
      if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) menu.open = false;
    });
    menu.addEventListener("toggle", () => {
      if (!menu.open) menu.classList.remove("below");
      else for (const other of menus) if (other !== menu) other.open = false;
    });
  }
  addEventListener("keydown", ({ key }) => {
    const open = menus.find((one) => one.open);
    if (key !== "Escape" || !open) return;
    open.open = false;
    open.querySelector("summary")?.focus();
  });
  addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Element && !target.closest(".bar, .thumbs"))
      for (const one of menus) one.open = false;
  });

  const thumbs = /** @type {HTMLElement | null} */ (document.querySelector(".thumbs"));
  if (!thumbs) return;
  thumbs.hidden = false;
  thumbs.classList.add("away");
  thumbs.querySelector("[data-contents]")?.addEventListener("click", () => {
    if (!sections) return;
    sections.classList.add("below");
    sections.open = true;
    sections.querySelector("a")?.focus({ preventScroll: true });
  });
  let before = scrollY;
  addEventListener(
    "scroll",
    () => {
      if (Math.abs(scrollY - before) < 8) return;
      thumbs.classList.toggle("away", scrollY > before || scrollY < innerHeight);
      before = scrollY;
    },
    { passive: true },
  );
}
