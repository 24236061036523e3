// Talking aloud on the page: joins the state with the microphone, her voice, the browser's own, and the wire.
import type { TalkList } from "../talk_list";
import type { ClientMessage, ServerMessage } from "../wire";
import { addressOf, settingsIn } from "./address";
import { Aside } from "./aside";
import { BrowserEars } from "./browser_ears";
import { BrowserVoice } from "./browser_voice";
import { Microphone } from "./microphone";
import { Player } from "./player";
import { followed } from "./pcm";
import { SoundDevice } from "./sound_device";
import { afterVoiceDeed, hasWord, kSilence, readsHere, speaks, wantsOf, type VoiceDeed, type VoiceSettings, type VoiceState, type VoiceWants } from "./voice";
import { VoiceBar } from "./voice_bar";
import { voiceShown } from "./voice_view";
import type { VoiceWords } from "./voice_words";

const kPlayedMs = 90;         // between two words to the server of how far she came
const kIdleMs = 60_000;       // after which a microphone that nobody holds is closed

export interface VoiceHooks {
  tell(message: ClientMessage): void;
  sound(pcm: ArrayBuffer): void;
  say(text: string): void;
  /// The language that is spoken where the person chose none, as browsers name it.
  language(): string;
  /// Something is drawn that may be drawn elsewhere, too.
  drawn(state: VoiceState): void;
}

export class VoiceBox {
  private state: VoiceState = { ...kSilence, sounds: SoundDevice.there };
  private readonly device = new SoundDevice();
  private readonly microphone: Microphone;
  private readonly player: Player;
  private readonly ears: BrowserEars;
  private readonly voice: BrowserVoice;
  private readonly bar: VoiceBar;
  private readonly aside: Aside;
  private wished = "";                                   // what the server was told last on this connection
  private was: VoiceWants = wantsOf(kSilence);
  private told = { id: "", ms: 0, at: 0, owed: false };  // how far she came, and whether the server is to hear of it
  private idle = 0;
  private level = 0;

  constructor(private readonly words: VoiceWords, form: HTMLElement, before: HTMLElement, private readonly list: TalkList, private readonly hooks: VoiceHooks) {
    this.bar = new VoiceBar(words, form, before, {
      toggle: () => this.do({ do: "toggle" }), hold: () => this.do({ do: "hold" }), letGo: () => this.do({ do: "let go" }), off: () => this.do({ do: "off" }),
      stop: () => this.stop(), dismiss: () => this.do({ do: "dismiss" }), use: (what) => this.set(what === "ears" ? { ears: "browser" } : { voice: "browser" }),
    });
    this.aside = new Aside(form);
    this.microphone = new Microphone(this.device, {
      frame: ({ pcm, level }) => { if (this.was.sending) { this.hooks.sound(pcm); this.showLevel(level); } },
      opened: (echo) => this.do({ do: "opened", echo }),
      failed: (trouble) => this.do({ do: "trouble", trouble }),
    });
    this.player = new Player(this.device, { played: (id, ms, ended) => this.played(id, ms, ended), sounding: (playing, level) => this.sounding(playing, level) });
    this.ears = new BrowserEars({
      heard: (text, final) => this.heard(text, final), catching: (now) => this.do({ do: "catching", now }), failed: (trouble) => this.do({ do: "trouble", trouble }),
    });
    this.voice = new BrowserVoice({ reading: (now) => this.do({ do: "reading", now }), sentences: (id, sentences) => this.list.read(id, sentences) });
    this.do({ do: "settings", change: settingsIn(location.hash) });
  }

  get settings(): VoiceSettings { return this.state.settings; }
  get voices(): readonly SpeechSynthesisVoice[] { return this.voice.voices; }

  set(change: Partial<VoiceSettings>): void {
    if (change.voice && speaks(this.state)) this.stop();
    this.do({ do: "settings", change });
    history.replaceState(null, "", location.pathname + location.search + addressOf(this.state.settings));
  }

  link(link: "open" | "lost"): void {
    this.wished = "";
    this.was = { ...this.was, held: false };
    this.player.end();
    if (link === "lost") this.player.stop(), this.aside.hide();
    this.do({ do: "link", link });
  }

  hide(): void { this.do({ do: "hide" }); }

  /// A key or a pointer went down somewhere: the browser lets sound begin.
  touched(): void { if (this.was.wish.speak === "on") this.player.wake(); }

  /// Silences her at once, and what she is thinking of. False where nobody talks aloud.
  stop(): boolean {
    if (!this.state.on && !hasWord(this.state)) return false;
    this.voice.stop();
    this.player.stop();
    this.aside.hide();
    this.hooks.tell({ type: "stop" });
    return true;
  }

  /// The space bar, where nobody types. False where it means nothing here.
  space(down: boolean): boolean {
    if (this.state.settings.listen !== "push" || (down ? this.state.held : !this.state.held)) return this.state.held;
    this.do({ do: down ? "hold" : "let go" });
    return true;
  }

  sound(pcm: ArrayBuffer): void { this.player.push(pcm); }

  /// What the server says; false where it is not about talking aloud.
  take(message: ServerMessage): boolean {
    switch (message.type) {
      case "voice": this.do({ do: "holds", holds: message }); break;
      case "floor": this.do({ do: "floor", floor: message }); break;
      case "transcript": if (message.final) this.list.heard(message.id ?? "", message.text, message.joins); else this.list.hear(message.text); break;
      case "caption": if (message.kind === "words") this.list.caption(message.id, message); else this.aside.show(message.text, message.to_ms); break;
      case "audio.begin": this.player.wake(); this.player.begin(message.id, this.state.holds?.rate ?? 16_000); break;
      case "audio.end": this.player.end(message.id); break;
      case "audio.hold": this.player.hold(); break;
      case "audio.resume": this.player.resume(); break;
      case "audio.stop": this.player.stop(); this.aside.hide(); break;
      default: return false;
    }
    return true;
  }

  /// More of her reply, in words.
  delta(id: string, text: string): void { if (readsHere(this.state)) this.voice.say(id, text, this.state.settings.voices); }

  private do(deed: VoiceDeed): void {
    const before = this.state;
    this.state = afterVoiceDeed(before, deed);
    if ((deed.do === "toggle" || deed.do === "hold") && this.state.on) this.begin(deed.do === "hold");
    this.follow();
    this.rest(deed);
    this.draw();
  }

  /// A hand began it, so the browser lets sound begin; and where it has none to give, that is said at once.
  private begin(held: boolean): void {
    if (!this.state.sounds || !navigator.mediaDevices) return void (this.state = afterVoiceDeed(this.state, { do: "trouble", trouble: "insecure" }));
    this.player.wake();
    if (held && (this.state.reading || this.state.settings.ears === "browser")) this.stop();
  }

  /// Makes what is wanted so.
  private follow(): void {
    const wants = wantsOf(this.state), { was } = this, wish = JSON.stringify(wants.wish);
    this.was = wants;
    if (this.state.link === "open" && wish !== this.wished) {  // silent, too, it shows what is spoken on another device
      this.wished = wish;
      this.hooks.tell({ type: "voice", ...wants.wish });
    }
    if (wants.held !== was.held) this.hooks.tell({ type: "voice", held: wants.held });
    this.followEars(wants, was);
    if (!wants.microphone) {
      this.microphone.close();
      if (this.state.microphone !== "closed") this.state = afterVoiceDeed(this.state, { do: "closed" });
    } else if (this.state.microphone === "closed") {
      this.state = afterVoiceDeed(this.state, { do: "asking" });
      this.microphone.open();
    }
    this.microphone.mute(!wants.sending);
    if (!this.state.on && !speaks(this.state) && wants.wish.speak === "off") this.device.rest();
    if (!wants.sending && was.sending) this.showLevel(0, "now");
  }

  private followEars(wants: VoiceWants, was: VoiceWants): void {
    if (wants.recognizer === was.recognizer) return;
    const { on, settings, held } = this.state, finished = on && settings.listen === "push" && !held;
    if (wants.recognizer) this.ears.start(settings.language === "auto" ? this.hooks.language() : settings.language === "ko" ? "ko-KR" : "en-US");
    else if (finished) this.ears.finish();
    else this.dropCaught();
  }

  private dropCaught(): void {
    this.ears.drop();
    this.list.unhear();
  }

  private heard(text: string, final: boolean): void {
    if (!final) return this.list.hear(text);
    this.list.unhear();
    this.hooks.say(text);
  }

  /// A microphone that is only opened to be held is closed when nobody holds it for long.
  private rest(deed: VoiceDeed): void {
    if (deed.do !== "hold" && deed.do !== "let go" && deed.do !== "off") return;
    clearTimeout(this.idle);
    if (deed.do === "let go") this.idle = window.setTimeout(() => {
      if (this.state.floor.holder === "nobody" && !speaks(this.state)) this.do({ do: "off" });
      else this.rest({ do: "let go" });
    }, kIdleMs);
  }

  private played(id: string, ms: number, ended: boolean): void {
    this.list.played(id, ms);
    const now = performance.now();
    this.told = { id, ms, at: this.told.at, owed: true };
    if (ended || now - this.told.at >= kPlayedMs) this.tellPlayed(now);
  }

  private tellPlayed(now: number): void {
    if (this.told.owed) this.hooks.tell({ type: "played", id: this.told.id, ms: this.told.ms });
    this.told = { ...this.told, at: now, owed: false };
  }

  private sounding(playing: boolean, level: number): void {
    if (!playing) this.tellPlayed(performance.now());
    document.documentElement.style.setProperty("--voiced", level.toFixed(3));
    if (playing !== this.state.playing) this.do({ do: "playing", now: playing });
  }

  private showLevel(level: number, how: "follow" | "now" = "follow"): void {
    this.level = how === "now" ? level : followed(this.level, level);
    this.bar.level(this.level);
  }

  private draw(): void {
    this.bar.show(voiceShown(this.state, this.words, { ears: BrowserEars.there, voice: BrowserVoice.there && this.voice.voices.length > 0 }));
    this.hooks.drawn(this.state);
  }
}

