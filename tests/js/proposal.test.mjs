// The self-test: what follows from its answers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { proposal, sum } from "../../lib/widgets/src/asking/proposal.js";

const chapter = (number, name) => ({ name, number, title: name });
const topic = (reminder, at) => ({
  reminder,
  title: reminder,
  because: `it needs ${reminder}`,
  chapter: at,
  ideas: { [`${reminder}-1`]: ["", ""], [`${reminder}-2`]: ["", ""] },
});
const TOPICS = [
  topic("functions", chapter(1, "rates")),
  topic("python", chapter(1, "rates")),
  topic("exp", chapter(3, "rules")),
];
const link = (page, words) => `<a href="${page}">${words}</a>`;
const answered = (...wrong) => {
  const slugs = TOPICS.flatMap(({ ideas }) => Object.keys(ideas));
  return new Map(slugs.map((slug) => [slug, !wrong.includes(slug)]));
};
const words = (html) => html.replace(/<[^>]*>/g, "");

test("who misses nothing begins with chapter 1, and is sent to no reminder", () => {
  const html = proposal(TOPICS, answered(), link);
  assert.match(words(html), /^Six of six\. Begin with chapter 1, rates\. You missed nothing here\./);
  assert.doesNotMatch(html, /reminders\//);
});

test("who misses what chapter 1 needs reads that first, with the reason", () => {
  const html = proposal(TOPICS, answered("python-1"), link);
  assert.match(words(html), /^Five of six\. Begin with what chapter 1 takes for granted/);
  assert.match(words(html), /python \(1 of 2 missed\), before chapter 1: it needs python\./);
  assert.match(html, /href="reminders\/python"/);
  assert.doesNotMatch(html, /in time/);
});

test("who misses what comes later begins with chapter 1, and is told when", () => {
  const html = proposal(TOPICS, answered("exp-1", "exp-2"), link);
  assert.match(words(html), /^Four of six\. Begin with chapter 1, rates\. What it takes for granted/);
  assert.match(words(html), /Not now, but in time:exp \(2 of 2 missed\), before chapter 3/);
});

test("who misses everything is sent to every reminder, in the order of the chapters", () => {
  const wrong = TOPICS.flatMap(({ ideas }) => Object.keys(ideas));
  const html = proposal(TOPICS, answered(...wrong), link);
  assert.match(words(html), /^None of six\./);
  const led = [...html.matchAll(/reminders\/(\w+)/g)].map(([, name]) => name);
  assert.deepEqual(led, ["functions", "python", "exp"]);
});

test("the proposal never claims to know what was not asked", () => {
  for (const first of [answered(), answered("exp-1")])
    assert.match(words(proposal(TOPICS, first, link)), /No question was about calculus/);
});

test("a sum is a sentence's beginning", () => {
  assert.equal(sum(new Map([["a", true]])), "One of one");
});
