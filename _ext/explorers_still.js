// Stands in the head of a page with explorers, so that it is there when the loader is not: what
// pages without scripts show, and a sentence.

function showStill(place) {
  place.classList.add("ex-failed");
  const [still, form] = [place.querySelector("noscript"), place.querySelector(".ex-waiting")];
  if (still) form?.remove();
  const sentence = form
    ? "These questions could not be made answerable here."
    : "This figure could not be made movable here.";
  if (still) still.outerHTML = `${still.textContent}<p>${sentence}</p>`;
}

// A file that is opened without a server, a server that sends scripts as text, a frame that lets no
// module in: then the loader does not come at all.
function showAllStill() {
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", showAllStill);
  else document.querySelectorAll("[data-explorer]").forEach(showStill);
}
