import assert from "node:assert/strict";
import { test } from "node:test";
import { bondShown, feelingsShown } from "../src/feelings_view";
import { breathOf, moodColour, moodHsl, moodOctant } from "../src/mood";
import type { Affect, Bond, Mood } from "../src/wire";
import { wordsFor } from "../src/words";

const words = wordsFor("en").felt, korean = wordsFor("ko").felt;
const kTypes = ["joy", "distress", "happy-for", "sorry-for", "resentment", "gloating", "hope", "fear", "satisfaction", "fears-confirmed", "relief", "disappointment", "pride",
  "shame", "admiration", "reproach", "gratification", "remorse", "gratitude", "anger", "liking", "disliking", "love", "hate", "surprise"];

const felt = (mood: Mood, ...emotions: Affect["emotions"]): Affect => ({ mood, emotions });

test("a mood has the colour that the terminal gives it", () => {
  // By hand from MoodHsl: hue 325 + 75 * .8 = 385, less 360; .45 + .30 * .3 + .10 * .2 = .56; .56 + .10 * .8 = .64.
  assert.equal(moodColour([0.8, 0.3, 0.2]), "25 56% 64%");
  // Hue 325 - 75 * .6 = 280; .45 + .30 * .5 - .10 * .4 = .56; .56 - .10 * .6 = .50.
  assert.equal(moodColour([-0.6, 0.5, -0.4]), "280 56% 50%");
  // At the ends: .45 - .30 - .10 = .05 is no less than .10, and a mood goes no further than 1.
  assert.equal(moodColour([-1, -1, -1]), "250 10% 46%");
  assert.equal(moodColour([2, 2, 2]), "40 85% 66%");
});

test("the colour of a mood has its hue on the wheel, wherever the mood is", () => {
  for (let pleasure = -1; pleasure <= 1; pleasure += 0.05) {
    const { hue } = moodHsl([pleasure, 0, 0]);
    assert.ok(hue >= 0 && hue < 360, String(hue));
  }
});

test("the orb breathes slowly where she is calm and fast where she is lively", () => {
  assert.deepEqual([breathOf([0, -1, 0]), breathOf([0, 0, 0]), breathOf([0, 1, 0]), breathOf([0, 9, 0])], [6, 4.2, 2.4, 2.4]);
});

test("a mood has its word in both languages, and near the middle it is even", () => {
  const said = (mood: Mood) => [feelingsShown(felt(mood), words).mood, feelingsShown(felt(mood), korean).mood];
  assert.deepEqual(said([0.6, 0.06, 0.3]), ["Bright", "밝고 들뜸"]);
  assert.deepEqual(said([0.6, -0.06, 0.3]), ["Content", "차분함"]);
  assert.deepEqual(said([-0.6, -0.2, -0.3]), ["Downcast", "가라앉음"]);
  assert.deepEqual(said([0.05, 0.05, 0.05]), ["Even", "담담함"]);
  assert.equal(moodOctant([-0.1, 0.1, 0]), 3);
});

test("each axis of a mood has its ends in words, and its value between them", () => {
  const [pleasure, arousal] = feelingsShown(felt([-0.5, 1.4, 0]), words).axes;
  assert.deepEqual([pleasure!.low, pleasure!.high, pleasure!.value, arousal!.value], ["low", "glad", -0.5, 1]);
});

test("every emotion has a name of its own in both languages", () => {
  for (const { emotions } of [words, korean]) {
    assert.deepEqual(Object.keys(emotions).sort(), [...kTypes].sort());
    assert.equal(new Set(Object.values(emotions)).size, kTypes.length);
  }
});

test("an emotion is shown with its reason and what she does about it", () => {
  const affect = felt([0, 0, 0], { type: "remorse", intensity: 0.4, because: "i forgot your name", coping: "mending" }, { type: "joy", intensity: 1.2, because: "" });
  assert.deepEqual(feelingsShown(affect, words).feelings, [
    { name: "Remorse", intensity: 0.4, because: "I forgot your name", coping: "She is putting it right." },
    { name: "Joy", intensity: 1, because: "", coping: "" },
  ]);
  assert.deepEqual(feelingsShown(affect, korean).feelings.map((f) => [f.name, f.coping]), [["미안함", "바로잡으려 하고 있어요."], ["기쁨", ""]]);
});

test("the bond is a stage, a day it began, and its turning points, newest first", () => {
  const bond: Bond = {
    stage: "acquainted", name: "getting to know each other", since: "2026-03-02T19:00:00+09:00", days: 3, turns: 40, hours: 2.5, breadth: 6, depth: "facts",
    events: [{ at: "2026-03-02T19:00:00+09:00", kind: "met", text: "you met" }, { at: "2026-03-04T19:00:00+09:00", kind: "first-laugh", text: "you first laughed together" }],
  };
  const shown = bondShown(bond, words);
  assert.deepEqual([shown.name, shown.since], ["Getting to know each other", "Since Mar 2, 2026. You have talked on three days."]);
  assert.deepEqual(shown.events, [{ date: "Mar 4, 2026", text: "You first laughed together" }, { date: "Mar 2, 2026", text: "You met" }]);
  assert.equal(bondShown({ ...bond, name: "친구" }, korean).since, "2026년 3월 2일부터. 3일 이야기했어요.");
  assert.equal(bondShown({ ...bond, since: "", days: 0, events: [] }, words).since, "");
});
