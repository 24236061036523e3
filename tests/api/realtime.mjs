// A realtime talk of the official client.
import assert from "node:assert/strict";
import OpenAI from "openai";
import { OpenAIRealtimeWS } from "openai/realtime/ws";

/// A talk with her: what came is in `events`; next(type) waits for the next of that type.
export async function connectRealtime(proxy, apiKey, session) {
  const client = new OpenAI({ baseURL: `${proxy.url}/v1`, apiKey });
  const talk = new OpenAIRealtimeWS({ model: "gpt-realtime", options: { rejectUnauthorized: false } }, client);
  const events = [], waiting = [];
  let read = 0;
  talk.on("error", (error) => { if (!error.error) events.push({ type: "broken", error }); });
  talk.on("event", (event) => (events.push(event), waiting.splice(0).forEach((look) => look())));
  const next = async (type) => {
    for (;;) {
      while (read < events.length) {
        const event = events[read++];
        if (event.type === type) return event;
        if (event.type === "error" || event.type === "broken") assert.fail(JSON.stringify(event));
      }
      await new Promise((look) => waiting.push(look));
    }
  };
  /// What is said, and an answer to it; `response` is what is wished of that.
  const say = (text, response) => {
    talk.send({ type: "conversation.item.create", item: { type: "message", role: "user", content: [{ type: "input_text", text }] } });
    talk.send({ type: "response.create", ...(response && { response }) });
  };
  const all = (type) => events.filter((event) => event.type === type);
  const made = await next("session.created");
  if (session) {
    talk.send({ type: "session.update", session: { type: "realtime", ...session } });
    await next("session.updated");
  }
  return { talk, events, next, say, all, made };
}
