// How one talks aloud: chosen here, for this browser.
import { choice, list, toggle, type Control } from "../controls";
import { element, section } from "../element";
import { BrowserEars } from "./browser_ears";
import { BrowserVoice, voicesFor, type Voice } from "./browser_voice";
import type { Language, VoiceSettings } from "./voice";
import type { VoiceWords } from "./voice_words";

export interface VoicePanelHooks {
  settings(): VoiceSettings;
  voices(): readonly Voice[];
  set(change: Partial<VoiceSettings>): void;
}

type Choice = "listen" | "ears" | "language" | "voice" | "aloud";

export class VoicePanel {
  readonly root = element("div", "", "reins voiced");
  private readonly choices = new Map<Choice, Control>();
  private readonly hidden: Control;
  private readonly voices: Record<Language, Control>;
  private local = false;  // the browser's recogniser works on this device

  constructor(private readonly words: VoiceWords, private readonly hooks: VoicePanelHooks) {
    for (const field of ["listen", "ears", "language", "voice", "aloud"] as const) this.choices.set(field, this.choice(field));
    this.hidden = toggle("voice-hidden", words.hidden, "", (value) => this.set({ hidden: value === "true" ? "close" : "stay" }));
    this.voices = { en: this.list("en"), ko: this.list("ko") };
    const at = (field: Choice): HTMLElement => this.choices.get(field)!.root;
    this.root.append(
      section(words.heads.you, at("listen"), at("ears"), at("language"), this.hidden.root),
      section(words.heads.her, at("voice"), this.voices.en.root, this.voices.ko.root, at("aloud")));
    if (BrowserVoice.there) speechSynthesis.addEventListener("voiceschanged", () => this.draw());
    this.draw();
  }

  open(): void {
    this.draw();
    const language = this.hooks.settings().language;
    void BrowserEars.local(language === "ko" ? "ko-KR" : language === "en" ? "en-US" : navigator.language).then((local) => { this.local = local; this.draw(); });
  }

  private set(change: Partial<VoiceSettings>): void {
    this.hooks.set(change);
    this.draw();
  }

  private choice(field: Choice): Control {
    const { label, choices } = this.words.fields[field];
    return choice(`voice-${field}`, label, Object.entries(choices).map(([value, name]) => ({ value, label: name })), (value) => this.set({ [field]: value }));
  }

  private list(language: Language): Control {
    const { own, online, voices } = this.words;
    const offered = () => [{ value: "", label: own }, ...voicesFor(language, this.hooks.voices()).map((voice) => ({
      value: voice.voiceURI, label: voice.localService ? voice.name : `${voice.name} (${online})`,
    }))];
    return list(`voice-voices-${language}`, voices[language], offered, (value) => this.set({ voices: { ...this.hooks.settings().voices, [language]: value } }));
  }

  private draw(): void {
    const settings = this.hooks.settings(), { words } = this, all = this.hooks.voices();
    for (const [field, control] of this.choices) {
      const value = settings[field], hints = words.fields[field].hints as Partial<Record<string, string>>;
      const hint = field === "ears" && value === "browser" && this.local ? words.earsLocal : hints[value] ?? "";
      const may = (chosen: string): boolean => chosen !== "browser" || (field === "ears" ? BrowserEars.there : all.length > 0);
      control.show({ value, may, hint, fixed: field === "voice" && !all.length ? words.noVoices : "", trouble: "" });
    }
    this.hidden.show({ value: String(settings.hidden === "close"), may: () => true, hint: "", fixed: "", trouble: "" });
    for (const language of ["en", "ko"] as const) {
      const mine = voicesFor(language, all);
      this.voices[language].root.hidden = settings.voice !== "browser";
      this.voices[language].show({ value: settings.voices[language], may: () => true, hint: mine.some(({ localService }) => !localService) ? words.onlineHint : "", fixed: "", trouble: "" });
    }
  }
}
