// Servers of tools for her to use, each by the official SDK: over HTTP in this process, and, run by itself, over its standard input and output.
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { InMemoryEventStore } from "@modelcontextprotocol/sdk/examples/shared/inMemoryEventStore.js";
import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import { CallToolRequestSchema, CreateMessageResultSchema, EmptyResultSchema, ListToolsRequestSchema } from "@modelcontextprotocol/sdk/types.js";

const inputSchema = { type: "object", properties: { text: { type: "string" } } };
const reads = { readOnlyHint: true, openWorldHint: false };
const asText = (text) => ({ content: [{ type: "text", text }] });

/// What each tool does; `extra` is the SDK's.
const tools = {
  look_up: async ({ text }) => asText(`found ${text}`),
  tell: async ({ text }, extra) => {
    for (const progress of [1, 2]) await extra.sendNotification({ method: "notifications/progress", params: { progressToken: 1, progress } });
    await extra.sendNotification({ method: "notifications/tools/list_changed" });
    return asText(`told ${text}`);
  },
  ask_back: async (_, extra) => {
    await extra.sendRequest({ method: "ping" }, EmptyResultSchema);
    const sampling = { method: "sampling/createMessage", params: { messages: [], maxTokens: 1 } };
    const refused = await extra.sendRequest(sampling, CreateMessageResultSchema).then(() => "granted", (error) => error.code);
    return asText(`ping is answered, sampling ${refused}`);
  },
  reconnect: async ({ text }, extra) => {
    extra.closeSSEStream();
    await sleep(300);
    return asText(`after all ${text}`);
  },
  dawdle: async (_, extra) => {
    await Promise.race([once(extra.signal, "abort"), sleep(60_000, undefined, { ref: false })]);
    return asText(extra.signal.aborted ? "stopped" : "done");
  },
  send_mail: async ({ text }) => asText(`sent ${text}`),
};

/// `calls` gets the name of each tool as it is called.
export function makeTools(calls, signals = []) {
  const server = new Server({ name: "test", version: "1" }, { capabilities: { tools: { listChanged: true } }, enforceStrictCapabilities: false });
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: Object.keys(tools).map((name) => ({ name, description: `Does ${name}.`, inputSchema, annotations: name === "send_mail" ? {} : reads })) }));
  server.setRequestHandler(CallToolRequestSchema, (request, extra) => {
    calls.push(request.params.name);
    signals.push(extra.signal);
    return tools[request.params.name](request.params.arguments ?? {}, extra);
  });
  return server;
}

/// Over HTTP: sessions, and answers as streams or, with `json`, as JSON. `key`: what Authorization is to be.
export class HttpTools {
  sessions = new Map();
  calls = [];
  signals = [];
  methods = [];

  static async start(options = {}) {
    const self = new HttpTools();
    self.options = options;
    self.http = createServer((request, answer) => self.take(request, answer));
    self.http.listen(0, "127.0.0.1");
    await once(self.http, "listening");
    self.url = `http://127.0.0.1:${self.http.address().port}/mcp`;
    return self;
  }

  async take(request, answer) {
    this.methods.push(request.method);
    if (this.options.key && request.headers.authorization !== this.options.key) return answer.writeHead(401, { "WWW-Authenticate": "Bearer" }).end();
    const id = request.headers["mcp-session-id"];
    if (id && !this.sessions.has(id)) return answer.writeHead(404).end();
    const transport = id ? this.sessions.get(id) : await this.begin();
    await transport.handleRequest(request, answer);
  }

  async begin() {
    const transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      enableJsonResponse: this.options.json ?? false,
      eventStore: this.options.json ? undefined : new InMemoryEventStore(),
      retryInterval: 100,
      onsessioninitialized: (id) => this.sessions.set(id, transport),
      onsessionclosed: (id) => this.sessions.delete(id),
    });
    await makeTools(this.calls, this.signals).connect(transport);
    return transport;
  }

  /// Every session is over, as after a server was started again.
  forget() {
    this.sessions.clear();
  }

  close() {
    this.http.closeAllConnections();
    this.http.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await makeTools([]).connect(new StdioServerTransport());
