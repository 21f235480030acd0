// What is asked again and when, and all that is kept as one file.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";

import { ankiFile } from "../../_ext/scripts/review/anki.js";
import {
  belongings,
  counted,
  deleteAll,
  joined,
  keepAll,
  packed,
  unpacked,
} from "../../_ext/scripts/review/belongings.js";
import { doneIn, isBegun, together } from "../../_ext/scripts/review/done.js";
import { dayWords, judged, rightAnswer, whenAgain } from "../../_ext/scripts/review/judging.js";
import { coming, dueOf, interval, inWords, levelOf, scheduled } from "../../_ext/scripts/review/schedule.js";
import {
  answered,
  cards,
  cardsIn,
  countDue,
  dayOf,
  FIRST,
  MISSED,
  RIGHT,
} from "../../lib/widgets/src/asking/answers.js";

const DAY = 20000;
const PAGE = readFileSync(new URL("../../appendix/review.md", import.meta.url), "utf8");
/** @type {Record<string, string>} */
let items = {};
let room = Infinity;

beforeEach(() => {
  items = {};
  room = Infinity;
  const ways = {
    getItem: (/** @type {string} */ name) => items[name] ?? null,
    removeItem: (/** @type {string} */ name) => void delete items[name],
    setItem: (/** @type {string} */ name, /** @type {string} */ text) => {
      const others = Object.entries(items).filter(([one]) => one !== name);
      if (others.reduce((sum, [, one]) => sum + one.length, text.length) > room) throw new Error("full");
      items[name] = text;
    },
  };
  // As in a browser: what is kept is listed by its names.
  globalThis.localStorage = /** @type {any} */ (
    new Proxy(ways, {
      ownKeys: () => Object.keys(items),
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    })
  );
});

/** The log of somebody who answers on each day that the scheduler names. */
function logOf(/** @type {number[]} */ ratings) {
  /** @type {[number, number][]} */
  const log = [];
  let day = DAY;
  for (const rating of ratings) {
    log.push([day, rating]);
    day += interval(log);
  }
  return log;
}
const intervalsOf = (/** @type {number[]} */ ratings) =>
  ratings.map((_, i) => interval(logOf(ratings).slice(0, i + 1)));

// Days and intervals

test("a day ends at four in the morning, where the reader is", () => {
  const day = dayOf(new Date(2026, 2, 10, 12).getTime());
  assert.equal(dayOf(new Date(2026, 2, 11, 3, 59).getTime()), day);
  assert.equal(dayOf(new Date(2026, 2, 11, 4, 0).getTime()), day + 1);
  assert.equal(dayOf(new Date(2026, 2, 10, 4, 0).getTime()), day);
});

test("a lesson knows the first intervals of the scheduler", () => {
  for (const rating of [MISSED, RIGHT]) assert.equal(FIRST[rating], interval([[DAY, rating]]));
});

test("the page says the intervals that the scheduler gives", () => {
  const [, ...said] = PAGE.match(/comes back after (\d+) days, then (\d+), then (\d+);/) ?? [];
  assert.deepEqual(said.map(Number), intervalsOf([RIGHT, RIGHT, RIGHT]));
  assert.match(PAGE, /a missed one comes back after a day or two, or a few days later than that/);
  const missedAfter = (/** @type {number} */ times) =>
    intervalsOf([...Array(times).fill(RIGHT), MISSED])[times];
  assert.deepEqual([0, 1, 2].map(missedAfter), [1, 1, 2]);
  assert.ok(Math.max(...[3, 4, 5, 6, 7].map(missedAfter)) < 14);
});

test("intervals grow with each right answer, up to a year", () => {
  const all = intervalsOf(Array(9).fill(RIGHT));
  for (const [i, days] of all.entries()) assert.ok(i === 0 || days > all[i - 1] || days === 365, `${all}`);
  assert.equal(Math.max(...all), 365);
});

test("a missed one comes sooner, and grows more slowly from then on", () => {
  const [, , after, later] = intervalsOf([RIGHT, RIGHT, MISSED, RIGHT]);
  const [, , never, neverLater] = intervalsOf([RIGHT, RIGHT, RIGHT, RIGHT]);
  assert.ok(after <= 2, `${after}`);
  assert.ok(later < never && never < neverLater);
});

test("the first answer of a day counts, a second try does not", () => {
  answered("a.q", false, DAY);
  answered("a.q", true, DAY);
  assert.deepEqual(cards(), { "a.q": { due: DAY + 1, log: [[DAY, MISSED]] } });
  answered("a.q", true, DAY + 1);
  assert.deepEqual(cards()["a.q"].log, [
    [DAY, MISSED],
    [DAY + 1, RIGHT],
  ]);
  answered("a.q", false, DAY); // a clock that went back
  assert.equal(cards()["a.q"].log.length, 2);
});

test("an answer in a lesson moves the day, right ones no nearer than before", () => {
  answered("a.q", true, DAY);
  assert.equal(cards()["a.q"].due, DAY + 3);
  answered("a.q", true, DAY + 9);
  assert.equal(cards()["a.q"].due, DAY + 18);
  answered("a.q", false, DAY + 10);
  assert.equal(cards()["a.q"].due, DAY + 11);
});

test("what is due is counted, and asked in the order in which it became due", () => {
  answered("a.one", true, DAY);
  answered("a.two", false, DAY);
  answered("a.gone", false, DAY);
  assert.deepEqual(
    [0, 1, 3].map((days) => countDue(DAY + days)),
    [0, 2, 3],
  );
  const all = scheduled(cards(), new Set(["a.one", "a.two"]));
  assert.deepEqual(dueOf(all, ["a.one", "a.two"], DAY + 3), ["a.two", "a.one"]);
  assert.ok(all["a.gone"].due > DAY + 99999, "a question that the course asks no more is never due");
  assert.deepEqual(all["a.gone"].log, [[DAY, MISSED]]);
});

test("the next days are told with their numbers of questions", () => {
  answered("a.one", true, DAY);
  answered("a.two", false, DAY);
  answered("a.three", false, DAY);
  const days = coming(cards(), DAY, 3);
  assert.deepEqual(days, [
    { day: DAY + 1, count: 2 },
    { day: DAY + 2, count: 0 },
    { day: DAY + 3, count: 1 },
  ]);
});

test("levels follow the last answer and the interval", () => {
  const card = (/** @type {number[]} */ ratings) => {
    const log = logOf(ratings);
    return { log, due: log[log.length - 1][0] + interval(log) };
  };
  assert.equal(levelOf(undefined), 0);
  assert.deepEqual(
    [[MISSED], [RIGHT], [RIGHT, RIGHT], [RIGHT, RIGHT, RIGHT], [RIGHT, RIGHT, MISSED]].map((r) =>
      levelOf(card(r)),
    ),
    [1, 2, 3, 4, 1],
  );
  assert.equal(inWords([0, 0]), "none of 2 asked yet");
  assert.equal(inWords([0, 1, 3, 3]), "3 of 4 asked: 2 for weeks, 1 missed last time");
});

test("what else may be in the storage is no card", () => {
  for (const text of [
    null,
    "",
    "[",
    "null",
    "7",
    "[1]",
    '{"a": {"due": 1}}',
    '{"a": {"due": 1, "log": [[1, 2]]}}',
  ])
    assert.deepEqual(cardsIn(text), {}, String(text));
});

test("a storage that is blocked or full is told", () => {
  room = 0;
  assert.equal(answered("a.q", true, DAY), false);
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    get: () => {
      throw new Error("blocked");
    },
  });
  assert.deepEqual([cards(), countDue(DAY), answered("a.q", true, DAY)], [{}, 0, false]);
  Object.defineProperty(globalThis, "localStorage", { configurable: true, writable: true, value: undefined });
});

// Judging

const number = {
  kind: "prediction",
  slug: "a.n",
  because: "B",
  answer: 12,
  within: 1,
  unit: "m",
  otherwise: "O",
};
number.mistakes = [{ value: 3, reply: "units" }];
const choice = { kind: "question", slug: "a.c", because: "B", options: [] };
choice.options = [
  { text: "No.", reply: "n", right: false },
  { text: "Yes.", reply: "y", right: true },
];
/** @type {any[]} */
const [asNumber, asChoice] = [number, choice];

test("an answer is judged as in the lesson, and no reply gives a number away", () => {
  assert.deepEqual(judged(asChoice, 0), { right: false, words: "n" });
  assert.deepEqual(judged(asChoice, 1), { right: true, words: "y B" });
  assert.deepEqual(judged(asNumber, 12.9), { right: true, words: "B" });
  assert.deepEqual(judged(asNumber, 3), { right: false, words: "units" });
  assert.deepEqual(judged(asNumber, 20), { right: false, words: "That is too high." });
  assert.deepEqual(judged(asNumber, -20), { right: false, words: "That is too low." });
  assert.equal(judged({ ...asNumber, kind: "question" }, 20).words, "O");
});

test("the right answer is shown with its reason", () => {
  assert.deepEqual(rightAnswer(asChoice), { place: 1, words: "<b>Yes.</b> y B" });
  assert.deepEqual(rightAnswer(asNumber), { place: -1, words: "<b>12 m.</b> B" });
});

test("a day is named as people name it", () => {
  const day = Date.UTC(2026, 11, 14) / 864e5; // a Monday
  assert.equal(dayWords(day, day - 1), "tomorrow");
  assert.equal(dayWords(day, day - 14), "on Monday 14 December");
  assert.equal(dayWords(day, day - 320), "on 14 December 2026");
  assert.equal(whenAgain({ due: day }, day - 14), "It comes back on Monday 14 December, in 14 days.");
  assert.equal(whenAgain({ due: day }, day - 1), "It comes back tomorrow.");
});

// One file

const READ = "calculus-for-deep-learning.read";
const PREDICTIONS = "calculus-for-deep-learning.predictions.v1";

function live() {
  items[READ] = '{"chapters/a": {"read": ["b", "c"], "at": "c", "when": 12}}';
  items[PREDICTIONS] = '{"a.p": {"given": 7, "near": true}, "a.other": {"given": 2}}';
  items["calculus-for-deep-learning.points.v1"] = '{"exercises/a": {"slope": {"points": 1, "of": 2}}}';
  items["calculus-for-deep-learning.written:/exercises/a.html"] = '{"slope": {"text": "2 * x"}}';
  answered("a.q", true, DAY);
}

test("what a reader of before has kept is there", () => {
  items[READ] = '{"chapters/a": {"read": ["b"], "at": "b", "when": 12}}';
  items[PREDICTIONS] = '{"a.p": {"given": 7, "near": true}}';
  const { read, predictions, answers, points } = belongings();
  assert.deepEqual([read["chapters/a"].read, predictions["a.p"].given, answers, points], [["b"], 7, {}, {}]);
});

test("a file that was saved brings all of it back", () => {
  live();
  items["calculus-for-deep-learning.name"] = "Ada";
  const before = belongings();
  const text = packed(before, new Date(0));
  assert.doesNotMatch(text, /Ada/);
  items["of.another.course"] = "stays";
  deleteAll();
  assert.deepEqual(items, { "of.another.course": "stays" });
  const found = unpacked(text);
  assert.ok(found && keepAll(joined(belongings(), found)));
  assert.deepEqual(belongings(), before);
});

test("a file of another form is refused", () => {
  live();
  const text = packed(belongings(), new Date(0));
  for (const other of [
    "",
    "not json",
    "null",
    "[]",
    "{}",
    text.slice(0, -9),
    text.replace("learning/1", "learning/2"),
    text.replace('"answers"', '"replies"'),
    text.replace(/"points": \{/, '"points": 7, "more": {'),
  ])
    assert.equal(unpacked(other), undefined, other.slice(0, 60));
});

test("what has not the form of ours in a file is left out", () => {
  const text =
    '{"form": "calculus-for-deep-learning/1", "read": {"a": 7}, "answers": {"a.q": {"due": "soon"}},';
  const found = unpacked(
    `${text} "predictions": {"a.p": {"given": "x"}}, "points": {"e": {"t": {"points": 9, "of": 2}}}}`,
  );
  assert.deepEqual(found, { read: {}, predictions: {}, answers: {}, points: {}, written: {} });
});

test("two machines are joined and neither loses", () => {
  live();
  const here = belongings();
  const there = {
    read: {
      "chapters/a": { read: ["d"], at: "d", when: 20 },
      "chapters/z": { read: ["y"], at: "y", when: 1 },
    },
    predictions: { "a.p": { given: 1 }, "z.p": { given: 3, near: false } },
    answers: {
      "a.q": {
        due: 0,
        log: [
          [DAY, MISSED],
          [DAY + 4, RIGHT],
        ],
      },
      "z.q": { due: 5, log: [[2, RIGHT]] },
    },
    points: { "exercises/a": { slope: { points: 2, of: 2 }, rate: { points: 0, of: 1 } } },
    written: { "/exercises/a.html": "other", "/exercises/b.html": "new" },
  };
  const both = joined(here, /** @type {any} */ (there));
  assert.deepEqual(both.read["chapters/a"], { read: ["b", "c", "d"], at: "d", when: 20 });
  assert.deepEqual(both.read["chapters/z"].read, ["y"]);
  assert.deepEqual(both.predictions["a.p"], { given: 7, near: true });
  assert.deepEqual(both.predictions["z.p"], { given: 3, near: false });
  assert.deepEqual(both.answers["a.q"].log, [
    [DAY, MISSED],
    [DAY + 4, RIGHT],
  ]);
  assert.equal(both.answers["z.q"].due, 5);
  assert.match(both.written["/exercises/a.html"], /2 \* x/);
  assert.equal(both.written["/exercises/b.html"], "new");
  assert.deepEqual(both.points["exercises/a"].slope, { points: 2, of: 2 });
  assert.deepEqual(joined(both, /** @type {any} */ (there)), both, "a second time changes nothing");
});

test("where there is no room for a file, what was there stays", () => {
  live();
  const before = { ...items };
  const found = belongings();
  for (let i = 0; i < 50; i++) found.answers[`b.q${i}`] = { due: DAY, log: [[DAY, RIGHT]] };
  room = 900;
  assert.equal(keepAll(found), false);
  assert.deepEqual(items, before);
});

test("what there is, is told in numbers", () => {
  assert.equal(
    counted(belongings()),
    "0 sections read, 0 predictions, 0 answers to 0 questions, points of 0 tasks",
  );
  live();
  assert.equal(
    counted(belongings()),
    "2 sections read, 2 predictions, 1 answer to 1 question, points of 1 task, code of 1 page",
  );
});

// Progress

const chapter = {
  page: "chapters/a",
  sections: ["b", "c", "d"],
  tasks: { slope: 2, first_rate: 1 },
  ideas: [
    {
      asks: [
        ["prediction", "a.p"],
        ["question", "a.q"],
      ],
    },
    {
      asks: [
        ["prediction", "a.other"],
        ["question", "a.r"],
      ],
    },
  ],
};

test("progress counts what was read, predicted, answered and passed", () => {
  live();
  const done = doneIn(/** @type {any} */ (chapter), belongings());
  assert.deepEqual(done, {
    read: { done: 2, of: 3 },
    predicted: { done: 2, of: 2 },
    near: 1,
    answered: { done: 1, of: 2 },
    right: 1,
    passed: { done: 0, of: 2 },
    points: { done: 1, of: 3 },
  });
  items["calculus-for-deep-learning.points.v1"] =
    '{"exercises/a": {"slope": {"points": 2, "of": 2}, "first-rate": {"points": 1, "of": 1}}}';
  const passed = doneIn(/** @type {any} */ (chapter), belongings());
  assert.deepEqual(
    [passed.passed, passed.points],
    [
      { done: 2, of: 2 },
      { done: 3, of: 3 },
    ],
  );
  assert.deepEqual(together([done, passed]).points, { done: 4, of: 6 });
});

test("a chapter is begun when something in it was done", () => {
  const nothing = doneIn(/** @type {any} */ (chapter), belongings());
  assert.equal(isBegun(nothing), false);
  live();
  assert.equal(isBegun(doneIn(/** @type {any} */ (chapter), belongings())), true);
});

// Anki

test("a file for Anki says what it is, then has a line for each note that there is", () => {
  const lines = ankiFile({ "a.q": '"x"\t"f"\t"b"\t"t"', "a.r": '"y"\t"f"\t"b"\t"t"' }, [
    "a.r",
    "a.none",
  ]).split("\n");
  assert.deepEqual(lines, [
    "#separator:tab",
    "#html:true",
    "#deck:Calculus for Deep Learning",
    "#guid column:1",
    "#tags column:4",
    "#columns:Name\tFront\tBack\tTags",
    '"y"\t"f"\t"b"\t"t"',
    "",
  ]);
});
