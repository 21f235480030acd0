// The picture of the first page comes to life; bundled into _static/first_page.js.
import { bringToLife } from "./zoom.js";

const stage = document.querySelector("[data-zoom]");
if (stage) bringToLife(stage);
