// Writes the formulas of a page that was built without Node.
const { katex, formulaMarkup } = /** @type {any} */ (window);
for (const element of document.querySelectorAll(".formula")) {
  try {
    element.innerHTML = formulaMarkup(katex, element.textContent, element.classList.contains("display"));
  } catch (error) {
    console.error(error); // the TeX stays
  }
}
