// Talking aloud, as a state: what is pressed, told and heard goes in; what the button shows and what is to be open comes out.
import type { Floor, VoiceHolds, VoiceWish } from "../wire";
import type { MicrophoneTrouble } from "./microphone";

export type Language = "en" | "ko";
export interface VoiceSettings {
  listen: "open" | "push";
  ears: "server" | "browser";
  voice: "server" | "browser" | "none";
  aloud: "talk" | "always";                    // what is typed is answered aloud, too
  hidden: "close" | "stay";                    // the microphone, when the page is out of sight
  language: "auto" | Language;                 // of the person
  voices: Readonly<Record<Language, string>>;  // the browser's, by their address; "" is its own choice
}
export const kFirstSettings: VoiceSettings = { listen: "open", ears: "server", voice: "server", aloud: "talk", hidden: "close", language: "auto", voices: { en: "", ko: "" } };

/// What went wrong with hearing, here in the browser.
export type VoiceTrouble = MicrophoneTrouble | "hidden" | "maker" | "language";

export interface VoiceState {
  settings: VoiceSettings;
  sounds: boolean;                        // this browser gives the page sound: only over HTTPS or on her machine
  on: boolean;                            // the person pressed the button in this page load, and nothing took that back
  held: boolean;                          // push-to-talk
  link: "open" | "lost";
  holds: VoiceHolds | null;               // what the server said on this connection
  microphone: "closed" | "asking" | "open";
  echo: "client" | "server";
  floor: Pick<Floor, "holder" | "thinking">;
  playing: boolean;                       // her voice, from the server
  reading: boolean;                       // her words, by the browser's voice
  catching: boolean;                      // the browser's recogniser hears somebody
  trouble: VoiceTrouble | null;
}

const kNobody: VoiceState["floor"] = { holder: "nobody", thinking: false };
export const kSilence: VoiceState = {
  settings: kFirstSettings, sounds: true, on: false, held: false, link: "lost", holds: null, microphone: "closed", echo: "client", floor: kNobody,
  playing: false, reading: false, catching: false, trouble: null,
};

export type VoiceDeed =
  | { do: "toggle" | "off" | "hold" | "let go" | "hide" | "dismiss" }
  | { do: "settings"; change: Partial<VoiceSettings> }
  | { do: "link"; link: "open" | "lost" }
  | { do: "holds"; holds: VoiceHolds }
  | { do: "floor"; floor: Pick<Floor, "holder" | "thinking"> }
  | { do: "asking" | "closed" }
  | { do: "opened"; echo: boolean }
  | { do: "trouble"; trouble: VoiceTrouble }
  | { do: "playing" | "reading" | "catching"; now: boolean };

const kOff = { on: false, held: false, microphone: "closed", catching: false } as const;

export function afterVoiceDeed(state: VoiceState, deed: VoiceDeed): VoiceState {
  switch (deed.do) {
    case "toggle": return state.on ? { ...state, ...kOff, trouble: null } : { ...state, on: true, trouble: null };
    case "off": return { ...state, ...kOff, trouble: null };
    case "hold": return { ...state, on: true, held: true, trouble: null };
    case "let go": return { ...state, held: false };
    case "hide": return state.on && state.settings.hidden === "close" ? { ...state, ...kOff, trouble: "hidden" } : state;
    case "dismiss": return { ...state, trouble: null };
    case "settings": return afterSettings(state, deed.change);
    case "link": return { ...state, link: deed.link, holds: null, held: state.held && deed.link === "open", microphone: "closed", floor: kNobody };
    case "holds": return { ...state, holds: deed.holds };
    case "floor": return { ...state, floor: { holder: deed.floor.holder, thinking: deed.floor.thinking } };
    case "asking": case "closed": return { ...state, microphone: deed.do };
    case "opened": return { ...state, microphone: "open", echo: deed.echo ? "client" : "server" };
    case "trouble": return { ...state, ...kOff, trouble: deed.trouble };
    case "playing": case "reading": case "catching": return { ...state, [deed.do]: deed.now };
  }
}

/// Another way to hear begins with nothing held and nothing open.
function afterSettings(state: VoiceState, change: Partial<VoiceSettings>): VoiceState {
  const settings = { ...state.settings, ...change }, same = settings.ears === state.settings.ears && settings.listen === state.settings.listen;
  return same ? { ...state, settings } : { ...state, settings, held: false, catching: false, microphone: settings.ears === "server" ? state.microphone : "closed", trouble: null };
}

/// Whether she sounds now, by whichever voice.
export const speaks = (state: VoiceState): boolean => state.playing || state.reading;
/// The same, and between two sentences, too.
export const hasWord = (state: VoiceState): boolean => speaks(state) || (state.floor.holder === "samantha" && !state.floor.thinking);

/// Where she cannot hear and was to.
export const isDeaf = (state: VoiceState): boolean => state.on && state.settings.ears === "server" && state.holds?.hears === false;

/// What she has begun to say she says to its end, though the person turned the microphone off meanwhile.
const answersAloud = ({ settings, on, playing, floor }: VoiceState): boolean =>
  settings.voice !== "none" && (on || settings.aloud === "always" || playing || floor.holder === "samantha");
/// Whether her words are read by the browser.
export const readsHere = (state: VoiceState): boolean => answersAloud(state) && state.settings.voice === "browser";
/// Where she has no voice and was to speak.
export const isMute = (state: VoiceState): boolean => answersAloud(state) && state.settings.voice === "server" && (state.holds?.speaks === false || !state.sounds);

/// What is to be open now, and what the server is to know.
export interface VoiceWants { wish: VoiceWish; held: boolean; microphone: boolean; sending: boolean; recognizer: boolean }

export function wantsOf(state: VoiceState): VoiceWants {
  const { settings, on, held } = state, here = settings.ears === "browser", linked = on && state.link === "open", now = settings.listen === "open" || held;
  const microphone = linked && !here && state.holds?.hears === true;
  return {
    wish: {
      listen: on && !here ? settings.listen : "off", speak: answersAloud(state) && settings.voice === "server" && state.sounds ? "on" : "off", codec: "pcm", echo: state.echo,
      ...(settings.language === "auto" ? {} : { language: settings.language }),
    },
    held: held && on && !here,
    microphone,
    // The browser's own voice is in no echo canceller: nobody listens while it reads.
    sending: microphone && state.microphone === "open" && now && !state.reading,
    recognizer: linked && here && now && !speaks(state),
  };
}

export type Doing = "off" | "asking" | "ready" | "listening" | "hearing" | "thinking" | "speaking" | "deaf" | "lost";

/// What the button shows.
export function doingOf(state: VoiceState): Doing {
  if (!state.on) return hasWord(state) ? "speaking" : "off";
  if (state.link === "lost") return "lost";
  const here = state.settings.ears === "browser", opening = !here && !isDeaf(state) && state.microphone !== "open";
  if (opening && !hasWord(state)) return "asking";
  if (state.floor.holder === "person" || state.catching) return "hearing";
  if (hasWord(state)) return "speaking";
  if (isDeaf(state)) return state.floor.thinking ? "thinking" : "deaf";
  if (state.floor.thinking) return "thinking";
  return state.settings.listen === "push" && !state.held ? "ready" : "listening";
}

/// Whether a microphone is open, and whether what it hears goes anywhere: the page shows it as long as it is.
export function microphoneSign(state: VoiceState): "closed" | "muted" | "open" {
  const wants = wantsOf(state);
  if (state.settings.ears === "browser") return wants.recognizer ? "open" : "closed";
  if (state.microphone !== "open") return "closed";
  return wants.sending ? "open" : "muted";
}
