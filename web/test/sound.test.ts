import assert from "node:assert/strict";
import { test } from "node:test";
import { followed, fromPcm16, levelOf, toPcm16 } from "../src/voice/pcm";
import { Resampler } from "../src/voice/resampler";
import { SoundQueue, type Progress } from "../src/voice/sound_queue";

const sine = (hertz: number, rate: number, seconds: number, loud = 0.5): Float32Array => Float32Array.from({ length: Math.round(rate * seconds) }, (_, i) => loud * Math.sin((2 * Math.PI * hertz * i) / rate));

/// All of it through a resampler, in pieces as an audio device gives them.
function through(from: number, to: number, sound: Float32Array, piece = 128): Float32Array {
  const resampler = new Resampler(from, to), pieces: Float32Array[] = [];
  for (let at = 0; at < sound.length; at += piece) pieces.push(resampler.push(sound.subarray(at, at + piece)));
  pieces.push(resampler.end());
  return Float32Array.from(pieces.flatMap((each) => [...each]));
}

/// How loud a tone is in a sound, by correlation, in the scale of its amplitude.
function toneIn(sound: Float32Array, hertz: number, rate: number): number {
  let real = 0, imaginary = 0;
  sound.forEach((sample, i) => {
    real += sample * Math.cos((2 * Math.PI * hertz * i) / rate);
    imaginary += sample * Math.sin((2 * Math.PI * hertz * i) / rate);
  });
  return (2 * Math.hypot(real, imaginary)) / sound.length;
}
const middle = (sound: Float32Array): Float32Array => sound.subarray(sound.length >> 2, sound.length - (sound.length >> 2));

for (const [from, to] of [[48_000, 16_000], [44_100, 16_000], [16_000, 48_000], [16_000, 44_100], [24_000, 48_000], [8_000, 16_000]] as const)
  test(`speech at ${from} Hz is the same at ${to} Hz, and as long`, () => {
    const made = through(from, to, sine(1000, from, 1));
    assert.ok(Math.abs(made.length - to) <= 2, `${made.length} samples`);
    assert.ok(Math.abs(toneIn(middle(made), 1000, to) - 0.5) < 0.005);
    const high = through(from, to, sine(3000, from, 1));
    assert.ok(Math.abs(toneIn(middle(high), 3000, to) - 0.5) < 0.005);
  });

test("what lies above the lower rate's half does not come back as another tone", () => {
  const made = middle(through(48_000, 16_000, sine(9000, 48_000, 1)));
  assert.ok(Math.max(...made) < 0.002, `${Math.max(...made)}`);
});

test("a resampler gives the same whatever the pieces are", () => {
  const sound = sine(440, 44_100, 0.2), once = through(44_100, 16_000, sound, sound.length);
  for (const piece of [1, 7, 128, 1000]) assert.deepEqual(through(44_100, 16_000, sound, piece), once);
});

test("the same rate is passed on untouched", () => {
  const sound = sine(440, 16_000, 0.02);
  assert.deepEqual(through(16_000, 16_000, sound), sound);
});

test("samples keep their worth over the wire, and what is too loud is cut", () => {
  const back = fromPcm16(toPcm16(Float32Array.of(0, 0.5, -0.5, 1, -1, 3, -3)));
  const wanted = [0, 0.5, -0.5, 1, -1, 1, -1];
  back.forEach((sample, i) => assert.ok(Math.abs(sample - wanted[i]!) < 1e-4));
  assert.deepEqual([...new Uint8Array(toPcm16(Float32Array.of(1 / 32767)))], [1, 0]);
  assert.equal(fromPcm16(new ArrayBuffer(5)).length, 2);
});

test("the level is nothing in silence and full at a loud voice", () => {
  assert.equal(levelOf(new Float32Array(320)), 0);
  assert.equal(levelOf(sine(200, 16_000, 0.02, 0.001)), 0);
  assert.equal(levelOf(sine(200, 16_000, 0.02, 0.9)), 1);
  assert.ok(Math.abs(levelOf(sine(200, 16_000, 0.02, Math.SQRT2 * 10 ** (-35 / 20))) - 0.5) < 0.02);
});

test("the ring rises with a voice faster than it falls", () => {
  assert.ok(followed(0, 1) > 0.5);
  assert.ok(followed(1, 0) > 0.5);
});

/// `ms` of a steady 0.5 at 16 kHz.
const steady = (ms: number): ArrayBuffer => toPcm16(new Float32Array(ms * 16).fill(0.5));
const kRate = 16_000;

/// What comes out in `ms`, pulled as a device pulls it.
function pulled(queue: SoundQueue, ms: number): Float32Array {
  const all = new Float32Array(Math.round((ms * kRate) / 1000 / 128) * 128);
  for (let at = 0; at < all.length; at += 128) queue.pull(all.subarray(at, at + 128));
  return all;
}
const sounding = (sound: Float32Array): number => sound.filter((sample) => sample !== 0).length;
const last = (progress: Progress[]): Progress => progress.at(-1)!;

test("she is played as soon as 40 ms of her are there", () => {
  const queue = new SoundQueue(kRate);
  queue.begin(1, kRate);
  queue.push(1, steady(20));
  assert.equal(sounding(pulled(queue, 40)), 0);
  assert.equal(queue.playing, false);
  queue.push(1, steady(20));
  assert.ok(sounding(pulled(queue, 24)) > 300);
  assert.equal(queue.playing, true);
});

test("what is shorter than that is played once it is whole", () => {
  const queue = new SoundQueue(kRate);
  queue.begin(1, kRate);
  queue.push(1, steady(20));
  queue.end(1);
  pulled(queue, 40);
  assert.deepEqual(queue.progress(), [{ key: 1, ms: 20, ended: true }]);
});

test("what was played is counted to the sample, at whichever rate it came", () => {
  for (const rate of [16_000, 22_050, 24_000]) {
    const queue = new SoundQueue(48_000);
    queue.begin(7, rate);
    for (let i = 0; i < 50; i++) queue.push(7, toPcm16(sine(300, rate, 0.02)));
    queue.end(7);
    const block = new Float32Array(128);
    for (let i = 0; i < 150; i++) queue.pull(block);
    assert.deepEqual(queue.progress(), [{ key: 7, ms: 400, ended: false }]);
    for (let i = 0; i < 300; i++) queue.pull(block);
    assert.deepEqual(queue.progress(), [{ key: 7, ms: 1000, ended: true }]);
  }
});

test("held, she is silent within 3 ms, goes on where she was, and nothing is lost", () => {
  const queue = new SoundQueue(kRate);
  queue.begin(1, kRate);
  queue.push(1, steady(200));
  queue.end(1);
  pulled(queue, 80);
  queue.hold();
  assert.ok(sounding(pulled(queue, 40)) <= 48);
  const held = last(queue.progress()).ms;
  assert.ok(held >= 80 && held <= 83, `${held}`);
  assert.equal(queue.playing, false);
  assert.equal(sounding(pulled(queue, 400)), 0);
  assert.equal(last(queue.progress()).ms, held);
  queue.resume();
  pulled(queue, 200);
  assert.deepEqual(last(queue.progress()), { key: 1, ms: 200, ended: true });
});

test("stopped, she is silent after one block, and what came is gone", () => {
  const queue = new SoundQueue(kRate);
  queue.begin(1, kRate);
  queue.push(1, steady(200));
  pulled(queue, 80);
  queue.stop();
  const block = new Float32Array(128);
  queue.pull(block);
  assert.ok(block[0]! > 0.4 && block[64]! < 0.3 && block[127] === 0, "it fades, so that nothing clicks");
  assert.deepEqual(queue.progress(), [{ key: 1, ms: 88, ended: true }]);
  queue.push(1, steady(200));
  assert.equal(sounding(pulled(queue, 100)), 0);
});

test("what begins after a stop is played", () => {
  const queue = new SoundQueue(kRate);
  queue.begin(1, kRate);
  queue.push(1, steady(100));
  pulled(queue, 24);
  queue.stop();
  queue.begin(2, kRate);
  queue.push(2, steady(100));
  queue.end(2);
  pulled(queue, 120);
  assert.deepEqual(queue.progress().map(({ key, ended }) => [key, ended]), [[1, true], [2, true]]);
});

test("a stop while she is held lets her go, too", () => {
  const queue = new SoundQueue(kRate);
  queue.begin(1, kRate);
  queue.push(1, steady(100));
  pulled(queue, 24);
  queue.hold();
  pulled(queue, 16);
  queue.stop();
  pulled(queue, 8);
  queue.begin(2, kRate);
  queue.push(2, steady(60));
  assert.ok(sounding(pulled(queue, 40)) > 0);
});

test("a stop while she is held and nothing waits lets go of the hold", () => {
  const queue = new SoundQueue(kRate);
  queue.hold();
  queue.stop();
  queue.begin(1, kRate);
  queue.push(1, steady(60));
  assert.ok(sounding(pulled(queue, 40)) > 0);
});
test("after a stutter the wait grows, and shrinks again with every piece that has none", () => {
  const queue = new SoundQueue(kRate);
  queue.begin(1, kRate);
  for (let i = 0; i < 9; i++) {
    queue.push(1, steady(120));
    pulled(queue, 160);
  }
  assert.equal(queue.wait, 120);
  queue.end(1);
  pulled(queue, 8);
  for (let key = 2; key < 5; key++) {
    queue.begin(key, kRate);
    queue.push(key, steady(120));
    queue.end(key);
    pulled(queue, 160);
  }
  assert.equal(queue.wait, 60);
});

test("a piece that has no more at its end has not stuttered", () => {
  const queue = new SoundQueue(kRate);
  queue.begin(1, kRate);
  queue.push(1, steady(100));
  pulled(queue, 200);  // its end is told late
  queue.end(1);
  pulled(queue, 8);
  assert.equal(queue.wait, 40);
});

test("a reply that never ends is cut off by nothing but its own silence", () => {
  const queue = new SoundQueue(kRate);
  queue.begin(1, kRate);
  queue.push(1, steady(60));
  pulled(queue, 200);
  assert.deepEqual(queue.progress(), [{ key: 1, ms: 60, ended: false }]);
  queue.end(1);
  pulled(queue, 8);
  assert.deepEqual(queue.progress(), [{ key: 1, ms: 60, ended: true }]);
});

test("pieces follow one another without a gap", () => {
  const queue = new SoundQueue(kRate);
  for (const key of [1, 2]) {
    queue.begin(key, kRate);
    queue.push(key, steady(80));
    queue.end(key);
  }
  const sound = pulled(queue, 160);
  assert.equal(sounding(sound.subarray(1)), sound.length - 1);
});
