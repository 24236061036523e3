import assert from "node:assert/strict";
import { test } from "node:test";
import { afterDevicesAnswer, afterDevicesDeed, isOfThisMachine, kNoDevicesYet, placeOf, requestOf, type DevicesAnswer, type DevicesDeed, type DevicesState } from "../src/devices";
import { kEnglishDevices, kKoreanDevices } from "../src/devices_words";

const invitation = {
  person: "Robin", code: "K7QM-2XPA", url: "https://192.168.0.2:8600/pair?code=K7QM-2XPA", svg: "<svg/>", trust_url: "http://192.168.0.2:8600/trust", trust_svg: "<svg/>", fingerprint: "AB:CD", expires_in: 600,
};
const tablet = { id: "one", made: "2026-11-01T10:00:00+09:00", person: "Robin", label: "iPad" }, phone = { id: "two", made: "2026-11-27T10:00:00+09:00", person: "Dana", label: "" };
const list = (...devices: (typeof tablet)[]): DevicesAnswer => ({ of: "list", told: { tls: true, devices } });
const invited: DevicesAnswer = { of: "invite", told: invitation, now: 1000 };
const after = (state: DevicesState, ...steps: (DevicesDeed | DevicesAnswer)[]): DevicesState =>
  steps.reduce((now, step) => "do" in step ? afterDevicesDeed(now, step).state : afterDevicesAnswer(now, step), state);
const open = after(kNoDevicesYet, { do: "open" }, list(tablet)), shown = after(open, { do: "pair" }, invited);

test("a code is asked for once, and only when the person wants one", () => {
  assert.deepEqual(afterDevicesDeed(kNoDevicesYet, { do: "open" }).asks, [{ ask: "list" }]);
  const step = afterDevicesDeed(open, { do: "pair" });
  assert.deepEqual(step.asks, [{ ask: "invite" }]);
  assert.deepEqual(afterDevicesDeed(step.state, { do: "pair" }).asks, []);
});

test("first the phone trusts the machine, then the code is shown", () => {
  assert.equal(shown.shown!.step, "trust");
  assert.equal(after(shown, { do: "trusted" }).shown!.step, "scan");
  assert.equal(after(shown, { do: "trusted" }, { do: "back" }).shown!.step, "trust");
});

test("nothing of a code is kept once it is closed, left, over or used", () => {
  const secret = (state: DevicesState): boolean => JSON.stringify(state).includes(invitation.code);
  assert.equal(secret(shown), true);
  for (const last of [{ do: "close" }, { do: "leave" }, { do: "look", now: 601_000 }, list(tablet, phone)] as const) assert.equal(secret(after(shown, last)), false, JSON.stringify(last));
  assert.equal(secret(after(open, { do: "pair" }, { do: "close" }, invited)), false, "nor where it comes too late");
});

test("while the code is shown she looks whether the phone has come in, until the code is over", () => {
  assert.deepEqual(afterDevicesDeed(shown, { do: "look", now: 600_000 }).asks, [{ ask: "list" }]);
  const over = afterDevicesDeed(shown, { do: "look", now: 601_000 });
  assert.deepEqual([over.asks, over.state.over, over.state.shown], [[], true, null]);
  assert.deepEqual(afterDevicesDeed(open, { do: "look", now: 0 }).asks, []);
  const came = after(shown, list(tablet, phone));
  assert.deepEqual([came.came, came.devices.length], ["Dana", 2]);
  assert.notEqual(after(shown, list(tablet)).shown, null);
});

test("a device is removed once that was said twice", () => {
  const doubted = after(open, { do: "doubt", id: "one" });
  assert.deepEqual(afterDevicesDeed(open, { do: "sure" }).asks, []);
  assert.deepEqual(afterDevicesDeed(after(doubted, { do: "keep" }), { do: "sure" }).asks, []);
  assert.deepEqual(afterDevicesDeed(doubted, { do: "sure" }).asks, [{ ask: "remove", id: "one" }]);
  const gone = after(doubted, { do: "sure" }, { of: "remove", told: { tls: true, devices: [] }, id: "one" });
  assert.deepEqual([gone.gone, gone.devices, gone.doubted, gone.asked], ["iPad", [], "", false]);
});

test("what is asked goes to its address, for the person of the page", () => {
  assert.deepEqual(requestOf({ ask: "list" }, "Robin"), { method: "GET", path: "devices" });
  assert.deepEqual([requestOf({ ask: "invite" }, "").path, requestOf({ ask: "invite" }, "지 민&").path], ["pair/new", "pair/new?person=%EC%A7%80%20%EB%AF%BC%26"]);
  assert.deepEqual(requestOf({ ask: "remove", id: "a&b" }, ""), { method: "DELETE", path: "devices?id=a%26b" });
});

test("without TLS nothing is asked for, and the command is told in both languages", () => {
  const plain = after(kNoDevicesYet, { do: "open" }, { of: "list", told: { tls: false, devices: [] } });
  assert.equal(plain.may, "no TLS");
  assert.deepEqual(afterDevicesDeed(plain, { do: "pair" }).asks, []);
  for (const words of [kEnglishDevices, kKoreanDevices]) assert.match(words.command, /serve --tls --listen/);
});

test("a paired device is told that others are let in elsewhere", () => {
  assert.equal(after(kNoDevicesYet, { do: "open" }, { of: "list", status: 403, message: "no" }).may, "guest");
});

test("what went wrong is told, and goes once she is reached", () => {
  const lost = after(shown, { of: "list", status: 0, message: "" });
  assert.deepEqual([lost.trouble, lost.shown !== null], ["unreached", true]);
  assert.equal(after(lost, list(tablet)).trouble, "");
  assert.deepEqual(after(open, { do: "pair" }, { of: "invite", status: 400, message: "no such name" }).trouble, { refused: "no such name" });
  assert.equal(after(open, { do: "pair" }, { of: "invite", status: 400, message: "no such name" }).asked, false);
});

test("an address that is typed has no code in it, and one that no phone reaches is known", () => {
  assert.equal(placeOf(invitation), "https://192.168.0.2:8600/pair");
  assert.equal(isOfThisMachine(invitation), false);
  for (const host of ["localhost", "127.0.0.1", "[::1]"]) assert.equal(isOfThisMachine({ ...invitation, url: `https://${host}:8600/pair?code=A` }), true, host);
});
