// Sound for the tests, and servers that stand around hers: a recogniser that is told what it hears, a proxy that speaks TLS.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer as createHttp, request as askHttp } from "node:http";
import { createServer as createHttps } from "node:https";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/// A WAV file's rate, length and loudness (root mean square, of 32768). Throws where it is none.
export function readWav(bytes) {
  const file = Buffer.from(bytes);
  if (file.toString("latin1", 0, 4) !== "RIFF" || file.toString("latin1", 8, 16) !== "WAVEfmt ") throw new Error("this is no WAV file");
  return { rate: file.readUInt32LE(24), ...measure(file.subarray(44), file.readUInt32LE(24)) };
}

export function measure(pcm, rate = 24000) {
  let sum = 0;
  const count = Math.floor(pcm.length / 2);
  for (let i = 0; i < count; ++i) sum += pcm.readInt16LE(2 * i) ** 2;
  return { seconds: count / rate, loudness: Math.sqrt(sum / Math.max(count, 1)) };
}

export function tone(seconds, amplitude, rate = 24000) {
  const pcm = Buffer.alloc(Math.round(seconds * rate) * 2);
  for (let i = 0; i < pcm.length / 2; ++i) pcm.writeInt16LE(Math.round(amplitude * Math.sin(i * 0.11)), 2 * i);
  return pcm;
}

export function wav(pcm, rate = 24000) {
  const head = Buffer.alloc(44);
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(pcm.length + 36, 4);
  head.write("WAVEfmt ", 8, "latin1");
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write("data", 36, "latin1");
  head.writeUInt32LE(pcm.length, 40);
  return Buffer.concat([head, pcm]);
}

const listen = (server) => new Promise((done) => server.listen(0, "127.0.0.1", () => done(server.address().port)));

/// POST /v1/audio/transcriptions hears `text`, whatever it is sent; `requests` holds what that was.
/// With `lasts`, how many seconds the text takes to say, a shorter sound has only its first words.
export async function startRecognizer() {
  const recognizer = { text: "hello there", lasts: 0, status: 200, requests: [] };
  const heardIn = (bytes) => {
    const words = recognizer.text.split(" "), said = recognizer.lasts ? bytes / 32_000 / recognizer.lasts : 1;  // 16 kHz, 16 bits
    return words.slice(0, Math.ceil(said * words.length)).join(" ");
  };
  const server = createHttp((request, answer) => {
    const pieces = [];
    request.on("data", (piece) => pieces.push(piece));
    request.on("end", () => {
      const body = Buffer.concat(pieces);
      recognizer.requests.push({ url: request.url, type: request.headers["content-type"], body });
      answer.writeHead(recognizer.status, { "Content-Type": "application/json" });
      answer.end(JSON.stringify(recognizer.status === 200 ? { text: heardIn(body.length) } : { error: { message: "the model is being loaded" } }));
    });
  });
  recognizer.spec = `openai:http://127.0.0.1:${await listen(server)}/v1#whisper-1`;
  recognizer.close = () => (server.closeAllConnections(), server.close());
  return recognizer;
}

/// A reverse proxy with TLS before her, as there is one wherever she is reached from elsewhere: it names her own Host.
export async function startTlsProxy(target) {
  const { host, port } = new URL(target);
  const folder = mkdtempSync(join(tmpdir(), "samantha-tls-"));
  const [key, cert] = ["key.pem", "cert.pem"].map((name) => join(folder, name));
  execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key, "-out", cert, "-days", "1", "-subj", "/CN=localhost"], { stdio: "ignore" });
  const proxy = createHttps({ key: readFileSync(key), cert: readFileSync(cert) }, (request, answer) => {
    const onward = askHttp(target + request.url, { method: request.method, headers: { ...request.headers, host } }, (response) => {
      answer.writeHead(response.statusCode, response.headers);
      response.pipe(answer);
    });
    request.pipe(onward);
  });
  rmSync(folder, { recursive: true });
  proxy.on("upgrade", (request, socket, head) => {
    const onward = connect(Number(port), "127.0.0.1", () => {
      const lines = Object.entries({ ...request.headers, host }).map(([name, value]) => `${name}: ${value}\r\n`);
      onward.write(`${request.method} ${request.url} HTTP/1.1\r\n${lines.join("")}\r\n`);
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    for (const end of [socket, onward]) end.on("error", () => (socket.destroy(), onward.destroy()));
  });
  const url = `https://127.0.0.1:${await listen(proxy)}`;
  return { url, close: () => (proxy.closeAllConnections(), proxy.close()) };
}
