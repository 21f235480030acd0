// What is done with a page once it is laid out. To measure before the first paint would hold it back; to
// measure a part of a section that is not laid out yet (style/47_long.css) would lay it out, and its
// buttons would lie on those of others.

/** @param {() => void} act  called when the page has been painted */
export const afterPaint = (act) => requestAnimationFrame(() => setTimeout(act));

/** @param {(parts: Element[]) => void} act  called with the parts that are laid out now, then with those
 *   of each section that comes near */
export function whenLaidOut(act) {
  const now = [...document.querySelectorAll(".text > section > :not(section)")];
  for (const section of document.querySelectorAll(".text > section > section")) {
    if (section.firstElementChild?.checkVisibility?.({ contentVisibilityAuto: true }) ?? true)
      now.push(...section.children);
    else section.addEventListener("contentvisibilityautostatechange", later);
  }
  act(now);

  /** @param {Event} event */
  function later(event) {
    const section = /** @type {Element} */ (event.target);
    if (/** @type {ContentVisibilityAutoStateChangeEvent} */ (event).skipped) return;
    section.removeEventListener("contentvisibilityautostatechange", later);
    act([...section.children]);
  }
}
