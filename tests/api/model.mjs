// A server of language models that says what a test has it say.
import { createServer } from "node:http";

/// `answer` gets each request's body and gives the answer's text, {text, finish}, or {status, message}, at once or later; a number is an HTTP status.
export async function startModel() {
  const model = { requests: [], answer: () => "All right." };
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (piece) => (text += piece));
    request.on("end", async () => {
      if (request.method === "GET") {
        response.writeHead(200, { "Content-Type": "application/json" });
        return response.end(JSON.stringify({ object: "list", data: [{ id: "scripted", object: "model" }] }));
      }
      const body = JSON.parse(text);
      model.requests.push(body);
      const said = await model.answer(body);
      const { status, message = "no" } = typeof said === "number" ? { status: said } : said;
      if (status) {
        response.writeHead(status, { "Content-Type": "application/json" });
        return response.end(JSON.stringify({ error: { message, code: "no" } }));
      }
      const { text: words, finish = "stop" } = typeof said === "string" ? { text: said } : said;
      response.writeHead(200, { "Content-Type": "text/event-stream" });
      const send = (event) => response.write(`data: ${JSON.stringify(event)}\n\n`);
      for (const piece of words.match(/[^]{1,7}/gu) ?? []) send({ choices: [{ index: 0, delta: { content: piece } }] });
      send({ choices: [{ index: 0, delta: {}, finish_reason: finish }] });
      send({ choices: [], usage: { prompt_tokens: 321, completion_tokens: 12, prompt_tokens_details: { cached_tokens: 300 } } });
      response.end("data: [DONE]\n\n");
    });
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  model.spec = `openai:http://127.0.0.1:${server.address().port}/v1#scripted`;
  model.close = () => (server.closeAllConnections(), server.close());
  /// What the last request said last.
  model.heard = () => model.requests.at(-1).messages.at(-1).content;
  /// The first message: who she is and what she may ask for.
  model.told = () => model.requests.at(-1).messages[0].content;
  return model;
}
