// What the reins show for a state, in words, without the page.
import { daysBefore, momentShown, shortDateShown } from "./dates";
import { isLooser, isPersonaKey, underWay, type Change, type Field, type PersonaKey, type ReinsState, type SettingKey } from "./reins";
import type { AuditEntry, Diary, Persona, Settings } from "./wire";
import { capital, type ReinsWords } from "./words";

const kReminders = [0, 15, 30, 45, 60, 90, 120, 180];
const kDaysShown = 14;
const kLowestTop = 30; // minutes: a few of them are not to look like much
const kLongestNever = 80, kMostNever = 64; // bytes of an entry and entries, as the server has them

/// Changes that are not confirmed yet, the latest last.
const pending = (state: ReinsState): Change[] => [underWay(state), ...state.queue].filter((change): change is Change => change !== null);

/// What holds, with what was just changed.
export function settingsShown(state: ReinsState): Settings | null {
  if (!state.settings) return null;
  const changed = pending(state).filter(({ field }) => field !== "undo" && !isPersonaKey(field) && field !== "never");
  const shown: Settings = Object.assign({ ...state.settings }, ...changed.map(({ field, value }) => ({ [field]: value })));
  return state.doubted ? { ...shown, age: "minor" } : shown;
}

/// `temperament` is "own" where it has no name, `language` "auto" where she follows the person's.
export function personaShown(state: ReinsState): Record<PersonaKey, string | number> | null {
  if (!state.persona) return null;
  const { temperament, language, ...rest } = state.persona;
  const changed = pending(state).filter(({ field }) => isPersonaKey(field)).map(({ field, value }) => ({ [field]: value }));
  const plain = { ...rest, temperament: typeof temperament === "string" ? temperament : "own", language: language ?? "auto" };
  return Object.assign(plain, ...changed) as Record<keyof Persona, string | number>;
}

/// Whether a value is within what whoever runs the machine allows.
export function mayBe<K extends SettingKey>(state: ReinsState, key: K, value: Settings[K]): boolean {
  if (key === "age") return state.settings?.age !== "minor" || value === "minor";
  const limit = state.limits[key];
  if (limit !== undefined) return !isLooser<K>(key, value, limit as Settings[K]);
  return !(key === "profile" && value === "default" && isOfHouse(state, "profile"));
}

/// Quiet hours and rules are of whoever runs the machine only until the person has his own.
export const isOfHouse = ({ settings, yours }: ReinsState, key: "quiet_hours" | "profile"): boolean => settings !== null && settings[key] !== yours?.[key];

/// Why a field, or a part of it, cannot be moved; "" where it can.
export function fixedShown(state: ReinsState, field: Field, words: ReinsWords): string {
  const { fixed } = words;
  if (field === "quiet_hours" || field === "profile") return isOfHouse(state, field) ? fixed.until : "";
  if (field === "age" && state.settings?.age === "minor") return state.yours?.age === "minor" ? fixed.mine : fixed.house;
  if (field === "undo" || isPersonaKey(field) || state.limits[field] === undefined) return "";
  return field === "reminder_minutes" ? fixed.reminder : field === "paused" ? fixed.paused : fixed.limit;
}

/// What went wrong with a field ("" for what is no field's), in the language of the page where it is known; "" where nothing did.
export function troubleShown({ trouble }: ReinsState, field: Field | "", words: ReinsWords): string {
  if (trouble?.field !== field) return "";
  return field === "undo" && trouble.text.includes("no change") ? words.noUndo : words.failed(trouble.text);
}

/// Said quietly under all of it.
export function reinsStatus(state: ReinsState, words: ReinsWords): string {
  return troubleShown(state, "", words) || (!state.online ? words.offline : state.kept ? words.kept : "");
}

export interface NeverRow { text: string; fixed: boolean }

/// The person's own, then those of whoever runs the machine, which stand behind them in what holds.
export function neverShown(state: ReinsState): NeverRow[] {
  const own = yourNever(state), house = state.settings?.never.slice(state.yours?.never.length ?? 0) ?? [];
  return [...own.filter((text) => !house.includes(text)).map((text) => ({ text, fixed: false })), ...house.map((text) => ({ text, fixed: true }))];
}

function yourNever(state: ReinsState): string[] {
  const waiting = pending(state).filter(({ field }) => field === "never").at(-1);
  return waiting ? waiting.value as string[] : state.yours?.never ?? [];
}

/// The whole list as it is to be sent; a text where the words cannot be taken, null where there is nothing to do.
export function neverWith(state: ReinsState, said: string, words: ReinsWords): string[] | string | null {
  const text = said.trim(), list = yourNever(state);
  if (!text || neverShown(state).some((row) => row.text === text)) return null;
  if (new TextEncoder().encode(text).length > kLongestNever) return words.neverLong;
  return list.length >= kMostNever ? words.neverMany : [...list, text];
}

export const neverWithout = (state: ReinsState, text: string): string[] => yourNever(state).filter((kept) => kept !== text);

/// Lengths to choose from, with the one that holds.
export function remindersShown(state: ReinsState, words: ReinsWords): { value: string; label: string }[] {
  const held = settingsShown(state)?.reminder_minutes ?? 0;
  const lengths = [...new Set([...kReminders, held])].sort((a, b) => a - b);
  return lengths.map((minutes) => ({ value: String(minutes), label: minutes ? words.length(minutes) : words.fields.reminder_minutes.choices![0]! }));
}

/// "23:00-07:00" in its two ends; none where there are no quiet hours.
export function quietEnds(hours: string): [string, string] | null {
  const found = /^(\d\d:\d\d)-(\d\d:\d\d)$/.exec(hours);
  return found ? [found[1]!, found[2]!] : null;
}

/// `about` is when it was, of what kind, and why.
export interface RecordRow { about: string; what: string }

/// Newest first.
export function recordShown(audit: readonly AuditEntry[], words: ReinsWords): RecordRow[] {
  return [...audit].reverse().map(({ at, kind, what }) => {
    const [, main, why] = /^(.*?)(?: \(([^()]*)\))?$/s.exec(what)!, { kinds, record } = words;
    const about = [momentShown(at, words), kinds[kind] ?? kind, why === undefined ? "" : record.whys[why] ?? why];
    return { about: about.filter(Boolean).join(" · "), what: whatShown(kind, main!, words) };
  });
}

const kHeld = "kept the model from saying: ";

/// "warmth 0.70 -> 0.90; humour 0.50 -> 0.20" in the language of the page, each in a line; what is not known stays as it was recorded.
function whatShown(kind: string, what: string, words: ReinsWords): string {
  const { whole, names, values } = words.record, value = (word: string): string => values[word] ?? words.fields.profile.choices![word] ?? word;
  if (kind === "fact") return what.split(" ").map(value).join(" ");
  if (kind === "conscience" && what.startsWith(kHeld)) return words.record.held(what.slice(kHeld.length).split("; ").map((rule) => words.record.rules[rule] ?? rule));
  if (kind !== "persona" && kind !== "settings") return capital(whole[what] ?? what);
  const lines = what.split("; ").map((part) => {
    const [, name, from, to] = /^(speech level|intensity cap|quiet hours|never bring up|\w+) (.*) -> (.*)$/s.exec(part) ?? [];
    return capital(name === undefined ? whole[part] ?? part : `${names[name] ?? name} ${value(from!)} → ${value(to!)}`);
  });
  return lines.join("\n");
}

/// Changes of who she is, each in a line.
export const changesShown = (changes: readonly string[], words: ReinsWords): string => changes.length ? whatShown("persona", changes.join("; "), words) : "";

export interface Bar { date: string; told: string; day: number; night: number }
export interface DiaryShown { bars: Bar[]; top: string; first: string; last: string; sums: { label: string; length: string }[] }

/// The last fourteen days; `day` and `night` are shares of the chart's height.
export function diaryShown(diary: Diary, today: string, words: ReinsWords): DiaryShown {
  const last = [today, diary.days.at(-1)?.date ?? ""].sort().at(-1)!, of = new Map(diary.days.map((day) => [day.date, day]));
  const dates = Array.from({ length: kDaysShown }, (_, index) => daysBefore(last, kDaysShown - 1 - index));
  const top = Math.max(kLowestTop, ...dates.map((date) => of.get(date)?.minutes ?? 0));
  const bars = dates.map((date): Bar => {
    const { minutes, night_minutes: night } = of.get(date) ?? { minutes: 0, night_minutes: 0 };
    const told = words.ofDay(shortDateShown(date, words), words.length(minutes), night ? words.length(night) : "");
    return { date, told, day: (minutes - Math.min(night, minutes)) / top, night: Math.min(night, minutes) / top };
  });
  const sums = ([["today", diary.today_minutes], ["week", diary.week_minutes], ["month", diary.month_minutes]] as const)
    .map(([sum, minutes]) => ({ label: words.sums[sum], length: words.length(minutes) }));
  return { bars, top: words.length(top), first: shortDateShown(dates[0]!, words), last: shortDateShown(last, words), sums };
}
