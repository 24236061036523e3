// What the page shows of talking aloud, from its state.
import { doingOf, hasWord, isDeaf, isMute, microphoneSign, type Doing, type VoiceState } from "./voice";
import type { VoiceWords } from "./voice_words";

/// What this browser could do instead.
export interface Able { ears: boolean; voice: boolean }
export interface Offer { label: string; use: "ears" | "voice" }

export interface VoiceShown {
  doing: Doing;
  pressed: boolean;                        // of the button
  label: string; hint: string;             // its name, and what pressing it does
  sign: "closed" | "muted" | "open"; signText: string;
  text: string;                            // what goes on
  push: boolean; bar: boolean; stop: boolean; off: boolean;
  note: { text: string; why: string; alarm: boolean; offers: Offer[]; dismiss: boolean } | null;
}

export function voiceShown(state: VoiceState, words: VoiceWords, able: Able): VoiceShown {
  const doing = doingOf(state), sign = microphoneSign(state), push = state.settings.listen === "push";
  return {
    doing, pressed: push ? state.held : state.on, label: push ? words.hold : words.begin, hint: push ? words.hold : state.on ? words.end : words.begin,
    sign, signText: sign === "closed" ? "" : words.signs[sign === "open" && state.settings.ears === "browser" ? "browser" : sign], text: words.doing[doing],
    push, bar: state.on || hasWord(state), stop: hasWord(state), off: state.on, note: noteOf(state, words, able),
  };
}

function noteOf(state: VoiceState, words: VoiceWords, able: Able): VoiceShown["note"] {
  const ears: Offer[] = able.ears && state.settings.ears === "server" ? [{ label: words.useEars, use: "ears" }] : [];
  if (state.trouble) return { text: words.troubles[state.trouble], why: "", alarm: state.trouble !== "hidden", offers: [], dismiss: true };
  if (isDeaf(state)) return { text: words.deaf, why: [state.holds?.why, ears.length && words.fields.ears.hints.browser].filter(Boolean).join(" "), alarm: false, offers: ears, dismiss: false };
  if (isMute(state)) return { text: state.sounds ? words.mute : words.troubles.insecure, why: state.holds?.why ?? "", alarm: false, offers: able.voice ? [{ label: words.useVoice, use: "voice" }] : [], dismiss: false };
  return null;
}
