// Colours: as the system has them, light, or dark. The first choice is made before anything is painted
// (theme/before_paint.js); here is the button that changes it.
const NAMES = { system: "As system", light: "Light", dark: "Dark" };
const KEY = "course.colours";
/** @typedef {keyof typeof NAMES} Choice */

/** The choice that follows another when the button is pressed.
 * @param {Choice} choice */
export function after(choice) {
  const all = /** @type {Choice[]} */ (Object.keys(NAMES));
  return all[(all.indexOf(choice) + 1) % all.length];
}

export function offerColours(root = document.documentElement) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const buttons = [...document.querySelectorAll("button[data-colours]")];
  const show = () => {
    const choice = /** @type {Choice} */ (root.dataset.colours ?? "system");
    root.dataset.theme = choice !== "system" ? choice : system.matches ? "dark" : "light";
    for (const button of buttons) {
      button.setAttribute("aria-label", `Colours: ${NAMES[choice]}`);
      const words = button.querySelector("span");
      if (words) words.textContent = NAMES[choice];
    }
  };
  for (const button of buttons)
    button.addEventListener("click", () => {
      root.dataset.colours = after(/** @type {Choice} */ (root.dataset.colours ?? "system"));
      try {
        localStorage.setItem(KEY, root.dataset.colours);
      } catch {
        // Full: the choice lasts as long as the page.
      }
      show();
    });
  system.addEventListener("change", show);
  // Chosen in another window, or on another page before the reader came back to this one.
  const again = () => {
    const chosen = localStorage.getItem(KEY);
    if (chosen && Object.keys(NAMES).includes(chosen)) root.dataset.colours = chosen;
    show();
  };
  addEventListener("storage", ({ key }) => key === KEY && again());
  addEventListener("pageshow", ({ persisted }) => persisted && again());
  show();
}
