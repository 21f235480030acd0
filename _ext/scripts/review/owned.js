// What the browser keeps belongs to the reader: to save, to take elsewhere, to give to Anki, to delete.
import { html, render } from "lit-html";
import { cards } from "../../../lib/widgets/src/asking/answers.js";
import { ankiFile } from "./anki.js";
import { belongings, counted, deleteAll, joined, keepAll, packed, unpacked } from "./belongings.js";
import { notes, order } from "./outline.js";

const NAME = "calculus-for-deep-learning";
let words = "";
let asking = false; // whether all is to be deleted
let all = false; // whether Anki gets questions that were never answered

/** @param {() => void} changed  called when what is kept has become another */
export function showOwned(changed) {
  const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-live=owned]"));
  if (!place) return;
  const draw = () => render(view(actions), place);
  const say = (/** @type {string} */ sentence) => {
    words = sentence;
    draw();
  };
  const actions = {
    save: () => {
      const now = new Date();
      offer(`${NAME}-${now.toISOString().slice(0, 10)}.json`, packed(belongings(), now), "application/json");
      say("Your file is among your downloads.");
    },
    bring: async (/** @type {Event} */ event) => {
      const input = /** @type {HTMLInputElement} */ (event.target);
      const [file] = input.files ?? [];
      if (!file) return;
      const sentence = broughtIn(await file.text());
      input.value = "";
      changed();
      say(sentence);
    },
    choose: (/** @type {Event} */ event) => {
      all = /** @type {HTMLInputElement} */ (event.target).checked;
      draw();
    },
    anki: async () => {
      const slugs = order.filter((slug) => all || slug in cards());
      if (!slugs.length)
        return say("You have answered no question yet, so there is nothing to give to Anki.");
      try {
        offer(`${NAME}.txt`, ankiFile(await notes(), slugs), "text/plain");
        say(`${slugs.length} note${slugs.length === 1 ? " is" : "s are"} among your downloads.`);
      } catch {
        say("The notes did not come. Try again when you are online.");
      }
    },
    ask: (/** @type {boolean} */ open) => {
      asking = open;
      draw();
      const focused = open ? ".owned-question button" : ".owned-delete";
      /** @type {HTMLElement | null} */ (place.querySelector(focused))?.focus();
    },
    forget: () => {
      deleteAll();
      actions.ask(false);
      changed();
      say("All of it is deleted.");
    },
  };
  draw();
}

/** Join a file with what is there. @param {string} text */
function broughtIn(text) {
  const found = unpacked(text);
  if (!found) return "This is no file that was saved here: nothing has changed.";
  if (!keepAll(joined(belongings(), found)))
    return "Your browser has no room for what is in this file: nothing has changed.";
  return `The file brought ${counted(found)}. What was here has stayed.`;
}

/** @param {Record<string, any>} actions */
const view = ({ save, bring, choose, anki, ask, forget }) => html`
  <p>There is now: ${counted(belongings())}.</p>
  <p class="owned-buttons">
    <button class="press" @click=${save}>Save it as a file</button>
    <label class="press owned-file">
      Bring in a file <input type="file" accept=".json,application/json" @change=${bring} />
    </label>
    <button class="press owned-delete" @click=${() => ask(true)} ?hidden=${asking}>Delete everything</button>
  </p>
  <p class="owned-buttons">
    <button class="press" @click=${anki}>Save notes for Anki</button>
    <label class="owned-all">
      <input type="checkbox" .checked=${all} @change=${choose} /> also of questions that I have not met
    </label>
  </p>
  ${
    asking
      ? html`<p class="owned-question" role="group" aria-label="Delete everything?">
        Delete it all, in this browser, for good?
        <button class="press" @click=${() => ask(false)}>Keep it</button>
        <button class="press" @click=${forget}>Delete it</button>
      </p>`
      : ""
  }
  <p class="owned-said" role="status">${words}</p>
`;

/** Have the browser save a text as a file. @param {string} name @param {string} text @param {string} type */
function offer(name, text, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
