// Tools of servers that the official SDK of the Model Context Protocol makes: over HTTP, as streams and as JSON, and over standard input and output.
import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { HttpTools } from "./mcp_server.mjs";
import { Server } from "./server.mjs";
import { startTlsProxy } from "./sound.mjs";

/// A model that calls what it is told to, "please use NAME with TEXT", and then knows what came of it.
class Obedient {
  given = [];

  static async start() {
    const self = new Obedient();
    self.http = createServer(async (request, answer) => {
      let body = "";
      for await (const piece of request) body += piece;
      const said = request.method === "POST" ? self.answer(JSON.parse(body).messages) : "";
      const chunk = (delta, finish_reason = null) => `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
      answer.writeHead(200, { "Content-Type": "text/event-stream" });
      answer.end(chunk({ content: said }) + chunk({}, "stop") + "data: [DONE]\n\n");
    });
    self.http.listen(0, "127.0.0.1");
    await once(self.http, "listening");
    self.spec = `openai:http://127.0.0.1:${self.http.address().port}/v1#obedient`;
    return self;
  }

  answer(messages) {
    const last = messages.at(-1).content, wish = /please use (\S+) with (.*)/.exec(last.split("</notes>").at(-1));
    if (wish) return `<call ${wish[1]} ${JSON.stringify({ text: wish[2].trim() })}>`;
    this.given.push(last);
    return "That is what came of it.";
  }

  close() {
    this.http.closeAllConnections();
    this.http.close();
  }
}

/// One person's lines through her socket.
class Talk {
  constructor(folder, person) {
    this.socket = connect(join(folder, "samantha.sock"));
    this.lines = createInterface({ input: this.socket })[Symbol.asyncIterator]();
    this.write({ hello: { person } });
  }
  write(line) {
    this.socket.write(JSON.stringify(line) + "\n");
  }
  async ask(line) {
    this.write(line);
    return JSON.parse((await this.lines.next()).value);
  }
  end() {
    this.socket.destroy();
  }
}

const KEY = "Bearer mcp-secret-1234";
const sdk = fileURLToPath(new URL("mcp_server.mjs", import.meta.url));
let server, model, streams, whole, locked, proxy, talk;
before(async () => {
  [model, streams, whole, locked] = await Promise.all([Obedient.start(), HttpTools.start(), HttpTools.start({ json: true }), HttpTools.start({ key: KEY })]);
  proxy = await startTlsProxy(new URL(streams.url).origin);
  server = new Server();
  server.folder = await mkdtemp(join(tmpdir(), "samantha-mcp-"));
  const mcpServers = {
    streams: { url: streams.url },
    whole: { type: "http", url: whole.url },
    locked: { url: locked.url, headers: { Authorization: "${MCP_TEST_KEY}" } },
    wrong: { url: locked.url, headers: { Authorization: "Bearer mcp-wrong-5678" } },
    untrusted: { url: `${proxy.url}/mcp` },
    process: { command: process.execPath, args: [sdk] },
  };
  await writeFile(join(server.folder, "tools.json"), JSON.stringify({ mcpServers }), { mode: 0o600 });
  process.env.MCP_TEST_KEY = KEY;
  await server.begin("--open", "--mind", model.spec);
  talk = new Talk(server.folder, "Robin");
});
after(async () => {
  talk?.end();
  if (server.process.exitCode === null) await server.stop();
  await rm(server.folder, { recursive: true });
  for (const each of [model, streams, whole, locked, proxy]) each.close();
});

/// What the model was given for a call that it wished for.
async function use(name, text) {
  assert.deepEqual(await talk.ask({ tools: { allow: name } }), { allowed: name });
  const before = model.given.length;
  const answer = await talk.ask({ say: `please use ${name} with ${text}` });
  assert.ok(answer.reply, JSON.stringify(answer));
  return model.given.slice(before).join("\n");
}

test("the servers, their tools and what is wrong with them are listed, and no key", async () => {
  const listed = await talk.ask({ tools: true });
  const names = listed.tools.map((tool) => tool.name);
  for (const from of ["streams", "whole", "locked", "process"]) assert.ok(names.includes(`${from}.look_up`) && names.includes(`${from}.send_mail`), `${from}: ${names}`);
  assert.ok(listed.servers.includes(`streams: ${new URL(streams.url).origin}`), listed.servers);
  assert.ok(listed.servers.includes("process: node"), listed.servers);
  assert.equal(listed.failures.length, 2);
  assert.match(listed.failures.find((line) => line.includes("'wrong'")), /\(401\).*"headers".*Authorization/);
  assert.match(listed.failures.find((line) => line.includes("'untrusted'")), /certificate is not trusted/);
  const printed = await server.command("tools", "list", "--person", "Robin");
  assert.match(printed, new RegExp(`from streams: ${new URL(streams.url).origin}`));
  for (const text of [JSON.stringify(listed), printed]) assert.doesNotMatch(text, /mcp-secret|mcp-wrong|\/mcp/);
});

for (const from of ["streams", "whole", "locked", "process"])
  test(`a tool of '${from}' is called and what it gave reaches the model`, async () => {
    assert.match(await use(`${from}.look_up`, `an owl for ${from}`), new RegExp(`found an owl for ${from}`));
  });

test("what a stream brings before its answer is taken, and what its server asks back is answered", async () => {
  for (const from of ["streams", "process"]) {
    assert.match(await use(`${from}.tell`, "it all"), /told it all/);
    assert.match(await use(`${from}.ask_back`, "a question"), /ping is answered, sampling -32601/);
  }
});

test("a stream that its server breaks off is taken up again, and the call is made once", async () => {
  const before = streams.calls.length;
  assert.match(await use("streams.reconnect", "it came"), /after all it came/);
  assert.deepEqual(streams.calls.slice(before), ["reconnect"]);
  assert.ok(streams.methods.includes("GET"));
});

test("a session that the server has forgotten is begun anew", async () => {
  for (const from of [streams, whole]) {
    const before = from.calls.length;
    from.forget();
    assert.match(await use(`${from === streams ? "streams" : "whole"}.look_up`, "again"), /found again/);
    assert.deepEqual(from.calls.slice(before), ["look_up"]);
    assert.equal(from.sessions.size, 1);
  }
});

test("a slow call is cancelled when nobody waits for it any more, and the server is told", async () => {
  await talk.ask({ tools: { allow: "streams.dawdle" } });
  const before = streams.calls.length, going = new AbortController();
  const answer = server.client().chat.completions.create({ model: "samantha", user: "Robin", stream: true, messages: [{ role: "user", content: "please use streams.dawdle with a question" }] }, { signal: going.signal });
  const ended = answer.then(async (stream) => { for await (const _ of stream); }).catch(() => {});
  for (let i = 0; i < 500 && streams.calls.length === before; ++i) await new Promise((done) => setTimeout(done, 20));
  assert.equal(streams.calls.at(-1), "dawdle");
  going.abort();
  await ended;
  const signal = streams.signals.at(-1);
  if (!signal.aborted) await once(signal, "abort");
  assert.match(await use("streams.look_up", "after it"), /found after it/);
});

test("what acts outward waits for a yes, and is then done once", async () => {
  const person = new Talk(server.folder, "Ines");
  await person.ask({ tools: { allow: "whole.send_mail" } });
  const before = whole.calls.length;
  const shown = await person.ask({ say: "please use whole.send_mail with dinner at 7" });
  assert.match(shown.reply, /whole\.send_mail \{"text":"dinner at 7"\}/);
  assert.equal(whole.calls.length, before);
  await person.ask({ say: "yes" });
  await person.ask({ say: "yes" });
  person.end();
  assert.deepEqual(whole.calls.slice(before), ["send_mail"]);
});

test("she ends her sessions when she ends", async () => {
  assert.ok(streams.sessions.size > 0 && locked.sessions.size > 0);
  talk.end();
  await server.stop();
  for (const each of [streams, whole, locked]) assert.equal(each.sessions.size, 0);
});
