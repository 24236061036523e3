// Keys: each opens one person's talk and nothing else.
import assert from "node:assert/strict";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import OpenAI from "openai";
import WebSocket from "ws";
import { Server, refused, say } from "./server.mjs";

let server, key;
before(async () => {
  server = await Server.start("--person", "Owner");
  key = (await server.command("key", "add", "--person", "Jiwoo", "--label", "voice app")).trim();
});
after(() => server.end());

const get = (path, headers = {}) => fetch(server.url + path, { headers });

test("without a key, or with a wrong one, nobody comes in", async () => {
  const response = await get("/v1/models");
  assert.equal(response.status, 401);
  assert.equal((await response.json()).error.code, "invalid_api_key");
  for (const apiKey of ["sk-nothing", "sam_" + "A".repeat(43), "sam_"]) {
    const error = await refused(OpenAI.AuthenticationError, server.client({ apiKey }).models.list());
    assert.equal(error.code, "invalid_api_key");
    await refused(OpenAI.AuthenticationError, say(server.client({ apiKey }), undefined, "hi"));
  }
});

test("a key is shown once and kept as a hash, for its owner's eyes only", async () => {
  assert.match(key, /^sam_[A-Za-z0-9_-]{43}$/);
  const file = join(server.folder, "api_keys.json"), text = await readFile(file, "utf8");
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  assert.ok(!text.includes(key) && !text.includes(key.slice(4)) && !text.includes("Jiwoo"));
  const list = await server.command("key", "list");
  assert.match(list, /Jiwoo {2}voice app/);
  assert.ok(!list.includes(key));
});

test("a key is its person, whomever the request names", async () => {
  const client = server.client({ apiKey: key });
  await say(client, "Owner", "my sister Hana moved to Daejeon");
  assert.match(await say(client, undefined, "what do you know about my sister?"), /Hana/);
  assert.match(await server.command("export", "--person", "Jiwoo"), /Daejeon/);
  const named = server.client({ apiKey: key, baseURL: `${server.url}/v1`, defaultQuery: { person: "Owner" } });
  assert.match(await say(named, "Owner", "what do you know about my sister?"), /Hana/);
});

test("the session's token speaks as the one whose server it is", async () => {
  const client = server.client({ apiKey: server.token });
  assert.doesNotMatch(await say(client, undefined, "what do you know about my sister?"), /Hana/);
  assert.match(await server.command("people"), /Owner/);
});

test("a key opens the API and nothing else", async () => {
  const headers = { Authorization: `Bearer ${key}` };
  assert.equal((await get("/v1/models", headers)).status, 200);
  for (const path of ["/", "/metrics", "/health", "/v1/people/count", "/v1/talk", `/?token=${key}`, `/v1/models?token=${key}`]) {
    const how = path.includes("token=") ? {} : headers;
    assert.equal((await get(path, how)).status, 401, path);
  }
});

test("pages of other origins stay outside, with a key, too", async () => {
  const client = server.client({ apiKey: key, defaultHeaders: { Origin: "https://evil.example" } });
  const error = await refused(OpenAI.PermissionDeniedError, client.models.list());
  assert.equal(error.code, "wrong_origin");
});

test("a key that was removed, or whose person was forgotten, opens nothing", async () => {
  const other = (await server.command("key", "add", "--person", "Sora")).trim();
  const client = server.client({ apiKey: other });
  await client.models.list();
  const id = /^(\S+) .*Sora/m.exec(await server.command("key", "list"))[1];
  await server.command("key", "remove", id);
  await refused(OpenAI.AuthenticationError, client.models.list());
  await assert.rejects(server.command("key", "remove", id), /no key has the id/);
  const gone = (await server.command("key", "add", "--person", "Sora")).trim();
  await say(server.client({ apiKey: gone }), undefined, "hello");
  await server.command("forget", "--person", "Sora");
  await refused(OpenAI.AuthenticationError, say(server.client({ apiKey: gone }), undefined, "hello"));
  assert.doesNotMatch(await server.command("people"), /Sora/);
});

test("a talk that is open ends with its key", async () => {
  const other = (await server.command("key", "add", "--person", "Nabi")).trim();
  const socket = new WebSocket(`${server.url.replace("http", "ws")}/v1/realtime?model=gpt-realtime`, ["realtime", `openai-insecure-api-key.${other}`]);
  const opened = new Promise((opens) => socket.addEventListener("message", opens, { once: true }));
  const closed = new Promise((closes) => socket.addEventListener("close", closes, { once: true }));
  socket.on("error", () => {});
  assert.match(String((await opened).data), /session.created/);
  await server.command("key", "remove", /^(\S+) .*Nabi/m.exec(await server.command("key", "list"))[1]);
  const after = [];
  socket.addEventListener("message", (message) => after.push(message.data));
  socket.send(JSON.stringify({ type: "conversation.item.create", item: { type: "message", role: "user", content: [{ type: "input_text", text: "hello" }] } }));
  await closed;
  assert.deepEqual(after, []);
});

test("keys outlive the server, and are made without it, too", async () => {
  await server.stop();
  const made = (await server.command("key", "add", "--person", "Dahye")).trim();
  await server.begin("--person", "Owner");
  assert.ok((await say(server.client({ apiKey: made }), undefined, "hello")).length > 0);
  assert.match(await say(server.client({ apiKey: key }), undefined, "what do you know about my sister?"), /Hana/);
  assert.doesNotMatch(await server.command("key", "list"), /Sora/);
});
