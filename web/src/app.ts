// The page: one talk, and a panel that shows what she remembers, feels, and why she spoke as she did.
import { CardPanel } from "./card_panel";
import { askAboutDevices, DevicesPanel } from "./devices_panel";
import { element } from "./element";
import { FeelingsPanel } from "./feelings_panel";
import { MemoryPanel } from "./memory_panel";
import { breathOf, moodColour } from "./mood";
import { PictureBox } from "./picture_box";
import { ReinsPanel } from "./reins_panel";
import { Talk, type Wire } from "./talk";
import { TalkList } from "./talk_list";
import { microphoneSign, type VoiceState } from "./voice/voice";
import { VoiceBox } from "./voice/voice_box";
import { VoicePanel } from "./voice/voice_panel";
import type { Affect, Persona, ServerMessage, Settings, Setup, Why } from "./wire";
import { wordsFor } from "./words";

const words = wordsFor(navigator.language);
const at = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
const orb = at("orb"), box = at<HTMLTextAreaElement>("words"), panel = at<HTMLDialogElement>("panel"), panelBody = at("panel-body");
let settingUp = false, listening = false, talking = false, herLanguage: string | null = null;

function showMood(affect: Affect): string {
  const colour = moodColour(affect.mood);
  document.documentElement.style.setProperty("--mood", colour);
  breathe(breathOf(affect.mood));
  if (panel.open) feelings.feel(affect);
  return colour;
}

/// The orb goes on from where it is in its breath; a new length alone would make it jump.
function breathe(seconds: number): void {
  const breath = orb.getAnimations().find((animation) => animation instanceof CSSAnimation);
  const progress = breath?.effect?.getComputedTiming().progress ?? 0;
  orb.style.setProperty("--breath", `${seconds}s`);
  if (breath) breath.currentTime = progress * seconds * 1000;
}

function showWho(settings: Settings | null, persona: Persona | null): void {
  const paused = settings?.paused ?? false, changed = at("paused").hidden === paused;
  document.body.classList.toggle("paused", paused);
  at("paused").hidden = !paused;
  at("paused-state").textContent = paused ? words.reined.saysPaused : "";
  box.placeholder = paused ? "" : words.placeholder;
  if (changed) list.scroll();  // it has less room, or more
  if (!persona) return;
  at("her").textContent = persona.name;
  herLanguage = persona.language;
  showTitle();
}

/// An open microphone is seen from other tabs, too.
function showVoice(state: VoiceState): void {
  listening = microphoneSign(state) === "open";
  talking = state.on;
  document.body.classList.toggle("sounding", state.playing);
  showTitle();
  list.scroll();
}

function showTitle(): void { document.title = `${listening ? "● " : ""}${at("her").textContent}`; }

function showSetup(setup: Setup): void {
  if (settingUp && setup.done) reins.met();
  settingUp = !setup.done;
  document.body.classList.toggle("meeting", settingUp);
  if (setup.notice) list.show(setup.notice, "notice");
  if (setup.said) list.show(setup.said, "hers");
  if (setup.question) list.show(setup.question, "hers");
}

function openPanel(title: string, ...content: HTMLElement[]): void {
  at("panel-title").textContent = title;
  panelBody.replaceChildren(...(content.length ? content : [element("p", words.nothing, "notice")]));
  if (!panel.open) panel.showModal();
}

function openMemory(): void {
  openPanel(words.memory, memory.root);
  memory.open();
}

function openFeelings(): void {
  openPanel(words.feelings, feelings.root);
  feelings.open();
}

function openReins(): void {
  openPanel(words.reins, reins.root);
  reins.open();
  devices.open();
}

function openVoice(): void {
  openPanel(words.voice.panel, voicePanel.root);
  voicePanel.open();
}

function whyRows(why: Why): HTMLElement[] {
  const list = element("dl", "");
  for (const [key, title] of Object.entries(words.whyRows)) list.append(element("dt", title), element("dd", why[key as keyof Why] || "—"));
  return [list];
}

function showTrouble(message: Extract<ServerMessage, { type: "error" }>): void {
  if (message.id) {
    list.refuse(message.id);
    list.show(words.pictures.refusals[message.code] ?? message.message, "trouble");
  } else if (!card.trouble(message.message) && !memory.trouble(message.message) && !reins.trouble(message.message)) {
    list.show(words.voice.failures[message.code] ?? message.message, "trouble");
  }
}

function take(message: ServerMessage): void {
  if (voice.take(message)) return;
  switch (message.type) {
    case "reply.delta": list.delta(message.id, message.text); return voice.delta(message.id, message.text);
    case "reply.done": return finish(message);
    case "setup": return showSetup(message.setup);
    case "memory": case "gist": case "pin": case "unpin": case "correct": case "forget": return memory.take(message);
    case "settings": case "set": case "pause": case "resume": case "undo": case "audit": case "diary": return reins.take(message);
    case "card": return card.take(message);
    case "feelings": return void showMood(message.feelings);
    case "bond": return feelings.bound(message.bond);
    case "why": return openPanel(words.why, ...whyRows(message.why));
    case "error": return showTrouble(message);
  }
}

function finish(message: Extract<ServerMessage, { type: "reply.done" }>): void {
  list.finish(message);
  if (list.settled) reins.heard();
}

/// As the address names them; "" where it names nobody.
function person(): string { return new URLSearchParams(location.search).get("person") ?? ""; }

function connect(): Wire {
  const address = new URL("v1/talk", location.href.replace(/^http/, "ws"));
  address.search = person() && `?person=${encodeURIComponent(person())}`;
  address.hash = "";
  return new WebSocket(address) as Wire;
}

function showState(state: "open" | "lost"): void {
  at("state").textContent = state === "lost" ? words.lost : "";
  voice.link(state);
  if (state === "lost") return card.lost(), reins.lost(), list.lost((id) => talk.waits(id));
  memory.again();
  reins.found();
  feelings.again();
}

function submit(): void {
  if (pictures.opening) return void pictures.opening.then((there) => { if (there) submit(); });
  const text = box.value.trim(), picture = pictures.give();
  box.value = "";
  box.style.height = "";
  if (picture) {
    const id = crypto.randomUUID();
    list.sayWith(id, text, picture);
    return talk.show(id, text, picture.data);
  }
  say(text);
}

/// Typed, or written down by the browser.
function say(text: string): void {
  if (settingUp) {
    if (text) list.show(text, "yours");
    return talk.ask({ type: "setup", setup: { answer: text } });
  }
  if (!text) return;
  const id = crypto.randomUUID();
  list.say(id, text);
  talk.say(id, text);
}

function reread(text: string): void {
  box.value = text;
  box.dispatchEvent(new Event("input"));
  box.focus();
  box.setSelectionRange(text.length, text.length);
}

/// Whether a space there is a letter, or presses something.
function takesSpace(target: EventTarget | null): boolean {
  if (target === box) return box.value !== "" || !talking;
  return target instanceof Element && target.matches("input, textarea, select, button, summary, a, [contenteditable]");
}

document.documentElement.lang = navigator.language;
at("open-memory").textContent = words.memory;
at("open-feelings").textContent = words.feelings;
at("open-why").textContent = words.why;
at("open-reins").textContent = words.reins;
at("open-voice").textContent = words.voice.panel;
at("paused-text").textContent = words.reined.boxPaused;
at("resume").textContent = words.reined.resume;
at("send").textContent = words.send;
at("panel-close").textContent = words.close;
box.placeholder = words.placeholder;
box.setAttribute("aria-label", words.placeholder);

const list = new TalkList(at("talk"), words.pictures, reread, showMood);
const voice: VoiceBox = new VoiceBox(words.voice, at("say"), at("send"), list, {
  tell: (message) => talk.tell(message), sound: (pcm) => talk.sound(pcm), say, drawn: showVoice,
  language: () => herLanguage ? { en: "en-US", ko: "ko-KR" }[herLanguage] ?? herLanguage : navigator.language,
});
const voicePanel = new VoicePanel(words.voice, { settings: () => voice.settings, voices: () => voice.voices, set: (change) => voice.set(change) });
const pictures = new PictureBox(words.pictures, at("say"), box, () => list.scroll());
const memory = new MemoryPanel(words.remembered, (message) => talk.ask(message));
const feelings = new FeelingsPanel(words.felt, (message) => talk.ask(message));
const card: CardPanel = new CardPanel(words.card, words.reined, (message) => talk.ask(message), () => reins.heard());
const devices = new DevicesPanel(words.devices, (ask) => askAboutDevices(ask, person()));
const reins = new ReinsPanel(words.reined, (message) => talk.ask(message), showWho, card.root, devices.root);
const talk: Talk = new Talk(connect, { message: take, sound: (pcm) => voice.sound(pcm), state: showState });
talk.ask({ type: "setup", setup: { language: navigator.language.startsWith("ko") ? "ko" : "en" } });

at("say").addEventListener("submit", (event) => { event.preventDefault(); submit(); });
box.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); submit(); }
});
box.addEventListener("input", () => { box.style.height = ""; box.style.height = `${box.scrollHeight}px`; });
at("open-memory").addEventListener("click", openMemory);
at("open-feelings").addEventListener("click", openFeelings);
at("open-reins").addEventListener("click", openReins);
at("open-voice").addEventListener("click", openVoice);
at("open-why").addEventListener("click", () => talk.ask({ type: "why" }));
at("resume").addEventListener("click", () => { reins.resume(); box.focus(); });
at("panel-close").addEventListener("click", () => panel.close());
panel.addEventListener("close", () => {
  if (panel.open) return;  // opened again before this was told
  reins.close();
  devices.close();
});

document.addEventListener("keydown", (event) => {
  voice.touched();
  if (document.querySelector("dialog[open]") || event.isComposing) return;
  if (event.key === "Escape" && voice.stop()) event.preventDefault();
  if (event.key === " " && !takesSpace(event.target) && voice.space(true)) event.preventDefault();
});
document.addEventListener("keyup", (event) => { if (event.key === " ") voice.space(false); });
document.addEventListener("pointerdown", () => voice.touched());
window.addEventListener("blur", () => void voice.space(false));
document.addEventListener("visibilitychange", () => { if (document.hidden) voice.hide(); });
