// "/" and Ctrl+K (Cmd+K) go to the search.

/** @param {EventTarget | null} target */
const isTyped = (target) =>
  target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;

export function bindKeys() {
  addEventListener("keydown", (event) => {
    const slash = event.key === "/" && !isTyped(event.target);
    // Where a browser fills in a form, keys come without a name.
    const k = event.key?.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    if (!slash && !k) return;
    const fields = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll(".find input")]);
    // What is in a closed <details> has a place, too.
    const seen = fields.find((one) => !one.closest("details:not([open])") && one.getClientRects().length);
    const menu = /** @type {HTMLDetailsElement | null} */ (document.querySelector(".bar-menu"));
    if (!seen && menu) menu.open = true;
    const field = seen ?? menu?.querySelector("input");
    if (!field) return;
    event.preventDefault();
    field.focus();
  });
}
