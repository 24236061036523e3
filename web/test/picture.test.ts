import assert from "node:assert/strict";
import { test } from "node:test";
import { whyNoCamera } from "../src/camera";
import { bytesOf, pictureAmong, within } from "../src/picture";
import { inPrint, readingsOf, surely } from "../src/seen_view";
import { Talk } from "../src/talk";
import type { Seen } from "../src/wire";
import { wordsFor } from "../src/words";
import { FakeWire } from "./fake_wire";

const words = wordsFor("en").pictures;
const nothing: Seen = { formulas: [], words: "", words_sureness: 0, width: 10, height: 10, brightness: 0.5, colours: [] };

test("a large picture comes within the square, in its own shape", () => {
  assert.deepEqual(within(4000, 3000, 2000), [2000, 1500]);
  assert.deepEqual(within(900, 6000, 2000), [300, 2000]);
});

test("a small picture stays as it is, and none vanishes", () => {
  assert.deepEqual(within(640, 480, 2000), [640, 480]);
  assert.deepEqual(within(20_000, 3, 2000), [2000, 1]);
});

test("the first picture among the files is taken, and only a picture", () => {
  const file = (name: string, type: string): File => ({ name, type }) as File;
  assert.equal(pictureAmong([file("a.txt", "text/plain"), file("b.png", "image/png"), file("c.jpg", "image/jpeg")])?.name, "b.png");
  assert.equal(pictureAmong([file("a.txt", "text/plain")]), null);
});

test("the bytes follow the comma of an address", () => {
  assert.equal(bytesOf("data:image/png;base64,iVBORw=="), "iVBORw==");
});

test("how sure she is is said in words", () => {
  assert.deepEqual([0.95, 0.7, 0.3].map((sureness) => surely(sureness, words)), ["sure", "fairly sure", "not sure"]);
  assert.equal(surely(0.95, wordsFor("ko").pictures), "확실해요");
});

test("a sum is printed as she writes it", () => {
  assert.deepEqual(["3x+1=4", "x^2-5x+6=0", "-2*3", "12÷4=", "2x=-8", "x^23", "sqrt(16)"].map(inPrint), ["3x + 1 = 4", "x² − 5x + 6 = 0", "−2 × 3", "12 ÷ 4 =", "2x = −8", "x^23", "√(16)"]);
});

test("the sums are shown before the words, and nothing where there is nothing", () => {
  const formulas = [{ text: "3x+1=4", sureness: 0.9 }, { text: "2x=8", sureness: 0.5 }];
  assert.deepEqual(readingsOf({ ...nothing, formulas, words: "page 12" }, words), [{ text: "3x+1=4", sure: "sure" }, { text: "2x=8", sure: "not sure" }]);
  assert.deepEqual(readingsOf({ ...nothing, words: " closed on mondays \n", words_sureness: 0.8 }, words), [{ text: "closed on mondays", sure: "fairly sure" }]);
  assert.deepEqual(readingsOf(nothing, words), []);
});

test("a camera that is refused is told apart from one that is not there", () => {
  const named = (name: string): Error => Object.assign(new Error(), { name });
  assert.equal(whyNoCamera(named("NotAllowedError"), words), words.refused);
  assert.equal(whyNoCamera(named("NotFoundError"), words), words.noCamera);
  assert.equal(whyNoCamera(named("NotReadableError"), words), words.cameraFailed);
  assert.equal(whyNoCamera("?", words), words.cameraFailed);
});

test("a picture without an answer is shown again after a break; a refused one is not", () => {
  const wires: FakeWire[] = [], timers: (() => void)[] = [];
  const talk = new Talk(() => { const wire = new FakeWire(); wires.push(wire); return wire; }, { message: () => {}, sound: () => {}, state: () => {} }, (work) => timers.push(work));
  wires[0]!.onopen!();
  talk.show("1", "can you solve this?", "AAAA");
  wires[0]!.onclose!();
  timers[0]!();
  wires[1]!.onopen!();
  assert.deepEqual(wires[1]!.sent.map((s) => JSON.parse(s)), [{ type: "image", id: "1", text: "can you solve this?", data: "AAAA" }]);
  wires[1]!.onmessage!({ data: JSON.stringify({ type: "error", code: "too-big", message: "too big", id: "1" }) });
  wires[1]!.onclose!();
  timers[1]!();
  wires[2]!.onopen!();
  assert.deepEqual(wires[2]!.sent, []);
});

test("pictures go one at a time, and words do not wait for them", () => {
  const wires: FakeWire[] = [], timers: (() => void)[] = [];
  const talk = new Talk(() => { const wire = new FakeWire(); wires.push(wire); return wire; }, { message: () => {}, sound: () => {}, state: () => {} }, (work) => timers.push(work));
  wires[0]!.onopen!();
  talk.show("1", "", "AAAA");
  talk.show("2", "", "BBBB");
  talk.say("3", "and?");
  assert.deepEqual(wires[0]!.sent.map((s) => JSON.parse(s).id), ["1", "3"]);
  wires[0]!.onmessage!({ data: JSON.stringify({ type: "reply.done", id: "1", reply: "4", affect: { mood: [0, 0, 0], emotions: [] }, notices: [] }) });
  assert.deepEqual(wires[0]!.sent.map((s) => JSON.parse(s).id), ["1", "3", "2"]);
  wires[0]!.onclose!();
  timers[0]!();
  wires[1]!.onopen!();
  assert.deepEqual(wires[1]!.sent.map((s) => JSON.parse(s).id), ["2", "3"]);
});

test("an error without an id leaves what was said to be answered", () => {
  const wires: FakeWire[] = [], timers: (() => void)[] = [];
  const talk = new Talk(() => { const wire = new FakeWire(); wires.push(wire); return wire; }, { message: () => {}, sound: () => {}, state: () => {} }, (work) => timers.push(work));
  wires[0]!.onopen!();
  talk.say("1", "hello");
  wires[0]!.onmessage!({ data: JSON.stringify({ type: "error", code: "failed", message: "no" }) });
  wires[0]!.onclose!();
  timers[0]!();
  wires[1]!.onopen!();
  assert.equal(wires[1]!.sent.length, 1);
});
