// A server of her own for each test file, and what the tests ask of it besides the client.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { File } from "node:buffer";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import OpenAI from "openai";

globalThis.File ??= File; // the client wants it; before version 20 node keeps it in a module

const program = process.env.SAMANTHA ?? resolve(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../../build/samantha");

/// `folder` keeps its data over a stop().
export class Server {
  static async start(...flags) {
    const server = new Server();
    server.folder = await mkdtemp(join(tmpdir(), "samantha-api-"));
    await server.begin(...flags);
    return server;
  }

  async begin(...flags) {
    this.process = spawn(program, ["serve", "--listen", "127.0.0.1:0", "--data", this.folder, ...flags], { stdio: ["ignore", "pipe", "inherit"] });
    const address = await new Promise((found, failed) => {
      let said = "";
      this.process.stdout.on("data", (text) => {
        const match = /(https?:\/\/[\d.:]+)\/(?:\?token=(\S+))?/.exec((said += text));
        if (match && said.includes("\n")) found(match);
      });
      this.process.on("exit", (code) => failed(new Error(`samantha serve ended with ${code}`)));
    });
    [, this.url, this.token] = address;
  }

  async stop() {
    this.process.removeAllListeners("exit");
    const ended = new Promise((done) => this.process.on("exit", done));
    this.process.kill();
    assert.equal(await ended, 0, "the server ends well");
  }

  async end() {
    await this.stop();
    await rm(this.folder, { recursive: true });
  }

  /// The official client, as any program uses it.
  client(options = {}) {
    return new OpenAI({ baseURL: `${this.url}/v1`, apiKey: "any", maxRetries: 0, ...options });
  }

  /// A command of hers on the same folder: what it prints.
  command(...words) {
    return new Promise((done, failed) =>
      execFile(program, [...words, "--data", this.folder], { maxBuffer: 1 << 28 }, (error, out, complaint) => (error ? failed(new Error(complaint)) : done(out))));
  }
}

/// One thing said; the answer's text.
export async function say(client, user, content, more = {}) {
  const answer = await client.chat.completions.create({ model: "samantha", user, messages: [{ role: "user", content }], ...more });
  return answer.choices[0].message.content;
}

/// The error that `work` ends with, of the client's class `kind`.
export async function refused(kind, work) {
  const error = await work.then(() => assert.fail("it was not refused"), (thrown) => thrown);
  assert.ok(error instanceof kind, `${error}`);
  return error;
}
