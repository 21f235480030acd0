// How many questions are due today, beside the name of the review in the map.
import { countDue } from "../../lib/widgets/src/asking/answers.js";

export function showDue() {
  const count = countDue();
  for (const mark of document.querySelectorAll(".due")) mark.textContent = count ? `${count} due` : "";
}
