import assert from "node:assert/strict";
import { test } from "node:test";
import { Player } from "../src/voice/player";
import type { SoundDevice } from "../src/voice/sound_device";
import type { PlayerOrder, PlayerReport } from "../src/voice/worklet";

const pcm = (): ArrayBuffer => new ArrayBuffer(2);

/// A player on a device of the test's: what the worklet is told, and what the page is.
async function setUp(woken = true) {
  const orders: PlayerOrder[] = [], played: [string, number, boolean][] = [], port = { postMessage: (order: PlayerOrder) => orders.push(order), onmessage: null as ((event: { data: PlayerReport }) => void) | null };
  Object.assign(globalThis, { AudioWorkletNode: class { readonly port = port; connect(): void { /* nowhere */ } } });
  const player = new Player({ wake: () => Promise.resolve({}) } as unknown as SoundDevice, { played: (...told) => played.push(told), sounding: () => undefined });
  const wake = async (): Promise<void> => { player.wake(); await Promise.resolve(); await Promise.resolve(); };
  if (woken) await wake();
  return { player, orders, played, wake, report: (...progress: PlayerReport["progress"]) => port.onmessage!({ data: { progress, playing: true, level: 0 } }) };
}
const brief = (orders: PlayerOrder[]): string => orders.map((order) => order.do + ("key" in order ? order.key : "")).join(" ");

test("what comes before the player is awake is played once it is", async () => {
  const { player, orders, wake } = await setUp(false);
  player.begin("v1", 24_000);
  player.push(pcm());
  await wake();
  player.push(pcm());
  assert.equal(brief(orders), "begin1 push1 push1");
});

test("a piece that begins ends the one before it, and an end of that one ends nothing else", async () => {
  const { player, orders } = await setUp();
  player.begin("v1", 24_000);
  player.push(pcm());
  player.begin("v2", 24_000);
  player.end("v1");
  player.push(pcm());
  player.end("v2");
  assert.equal(brief(orders), "begin1 push1 end1 begin2 push2 end2");
});

test("after a stop the rest of that piece is let go, and the next one is played", async () => {
  const { player, orders } = await setUp();
  player.begin("v1", 24_000);
  player.push(pcm());
  player.stop();
  player.push(pcm());
  player.end("v1");
  player.begin("v2", 24_000);
  player.push(pcm());
  assert.equal(brief(orders), "begin1 push1 stop begin2 push2");
});

test("how far a piece came is told under its reply's id, and of one that ended no more", async () => {
  const { player, played, report } = await setUp();
  player.begin("v1", 24_000);
  report({ key: 1, ms: 120, ended: false });
  report({ key: 1, ms: 160, ended: true });
  report({ key: 1, ms: 160, ended: true });
  assert.deepEqual(played, [["v1", 120, false], ["v1", 160, true]]);
});
