import assert from "node:assert/strict";
import { test } from "node:test";
import { dateShown } from "../src/dates";
import { afterAnswer, afterDeed, afterTrouble, kNothingYet, type Deed, type MemoryState } from "../src/memory";
import { daysShown, factsShown, peopleShown, statusShown } from "../src/memory_view";
import type { ClientMessage, Fact, Gist, MemoryAnswer, SaidTurn } from "../src/wire";
import { wordsFor } from "../src/words";

const words = wordsFor("en").remembered, korean = wordsFor("ko").remembered;

function fact(id: string, text: string, more: Partial<Fact> = {}): Fact {
  return { id, text, since: "2026-03-02T19:00:00+09:00", source: "t1", confidence: 0.9, state: "current", pinned: false, said: "", ...more };
}

const kCat = fact("f1", "your cat is called Biscuit", { said: "we have a cat called Biscuit", source: "t12" });
const kTea = fact("f2", "you like green tea", { since: "2026-04-01T08:00:00+09:00" });
const kOld = fact("f3", "you lived in Busan", { since: "2026-05-01T08:00:00+09:00", state: "former" });
const kFight: SaidTurn = { id: "t30", at: "2026-04-11T20:00:00+09:00", said: "priya and i had a huge fight today", score: 0.71, because: "same words: fight" };
const kGist: Gist = {
  people: [
    { name: "Dad", role: "father", text: "You call on Sundays.", since: "2026-01-04T10:00:00+09:00", last: "2026-03-01T10:00:00+09:00", times: 1, sources: ["t3"] },
    { name: "Priya", role: "best friend", text: "You fought and made up.", since: "2026-01-04T10:00:00+09:00", last: "2026-04-12T10:00:00+09:00", times: 4, sources: ["t8", "t9"] },
  ],
  weeks: [{ from: "2026-04-06", to: "2026-04-12", text: "A hard week.", sources: ["t9"] }],
  days: [{ date: "2026-04-11", text: "The fight.", sources: ["t9", "t10"] }, { date: "2026-04-14", text: "Rain.", sources: ["t14"] }, { date: "2026-04-12", text: "Made up.", sources: ["t11"] }],
};

/// A panel in which deeds are done and answers come; `asked` is what went over the wire since it was last looked at.
function panel(...facts: Fact[]) {
  let state: MemoryState = kNothingYet, asks: ClientMessage[] = [];
  const follow = (step: { state: MemoryState; asks: ClientMessage[] }) => { state = step.state; asks.push(...step.asks); };
  const made = {
    get state() { return state; },
    get rows() { return factsShown(state, words).items.flatMap((group) => group.rows); },
    asked: () => { const had = asks; asks = []; return had; },
    do: (deed: Deed) => follow(afterDeed(state, deed)),
    answer: (answer: MemoryAnswer) => follow(afterAnswer(state, answer, words)),
    trouble: (text: string) => { const step = afterTrouble(state, text); if (step) follow(step); return step !== null; },
  };
  made.do({ do: "open" });
  assert.deepEqual(made.asked(), [{ type: "memory" }]);
  made.answer({ type: "memory", memory: facts });
  return made;
}

test("before the answer there is a moment's wait, and with no facts plain words", () => {
  const opened = afterDeed(kNothingYet, { do: "open" }).state;
  assert.equal(factsShown(opened, words).empty, words.moment);
  const empty = afterAnswer(opened, { type: "memory", memory: [] }, words).state;
  assert.equal(factsShown(empty, words).empty, words.noFacts);
  assert.equal(factsShown(empty, korean).empty, korean.noFacts);
});

test("pinned facts come first, then the newest, and what is no longer so stands apart", () => {
  const p = panel(kCat, kOld, kTea, fact("f4", "you sing", { since: "2025-01-01T00:00:00Z", pinned: true }));
  assert.deepEqual(p.rows.map((row) => row.id), ["f4", "f2", "f1", "f3"]);
  assert.deepEqual(factsShown(p.state, words).items.map((group) => group.title), ["", words.former]);
  assert.deepEqual(p.rows.at(-1)!.can, ["forget"]);
});

test("a fact unfolds to the words it was said in, and folds again", () => {
  const p = panel(kCat);
  p.do({ do: "expand", id: "f1" });
  assert.deepEqual([p.rows[0]!.expanded, p.rows[0]!.said, p.rows[0]!.source], [true, "we have a cat called Biscuit", "t12"]);
  p.do({ do: "expand", id: "f1" });
  assert.equal(p.rows[0]!.expanded, false);
});

test("a search asks for its words once and shows facts and what was said in the order of the answer", () => {
  const p = panel(kCat, kTea);
  p.do({ do: "search", words: " fight " });
  p.do({ do: "search", words: "fight" });
  assert.deepEqual(p.asked(), [{ type: "memory", memory: "fight" }]);
  p.answer({ type: "memory", memory: [kCat, kTea], turns: [kFight] });
  assert.deepEqual(p.rows.map((row) => [row.id, row.kind, row.because]), [["f1", "fact", ""], ["f2", "fact", ""], ["t30", "turn", "same words: fight"]]);
  assert.equal(statusShown(p.state, words), "Two facts, one thing you said.");
  assert.equal(statusShown(p.state, korean), "기억 2개, 했던 말 1개를 찾았어요.");
});

test("a search that finds nothing says so", () => {
  const p = panel(kCat);
  p.do({ do: "search", words: "zebra" });
  p.answer({ type: "memory", memory: [], turns: [] });
  assert.deepEqual([factsShown(p.state, words).empty, statusShown(p.state, words)], [words.noneFit, ""]);
});

test("the late answer of a search that is over is passed over, and so is a list where a search is under way", () => {
  const p = panel(kCat, kTea);
  p.do({ do: "search", words: "fight" });
  p.answer({ type: "memory", memory: [] });
  assert.deepEqual(p.rows.map((row) => row.id), ["f2", "f1"]);
  p.do({ do: "search", words: "" });
  p.answer({ type: "memory", memory: [], turns: [] });
  assert.deepEqual(p.rows.map((row) => row.id), ["f2", "f1"]);
});

test("a pin is set and taken off, and the list asked for anew", () => {
  const p = panel(kCat);
  p.do({ do: "pin", id: "f1" });
  p.answer({ type: "pin", pinned: "f1" });
  assert.deepEqual(p.asked(), [{ type: "pin", id: "f1" }, { type: "memory" }]);
  p.answer({ type: "memory", memory: [{ ...kCat, pinned: true }] });
  p.do({ do: "pin", id: "f1" });
  assert.deepEqual(p.asked(), [{ type: "unpin", id: "f1" }]);
});

test("a correction is asked once, and the focus follows the fact to what it became", () => {
  const p = panel(kCat, kTea);
  p.do({ do: "edit", id: "f1" });
  assert.deepEqual([p.rows[1]!.mode, p.state.focus], ["editing", "field:f1"]);
  p.do({ do: "draft", text: " Basil " });
  p.do({ do: "save" });
  p.do({ do: "save" });
  assert.deepEqual(p.asked(), [{ type: "correct", id: "f1", to: "Basil" }]);
  p.answer({ type: "correct", corrected: "f1", now: "f40" });
  assert.deepEqual(p.asked(), [{ type: "memory" }]);
  p.answer({ type: "memory", memory: [fact("f40", "your cat is called Basil"), kTea, { ...kCat, state: "former" }] });
  assert.deepEqual([p.state.editing, p.state.focus, statusShown(p.state, words)], [null, "row:f40", words.corrected]);
});

test("an edit that says nothing new asks nothing and gives the focus back", () => {
  const p = panel({ ...kCat, value: "Biscuit" });
  for (const draft of ["  ", "Biscuit"]) {
    p.do({ do: "edit", id: "f1" });
    assert.equal(p.rows[0]!.draft, "Biscuit");
    p.do({ do: "draft", text: draft });
    p.do({ do: "save" });
    assert.deepEqual([p.asked(), p.state.editing, p.state.focus], [[], null, "correct:f1"]);
  }
});

test("what is being typed outlives a list that comes in between", () => {
  const p = panel(kCat, kTea);
  p.do({ do: "pin", id: "f2" });
  p.do({ do: "edit", id: "f1" });
  p.do({ do: "draft", text: "Bas" });
  p.answer({ type: "pin", pinned: "f2" });
  p.answer({ type: "memory", memory: [kCat, { ...kTea, pinned: true }] });
  assert.deepEqual(p.rows.map((row) => [row.id, row.mode, row.draft]), [["f2", "quiet", ""], ["f1", "editing", "Bas"]]);
});

test("forgetting asks first, with the focus on no, and no leaves everything as it is", () => {
  const p = panel(kCat);
  p.do({ do: "doubt", id: "f1" });
  assert.deepEqual([p.rows[0]!.mode, p.state.focus, p.asked()], ["doubted", "no:f1", []]);
  p.do({ do: "leave" });
  assert.deepEqual([p.rows[0]!.mode, p.state.focus, p.asked()], ["quiet", "forget:f1", []]);
});

test("what is forgotten goes with a note, the list is asked for anew, and the focus goes to its neighbour", () => {
  const p = panel(kCat, kTea);
  p.do({ do: "doubt", id: "f2" });
  p.do({ do: "forget" });
  p.do({ do: "forget" });
  assert.deepEqual(p.asked(), [{ type: "forget", id: "f2" }]);
  p.answer({ type: "forget", forgotten: "f2", turns: 2, note: "Copies exported elsewhere are not touched." });
  assert.deepEqual(p.rows.map((row) => row.id), ["f1"]);
  assert.deepEqual([statusShown(p.state, words), p.state.focus, p.asked()], ["Copies exported elsewhere are not touched.", "row:f1", [{ type: "memory" }]]);
});

test("what was said can be forgotten from a search, which is then made again", () => {
  const p = panel(kCat);
  p.do({ do: "search", words: "fight" });
  p.answer({ type: "memory", memory: [], turns: [kFight] });
  p.do({ do: "doubt", id: "t30" });
  p.do({ do: "forget" });
  p.answer({ type: "forget", forgotten: "t30", turns: 1, note: "" });
  assert.deepEqual(p.asked().slice(1), [{ type: "forget", id: "t30" }, { type: "memory", memory: "fight" }]);
  assert.deepEqual([p.rows, p.state.focus, statusShown(p.state, words)], [[], "search", words.forgotten]);
});

test("trouble with a deed is said in the panel and the words typed stay; other trouble is left to the talk", () => {
  const p = panel(kCat);
  assert.equal(p.trouble("nobody asked"), false);
  p.do({ do: "edit", id: "f1" });
  p.do({ do: "draft", text: "Basil" });
  p.do({ do: "save" });
  assert.equal(p.trouble("that could not be written"), true);
  assert.deepEqual([p.rows[0]!.mode, p.rows[0]!.draft, p.rows[0]!.sent, statusShown(p.state, words)], ["editing", "Basil", false, "that could not be written"]);
  p.do({ do: "doubt", id: "f1" });
  p.do({ do: "forget" });
  p.trouble("not now");
  assert.deepEqual([p.rows[0]!.mode, p.state.focus], ["quiet", "forget:f1"]);
});

test("after a break the list is asked for anew and what was sent may be sent again", () => {
  const p = panel(kCat);
  p.do({ do: "doubt", id: "f1" });
  p.do({ do: "forget" });
  p.do({ do: "again" });
  p.do({ do: "forget" });
  assert.deepEqual(p.asked(), [{ type: "forget", id: "f1" }, { type: "memory" }, { type: "forget", id: "f1" }]);
});

test("people are shown by when they last came up, with how often", () => {
  const p = panel();
  p.do({ do: "tab", tab: "people" });
  assert.deepEqual([p.asked(), peopleShown(p.state, words).empty], [[{ type: "gist" }], words.moment]);
  p.answer({ type: "gist", gist: kGist });
  const [priya, dad] = peopleShown(p.state, words).items;
  assert.deepEqual([priya!.title, priya!.aside, priya!.foot, priya!.from], ["Priya", "best friend", "Came up four times, last on Apr 12, 2026.", "From two things you said"]);
  assert.equal(dad!.foot, "Came up once, last on Mar 1, 2026.");
  assert.equal(peopleShown(p.state, korean).items[0]!.foot, "이야기에 4번 나왔어요. 마지막은 2026년 4월 12일.");
});

test("days are shown newest first, a week above its days", () => {
  const p = panel();
  p.do({ do: "tab", tab: "days" });
  p.answer({ type: "gist", gist: kGist });
  assert.deepEqual(daysShown(p.state, words).items.map((entry) => [entry.kind, entry.text]),
    [["day", "Rain."], ["week", "A hard week."], ["day", "Made up."], ["day", "The fight."]]);
  assert.equal(daysShown(p.state, korean).items[0]!.title, "2026년 4월 14일 화요일");
});

test("no people and no days are said in plain words", () => {
  const p = panel();
  p.do({ do: "tab", tab: "days" });
  p.answer({ type: "gist", gist: { people: [], weeks: [], days: [] } });
  assert.deepEqual([peopleShown(p.state, words).empty, daysShown(p.state, words).empty], [words.noPeople, words.noDays]);
});

test("a date is the day where it was said, whatever zone the page is in", () => {
  assert.equal(dateShown("2026-03-02T00:30:00+09:00", words), "Mar 2, 2026");
  assert.equal(dateShown("2026-03-02T23:30:00-08:00", korean), "2026년 3월 2일");
  assert.equal(dateShown("", words), "");
});
