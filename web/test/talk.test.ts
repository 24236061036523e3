import assert from "node:assert/strict";
import { test } from "node:test";
import { Talk } from "../src/talk";
import type { ServerMessage } from "../src/wire";
import { wordsFor } from "../src/words";
import { FakeWire } from "./fake_wire";

function setUp() {
  const wires: FakeWire[] = [], messages: ServerMessage[] = [], states: string[] = [], sounds: ArrayBuffer[] = [], timers: [() => void, number][] = [];
  const talk = new Talk(() => { const wire = new FakeWire(); wires.push(wire); return wire; },
    { message: (m) => messages.push(m), sound: (pcm) => sounds.push(pcm), state: (s) => states.push(s) }, (work, ms) => timers.push([work, ms]));
  return { talk, wires, messages, states, sounds, timers };
}

test("what was said before the connection opened is sent when it opens", () => {
  const { talk, wires } = setUp();
  talk.say("1", "hello");
  talk.ask({ type: "memory" });
  assert.deepEqual(wires[0]!.sent, []);
  wires[0]!.onopen!();
  assert.deepEqual(wires[0]!.sent.map((s) => JSON.parse(s).type), ["memory", "say"]);
});

test("what has no answer is said again under the same id after a break, what has one is not", () => {
  const { talk, wires, timers } = setUp();
  wires[0]!.onopen!();
  talk.say("1", "first");
  talk.say("2", "second");
  wires[0]!.onmessage!({ data: JSON.stringify({ type: "reply.done", id: "1", reply: "yes", affect: { mood: [0, 0, 0], emotions: [] }, notices: [] }) });
  wires[0]!.onclose!();
  timers[0]![0]();
  wires[1]!.onopen!();
  assert.deepEqual(wires[1]!.sent.map((s) => JSON.parse(s)), [{ type: "say", id: "2", text: "second" }]);
});

test("pauses between tries grow and are bounded", () => {
  const { wires, timers, states } = setUp();
  for (let i = 0; i < 8; i++) { wires[i]!.onclose!(); timers[i]![0](); }
  assert.deepEqual(timers.map(([, ms]) => ms), [500, 1000, 2000, 4000, 8000, 15000, 15000, 15000]);
  assert.equal(states.at(-1), "lost");
});

test("a broken message is passed over", () => {
  const { wires, messages } = setUp();
  wires[0]!.onmessage!({ data: "{" });
  assert.deepEqual(messages, []);
});

test("sound goes both ways beside the words, and none of it waits for a connection", () => {
  const { talk, wires, messages, sounds } = setUp(), pcm = new ArrayBuffer(640), wire = wires[0]!;
  talk.sound(pcm);
  talk.tell({ type: "stop" });
  wire.onopen!();
  assert.deepEqual([wire.binaryType, wire.sent, wire.sounds], ["arraybuffer", [], []]);
  talk.sound(pcm);
  talk.tell({ type: "played", id: "v1", ms: 40 });
  wire.onmessage!({ data: new ArrayBuffer(8) });
  assert.deepEqual([wire.sounds.length, wire.sent.length, sounds.length, messages.length], [1, 1, 1, 0]);
});

test("sound that the network cannot carry is let go", () => {
  const { talk, wires } = setUp();
  wires[0]!.onopen!();
  wires[0]!.bufferedAmount = 100_000;
  talk.sound(new ArrayBuffer(640));
  assert.deepEqual(wires[0]!.sounds, []);
});

test("the page speaks both languages", () => {
  assert.equal(wordsFor("ko-KR").memory, "기억");
  assert.equal(wordsFor("de").memory, "Memory");
});
