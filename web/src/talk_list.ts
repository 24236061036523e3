// What was said, oldest first: typed and spoken turns in one list, with the reply that is being spoken marked as it goes.
import { element } from "./element";
import type { Picture } from "./picture";
import { seenView } from "./seen_view";
import { cut, timed, type Sentence, type Timed } from "./voice/captions";
import type { Affect, Seen, ServerMessage } from "./wire";
import type { PictureWords } from "./words";

interface Reply { element: HTMLElement; text: string; captions: Timed[]; ms: number; sentences: Sentence[] | null; done: boolean; drawn: string }

export class TalkList {
  private readonly said = new Map<string, HTMLElement>();      // what was said and has no answer yet
  private hearing: HTMLElement | null = null;                  // what is being said aloud
  private spoken: { id: string; turn: HTMLElement } | null = null;  // what was said aloud last
  private readonly answering = new Map<string, Reply>();       // replies under way

  /// `reread` gets the text that says how a picture is to be read instead; `mood` takes what she feels and gives its colour.
  constructor(private readonly pane: HTMLElement, private readonly words: PictureWords, private readonly reread: (text: string) => void,
              private readonly mood: (affect: Affect) => string) {}

  /// Whether everything said has its answer.
  get settled(): boolean { return !this.said.size; }

  show(text: string, className: string): HTMLElement { return this.put(element("p", text, className)); }

  /// What the person said here.
  say(id: string, text: string): void { this.said.set(id, this.show(text, "yours waiting")); }

  sayWith(id: string, text: string, picture: Picture): void {
    const figure = element("figure", "", "yours waiting"), image = element("img");
    Object.assign(image, { src: picture.thumbnail, alt: this.words.yours, width: picture.width, height: picture.height });
    figure.append(image);
    if (text) figure.append(element("figcaption", text));
    this.said.set(id, this.put(figure));
  }

  /// What is heard of the person so far.
  hear(text: string): void {
    if (!text.trim()) return;
    if (!this.hearing) {
      this.hearing = this.show("", "yours hearing");
      this.hearing.setAttribute("aria-live", "off");  // read out once it is whole
    }
    this.hearing.textContent = text;
    this.scroll();
  }

  /// What is taken as said, which may be nothing; of a turn that goes on with one taken too early, whose place it takes, the whole.
  heard(id: string, text: string, joins = ""): void {
    this.unhear();
    if (joins && this.spoken?.id === joins) this.spoken.turn.remove();
    if (!text.trim()) return;
    this.say(id, text);
    this.spoken = { id, turn: this.said.get(id)! };
  }

  unhear(): void {
    this.hearing?.remove();
    this.hearing = null;
  }

  delta(id: string, text: string): void {
    const reply = this.reply(id);
    reply.text += text;
    this.draw(reply);
  }

  caption(id: string, caption: Timed): void {
    const reply = this.reply(id);
    reply.captions.push(caption);
    this.draw(reply);
  }

  /// Of the reply's sound `ms` were played.
  played(id: string, ms: number): void {
    const reply = this.answering.get(id);
    if (!reply || !reply.captions.length) return;
    reply.ms = ms;
    this.draw(reply);
  }

  /// The reply's sentences as another voice than the server's says them, which may last longer than the reply.
  read(id: string, sentences: Sentence[]): void {
    const reply = this.answering.get(id);
    if (!reply) return;
    reply.sentences = sentences.some(({ state }) => state !== "said") ? sentences : null;
    this.draw(reply);
    if (reply.done && !reply.sentences) this.answering.delete(id);
  }

  finish(message: Extract<ServerMessage, { type: "reply.done" }>): void {
    const reply = this.reply(message.id), turn = reply.element;
    turn.before(...message.notices.map((notice) => element("p", notice, "notice")));
    Object.assign(reply, { text: message.reply, captions: [], done: true });
    this.draw(reply);
    if (!message.reply) turn.remove();
    turn.style.setProperty("--tint", this.mood(message.affect));
    const asked = this.said.get(message.id);
    if (asked && message.seen) this.showSeen(asked, message.seen);
    this.said.delete(message.id);
    if (!reply.sentences) this.answering.delete(message.id);
    this.scroll();
  }

  /// It will have no answer.
  refuse(id: string): void {
    this.said.get(id)?.classList.remove("waiting");
    this.said.delete(id);
  }

  /// The connection broke: what was spoken is not said again, so it waits no more.
  lost(waits: (id: string) => boolean): void {
    this.unhear();
    for (const id of [...this.said.keys()]) if (!waits(id)) this.refuse(id);
    for (const [id, reply] of [...this.answering]) {
      if (waits(id)) continue;
      Object.assign(reply, { captions: [], sentences: null });
      this.draw(reply);
      this.answering.delete(id);
    }
  }

  scroll(): void { this.pane.scrollTop = this.pane.scrollHeight; }

  private put<T extends HTMLElement>(turn: T): T {
    this.pane.append(turn);
    if (this.hearing) this.pane.append(this.hearing);  // it ends last
    this.scroll();
    return turn;
  }

  private reply(id: string): Reply {
    this.said.get(id)?.classList.remove("waiting");
    const reply = this.answering.get(id) ?? { element: this.show("", "hers"), text: "", captions: [], ms: 0, sentences: null, done: false, drawn: "" };
    this.answering.set(id, reply);
    return reply;
  }

  private draw(reply: Reply): void {
    const sentences = reply.sentences ?? (reply.captions.length ? timed(reply.captions, reply.ms) : null);
    const parts = sentences ? cut(reply.text, sentences) : null, drawn = JSON.stringify(parts ?? reply.text);
    if (drawn === reply.drawn) return;
    reply.drawn = drawn;
    if (parts) reply.element.setAttribute("aria-live", "off");  // it is spoken
    reply.element.replaceChildren(...(parts ? parts.map(({ text, state }) => element("span", text, state)) : [reply.text.trim()]));
    this.scroll();
  }

  /// What she read stays with the picture; to read it differently is to say it in words.
  private showSeen(figure: HTMLElement, seen: Seen): void {
    const view = seenView(seen, this.words, this.reread);
    if (view) figure.append(view);
  }
}
