// @ts-check
// Elements in one line each.

/** @type {<K extends keyof HTMLElementTagNameMap>(tag: K, more?: object, ...inside: (Node | string)[]) => HTMLElementTagNameMap[K]} */
export const make = (tag, more = {}, ...inside) => {
  const element = Object.assign(document.createElement(tag), more);
  element.append(...inside);
  return element;
};

/** A button; `label` says more than its word to who does not see where it stands.
 * @param {string} word
 * @param {() => void} onclick
 * @param {string} [label] */
export function press(word, onclick, label) {
  const button = make("button", { type: "button", className: "live-button", onclick }, word);
  if (label) button.setAttribute("aria-label", label);
  return button;
}
