// What the memory panel shows for a state, in words and rows, without the page.
import { dateFormat, dateShown, dayOf } from "./dates";
import { sorted, type MemoryState } from "./memory";
import type { Fact, SaidTurn } from "./wire";
import { capital, type MemoryWords } from "./words";

export type Action = "pin" | "correct" | "forget";

/// A fact, or something said that a search found.
export interface Row {
  id: string; text: string; date: string; said: string; source: string; because: string;
  kind: "fact" | "former" | "turn"; pinned: boolean; can: readonly Action[];
  mode: "quiet" | "editing" | "doubted"; draft: string; sent: boolean; expanded: boolean;
}
export interface Group { title: string; rows: Row[] }
/// A person, a week or a day.
export interface Entry { kind: "person" | "week" | "day"; title: string; aside: string; text: string; foot: string; from: string; sources: string[] }
export interface Shown<T> { empty: string; items: T[] }

function weekShown(from: string, to: string, words: MemoryWords): string {
  const first = dayOf(from), last = dayOf(to);
  return first && last ? words.week(dateFormat(words).formatRange(first, last)) : "";
}

function rowOf(state: MemoryState, id: string): Pick<Row, "id" | "mode" | "draft" | "sent" | "expanded"> {
  const editing = state.editing?.id === id ? state.editing : null, doubted = state.doubted?.id === id ? state.doubted : null;
  return {
    id, mode: editing ? "editing" : doubted ? "doubted" : "quiet", draft: editing?.draft ?? "", sent: (editing ?? doubted)?.sent ?? false,
    expanded: state.expanded === id,
  };
}

/// What is no longer so can be forgotten, and let go if it was pinned; there is nothing to correct.
function factRow(state: MemoryState, words: MemoryWords, fact: Fact): Row {
  const former = fact.state === "former";
  return {
    ...rowOf(state, fact.id), text: capital(fact.text), date: dateShown(fact.since, words) + (fact.noted ? ` · ${words.noted}` : ""), said: fact.said ?? "", source: fact.source, because: "",
    kind: former ? "former" : "fact", pinned: fact.pinned ?? false,
    can: !former ? ["pin", "correct", "forget"] : fact.pinned ? ["pin", "forget"] : ["forget"],
  };
}

function turnRow(state: MemoryState, words: MemoryWords, turn: SaidTurn): Row {
  return {
    ...rowOf(state, turn.id), text: turn.said, date: dateShown(turn.at, words), said: "", source: turn.id, because: turn.because,
    kind: "turn", pinned: false, can: ["forget"],
  };
}

export function factsShown(state: MemoryState, words: MemoryWords): Shown<Group> {
  if (!state.facts) return { empty: words.moment, items: [] };
  const [current, former] = sorted(state);
  const groups: Group[] = [
    { title: "", rows: current.map((fact) => factRow(state, words, fact)) },
    { title: words.former, rows: former.map((fact) => factRow(state, words, fact)) },
    { title: words.turns, rows: (state.turns ?? []).map((turn) => turnRow(state, words, turn)) },
  ];
  const items = groups.filter((group) => group.rows.length);
  return { empty: items.length ? "" : state.turns ? words.noneFit : words.noFacts, items };
}

/// Said quietly under the list: what was just done, else how much a search found.
export function statusShown(state: MemoryState, words: MemoryWords): string {
  const found = (state.facts?.length ?? 0) + (state.turns?.length ?? 0);
  if (state.note || state.tab !== "facts" || !state.turns || !found) return state.note;
  return words.found(state.facts?.length ?? 0, state.turns.length);
}

export function peopleShown(state: MemoryState, words: MemoryWords): Shown<Entry> {
  if (!state.gist) return { empty: words.moment, items: [] };
  const items = [...state.gist.people].sort((a, b) => Date.parse(b.last) - Date.parse(a.last)).map((person): Entry => ({
    kind: "person", title: person.name, aside: person.role, text: person.text, foot: words.often(person.times, dateShown(person.last, words)),
    from: words.from(person.sources.length), sources: person.sources,
  }));
  return { empty: items.length ? "" : words.noPeople, items };
}

/// Newest first; a week stands above its days.
export function daysShown(state: MemoryState, words: MemoryWords): Shown<Entry> {
  if (!state.gist) return { empty: words.moment, items: [] };
  const entry = (kind: "week" | "day", title: string, told: { text: string; sources: string[] }): Entry =>
    ({ kind, title, aside: "", text: told.text, foot: "", from: words.from(told.sources.length), sources: told.sources });
  const weeks = state.gist.weeks.map((week) => ({ until: week.to, shown: entry("week", weekShown(week.from, week.to, words), week) }));
  const days = state.gist.days.map((day) => ({ until: day.date, shown: entry("day", dateShown(day.date, words, true), day) }));
  const items = [...weeks, ...days].sort((a, b) => b.until.slice(0, 10).localeCompare(a.until.slice(0, 10))).map(({ shown }) => shown);
  return { empty: items.length ? "" : words.noDays, items };
}
