// What every page does beside its explorers; bundled into _static/course.js. Nothing is sent anywhere.
import { followBars } from "./bars.js";
import { offerColours } from "./colours.js";
import { offerCopying } from "./copying.js";
import { showDue } from "./due.js";
import { bindKeys } from "./keys.js";
import { afterPaint } from "./near.js";
import { markForPaper } from "./paper.js";
import { followReader } from "./place.js";
import { reachScrollers } from "./reach.js";

offerColours();
followReader();
showDue();
bindKeys();
markForPaper();
afterPaint(() => {
  offerCopying();
  followBars();
  reachScrollers();
});
