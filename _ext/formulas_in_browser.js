// Renders the formulas of a page that was built without Node.
const { katex } = /** @type {any} */ (window);
for (const element of document.querySelectorAll(".formula")) {
  katex.render(element.textContent, element, {
    displayMode: element.classList.contains("display"),
    throwOnError: false,
  });
}
