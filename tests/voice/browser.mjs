// A real browser holds a spoken exchange on the page of a real server: node --test tests/voice/browser.mjs. The microphone hears a file; what is
// said in it, a recogniser of the test's knows; her words are a model's of the test's, so that they are long enough to be stopped.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startModel } from "../api/model.mjs";
import { Server } from "../api/server.mjs";
import { startRecognizer, wav } from "../api/sound.mjs";
import { Chromium, sleep } from "./chromium.mjs";

const kSaid = "I lost my job today, and I do not know what to do.";
const kAnswer = "Oh no. That is a hard thing to come home with, and I am glad that you told me. Sit down for a moment, and let the day be over. What did they say to you when it happened?";
const kRate = 24_000;

const browsers = new Set();
let folder, sound, server, model, recognizer, saidSeconds;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "samantha-voice-"));
  [model, recognizer] = await Promise.all([startModel(), startRecognizer()]);
  recognizer.text = kSaid;
  model.answer = () => kAnswer;
  server = await Server.start("--open", "--mind", model.spec, "--recognizer", recognizer.spec);
  sound = await record("once", [kSaid, 0]);
  recognizer.lasts = saidSeconds;
});
after(async () => {
  await Promise.all([...browsers].map((browser) => browser.end()));
  await server.end();
  model.close();
  recognizer.close();
  await rm(folder, { recursive: true });
});

/// A microphone's file: a moment of silence, each of the words with so many seconds of silence behind them, and then silence until it begins again.
async function record(name, ...words) {
  const pieces = [Buffer.alloc(kRate)];
  for (const [input, seconds] of words) {
    const speech = await server.client().audio.speech.create({ model: "tts-1", voice: "slt", input, response_format: "pcm" });
    const bytes = Buffer.from(await speech.arrayBuffer());
    if (input === kSaid) saidSeconds = bytes.length / 2 / kRate;
    pieces.push(bytes, Buffer.alloc(2 * kRate * seconds));
  }
  const file = join(folder, `${name}.wav`);
  await writeFile(file, wav(Buffer.concat([...pieces, Buffer.alloc(2 * kRate * 40)]), kRate));
  return file;
}

/// Watched in the page: what goes over the wire, and how loud the loudspeaker is.
const kWatch = `
  window.sent = []; window.came = []; window.frames = { sent: 0, came: 0 };
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (data) { typeof data === "string" ? sent.push(JSON.parse(data)) : frames.sent++; return send.call(this, data); };
  window.WebSocket = class extends WebSocket {
    constructor(...at) { super(...at); window.wire = this; this.addEventListener("message", ({ data }) => { typeof data === "string" ? came.push(JSON.parse(data)) : frames.came++; }); }
  };
  const connect = AudioNode.prototype.connect;
  AudioNode.prototype.connect = function (to, ...more) {
    if (to instanceof AudioDestinationNode) { window.probe = new AnalyserNode(to.context, { fftSize: 2048 }); connect.call(this, window.probe); }
    return connect.call(this, to, ...more);
  };
  window.loudness = () => { if (!window.probe) return 0; const now = new Float32Array(2048); probe.getFloatTimeDomainData(now); return Math.hypot(...now) / Math.sqrt(2048); };
  window.played = () => sent.filter(({ type }) => type === "played");
`;

const doing = (what) => `document.querySelector("#microphone").dataset.doing === ${JSON.stringify(what)}`;
const shown = (selector) => `[...document.querySelectorAll(${JSON.stringify(selector)})].map((each) => each.innerText)`;

/// A browser at her page as somebody whom she knows; `before` is run in the page before anything else.
async function meet(person, { at = server, script = "", hash = "", ...options } = {}) {
  const browser = await Chromium.start({ hears: sound, ...options });
  browsers.add(browser);
  await browser.before(kWatch + script);
  await browser.open(`${at.url}/?person=${person}${hash}`);
  await browser.until("came.some(({ type }) => type === 'setup')");
  for (let i = 0; i < 12 && await browser.value("document.body.classList.contains('meeting')"); i++) {
    const asked = await browser.value("came.filter(({ type }) => type === 'setup').length");
    await browser.click("#words");
    await browser.type("you choose");
    await browser.until(`came.filter(({ type }) => type === 'setup').length > ${asked}`);
  }
  assert.equal(await browser.value("document.body.classList.contains('meeting')"), false, "they know each other");
  return browser;
}

async function leave(browser) {
  assert.deepEqual(browser.troubles, []);
  browsers.delete(browser);
  await browser.end();
}

test("a spoken exchange: words are heard, she answers in sound and captions, and Escape stops her", async () => {
  const browser = await meet("Dana");
  assert.deepEqual(await browser.value("[frames.sent, sent.filter(({ listen }) => listen).map(({ listen }) => listen)]"), [0, ["off"]], "nothing is heard before the button is pressed");
  assert.equal(await browser.value("document.title.startsWith('●')"), false);

  await browser.click("#microphone");
  await browser.until(doing("listening"));
  assert.deepEqual(await browser.value(`${shown(".voice-bar .sign")}`), ["Microphone on"]);
  assert.equal(await browser.value("document.title.startsWith('●')"), true);
  await browser.until(doing("hearing"));
  await browser.until(`${shown(".yours")}.includes(${JSON.stringify(kSaid)})`, "her transcript as the person's turn");

  await browser.until(doing("speaking"));
  await browser.until("loudness() > 0.01", "her voice at the loudspeaker");
  await browser.until("document.querySelector('.hers .saying')", "the sentence that is spoken is marked");
  await browser.until("played().some(({ ms }) => ms > 1200)", "1.2 s of her were played");
  const captions = await browser.value("came.filter(({ type, kind }) => type === 'caption' && kind === 'words').map(({ text }) => text)");
  const told = await browser.value("came.filter(({ type }) => type === 'reply.delta').map(({ text }) => text).join('')");
  assert.ok(told.startsWith(captions[0]), captions[0]);

  await browser.key("Escape");
  await browser.until("loudness() < 0.001", "she is silent");
  await browser.until("came.some(({ type }) => type === 'reply.done')");
  const [done] = await browser.value("came.filter(({ type }) => type === 'reply.done')");
  assert.ok(done.reply.length > 5 && done.reply.length < kAnswer.length && told.startsWith(done.reply.slice(0, 10)), `what was heard of it is kept: ${done.reply}`);
  const last = await browser.value("played().at(-1)"), whole = await browser.value("came.findLast(({ type }) => type === 'caption').to_ms");
  assert.ok(last.ms > 1200 && last.ms < whole, `${last.ms} of ${whole} ms were played`);
  await sleep(400);
  assert.deepEqual(await browser.value("played().at(-1)"), last, "and not one sample more");
  await browser.until(doing("listening"), "she listens on");

  await browser.click("#microphone");
  await browser.until(doing("off"));
  const frames = await browser.value("frames.sent");
  await sleep(300);
  assert.equal(await browser.value("frames.sent"), frames, "turned off, nothing is sent");
  assert.equal(await browser.value("document.querySelector('.voice-bar').hidden"), true);
  await leave(browser);
});

test("a first word, while she thinks, has its caption for a moment and is no turn", async () => {
  const browser = await meet("Lena", { hash: "#aloud=always" });
  model.answer = () => sleep(2500).then(() => kAnswer);
  try {
    await browser.click("#words");
    let caption;
    for (let said = 0; said < 3 && !caption; said++) {  // a busy machine may have her first word too late
      await browser.type("I do not know what to do.");
      await browser.until(`document.querySelector('.aside[data-shown=true]') || came.filter(({ type }) => type === 'reply.done').length > ${said}`);
      [caption] = await browser.value("came.filter(({ type, kind }) => type === 'caption' && kind === 'reflex')");
    }
    assert.ok(caption, "a first word has a caption");
    assert.equal(await browser.value("document.querySelector('.aside').textContent"), caption.text);
    await browser.until("played().length && document.querySelector('.hers .saying')", "her answer");
    await browser.until("document.querySelector('.aside[data-shown=false]')", "the caption goes");
    assert.equal(await browser.value(`${shown(".hers")}.includes(${JSON.stringify(caption.text)})`), false);
    await browser.key("Escape");
    await leave(browser);
  } finally {
    model.answer = () => kAnswer;
  }
});

test("who speaks over her is let speak: she is silent, and what was heard of her is kept", async () => {
  const browser = await meet("Cleo", { hears: await record("over", [kSaid, 4], ["Wait, please stop, I want to say something else first.", 0]) });
  await browser.click("#microphone");
  await browser.until(doing("speaking"));
  await browser.until("came.some(({ type }) => type === 'audio.hold')", "she holds");
  await browser.until("loudness() < 0.001", "held, she is silent");
  await browser.until("came.some(({ type }) => type === 'audio.stop')");
  await browser.until("came.some(({ type }) => type === 'reply.done')");
  const { reply } = await browser.value("came.find(({ type }) => type === 'reply.done')");
  assert.ok(reply && reply.length < kAnswer.length, `heard: ${reply}`);
  await browser.until("came.filter(({ type }) => type === 'reply.delta').length > 1", "and the new turn is answered");
  await leave(browser);
});

test("held to talk, she hears what is said while the space bar is down", async () => {
  const browser = await meet("Eve", { hash: "#listen=push" });
  await browser.value("document.activeElement.blur()");
  await browser.keyEvent("keyDown", " ");
  await browser.until(doing("hearing"));
  assert.deepEqual(await browser.value("sent.filter(({ held }) => held !== undefined).map(({ held }) => held)"), [true]);
  await sleep(5000);  // the file says its words
  await browser.keyEvent("keyUp", " ");
  assert.deepEqual(await browser.value("sent.filter(({ held }) => held !== undefined).map(({ held }) => held)"), [true, false]);
  const frames = await browser.value("frames.sent");
  await browser.until(`${shown(".yours")}.includes(${JSON.stringify(kSaid)})`);
  await browser.until(doing("speaking"));
  assert.equal(await browser.value("frames.sent"), frames, "let go, nothing is sent");
  assert.deepEqual(await browser.value(shown(".voice-bar .sign")), ["Muted"]);
  await leave(browser);
});

test("typed and spoken turns are one talk, and what is typed is answered aloud where that is wanted", async () => {
  const browser = await meet("Finn", { hash: "#aloud=always" });
  await browser.click("#words");
  await browser.type("I do not know what to do.");
  await browser.until("loudness() > 0.01 && played().some(({ ms }) => ms > 1000)");
  await browser.click(".voice-bar button");
  await browser.until("came.some(({ type }) => type === 'reply.done')");
  assert.equal(await browser.value("frames.sent"), 0);
  await browser.click("#microphone");
  await browser.until(`${shown(".yours")}.includes(${JSON.stringify(kSaid)})`);
  assert.deepEqual(await browser.value(`[...document.querySelectorAll(".yours, .hers")].map((each) => each.classList[0])`).then((all) => all.slice(-3)), ["yours", "hers", "yours"]);
  assert.match(await browser.value(`[...document.querySelectorAll(".hers")].at(-1).innerText`), /^Oh no\./);
  await leave(browser);
});

test("two devices of one person: one speaks, both show", async () => {
  const speaking = await meet("Bo"), showing = await meet("Bo", { width: 390, height: 844 });
  await speaking.click("#microphone");
  await showing.until(`${shown(".yours")}.includes(${JSON.stringify(kSaid)})`);
  await showing.until(`${shown(".hers")}.some((text) => text.startsWith("Oh no."))`);
  await speaking.until("loudness() > 0.01");
  assert.deepEqual(await showing.value("[frames.came, loudness(), document.querySelector('#microphone').dataset.doing]"), [0, 0, "off"]);
  await speaking.key("Escape");
  await leave(speaking);
  await leave(showing);
});

test("a connection that breaks closes the microphone, and opens it again by the yes that was given", async () => {
  const browser = await meet("Gail");
  await browser.click("#microphone");
  await browser.until(doing("speaking"));
  await browser.value("wire.close()");
  await browser.until(doing("lost"));
  assert.equal(await browser.value("document.querySelector('.voice-bar .sign').hidden"), true);
  await browser.until(`${doing("listening")} || ${doing("hearing")}`);
  assert.deepEqual(await browser.value("sent.filter(({ listen }) => listen).map(({ listen }) => listen)"), ["off", "open", "open"]);
  await leave(browser);
});

test("a microphone that is refused is told in words", async () => {
  const browser = await meet("Hana", { language: "ko-KR", script: `
    Object.defineProperty(navigator, "language", { get: () => "ko-KR" });
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError"));` });
  await browser.click("#microphone");
  await browser.until("document.querySelector('.voice-note.alarm')?.innerText.includes('허용')");
  assert.equal(await browser.value(doing("off")), true);
  await leave(browser);
});

/// A browser's own recogniser and voices, which no browser in a test has.
const kOwn = `
  window.read = [];
  window.SpeechRecognition = class { start() { window.ears = this; } stop() { this.onend?.(); } abort() { this.onend?.(); } };
  let spoken = Promise.resolve(), round = 0;
  const after = (ms) => new Promise((done) => setTimeout(done, ms));
  const say = async (words, mine) => { if (mine === round) { words.onstart?.(); await after(700); words.onend?.(); } };
  Object.defineProperty(window, "speechSynthesis", { value: { addEventListener() {}, cancel() { round++; read.push("cancel"); },
    getVoices: () => [{ voiceURI: "one", name: "One", lang: "en-US", localService: true, default: true }],
    speak(words) { const mine = round; read.push(words.text); spoken = spoken.then(() => say(words, mine)); } } });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };`;

test("where the server has no ears, the browser's are offered, with where the sound goes; she still speaks", async () => {
  const deaf = await Server.start("--open", "--mind", model.spec), browser = await meet("Ida", { at: deaf, script: kOwn });
  try {
    await browser.click("#microphone");
    await browser.until("document.querySelector('.voice-note')?.innerText.includes('cannot hear')");
    assert.match(await browser.value("document.querySelector('.voice-note').innerText"), /may send the sound to its maker's servers/);
    assert.equal(await browser.value("frames.sent"), 0);
    await browser.click(".voice-note button");
    await browser.until("window.ears && document.querySelector('.voice-bar .sign').innerText === 'Your browser listens'");
    await browser.value(`ears.onresult({ resultIndex: 0, results: [{ isFinal: false, 0: { transcript: "i lost" } }] })`);
    await browser.until(`${shown(".yours.hearing")}.includes("i lost")`);
    await browser.value(`ears.onresult({ resultIndex: 0, results: [{ isFinal: true, 0: { transcript: "i lost my job" } }] })`);
    await browser.until("sent.some(({ type, text }) => type === 'say' && text === 'i lost my job')");
    await browser.until("loudness() > 0.01");
    assert.equal(await browser.value("frames.sent"), 0);
    await leave(browser);
  } finally {
    await deaf.end();
  }
});

test("the browser's voice reads her words by choice, and Escape stops it", async () => {
  const browser = await meet("Jo", { script: kOwn });
  await browser.click("#open-voice");
  for (const choice of ["voice-voice-browser", "voice-aloud-always"]) await browser.value(`document.getElementById("${choice}").click()`);
  await browser.click("#panel-close");
  await browser.click("#words");
  await browser.type("I do not know what to do.");
  await browser.until("document.querySelector('.hers .saying') && read.length > 1");
  assert.ok(kAnswer.startsWith(await browser.value("read[0]")));
  assert.equal(await browser.value("came.some(({ type }) => type === 'audio.begin')"), false);
  await browser.key("Escape");
  await browser.until("read.includes('cancel')");
  await leave(browser);
});
