// Stands in the head of the review: how much room is kept for what its script will bring, so that
// nothing moves then and nothing stays empty (scripts/review/review.css).
{
  const today = Math.floor((Date.now() / 6e4 - new Date().getTimezoneOffset() - 240) / 1440);
  try {
    const kept = localStorage.getItem("calculus-for-deep-learning.answers.v1");
    const cards = Object.values(JSON.parse(kept ?? "{}"));
    const isDue = cards.some(({ due }) => due <= today);
    document.documentElement.dataset.review = isDue ? "due" : cards.length ? "later" : "none";
  } catch {
    document.documentElement.dataset.review = "none"; // no storage, or something else is in it
  }
}
