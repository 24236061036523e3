// Pairing a phone as people do it, in real browsers: node --test tests/phones/browser.mjs. That a device trusts the authority is tests/scenarios/tls.py's matter.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { Server } from "../api/server.mjs";
import { Chromium } from "../voice/chromium.mjs";

const servers = [], browsers = [];
after(async () => {
  await Promise.all(browsers.map((browser) => browser.end()));
  await Promise.all(servers.map((server) => server.end()));
});

async function start(...flags) {
  const server = await Server.start("--person", "Robin", ...flags);
  servers.push(server);
  return server;
}

async function visit(url, options = {}) {
  const browser = await Chromium.start({ flags: ["--ignore-certificate-errors"], ...options });
  browsers.push(browser);
  await browser.open(url);
  return browser;
}

const kSection = "document.querySelector('.devices')";
async function openSettings(browser) {
  await browser.until("document.querySelector('#her').innerText");
  await browser.click("#open-reins");
  await browser.until(`${kSection}.querySelector('button, .command, .none')`);
}
/// The button with this text, pressed as with the keyboard.
const press = (browser, label) => browser.until(`(() => { const found = [...${kSection}.querySelectorAll('button')].find((each) => each.innerText === ${JSON.stringify(label)}); found?.focus(); found?.click(); return !!found; })()`);

test("a phone is paired with the code on the page, is listed, and is put out; nothing of the code stays", async () => {
  const server = await start("--tls"), page = await visit(`${server.url}/?token=${server.token}`);
  await openSettings(page);
  await press(page, "Pair a phone");
  await page.until(`${kSection}.querySelector('.qr')?.naturalWidth > 0`, "the QR code of the trust page is drawn");
  assert.match(await page.value(`${kSection}.innerText`), /trust this machine[^]*http:\/\/127\.0\.0\.1:\d+\/trust[^]*(?:[0-9A-F]{2}:){31}[0-9A-F]{2}/);
  assert.equal(await page.value("document.activeElement.innerText.startsWith('1.')"), true, "the focus is on what is to be read");
  await press(page, "It is trusted, go on");
  const code = await page.until(`/[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(${kSection}.innerText)?.[0]`);
  assert.match(await page.value(`${kSection}.innerText`), /once, within 10 minutes[^]*as Robin/);

  const phone = await visit(`${server.url}/pair?code=${code}`, { width: 390, height: 844 });
  await phone.value("document.querySelector('form').submit()");
  await page.until(`${kSection}.innerText.includes('is paired')`, "the page notices that the phone came in");
  assert.equal(await page.value(`document.documentElement.outerHTML.includes(${JSON.stringify(code)})`), false);
  await openSettings(phone);
  await phone.until(`${kSection}.innerText.includes('This device is paired')`);

  await press(page, "Pair another phone");
  await press(page, "It is trusted, go on");
  const second = await page.until(`/[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(${kSection}.innerText)?.[0]`);
  await page.key("Escape");
  await page.until("!document.querySelector('#panel').open");
  await page.until(`![${JSON.stringify(second)}, "data:image/svg"].some((each) => document.body.outerHTML.includes(each))`, "closed, nothing of it is left");

  await openSettings(page);
  await press(page, "Remove");
  assert.equal(await page.value("document.activeElement.innerText"), "No", "it is asked once more");
  await press(page, "Yes, remove");
  await page.until(`${kSection}.innerText.includes('No phone is paired')`);
  await phone.until("document.querySelector('#state').innerText || document.querySelector('#state').textContent", "the phone is cut off");
  assert.deepEqual([page.troubles, phone.troubles], [[], []]);
});

test("without HTTPS the page says which command starts her for phones", async () => {
  const server = await start(), page = await visit(`${server.url}/?token=${server.token}`);
  await openSettings(page);
  await page.until(`${kSection}.querySelector('.command')?.innerText === 'samantha serve --tls --listen 0.0.0.0:8600'`);
  assert.equal(await page.value(`${kSection}.querySelectorAll('button').length`), 0);
});
