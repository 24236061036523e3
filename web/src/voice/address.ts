// What was chosen for talking aloud stands in the page's address behind #, so that a reload and a bookmark keep it. What lets sound or words leave
// for a browser's maker is never taken from an address: nobody but the person chooses it, each time anew.
import { kFirstSettings, type VoiceSettings } from "./voice";

const kKept: { [F in "listen" | "voice" | "aloud" | "hidden" | "language"]: readonly VoiceSettings[F][] } = {
  listen: ["open", "push"], voice: ["server", "none"], aloud: ["talk", "always"], hidden: ["close", "stay"], language: ["auto", "en", "ko"],
};

export function settingsIn(hash: string): Partial<VoiceSettings> {
  const said = new URLSearchParams(hash.replace(/^#/, ""));
  return Object.fromEntries(Object.entries(kKept).flatMap(([field, values]) => {
    const value = said.get(field);
    return (values as readonly (string | null)[]).includes(value) ? [[field, value]] : [];
  }));
}

/// The part of an address from # on; "" where everything is as at first.
export function addressOf(settings: VoiceSettings): string {
  const kept = Object.entries(kKept).flatMap(([name, values]) => {
    const field = name as keyof typeof kKept, value = settings[field];
    return value !== kFirstSettings[field] && (values as readonly string[]).includes(value) ? [[field, value] as [string, string]] : [];
  });
  return kept.length ? `#${new URLSearchParams(kept)}` : "";
}
