// GET /v1/realtime: the official client's OpenAIRealtimeWS, unmodified, through a proxy with TLS, as it always asks for.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import OpenAI from "openai";
import { OpenAIRealtimeWS } from "openai/realtime/ws";
import { connectRealtime } from "./realtime.mjs";
import { Server } from "./server.mjs";
import { measure, startRecognizer, startTlsProxy, tone } from "./sound.mjs";

let server, recognizer, proxy;
before(async () => {
  recognizer = await startRecognizer();
  server = await Server.start("--recognizer", recognizer.spec);
  proxy = await startTlsProxy(server.url);
});
after(async () => {
  proxy.close();
  await server.end();
  recognizer.close();
});

const keys = {};
async function keyOf(person) {
  return (keys[person] ??= /sam_\S+/.exec(await server.command("key", "add", "--person", person))[0]);
}

const connect = async (person, session) => await connectRealtime(proxy, await keyOf(person), session);

const inText = { output_modalities: ["text"] };

test("a text turn goes from created to done, and she remembers it over any door", async () => {
  const { talk, next, say, all, made } = await connect("Ines", inText);
  assert.equal(made.session.type, "realtime");
  say("my sister Hana moved to Daejeon");
  const done = await next("response.done");
  assert.equal(done.response.status, "completed");
  assert.equal(done.response.object, "realtime.response");
  assert.ok(done.response.usage.output_tokens > 0);
  const text = done.response.output[0].content[0].text;
  assert.equal(all("response.output_text.delta").map((event) => event.delta).join(""), text);
  assert.equal(all("response.output_text.done")[0].text, text);
  for (const type of ["conversation.item.added", "conversation.item.done", "response.created", "response.output_item.added", "response.content_part.added", "response.content_part.done", "response.output_item.done"])
    assert.ok(all(type).length > 0, type);
  assert.equal(all("response.output_audio.delta").length, 0);
  say("what do you know about my sister?");
  assert.match((await next("response.done")).response.output[0].content[0].text, /Hana/);
  talk.close();
  const client = server.client({ apiKey: await keyOf("Ines") });
  const answer = await client.chat.completions.create({ model: "samantha", messages: [{ role: "user", content: "where did my sister move to?" }] });
  assert.match(answer.choices[0].message.content, /Daejeon/);
});

test("a spoken turn is heard, answered and said aloud", async () => {
  recognizer.text = "how are you today?";
  const { talk, next, all } = await connect("Jun", { audio: { input: { transcription: { model: "whisper-1" } } } });
  for (const pcm of [tone(0.4, 10), tone(1, 8000), tone(0.8, 10)])
    for (let at = 0; at < pcm.length; at += 4800) talk.send({ type: "input_audio_buffer.append", audio: pcm.subarray(at, at + 4800).toString("base64") });
  const started = await next("input_audio_buffer.speech_started");
  const stopped = await next("input_audio_buffer.speech_stopped");
  assert.ok(Math.abs(started.audio_start_ms - 100) <= 60 && Math.abs(stopped.audio_end_ms - 1900) <= 60, `${started.audio_start_ms} to ${stopped.audio_end_ms}`);
  assert.equal((await next("input_audio_buffer.committed")).item_id, started.item_id);
  const heard = await next("conversation.item.input_audio_transcription.completed");
  assert.equal(heard.transcript, recognizer.text);
  const done = await next("response.done");
  assert.equal(done.response.status, "completed");
  const transcript = done.response.output[0].content[0].transcript;
  assert.equal(all("response.output_audio_transcript.delta").map((event) => event.delta).join(""), transcript);
  const sound = measure(Buffer.concat(all("response.output_audio.delta").map((event) => Buffer.from(event.delta, "base64"))));
  assert.ok(sound.seconds > 0.5 && sound.loudness > 300, JSON.stringify(sound));
  assert.equal(all("response.output_audio.done").length, 1);
  talk.close();
});

test("without turn detection a turn is what is committed", async () => {
  recognizer.text = "안녕, 잘 지냈어?";
  const { talk, next } = await connect("Kim", { ...inText, audio: { input: { turn_detection: null } } });
  talk.send({ type: "input_audio_buffer.append", audio: tone(0.5, 8000).toString("base64") });
  talk.send({ type: "input_audio_buffer.clear" });
  await next("input_audio_buffer.cleared");
  talk.send({ type: "input_audio_buffer.append", audio: tone(0.5, 8000).toString("base64") });
  talk.send({ type: "input_audio_buffer.commit" });
  await next("input_audio_buffer.committed");
  talk.send({ type: "response.create" });
  assert.match((await next("response.done")).response.output[0].content[0].text, /[가-힣]/);
  talk.close();
});

test("what was not heard of an answer she did not say", async () => {
  const { talk, next, say, all } = await connect("Lena");
  say("what can you do?");
  const done = await next("response.done");
  const [item] = done.response.output;
  const whole = item.content[0].transcript;
  talk.send({ type: "conversation.item.truncate", item_id: item.id, content_index: 0, audio_end_ms: 1200 });
  assert.equal((await next("conversation.item.truncated")).audio_end_ms, 1200);
  talk.send({ type: "conversation.item.retrieve", item_id: item.id });
  const kept = (await next("conversation.item.retrieved")).item.content[0].transcript;
  assert.ok(kept.length < whole.length / 2 && whole.startsWith(kept), kept);
  say("thanks");
  await next("response.done");
  assert.ok(all("response.output_audio.delta").length > 0);
  talk.close();
  const life = await server.command("export", "--person", "Lena");
  assert.ok(life.includes(JSON.stringify(kept).slice(1, -1)));
});

test("a response is cancelled, and the talk goes on", async () => {
  const { talk, next, say } = await connect("Mo");
  say("what can you do?");
  await next("response.created");
  talk.send({ type: "response.cancel" });
  const done = await next("response.done");
  assert.equal(done.response.status, "cancelled");
  assert.equal(done.response.status_details.reason, "client_cancelled");
  say("hello again");
  assert.equal((await next("response.done")).response.status, "completed");
  talk.close();
});

test("what is wrong is told by an error that names the event, and nothing ends", async () => {
  const { talk, events, next, say } = await connect("Noa", inText);
  const complaint = async (event) => {
    talk.send({ event_id: "mine", ...event });
    while (events.at(-1).type !== "error") await new Promise((wait) => setTimeout(wait, 5));
    const error = events.pop();
    assert.equal(error.error.event_id, "mine");
    return error.error;
  };
  assert.equal((await complaint({ type: "no.such.event" })).param, "type");
  assert.equal((await complaint({ type: "response.cancel" })).code, "response_cancel_not_active");
  assert.equal((await complaint({ type: "conversation.item.delete", item_id: "none" })).code, "item_not_found");
  assert.equal((await complaint({ type: "input_audio_buffer.commit" })).code, "input_audio_buffer_commit_empty");
  assert.equal((await complaint({ type: "session.update", session: { type: "realtime", output_modalities: ["smell"] } })).param, "session.output_modalities");
  say("hello there");
  assert.equal((await next("response.done")).response.status, "completed");
  talk.close();
});

test("items are made, put in place and deleted", async () => {
  const { talk, next } = await connect("Ola", inText);
  const message = (id, text, previous_item_id) => talk.send({ type: "conversation.item.create", previous_item_id, item: { id, type: "message", role: "user", content: [{ type: "input_text", text }] } });
  message("a", "hello");
  assert.equal((await next("conversation.item.done")).previous_item_id, null);
  message("c", "my name is Ola", "a");
  assert.equal((await next("conversation.item.done")).previous_item_id, "a");
  message("b", "good evening", "root");
  assert.equal((await next("conversation.item.done")).previous_item_id, null);
  talk.send({ type: "conversation.item.delete", item_id: "b" });
  assert.equal((await next("conversation.item.deleted")).item_id, "b");
  talk.close();
});

test("without a key, or with a wrong one, nobody gets in", async () => {
  const client = new OpenAI({ baseURL: `${proxy.url}/v1`, apiKey: "sam_wrong" });
  const talk = new OpenAIRealtimeWS({ model: "gpt-realtime", options: { rejectUnauthorized: false } }, client);
  const error = await new Promise((failed) => talk.on("error", failed));
  assert.match(error.message, /401/);
});
