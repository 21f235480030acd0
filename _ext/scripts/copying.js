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
      button.textContent = (await copied(codeOf(code))) ? "Copied" : "Not allowed";
      button.focus();
      setTimeout(() => (button.textContent = "Copy"), 1500);
    });
    (block.closest(".cell_input") ?? block).append(button);
  }
}

/** Put a text on the clipboard; returns whether it is there. Browsers lend it to safe addresses alone
 * (https, this computer): from a plain server in the house it is copied as by hand.
 * @param {string} text */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.style.position = "fixed";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}
