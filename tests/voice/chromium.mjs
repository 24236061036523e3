// A Chromium without a window, with a microphone that hears a file, driven over its own protocol by a pipe.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const kPatienceMs = 90_000;
export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

export class Chromium {
  /// `hears` is a WAV file, played over and over into the microphone once it is open; null: there is no microphone's yes.
  static async start({ hears = null, width = 1100, height = 800, language = "en-US", flags = [] } = {}) {
    const browser = new Chromium(), folder = await mkdtemp(join(tmpdir(), "samantha-chromium-"));
    browser.folder = folder;
    const sound = hears ? ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", `--use-file-for-fake-audio-capture=${hears}`] : [];
    const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
    browser.process = spawn(process.env.CHROMIUM ?? "chromium", ["--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--mute-audio", "--remote-debugging-pipe", `--lang=${language}`,
      `--user-data-dir=${folder}`, `--window-size=${width},${height}`, ...root, ...sound, ...flags, "about:blank"],
    { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"], env: { ...process.env, LANGUAGE: language } });
    browser.listen(browser.process.stdio[4]);
    const { targetInfos } = await browser.call("Target.getTargets");
    const { sessionId } = await browser.call("Target.attachToTarget", { targetId: targetInfos.find(({ type }) => type === "page").targetId, flatten: true });
    browser.session = sessionId;
    for (const domain of ["Page", "Runtime"]) await browser.call(`${domain}.enable`);
    await browser.call("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: width < 600 });
    return browser;
  }

  id = 0;
  waits = new Map();
  troubles = [];  // what went wrong in the page itself

  listen(pipe) {
    let rest = Buffer.alloc(0);
    pipe.on("data", (piece) => {
      rest = Buffer.concat([rest, piece]);
      for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
        this.take(JSON.parse(rest.subarray(0, end)));
        rest = rest.subarray(end + 1);
      }
    });
  }

  take({ id, result, error, method, params }) {
    if (method === "Runtime.exceptionThrown") this.troubles.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
    const wait = this.waits.get(id);
    this.waits.delete(id);
    if (error) wait?.failed(new Error(error.message));
    else wait?.done(result);
  }

  call(method, params = {}) {
    const id = ++this.id;
    this.process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId: this.session })}\0`);
    return new Promise((done, failed) => this.waits.set(id, { done, failed }));
  }

  /// Runs `script` in every page before the page's own.
  before(script) { return this.call("Page.addScriptToEvaluateOnNewDocument", { source: script }); }

  async open(url) {
    await this.call("Page.navigate", { url });
    await this.until("document.readyState === 'complete'");
  }

  async value(expression) {
    const { result, exceptionDetails } = await this.call("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /// Waits until the expression is true in the page, and gives what it is.
  async until(expression, what = expression) {
    for (const began = Date.now(); Date.now() - began < kPatienceMs; await sleep(25)) {
      const value = await this.value(expression).catch(() => false);
      if (value) return value;
    }
    throw new Error(`waited in vain for: ${what}\n${await this.value("document.body.innerText").catch(() => "")}`);
  }

  async click(selector) {
    const at = JSON.parse(await this.value(`(() => { const r = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect(); return JSON.stringify({ x: r.x + r.width / 2, y: r.y + r.height / 2 }); })()`));
    await this.mouse("mousePressed", at);
    await this.mouse("mouseReleased", at);
  }

  mouse(type, { x, y }) { return this.call("Input.dispatchMouseEvent", { type, x, y, button: "left", buttons: type === "mousePressed" ? 1 : 0, clickCount: 1 }); }

  /// "Escape", "Enter", or " ".
  async key(key) { for (const type of ["keyDown", "keyUp"]) await this.keyEvent(type, key); }

  keyEvent(type, key) {
    const [code, number, text] = { Escape: ["Escape", 27, undefined], Enter: ["Enter", 13, "\r"], " ": ["Space", 32, " "] }[key];
    return this.call("Input.dispatchKeyEvent", { type, key, code, windowsVirtualKeyCode: number, text: type === "keyDown" ? text : undefined });
  }

  async type(text) {
    await this.call("Input.insertText", { text });
    await this.key("Enter");
  }

  async shot(file) {
    const { writeFile } = await import("node:fs/promises");
    const { data } = await this.call("Page.captureScreenshot", { format: "png" });
    await writeFile(file, Buffer.from(data, "base64"));
  }

  async end() {
    const ended = new Promise((done) => this.process.once("exit", done));
    await this.call("Browser.close").catch(() => undefined);
    await ended;
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
