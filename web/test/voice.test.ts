import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf, settingsIn } from "../src/voice/address";
import { earsTroubleOf, transcriptOf } from "../src/voice/browser_ears";
import { languageOf, voiceFor, type Voice } from "../src/voice/browser_voice";
import { cut, sentencesOf, timed } from "../src/voice/captions";
import { troubleOf } from "../src/voice/microphone";
import { afterVoiceDeed, doingOf, isDeaf, kFirstSettings, kSilence, microphoneSign, readsHere, wantsOf, type VoiceDeed, type VoiceState } from "../src/voice/voice";
import { voiceShown } from "../src/voice/voice_view";
import { kEnglishVoice, kKoreanVoice } from "../src/voice/voice_words";
import type { VoiceHolds } from "../src/wire";

const holds: VoiceHolds = { type: "voice", listen: "open", speak: "on", codec: "pcm", rate: 16_000, hears: true, speaks: true, why: "" };
const after = (...deeds: VoiceDeed[]): VoiceState => deeds.reduce(afterVoiceDeed, kSilence);
const linked: VoiceDeed = { do: "link", link: "open" }, hears: VoiceDeed = { do: "holds", holds }, opened: VoiceDeed = { do: "opened", echo: true };
const floor = (holder: "person" | "samantha" | "nobody", thinking = false): VoiceDeed => ({ do: "floor", floor: { holder, thinking } });
const open = after(linked, { do: "toggle" }, hears, opened);
const push = after(linked, { do: "settings", change: { listen: "push" } }, { do: "hold" }, hears, opened);
const then = (state: VoiceState, ...deeds: VoiceDeed[]): VoiceState => deeds.reduce(afterVoiceDeed, state);

test("nothing is opened or asked for before the button is pressed", () => {
  const wants = wantsOf(after(linked, hears));
  assert.deepEqual([wants.microphone, wants.sending, wants.recognizer, wants.wish.listen, wants.wish.speak], [false, false, false, "off", "off"]);
  assert.equal(microphoneSign(after(linked, hears)), "closed");
});

test("pressed, the server is asked first, and the microphone opens only where it hears", () => {
  const pressed = after(linked, { do: "toggle" });
  assert.deepEqual(wantsOf(pressed).wish, { listen: "open", speak: "on", codec: "pcm", echo: "client" });
  assert.equal(wantsOf(pressed).microphone, false);
  assert.equal(wantsOf(then(pressed, hears)).microphone, true);
  assert.equal(wantsOf(then(pressed, { do: "holds", holds: { ...holds, hears: false } })).microphone, false);
});

test("sound goes out once the microphone is open, and the page shows it", () => {
  assert.equal(wantsOf(open).sending, true);
  assert.equal(microphoneSign(open), "open");
  assert.equal(wantsOf(then(open, { do: "toggle" })).microphone, false);
});

test("the button shows who speaks and what she does", () => {
  assert.equal(doingOf(after(linked)), "off");
  assert.equal(doingOf(after(linked, { do: "toggle" })), "asking");
  assert.equal(doingOf(open), "listening");
  assert.equal(doingOf(then(open, floor("person"))), "hearing");
  assert.equal(doingOf(then(open, floor("nobody", true))), "thinking");
  assert.equal(doingOf(then(open, { do: "playing", now: true })), "speaking");
  assert.equal(doingOf(then(open, floor("samantha"))), "speaking", "between two sentences, too");
  assert.equal(doingOf(then(open, floor("samantha", true))), "thinking");
  assert.equal(doingOf(then(open, { do: "playing", now: true }, floor("person"))), "hearing");
  assert.equal(doingOf(then(open, { do: "link", link: "lost" })), "lost");
  assert.equal(doingOf(then(after(linked), { do: "playing", now: true })), "speaking");
});

test("held to talk, sound goes out while it is held and not a moment longer", () => {
  assert.deepEqual([wantsOf(push).held, wantsOf(push).sending, wantsOf(push).wish.listen], [true, true, "push"]);
  const rested = then(push, { do: "let go" });
  assert.deepEqual([wantsOf(rested).held, wantsOf(rested).sending, wantsOf(rested).microphone], [false, false, true]);
  assert.deepEqual([doingOf(push), doingOf(rested), microphoneSign(rested)], ["listening", "ready", "muted"]);
});

test("a lost connection closes the microphone, and opens it again only for who had opened it", () => {
  const lost = then(open, { do: "link", link: "lost" });
  assert.deepEqual([wantsOf(lost).microphone, lost.microphone], [false, "closed"]);
  const back = then(lost, linked);
  assert.deepEqual([wantsOf(back).microphone, wantsOf(back).wish.listen], [false, "open"]);
  assert.equal(wantsOf(then(back, hears)).microphone, true);
  assert.equal(wantsOf(then(after(linked), { do: "link", link: "lost" }, linked, hears)).microphone, false);
  assert.equal(then(push, { do: "link", link: "lost" }, linked).held, false, "who held it lets go and holds again");
});

test("out of sight the microphone closes where the person wants that, and the page says so", () => {
  const hidden = then(open, { do: "hide" });
  assert.deepEqual([hidden.on, wantsOf(hidden).microphone, hidden.trouble], [false, false, "hidden"]);
  assert.equal(then(open, { do: "settings", change: { hidden: "stay" } }, { do: "hide" }).on, true);
  assert.equal(then(after(linked), { do: "hide" }).trouble, null);
});

test("a server that does not hear still speaks, and the browser's ears are offered where there are some", () => {
  const deaf = after(linked, { do: "toggle" }, { do: "holds", holds: { ...holds, hears: false, why: "no recogniser" } });
  assert.deepEqual([isDeaf(deaf), doingOf(deaf), wantsOf(deaf).wish.speak], [true, "deaf", "on"]);
  const shown = voiceShown(deaf, kEnglishVoice, { ears: true, voice: true }).note!;
  assert.deepEqual([shown.text, shown.why, shown.offers.map(({ use }) => use)], [kEnglishVoice.deaf, "no recogniser Your browser may send the sound to its maker's servers.", ["ears"]]);
  assert.deepEqual(voiceShown(deaf, kEnglishVoice, { ears: false, voice: true }).note!.offers, []);
  const here = then(deaf, { do: "settings", change: { ears: "browser" } });
  assert.deepEqual([wantsOf(here).recognizer, wantsOf(here).microphone, wantsOf(here).wish.listen, voiceShown(here, kEnglishVoice, { ears: true, voice: true }).note], [true, false, "off", null]);
});

test("a server without a voice is read, or read aloud by the browser", () => {
  const mute = after(linked, { do: "toggle" }, { do: "holds", holds: { ...holds, speaks: false, why: "no voice" } }, opened);
  assert.deepEqual(voiceShown(mute, kEnglishVoice, { ears: true, voice: true }).note!.offers.map(({ use }) => use), ["voice"]);
  const read = then(mute, { do: "settings", change: { voice: "browser" } });
  assert.deepEqual([readsHere(read), wantsOf(read).wish.speak], [true, "off"]);
});

test("where the browser gives a page no sound, none is asked for, and the browser's voice is offered", () => {
  const silent = then({ ...kSilence, sounds: false }, linked, { do: "settings", change: { aloud: "always" } });
  assert.equal(wantsOf(silent).wish.speak, "off");
  const note = voiceShown(silent, kEnglishVoice, { ears: true, voice: true }).note!;
  assert.deepEqual([note.text, note.offers.map(({ use }) => use)], [kEnglishVoice.troubles.insecure, ["voice"]]);
});

test("while the browser reads her words, nobody listens", () => {
  const reading = then(open, { do: "settings", change: { voice: "browser" } }, { do: "reading", now: true });
  assert.deepEqual([wantsOf(reading).sending, doingOf(reading), microphoneSign(reading)], [false, "speaking", "muted"]);
  assert.equal(wantsOf(then(reading, { do: "reading", now: false })).sending, true);
  const ears = then(open, { do: "settings", change: { ears: "browser" } });
  assert.equal(wantsOf(then(ears, { do: "playing", now: true })).recognizer, false);
});

test("what she has begun to say she ends, though the microphone is turned off", () => {
  const off = then(open, floor("samantha"), { do: "playing", now: true }, { do: "off" });
  assert.deepEqual([wantsOf(off).wish.listen, wantsOf(off).wish.speak], ["off", "on"]);
  assert.equal(wantsOf(then(off, floor("nobody"), { do: "playing", now: false })).wish.speak, "off");
  assert.deepEqual([voiceShown(off, kEnglishVoice, { ears: true, voice: true }).stop, voiceShown(off, kEnglishVoice, { ears: true, voice: true }).off], [true, false]);
});

test("what is typed is answered aloud where that is wanted", () => {
  assert.equal(wantsOf(after(linked, { do: "settings", change: { aloud: "always" } })).wish.speak, "on");
  assert.equal(wantsOf(after(linked, { do: "settings", change: { aloud: "always", voice: "none" } })).wish.speak, "off");
});

test("where the browser does not take her voice out of the microphone, the server does", () => {
  assert.equal(wantsOf(then(open, { do: "opened", echo: false })).wish.echo, "server");
});

test("the language is told only where the person chose one", () => {
  assert.equal("language" in wantsOf(open).wish, false);
  assert.equal(wantsOf(then(open, { do: "settings", change: { language: "ko" } })).wish.language, "ko");
});

test("a microphone that will not open is told in words, and nothing stays on", () => {
  const named = (name: string): Error => Object.assign(new Error(), { name });
  assert.deepEqual(["NotAllowedError", "NotFoundError", "NotReadableError", "TypeError"].map((name) => troubleOf(named(name))), ["refused", "none", "busy", "failed"]);
  const refused = then(open, { do: "trouble", trouble: "refused" });
  assert.deepEqual([refused.on, wantsOf(refused).microphone], [false, false]);
  const { note } = voiceShown(refused, kEnglishVoice, { ears: true, voice: true });
  assert.deepEqual([note!.text, note!.alarm, note!.dismiss], [kEnglishVoice.troubles.refused, true, true]);
  assert.match(kEnglishVoice.troubles.insecure, /serve --tls/);
  assert.match(kKoreanVoice.troubles.insecure, /serve --tls/);
  assert.equal(then(refused, { do: "toggle" }).trouble, null);
});

test("the button says what pressing it does", () => {
  const label = (state: VoiceState) => voiceShown(state, kEnglishVoice, { ears: false, voice: false });
  assert.deepEqual([label(after(linked)).hint, label(after(linked)).pressed], ["Talk aloud", false]);
  assert.deepEqual([label(open).label, label(open).hint, label(open).pressed], ["Talk aloud", "Stop listening", true]);
  assert.deepEqual([label(push).label, label(push).pressed], ["Hold to talk", true]);
});

const captions = [{ text: "Oh no.", from_ms: 0, to_ms: 700 }, { text: "What happened?", from_ms: 700, to_ms: 1500 }];

test("a sentence is marked while it is heard", () => {
  assert.deepEqual([0, 1, 700, 701, 1499, 1500].map((ms) => timed(captions, ms).map(({ state }) => state).join(" ")),
    ["saying coming", "saying coming", "said coming", "said saying", "said saying", "said said"]);
});

test("sentences are found in the text as it is written, and the rest is to come", () => {
  const parts = cut("Oh no. What happened? Tell me.", timed(captions, 800));
  assert.deepEqual(parts, [{ text: "Oh no.", state: "said" }, { text: " ", state: "said" }, { text: "What happened?", state: "saying" }, { text: " Tell me.", state: "coming" }]);
  assert.equal(parts.map(({ text }) => text).join(""), "Oh no. What happened? Tell me.");
});

test("a caption that comes before the words, or says them otherwise, is shown as it is spoken", () => {
  assert.deepEqual(cut("", timed(captions, 0)).map(({ text }) => text), ["Oh no.", " ", "What happened?"]);
  assert.deepEqual(cut("It is 5 km.", [{ text: "It is five kilometres.", state: "saying" }]), [{ text: "It is five kilometres.", state: "saying" }]);
});

test("a text is read sentence by sentence", () => {
  assert.deepEqual(sentencesOf("Oh no. What happened? 괜찮아요? "), ["Oh no.", "What happened?", "괜찮아요?"]);
});

const voice = (voiceURI: string, lang: string, localService: boolean, favourite = false): Voice => ({ voiceURI, lang, localService, default: favourite, name: voiceURI });
const voices = [voice("far", "en-US", false, true), voice("near", "en-GB", true), voice("yuna", "ko-KR", true)];

test("each sentence is read by a voice of its language: the chosen one, else one that stays on this device", () => {
  assert.equal(voiceFor("en", "", voices)!.voiceURI, "near");
  assert.equal(voiceFor("en", "far", voices)!.voiceURI, "far");
  assert.equal(voiceFor("ko", "far", voices)!.voiceURI, "yuna");
  assert.equal(voiceFor("ko", "", voices.slice(0, 2)), null);
  assert.deepEqual(["Oh no.", "괜찮아요?", "OK, 좋아요!", "42"].map(languageOf), ["en", "ko", "ko", "en"]);
});

test("of the browser's recogniser what is settled is said, what is open is shown", () => {
  const result = (transcript: string, isFinal: boolean) => ({ isFinal, 0: { transcript } });
  assert.deepEqual(transcriptOf([result("old", true), result("i lost", true), result(" my job", false), result(" today", false)], 1), { settled: "i lost", open: "my job  today" });
  assert.deepEqual(["not-allowed", "network", "no-speech", "aborted", "audio-capture"].map(earsTroubleOf), ["refused", "maker", null, null, "none"]);
});

test("both languages say that the browser may send the sound away", () => {
  assert.match(kEnglishVoice.fields.ears.hints.browser!, /may send the sound to its maker's servers/);
  assert.match(kKoreanVoice.fields.ears.hints.browser!, /서버로 보낼 수도/);
});

test("an address keeps what was chosen, and nothing that lets sound or words leave", () => {
  assert.equal(addressOf(kFirstSettings), "");
  const chosen = { ...kFirstSettings, listen: "push", hidden: "stay", language: "ko", ears: "browser", voice: "browser" } as const;
  assert.equal(addressOf(chosen), "#listen=push&hidden=stay&language=ko");
  assert.deepEqual(settingsIn(addressOf(chosen)), { listen: "push", hidden: "stay", language: "ko" });
  assert.deepEqual(settingsIn("#ears=browser&voice=browser&listen=shout&aloud=always"), { aloud: "always" });
});
