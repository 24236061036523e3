import assert from "node:assert/strict";
import { test } from "node:test";
import { afterReinsAnswer, afterReinsDeed, afterReinsTrouble, kNoReinsYet, kSliders, type ReinsDeed, type ReinsState, type ReinsStep } from "../src/reins";
import {
  diaryShown, fixedShown, mayBe, neverShown, neverWith, neverWithout, personaShown, quietEnds, recordShown, reinsStatus, remindersShown, settingsShown, troubleShown,
} from "../src/reins_view";
import type { ClientMessage, Diary, Persona, ReinsAnswer, Settings } from "../src/wire";
import { wordsFor } from "../src/words";

const words = wordsFor("en").reined, korean = wordsFor("ko").reined;
const kUsual: Settings = {
  feelings: "full", intensity_cap: 1, romance: "if-asked", age: "unknown", quiet_hours: "", reminder_minutes: 0, never: [], profile: "default", paused: false, notes: "on",
};
const kHer: Persona = {
  name: "Samantha", temperament: "cheerful", language: null, speech_level: "polite", warmth: 0.7, humour: 0.5, liveliness: 0.5, directness: 0.5, formality: 0.4,
};

/// Reins that are open; `asked` is what went over the wire since it was last looked at.
function reins(house: Partial<Settings> = {}, yours: Partial<Settings> = {}) {
  let state: ReinsState = kNoReinsYet, asks: ClientMessage[] = [];
  const follow = (step: ReinsStep) => { state = step.state; asks.push(...step.asks); };
  const made = {
    get state() { return state; },
    get settings() { return settingsShown(state)!; },
    asked: () => { const had = asks; asks = []; return had; },
    do: (deed: ReinsDeed) => follow(afterReinsDeed(state, deed)),
    answer: (answer: ReinsAnswer) => follow(afterReinsAnswer(state, answer)),
    trouble: (text: string) => { const step = afterReinsTrouble(state, text); if (step) follow(step); return step !== null; },
  };
  made.do({ do: "found" });
  made.do({ do: "open" });
  for (let twice = 0; twice < 2; twice++) {
    made.answer({ type: "settings", settings: { ...kUsual, ...yours, ...house }, yours: { ...kUsual, ...yours } });
    made.answer({ type: "set", set: { persona: kHer } });
  }
  made.answer({ type: "audit", audit: [] });
  made.answer({ type: "diary", diary: { today_minutes: 0, week_minutes: 0, month_minutes: 0, days: [] } });
  made.asked();
  return made;
}

test("what holds is asked for with the connection, the records only where they are looked at", () => {
  const { state, asks } = afterReinsDeed(kNoReinsYet, { do: "found" });
  assert.deepEqual(asks, [{ type: "settings" }, { type: "set", persona: {} }]);
  assert.deepEqual(afterReinsDeed(state, { do: "open" }).asks.map(({ type }) => type), ["settings", "set", "audit", "diary"]);
  assert.deepEqual(afterReinsDeed(kNoReinsYet, { do: "open" }).asks, []);
});

test("after a talk only the settings are asked for, and after the set-up talk who she has become", () => {
  const r = reins();
  r.do({ do: "close" });
  r.do({ do: "heard" });
  assert.deepEqual(r.asked(), [{ type: "settings" }]);
  r.do({ do: "met" });
  assert.deepEqual(r.asked(), [{ type: "settings" }, { type: "set", persona: {} }]);
});

test("a change is sent at once, shown at once, and confirmed by the answer; then the record is read anew", () => {
  const r = reins();
  r.do({ do: "change", field: "feelings", value: "muted" });
  assert.deepEqual(r.asked(), [{ type: "set", settings: { feelings: "muted" } }]);
  assert.deepEqual([r.settings.feelings, r.state.settings!.feelings, r.state.kept], ["muted", "full", false]);
  r.answer({ type: "set", set: { settings: { ...kUsual, feelings: "muted" } } });
  assert.deepEqual([r.state.settings!.feelings, r.state.yours!.feelings, r.state.kept], ["muted", "muted", true]);
  assert.deepEqual([r.asked(), reinsStatus(r.state, words)], [[{ type: "audit" }], "Done."]);
});

test("changes made meanwhile wait for their turn, and of one field only the last is sent", () => {
  const r = reins();
  r.do({ do: "change", field: "warmth", value: 0.8 });
  r.do({ do: "change", field: "humour", value: 0.1 });
  r.do({ do: "change", field: "humour", value: 0.2 });
  assert.deepEqual(r.asked(), [{ type: "set", persona: { warmth: 0.8 } }]);
  assert.deepEqual([personaShown(r.state)!.warmth, personaShown(r.state)!.humour], [0.8, 0.2]);
  r.answer({ type: "set", set: { persona: { ...kHer, warmth: 0.8 } } });
  assert.deepEqual(r.asked(), [{ type: "set", persona: { humour: 0.2 } }]);
});

test("a temperament moves the sliders once the answer has them", () => {
  const r = reins();
  r.do({ do: "change", field: "temperament", value: "calm" });
  assert.equal(personaShown(r.state)!.liveliness, 0.5);
  r.answer({ type: "set", set: { persona: { ...kHer, temperament: "calm", liveliness: 0.2 } } });
  assert.deepEqual([personaShown(r.state)!.temperament, personaShown(r.state)!.liveliness, personaShown(r.state)!.language], ["calm", 0.2, "auto"]);
});

test("a change that is refused goes back to what holds, with the reason beside it", () => {
  const r = reins();
  r.do({ do: "change", field: "quiet_hours", value: "25:00-07:00" });
  assert.equal(r.trouble("quiet_hours is odd"), true);
  assert.equal(r.settings.quiet_hours, "");
  assert.deepEqual([troubleShown(r.state, "quiet_hours", words), troubleShown(r.state, "warmth", words)], ["That did not work: quiet_hours is odd", ""]);
  r.do({ do: "change", field: "warmth", value: 0.1 });
  assert.equal(troubleShown(r.state, "quiet_hours", words), "");
});

test("trouble with something else is left to others", () => assert.equal(reins().trouble("nobody asked"), false));

test("undo takes back the last change of who she is, and says where there is none", () => {
  const r = reins();
  r.do({ do: "change", field: "undo", value: true });
  assert.deepEqual(r.asked(), [{ type: "undo" }]);
  r.answer({ type: "undo", undone: { persona: { ...kHer, warmth: 0.3 } } });
  assert.equal(personaShown(r.state)!.warmth, 0.3);
  r.do({ do: "change", field: "undo", value: true });
  r.trouble("there is no change of who she is to undo");
  assert.deepEqual([troubleShown(r.state, "undo", words), troubleShown(r.state, "undo", korean)], [words.noUndo, korean.noUndo]);
});

test("she is paused and resumed by messages of their own", () => {
  const r = reins();
  r.do({ do: "change", field: "paused", value: true });
  r.answer({ type: "pause", paused: true });
  assert.deepEqual([r.asked(), r.state.settings!.paused, r.state.yours!.paused], [[{ type: "pause" }, { type: "audit" }], true, true]);
  r.do({ do: "change", field: "paused", value: false });
  assert.deepEqual(r.asked(), [{ type: "resume" }]);
});

test("a pause by whoever runs the machine is not lifted here", () => {
  const r = reins({ paused: true });
  assert.deepEqual([mayBe(r.state, "paused", false), fixedShown(r.state, "paused", words)], [false, words.fixed.paused]);
});

test("what was under way when the connection broke is sent again, save an undo", () => {
  const r = reins();
  r.do({ do: "change", field: "romance", value: "off" });
  r.do({ do: "lost" });
  r.do({ do: "change", field: "warmth", value: 0.9 });
  assert.deepEqual(r.asked(), [{ type: "set", settings: { romance: "off" } }]);
  assert.deepEqual([r.settings.romance, reinsStatus(r.state, words)], ["off", words.offline]);
  r.do({ do: "found" });
  assert.deepEqual(r.asked().at(-1), { type: "set", settings: { romance: "off" } });
  const undone = reins();
  undone.do({ do: "change", field: "undo", value: true });
  undone.do({ do: "lost" });
  undone.asked();
  undone.do({ do: "found" });
  assert.deepEqual(undone.asked().filter(({ type }) => type === "undo"), []);
});

test("what whoever runs the machine has set stricter is fixed from there on, and stricter still may be chosen", () => {
  const r = reins({ feelings: "muted", intensity_cap: 0.6, romance: "off", reminder_minutes: 60 });
  assert.deepEqual(["full", "muted", "off"].map((mode) => mayBe(r.state, "feelings", mode as Settings["feelings"])), [false, true, true]);
  assert.deepEqual([0.5, 0.6, 0.65].map((cap) => mayBe(r.state, "intensity_cap", cap)), [true, true, false]);
  assert.deepEqual([0, 45, 60, 90].map((minutes) => mayBe(r.state, "reminder_minutes", minutes)), [false, true, true, false]);
  assert.equal(mayBe(r.state, "romance", "if-asked"), false);
  assert.deepEqual(([["feelings"], ["romance"], ["reminder_minutes"], ["warmth"]] as const).map(([field]) => fixedShown(r.state, field, words)),
    [words.fixed.limit, words.fixed.limit, words.fixed.reminder, ""]);
});

test("a limit stays known while the person keeps within it, and goes when more holds", () => {
  const r = reins({ feelings: "muted" });
  r.do({ do: "change", field: "feelings", value: "off" });
  r.answer({ type: "set", set: { settings: { ...kUsual, feelings: "off" } } });
  assert.equal(mayBe(r.state, "feelings", "full"), false);
  r.answer({ type: "settings", settings: kUsual, yours: kUsual });
  assert.equal(mayBe(r.state, "feelings", "full"), true);
});

test("quiet hours and rules of whoever runs the machine hold until the person has his own", () => {
  const r = reins({ quiet_hours: "22:00-06:00", profile: "KR" });
  assert.deepEqual([fixedShown(r.state, "quiet_hours", words), fixedShown(r.state, "profile", words)], [words.fixed.until, words.fixed.until]);
  assert.deepEqual([mayBe(r.state, "profile", "default"), mayBe(r.state, "profile", "EU")], [false, true]);
  assert.equal(fixedShown(reins({}, { quiet_hours: "23:00-07:00" }).state, "quiet_hours", words), "");
});

test("to be under age is asked once more, since it cannot be taken back here", () => {
  const r = reins();
  r.do({ do: "change", field: "age", value: "minor" });
  assert.deepEqual([r.asked(), r.state.doubted, r.settings.age], [[], true, "minor"]);
  r.do({ do: "leave" });
  assert.deepEqual([r.asked(), r.settings.age], [[], "unknown"]);
  r.do({ do: "change", field: "age", value: "minor" });
  r.do({ do: "sure" });
  assert.deepEqual(r.asked(), [{ type: "set", settings: { age: "minor" } }]);
  r.answer({ type: "set", set: { settings: { ...kUsual, age: "minor" } } });
  assert.deepEqual([mayBe(r.state, "age", "adult"), fixedShown(r.state, "age", words)], [false, words.fixed.mine]);
  assert.equal(fixedShown(reins({ age: "minor" }).state, "age", words), words.fixed.house);
});

test("what is never brought up is sent whole, without what whoever runs the machine added", () => {
  const r = reins({ never: ["my brother", "politics"] }, { never: ["my brother"] });
  assert.deepEqual(neverShown(r.state), [{ text: "my brother", fixed: false }, { text: "politics", fixed: true }]);
  const more = neverWith(r.state, " the exam ", words);
  assert.deepEqual(more, ["my brother", "the exam"]);
  r.do({ do: "change", field: "never", value: more as string[] });
  assert.deepEqual(neverShown(r.state).map(({ text }) => text), ["my brother", "the exam", "politics"]);
  assert.deepEqual(neverWithout(r.state, "my brother"), ["the exam"]);
  assert.deepEqual([neverWith(r.state, "  ", words), neverWith(r.state, "politics", words), neverWith(r.state, "가".repeat(27), words)], [null, null, words.neverLong]);
});

test("the lengths to choose from have the one that holds", () => {
  assert.deepEqual(remindersShown(reins({}, { reminder_minutes: 50 }).state, words).map(({ label }) => label),
    ["Never", "15 min", "30 min", "45 min", "50 min", "1 h", "1 h 30 min", "2 h", "3 h"]);
  assert.equal(korean.length(90), "1시간 30분");
});

test("quiet hours come apart into their ends", () => {
  assert.deepEqual([quietEnds("23:00-07:00"), quietEnds("")], [["23:00", "07:00"], null]);
});

test("the record is shown newest first, in the language of the page", () => {
  const audit = [
    { at: "2026-11-25T09:00:00+09:00", kind: "disclosure", what: "told that she is an AI, a program (first)" },
    { at: "2026-11-25T21:04:00+09:00", kind: "settings", what: "feelings full -> muted; quiet hours none -> 23:00-07:00 (said in talk)" },
    { at: "2026-11-26T08:30:00+09:00", kind: "persona", what: "warmth 0.70 -> 0.90; speech level polite -> casual (set by hand)" },
  ];
  assert.deepEqual(recordShown(audit, words), [
    { about: "Nov 26, 2026, 08:30 · Who she is · set by hand", what: "Warmth 0.70 → 0.90\nSpeech level polite → casual" },
    { about: "Nov 25, 2026, 21:04 · Settings · said in talk", what: "Feelings full → muted\nQuiet hours none → 23:00-07:00" },
    { about: "Nov 25, 2026, 09:00 · Notice · first", what: "Told that she is an AI, a program" },
  ]);
  assert.deepEqual(recordShown(audit, korean).map(({ what }) => what), ["따뜻함 0.70 → 0.90\n말투 존댓말 → 반말", "감정 드러냄 → 숨김\n조용한 시간 없음 → 23:00-07:00", "AI 프로그램이라고 알렸어요"]);
  assert.equal(recordShown(audit, korean)[1]!.about, "2026년 11월 25일 21:04 · 설정 · 말로 바꿈");
});

test("what the record says in words of its own stays as it was said", () => {
  const held = [{ at: "2026-11-26T08:30:00Z", kind: "conscience", what: "kept the model from saying: said before; something new" }];
  assert.deepEqual([recordShown(held, words), recordShown(held, korean)].map(([row]) => row!.what), ["Kept the model from saying: said before; something new", "모델이 하려던 말을 막았어요: 이미 한 말; something new"]);
  assert.equal(recordShown([{ at: "2026-11-26T08:30:00Z", kind: "new-kind", what: "something (odd) happened" }], korean)[0]!.what, "Something (odd) happened");
});

test("the diary is fourteen days of plain bars, with the night in each, and no day left out", () => {
  const diary: Diary = {
    today_minutes: 0, week_minutes: 80, month_minutes: 300,
    days: [{ date: "2026-10-01", minutes: 220, night_minutes: 0, turns: 90 }, { date: "2026-11-24", minutes: 60, night_minutes: 15, turns: 30 }, { date: "2026-11-25", minutes: 20,
      night_minutes: 0, turns: 8 }],
  };
  const shown = diaryShown(diary, "2026-11-26", words);
  assert.deepEqual([shown.bars.length, shown.first, shown.last, shown.top], [14, "Nov 13", "Nov 26", "1 h"]);
  assert.deepEqual(shown.bars.slice(-3).map(({ day, night, told }) => [day, night, told]),
    [[0.75, 0.25, "Nov 24: 1 h, 15 min of it at night"], [20 / 60, 0, "Nov 25: 20 min"], [0, 0, "Nov 26: 0 min"]]);
  assert.deepEqual(shown.sums.map(({ length }) => length), ["0 min", "1 h 20 min", "5 h"]);
  assert.equal(diaryShown(diary, "2026-11-26", korean).bars.at(-3)!.told, "11월 24일 1시간, 그중 밤에 15분");
});

test("a few minutes do not look like much, and a day that is ahead of this clock is there", () => {
  const diary: Diary = { today_minutes: 3, week_minutes: 3, month_minutes: 3, days: [{ date: "2026-11-27", minutes: 3, night_minutes: 3, turns: 2 }] };
  const shown = diaryShown(diary, "2026-11-26", words);
  assert.deepEqual([shown.last, shown.bars.at(-1)!.day, shown.bars.at(-1)!.night, shown.top], ["Nov 27", 0, 0.1, "30 min"]);
});

test("both languages have a word for every field, both ends of every slider, and the same choices", () => {
  for (const field of kSliders) for (const { fields } of [words, korean]) assert.ok(fields[field].label && fields[field].low && fields[field].high, field);
  for (const [field, { choices }] of Object.entries(words.fields))
    assert.deepEqual(Object.keys(korean.fields[field as keyof typeof korean.fields].choices ?? {}).sort(), Object.keys(choices ?? {}).sort(), field);
});
