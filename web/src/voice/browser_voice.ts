// The browser's own voices: her words read by them, sentence by sentence, each in its language.
import { sentencesOf, type Sentence } from "./captions";
import type { Language } from "./voice";

export type Voice = Pick<SpeechSynthesisVoice, "voiceURI" | "lang" | "localService" | "default" | "name">;

/// Of the letters of a text: Korean where a fifth of them are.
export function languageOf(text: string): Language {
  const letters = text.match(/\p{L}/gu)?.length ?? 0, korean = text.match(/\p{Script=Hangul}/gu)?.length ?? 0;
  return letters && korean * 5 >= letters ? "ko" : "en";
}

export const voicesFor = <T extends Voice>(language: Language, voices: readonly T[]): T[] => voices.filter(({ lang }) => lang.toLowerCase().startsWith(language));

/// The one that was chosen; else one that stays on this device, the browser's favourite before others; null where there is none.
export function voiceFor<T extends Voice>(language: Language, chosen: string, voices: readonly T[]): T | null {
  const rank = (voice: T): number => (voice.voiceURI === chosen ? 4 : 0) + (voice.localService ? 2 : 0) + (voice.default ? 1 : 0);
  return voicesFor(language, voices).reduce<T | null>((best, voice) => (!best || rank(voice) > rank(best) ? voice : best), null);
}

export interface BrowserVoiceEvents {
  reading(now: boolean): void;
  /// Where the sentences of the reply `id` stand.
  sentences(id: string, sentences: Sentence[]): void;
}

export class BrowserVoice {
  private readonly replies = new Map<string, Sentence[]>();
  private waiting = 0;
  private round = 0;  // what a stop leaves behind is told no more

  constructor(private readonly events: BrowserVoiceEvents) {}

  static get there(): boolean { return "speechSynthesis" in window; }
  get voices(): readonly SpeechSynthesisVoice[] { return BrowserVoice.there ? speechSynthesis.getVoices() : []; }

  /// What comes next of the reply `id`; `chosen` is the person's voice of each language.
  say(id: string, text: string, chosen: Readonly<Record<Language, string>>): void {
    const sentences = this.replies.get(id) ?? [], round = this.round;
    this.replies.set(id, sentences);
    for (const piece of sentencesOf(text)) {
      const sentence: Sentence = { text: piece, state: "coming" }, language = languageOf(piece), utterance = new SpeechSynthesisUtterance(piece);
      const mark = (state: Sentence["state"]): void => {
        if (round !== this.round) return;
        sentence.state = state;
        this.events.sentences(id, sentences);
      };
      sentences.push(sentence);
      utterance.voice = voiceFor(language, chosen[language], this.voices);
      utterance.lang = utterance.voice?.lang ?? (language === "ko" ? "ko-KR" : "en-US");
      utterance.onstart = () => mark("saying");
      utterance.onend = utterance.onerror = () => { mark("said"); this.done(round); };
      if (!this.waiting++) this.events.reading(true);
      speechSynthesis.speak(utterance);
    }
  }

  stop(): void {
    if (!this.waiting) return;
    this.round++;
    this.waiting = 0;
    for (const [id, sentences] of this.replies) this.events.sentences(id, sentences.map(({ text }) => ({ text, state: "said" })));
    this.replies.clear();
    speechSynthesis.cancel();
    this.events.reading(false);
  }

  private done(round: number): void {
    if (round !== this.round || --this.waiting) return;
    this.replies.clear();
    this.events.reading(false);
  }
}
