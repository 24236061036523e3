// The browser's own recogniser. Where the sound goes is the browser's business, and the page says so.
import type { VoiceTrouble } from "./voice";

interface Result { readonly isFinal: boolean; readonly 0: { readonly transcript: string } }
interface Recognition {
  lang: string; continuous: boolean; interimResults: boolean; processLocally?: boolean;
  onresult: ((event: { readonly resultIndex: number; readonly results: ArrayLike<Result> }) => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onspeechstart: (() => void) | null;
  onspeechend: (() => void) | null;
  onend: (() => void) | null;
  start(): void; stop(): void; abort(): void;
}
interface RecognitionMaker { new (): Recognition; available?(options: { langs: string[]; processLocally: boolean }): Promise<string> }

const maker = (): RecognitionMaker | undefined => {
  const there = globalThis as { SpeechRecognition?: RecognitionMaker; webkitSpeechRecognition?: RecognitionMaker };
  return there.SpeechRecognition ?? there.webkitSpeechRecognition;
};

/// Why it stopped; null where it is to begin again.
export function earsTroubleOf(error: string): VoiceTrouble | null {
  switch (error) {
    case "not-allowed": case "service-not-allowed": return "refused";
    case "audio-capture": return "none";
    case "network": return "maker";
    case "language-not-supported": return "language";
    default: return null;  // no-speech, aborted
  }
}

/// What is settled of the results from `from` on, and what is not yet.
export function transcriptOf(results: ArrayLike<Result>, from: number): { settled: string; open: string } {
  let settled = "", open = "";
  for (let i = from; i < results.length; i++) {
    const { isFinal, 0: best } = results[i]!;
    if (isFinal) settled += ` ${best.transcript}`;
    else open += ` ${best.transcript}`;
  }
  return { settled: settled.trim(), open: open.trim() };
}

export interface BrowserEarsEvents {
  heard(text: string, final: boolean): void;
  catching(now: boolean): void;
  failed(trouble: VoiceTrouble): void;
}

const kPauseMs = 300;  // before it begins again, so that one that ends at once does not spin

export class BrowserEars {
  private recognition: Recognition | null = null;
  private wanted = false;

  constructor(private readonly events: BrowserEarsEvents) {}

  static get there(): boolean { return maker() !== undefined; }

  /// Whether the sound stays on this device, as far as the browser tells.
  static async local(language: string): Promise<boolean> {
    try {
      return (await maker()?.available?.({ langs: [language], processLocally: true })) === "available";
    } catch {
      return false;
    }
  }

  /// `language` as browsers name it: ko-KR.
  start(language: string): void {
    this.wanted = true;
    void this.begin(language);
  }

  /// What was said so far still comes.
  finish(): void {
    this.wanted = false;
    this.recognition?.stop();
  }

  /// What was said so far is let go.
  drop(): void {
    this.wanted = false;
    const recognition = this.recognition;
    this.recognition = null;
    recognition?.abort();
    this.events.catching(false);
  }

  private async begin(language: string): Promise<void> {
    const local = await BrowserEars.local(language), Maker = maker();
    if (!this.wanted || this.recognition || !Maker) return;
    const recognition = new Maker(), mine = (): boolean => this.recognition === recognition;
    this.recognition = recognition;
    Object.assign(recognition, { lang: language, continuous: true, interimResults: true });
    if (local) recognition.processLocally = true;
    recognition.onresult = ({ results, resultIndex }) => {
      if (!mine()) return;
      const { settled, open } = transcriptOf(results, resultIndex);
      if (settled) this.events.heard(settled, true);
      if (open) this.events.heard(open, false);
    };
    recognition.onspeechstart = () => { if (mine()) this.events.catching(true); };
    recognition.onspeechend = () => { if (mine()) this.events.catching(false); };
    recognition.onerror = ({ error }) => {
      const trouble = earsTroubleOf(error);
      if (!mine() || !trouble) return;
      this.drop();
      this.events.failed(trouble);
    };
    recognition.onend = () => {
      if (!mine()) return;
      this.recognition = null;
      this.events.catching(false);
      if (this.wanted) window.setTimeout(() => { if (this.wanted) void this.begin(language); }, kPauseMs);
    };
    recognition.start();
  }
}
