// A language model that hears, behind her: it writes down what is spoken, and that is said to her like what is typed.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import OpenAI, { toFile } from "openai";
import { startModel } from "./model.mjs";
import { connectRealtime } from "./realtime.mjs";
import { Server, refused } from "./server.mjs";
import { readWav, startRecognizer, startTlsProxy, tone, wav } from "./sound.mjs";

let server, client, model, proxy;
before(async () => {
  model = await startModel();
  server = await Server.start("--open", "--mind", model.spec, "--model-hears", "yes");
  proxy = await startTlsProxy(server.url);
  client = server.client();
});
after(async () => {
  proxy.close();
  await server.end();
  model.close();
});

const soundIn = (body) => body.messages.flatMap((message) => (Array.isArray(message.content) ? message.content : [])).find((part) => part.type === "input_audio")?.input_audio;
const asked = () => model.requests.filter(soundIn);
/// Writes down `words`, and answers what is said with `answer`.
const hears = (words, answer = "All right.") => (model.answer = (body) => (soundIn(body) ? words : answer));
beforeEach(() => {
  model.requests.length = 0;
  hears("hello there");
});

const recording = (seconds = 1) => ({ type: "input_audio", input_audio: { data: wav(tone(seconds, 8000)).toString("base64"), format: "wav" } });
const speak = (content, more = {}) => client.chat.completions.create({ model: "samantha", messages: [{ role: "user", content }], ...more });
const transcribe = async (more = {}) => client.audio.transcriptions.create({ model: "whisper-1", file: await toFile(wav(tone(1, 8000)), "speech.wav"), ...more });

test("a recording is written down by the model", async () => {
  hears('"내 동생은 첼로를 켜."');
  const heard = await transcribe({ language: "ko", prompt: "첼로" });
  assert.equal(heard.text, "내 동생은 첼로를 켜.");
  const [request] = asked();
  assert.equal(request.temperature, 0);
  assert.ok(request.max_tokens < 200);
  assert.match(request.messages[0].content[0].text, /첼로/);
  const { data, format } = soundIn(request);
  const { rate, seconds } = readWav(Buffer.from(data, "base64"));
  assert.deepEqual([format, rate, seconds], ["wav", 16000, 1]);
});

test("where nobody speaks there is no text", async () => {
  hears("[no speech]");
  assert.equal((await transcribe()).text, "");
});

test("what is spoken in a chat is said to her, and remembered", async () => {
  hears("My sister plays the cello.", "How lovely.");
  const answer = await speak([recording()], { user: "Nora" });
  assert.match(answer.choices[0].message.content, /How lovely/);
  assert.equal(asked().length, 1);
  assert.match(JSON.stringify(model.requests.at(-1).messages.at(-1).content), /My sister plays the cello/);
  assert.match(await server.command("export", "--person", "Nora"), /cello/);
});

test("words and recordings of one message are said together, streamed, too", async () => {
  hears("what do you think of it?");
  const stream = await speak([{ type: "text", text: "I painted my room blue." }, recording()], { stream: true, user: "Ida" });
  let said = "";
  for await (const event of stream) said += event.choices[0]?.delta?.content ?? "";
  assert.match(said, /All right/);
  const heard = JSON.stringify(model.requests.at(-1).messages.at(-1).content);
  assert.match(heard, /painted my room blue[^]*what do you think of it/);
});

test("what is no recording is refused by name", async () => {
  const broken = { type: "input_audio", input_audio: { data: Buffer.from("no sound").toString("base64"), format: "wav" } };
  assert.equal((await refused(OpenAI.BadRequestError, speak([broken]))).param, "messages[0].content[0].input_audio.data");
  assert.equal((await refused(OpenAI.BadRequestError, speak([{ ...recording(), input_audio: { ...recording().input_audio, format: "mp3" } }]))).param, "messages[0].content[0].input_audio.format");
  assert.equal(asked().length, 0);
});

test("a recording over realtime is heard by the model", async () => {
  const { talk, next } = await connectRealtime(proxy, "any", { output_modalities: ["text"], audio: { input: { turn_detection: null, transcription: { model: "whisper-1" } } } });
  talk.send({ type: "input_audio_buffer.append", audio: tone(0.5, 8000).toString("base64") });
  talk.send({ type: "input_audio_buffer.commit" });
  assert.equal((await next("conversation.item.input_audio_transcription.completed")).transcript, "hello there");
  talk.close();
});

test("a recogniser that is named goes before the model", async () => {
  const recognizer = await startRecognizer();
  const other = await Server.start("--open", "--mind", model.spec, "--model-hears", "yes", "--recognizer", recognizer.spec);
  recognizer.text = "this is the recogniser";
  assert.equal((await other.client().audio.transcriptions.create({ model: "whisper-1", file: await toFile(wav(tone(1, 8000)), "a.wav") })).text, recognizer.text);
  assert.equal(asked().length, 0);
  await other.end();
  recognizer.close();
});

test("a server that refuses a sound is played no other", async () => {
  const other = await Server.start("--open", "--mind", model.spec, "--model-hears", "yes");
  model.answer = (body) => (soundIn(body) ? { status: 400, message: "audio input is not supported by this model" } : "All right.");
  const create = async () => other.client().audio.transcriptions.create({ model: "whisper-1", file: await toFile(wav(tone(1, 8000)), "a.wav") });
  assert.equal((await refused(OpenAI.BadRequestError, create())).status, 400);
  assert.match((await refused(OpenAI.InternalServerError, create())).message, /--recognizer/);
  assert.equal(asked().length, 1);
  await other.end();
});
