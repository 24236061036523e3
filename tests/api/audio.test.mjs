// The spoken routes: the official client, unmodified, against samantha serve --open.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import OpenAI, { toFile } from "openai";
import { Server, refused } from "./server.mjs";
import { measure, readWav, startRecognizer, tone, wav } from "./sound.mjs";

let deaf, server, client, recognizer;
before(async () => {
  recognizer = await startRecognizer();
  [deaf, server] = await Promise.all([Server.start("--open"), Server.start("--open", "--recognizer", recognizer.spec)]);
  client = server.client();
});
after(async () => {
  await Promise.all([deaf.end(), server.end()]);
  recognizer.close();
});

const speak = async (input, more = {}) => Buffer.from(await (await client.audio.speech.create({ model: "tts-1", voice: "alloy", input, response_format: "wav", ...more })).arrayBuffer());
const speech = async (seconds = 1) => toFile(wav(tone(seconds, 8000)), "speech.wav");
const transcribe = async (more = {}) => client.audio.transcriptions.create({ model: "whisper-1", file: await speech(), ...more });

test("she speaks English and Korean", async () => {
  for (const [text, least, most] of [["Good morning. I am glad that you are here today.", 2, 5], ["안녕하세요. 오늘 하루는 어땠어요?", 1.5, 5]]) {
    const sound = readWav(await speak(text));
    assert.equal(sound.rate, 24000);
    assert.ok(sound.seconds > least && sound.seconds < most, `${sound.seconds} s of "${text}"`);
    assert.ok(sound.loudness > 300, `${sound.loudness} of "${text}"`);
  }
});

test("one sentence has its length in its head, several are sent as they come", async () => {
  const one = await speak("hello there");
  assert.equal(one.readUInt32LE(40), one.length - 44);
  const answer = await client.audio.speech.create({ model: "tts-1", voice: "slt", input: "One thing. Another thing. A third.", response_format: "wav" });
  assert.equal(answer.headers.get("transfer-encoding"), "chunked");
  assert.equal(answer.headers.get("content-type"), "audio/wav");
  assert.ok(readWav(await answer.arrayBuffer()).seconds > 1.5);
});

test("pcm is the sound alone, and speed changes its length", async () => {
  const usual = measure(await speak("hello there, my friend", { response_format: "pcm" }));
  const fast = measure(await speak("hello there, my friend", { response_format: "pcm", speed: 2 }));
  assert.ok(usual.loudness > 300);
  assert.ok(fast.seconds / usual.seconds > 0.4 && fast.seconds / usual.seconds < 0.65, `${fast.seconds} of ${usual.seconds}`);
});

test("voices differ, and one that is not there is refused by name", async () => {
  const [slt, rms] = [await speak("hello", { voice: "slt" }), await speak("hello", { voice: "rms" })];
  assert.notDeepEqual(slt, rms);
  const error = await refused(OpenAI.BadRequestError, speak("hello", { voice: "hal9000" }));
  assert.equal(error.param, "voice");
  assert.match(error.message, /slt/);
});

test("what she cannot speak is refused, with what can be", async () => {
  assert.match((await refused(OpenAI.BadRequestError, speak("hello", { response_format: "mp3" }))).message, /'wav', 'pcm'/);
  assert.equal((await refused(OpenAI.BadRequestError, speak("a".repeat(4097)))).param, "input");
  assert.equal((await refused(OpenAI.BadRequestError, speak(""))).param, "input");
  assert.equal((await refused(OpenAI.BadRequestError, speak("hello", { speed: 9 }))).param, "speed");
});

test("a recogniser hears for her", async () => {
  recognizer.text = "내 동생은 첼로를 켜";
  const heard = await transcribe({ language: "ko" });
  assert.equal(heard.text, recognizer.text);
  assert.equal(heard.usage.seconds, 1);
  const { url, type, body } = recognizer.requests.at(-1);
  assert.equal(url, "/v1/audio/transcriptions");
  assert.match(type, /^multipart\/form-data; boundary=/);
  assert.match(body.toString("latin1"), /name="model"\r\n\r\nwhisper-1\r\n[^]*name="language"\r\n\r\nko\r\n/);
  const sent = body.subarray(body.indexOf("RIFF"));
  assert.equal(sent.readUInt32LE(40), 48000, "the sound reaches it whole");
});

test("a transcript comes as text and with its details, too", async () => {
  recognizer.text = "hello there";
  assert.equal((await transcribe({ response_format: "text" })).trim(), "hello there");
  const details = await transcribe({ response_format: "verbose_json", language: "en" });
  assert.equal(details.duration, 1);
  assert.equal(details.language, "en");
  assert.equal(details.segments[0].text, "hello there");
});

test("what is no sound, too short or unknown is refused", async () => {
  const create = (file, more = {}) => client.audio.transcriptions.create({ model: "whisper-1", file, ...more });
  assert.equal((await refused(OpenAI.BadRequestError, create(await toFile(Buffer.from("ID3 no sound at all"), "a.mp3")))).param, "file");
  assert.equal((await refused(OpenAI.BadRequestError, create(await speech(0.05)))).code, "audio_too_short");
  assert.equal((await refused(OpenAI.BadRequestError, transcribe({ response_format: "srt" }))).param, "response_format");
  const raw = await fetch(`${server.url}/v1/audio/transcriptions`, { method: "POST", body: "no form" });
  assert.equal(raw.status, 400);
});

test("a recogniser that fails, or is not there, is told of as a server's error", async () => {
  recognizer.status = 500;
  const failed = await refused(OpenAI.InternalServerError, transcribe());
  recognizer.status = 200;
  assert.equal(failed.status, 503);
  assert.match(failed.message, /the model is being loaded/);
  const none = await refused(OpenAI.InternalServerError, deaf.client().audio.transcriptions.create({ model: "whisper-1", file: await speech() }));
  assert.equal(none.status, 503);
  assert.equal(none.code, "no_recogniser");
  assert.match(none.message, /--recognizer/);
});

test("her own voice can come from a server, too: here from another of hers", async () => {
  const other = await Server.start("--open", "--voice", `openai:${deaf.url}/v1`);
  const answer = await other.client().audio.speech.create({ model: "tts-1", voice: "alloy", input: "hello there", response_format: "wav" });
  assert.ok(readWav(await answer.arrayBuffer()).loudness > 300);
  await other.end();
});

test("the server ends well while she is speaking", async () => {
  const other = await Server.start("--open");
  const voices = ["Some long words for a voice that is busy, one after the other. ".repeat(40), "오늘은 아주 긴 이야기를 하나 해 볼게요. ".repeat(40)].map((input) =>
    other.client().audio.speech.create({ model: "tts-1", voice: "slt", input, response_format: "pcm" }).then((answer) => answer.arrayBuffer()).catch(() => "cut"));
  await new Promise((wait) => setTimeout(wait, 150));
  await other.end();
  await Promise.all(voices);
});
