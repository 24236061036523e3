// The page: one talk, and a panel that shows what she remembers, feels, and why she spoke as she did.
import { CardPanel } from "./card_panel";
import { element } from "./element";
import { FeelingsPanel } from "./feelings_panel";
import { MemoryPanel } from "./memory_panel";
import { breathOf, moodColour } from "./mood";
import type { Picture } from "./picture";
import { PictureBox } from "./picture_box";
import { ReinsPanel } from "./reins_panel";
import { seenView } from "./seen_view";
import { Talk, type Wire } from "./talk";
import type { Affect, Persona, Seen, ServerMessage, Settings, Setup, Why } from "./wire";
import { wordsFor } from "./words";

const words = wordsFor(navigator.language);
const at = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
const orb = at("orb"), talkPane = at("talk"), box = at<HTMLTextAreaElement>("words"), panel = at<HTMLDialogElement>("panel"), panelBody = at("panel-body");
const said = new Map<string, HTMLElement>();      // what was said and has no answer yet
const answering = new Map<string, HTMLElement>(); // replies under way
let settingUp = false;

function show(text: string, className: string): HTMLElement {
  const paragraph = element("p", text, className);
  talkPane.append(paragraph);
  talkPane.scrollTop = talkPane.scrollHeight;
  return paragraph;
}

function showPicture(picture: Picture, text: string): HTMLElement {
  const figure = element("figure", "", "yours waiting"), image = element("img");
  Object.assign(image, { src: picture.thumbnail, alt: words.pictures.yours, width: picture.width, height: picture.height });
  figure.append(image);
  if (text) figure.append(element("figcaption", text));
  talkPane.append(figure);
  talkPane.scrollTop = talkPane.scrollHeight;
  return figure;
}

/// What she read stays with the picture; to read it differently is to say it in words.
function showSeen(figure: HTMLElement, seen: Seen): void {
  const view = seenView(seen, words.pictures, (text) => {
    box.value = text;
    box.dispatchEvent(new Event("input"));
    box.focus();
    box.setSelectionRange(text.length, text.length);
  });
  if (view) figure.append(view);
}

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
  if (changed) talkPane.scrollTop = talkPane.scrollHeight;  // it has less room, or more
  if (persona) at("her").textContent = document.title = persona.name;
}

function showSetup(setup: Setup): void {
  if (settingUp && setup.done) reins.met();
  settingUp = !setup.done;
  if (setup.notice) show(setup.notice, "notice");
  if (setup.said) show(setup.said, "hers");
  if (setup.question) show(setup.question, "hers");
}

function finishReply(message: Extract<ServerMessage, { type: "reply.done" }>): void {
  for (const notice of message.notices) show(notice, "notice");
  const paragraph = answering.get(message.id) ?? show("", "hers");
  talkPane.append(paragraph);
  paragraph.textContent = message.reply;
  paragraph.style.setProperty("--tint", showMood(message.affect));
  const asked = said.get(message.id);
  asked?.classList.remove("waiting");
  if (asked && message.seen) showSeen(asked, message.seen);
  said.delete(message.id);
  if (!said.size) reins.heard();
  answering.delete(message.id);
  talkPane.scrollTop = talkPane.scrollHeight;
}

function addDelta(id: string, text: string): void {
  const paragraph = answering.get(id) ?? show("", "hers");
  answering.set(id, paragraph);
  paragraph.textContent = `${paragraph.textContent ?? ""} ${text}`.trim();
  talkPane.scrollTop = talkPane.scrollHeight;
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
}

function whyRows(why: Why): HTMLElement[] {
  const list = element("dl", "");
  for (const [key, title] of Object.entries(words.whyRows)) list.append(element("dt", title), element("dd", why[key as keyof Why] || "—"));
  return [list];
}

function showTrouble(message: Extract<ServerMessage, { type: "error" }>): void {
  if (message.id) {
    said.get(message.id)?.classList.remove("waiting");
    said.delete(message.id);
    show(words.pictures.refusals[message.code] ?? message.message, "trouble");
  } else if (!card.trouble(message.message) && !memory.trouble(message.message) && !reins.trouble(message.message)) {
    show(message.message, "trouble");
  }
}

function take(message: ServerMessage): void {
  switch (message.type) {
    case "reply.delta": return addDelta(message.id, message.text);
    case "reply.done": return finishReply(message);
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

function connect(): Wire {
  const person = new URLSearchParams(location.search).get("person");
  const address = new URL("v1/talk", location.href.replace(/^http/, "ws"));
  address.search = person ? `?person=${encodeURIComponent(person)}` : "";
  address.hash = "";
  return new WebSocket(address) as Wire;
}

function showState(state: "open" | "lost"): void {
  at("state").textContent = state === "lost" ? words.lost : "";
  if (state === "lost") return card.lost(), reins.lost();
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
    said.set(id, showPicture(picture, text));
    return talk.show(id, text, picture.data);
  }
  if (settingUp) {
    if (text) show(text, "yours");
    return talk.ask({ type: "setup", setup: { answer: text } });
  }
  if (!text) return;
  const id = crypto.randomUUID();
  said.set(id, show(text, "yours waiting"));
  talk.say(id, text);
}

document.documentElement.lang = navigator.language;
at("open-memory").textContent = words.memory;
at("open-feelings").textContent = words.feelings;
at("open-why").textContent = words.why;
at("open-reins").textContent = words.reins;
at("paused-text").textContent = words.reined.boxPaused;
at("resume").textContent = words.reined.resume;
at("send").textContent = words.send;
at("panel-close").textContent = words.close;
box.placeholder = words.placeholder;
box.setAttribute("aria-label", words.placeholder);

const pictures = new PictureBox(words.pictures, at("say"), box, () => { talkPane.scrollTop = talkPane.scrollHeight; });
const memory = new MemoryPanel(words.remembered, (message) => talk.ask(message));
const feelings = new FeelingsPanel(words.felt, (message) => talk.ask(message));
const card: CardPanel = new CardPanel(words.card, words.reined, (message) => talk.ask(message), () => reins.heard());
const reins = new ReinsPanel(words.reined, (message) => talk.ask(message), showWho, card.root);
const talk: Talk = new Talk(connect, { message: take, state: showState });
talk.ask({ type: "setup", setup: { language: navigator.language.startsWith("ko") ? "ko" : "en" } });

at("say").addEventListener("submit", (event) => { event.preventDefault(); submit(); });
box.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); submit(); }
});
box.addEventListener("input", () => { box.style.height = ""; box.style.height = `${box.scrollHeight}px`; });
at("open-memory").addEventListener("click", openMemory);
at("open-feelings").addEventListener("click", openFeelings);
at("open-reins").addEventListener("click", openReins);
at("open-why").addEventListener("click", () => talk.ask({ type: "why" }));
at("resume").addEventListener("click", () => { reins.resume(); box.focus(); });
at("panel-close").addEventListener("click", () => panel.close());
panel.addEventListener("close", () => reins.close());
