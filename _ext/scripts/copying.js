// A button to copy code: code, and neither the prompts of an example nor what it printed.
import { whenLaidOut } from "./near.js";

/** The code of a block, as one would type it.
 * @param {Element} block */
export function codeOf(block) {
  const copy = /** @type {Element} */ (block.cloneNode(true));
  for (const one of copy.querySelectorAll(".gp, .go, .gt")) one.remove();
  const lines = (copy.textContent ?? "").split("\n");
  // What an example printed leaves empty lines behind.
  const isExample = block.querySelector(".gp") !== null;
  return (isExample ? lines.filter((line) => line.trim()) : lines).join("\n").trimEnd();
}

const BLOCKS =
  ".cell_input > div, .text div[class*=highlight-]:not(.highlight-text, .cell *, .cell_output *)";

export const offerCopying = () =>
  whenLaidOut((parts) => {
    for (const part of parts)
      offer([...part.querySelectorAll(BLOCKS), ...(part.matches(BLOCKS) ? [part] : [])]);
  });

/** @param {Element[]} blocks */
function offer(blocks) {
  for (const block of blocks) {
    const code = block.querySelector("pre");
    if (!code) continue;
    const button = document.createElement("button");
    button.className = "copy";
    button.type = "button";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      const done = await navigator.clipboard.writeText(codeOf(code)).then(
        () => "Copied",
        () => "Not allowed",
      );
      button.textContent = done;
      setTimeout(() => (button.textContent = "Copy"), 1500);
    });
    (block.closest(".cell_input") ?? block).append(button);
  }
}
