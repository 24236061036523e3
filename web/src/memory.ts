// What the memory panel knows, asks and shows, without the page: every click and answer is a step from one state to the next.
import type { ClientMessage, Fact, Gist, MemoryAnswer, SaidTurn } from "./wire";
import type { MemoryWords } from "./words";

export const kTabs = ["facts", "people", "days"] as const;
export type Tab = (typeof kTabs)[number];

export interface MemoryState {
  tab: Tab;
  query: string;            // the words searched, "" when none
  facts: Fact[] | null;     // null: no answer yet
  turns: SaidTurn[] | null; // null: nothing was searched
  gist: Gist | null;
  expanded: string;                                             // the row that shows the words it came from
  editing: { id: string; draft: string; sent: boolean } | null; // the row under correction
  doubted: { id: string; sent: boolean } | null;                // the row that asks whether to forget it
  corrected: string; // the fact that a correction became, until the list has it
  note: string;      // said quietly under the list
  focus: string;     // the control that is to have the focus next, "" to leave it where it is
  waiting: number;   // asked and not yet answered
}

export const kNothingYet: Readonly<MemoryState> = {
  tab: "facts", query: "", facts: null, turns: null, gist: null, expanded: "", editing: null, doubted: null, corrected: "", note: "", focus: "", waiting: 0,
};

/// What a person does in the panel; "again" is the connection that came back.
export type Deed =
  | { do: "open" | "save" | "forget" | "leave" | "again" }
  | { do: "tab"; tab: Tab }
  | { do: "search"; words: string }
  | { do: "expand" | "pin" | "edit" | "doubt"; id: string }
  | { do: "draft"; text: string };

export interface Step { state: MemoryState; asks: ClientMessage[] }

const still = (state: MemoryState, change: Partial<MemoryState> = {}): Step => ({ state: { ...state, ...change }, asks: [] });

function asking(state: MemoryState, change: Partial<MemoryState>, ...asks: ClientMessage[]): Step {
  return { state: { ...state, ...change, waiting: state.waiting + asks.length }, asks };
}

const listOf = (query: string): ClientMessage => query ? { type: "memory", memory: query } : { type: "memory" };
const factOf = (state: MemoryState, id: string): Fact | undefined => state.facts?.find((fact) => fact.id === id);

/// The next state after something was done in the panel, and what is to be asked for it.
export function afterDeed(state: MemoryState, deed: Deed): Step {
  switch (deed.do) {
    case "open": return asking({ ...kNothingYet, focus: "tab:facts" }, {}, listOf(""));
    case "again": {
      const anew = { waiting: 0, editing: state.editing && { ...state.editing, sent: false }, doubted: state.doubted && { ...state.doubted, sent: false } };
      return asking({ ...state, ...anew }, {}, listOf(state.query), ...(state.tab === "facts" ? [] : [{ type: "gist" as const }]));
    }
    case "tab": {
      const change = { tab: deed.tab, note: "", editing: null, doubted: null, focus: `tab:${deed.tab}` };
      return deed.tab === "facts" ? still(state, change) : asking(state, change, { type: "gist" });
    }
    case "search": {
      const query = deed.words.trim();
      return query === state.query ? still(state) : asking(state, { query, note: "", editing: null, doubted: null, expanded: "" }, listOf(query));
    }
    case "expand": return still(state, { expanded: state.expanded === deed.id ? "" : deed.id });
    case "pin": return asking(state, { note: "" }, { type: factOf(state, deed.id)?.pinned ? "unpin" : "pin", id: deed.id });
    case "edit":
      return still(state, { note: "", doubted: null, editing: { id: deed.id, draft: factOf(state, deed.id)?.value ?? "", sent: false }, focus: `field:${deed.id}` });
    case "draft": return still(state, { editing: state.editing && { ...state.editing, draft: deed.text } });
    case "save": return afterSave(state);
    case "doubt": return still(state, { note: "", editing: null, doubted: { id: deed.id, sent: false }, focus: `no:${deed.id}` });
    case "forget":
      if (!state.doubted || state.doubted.sent) return still(state);
      return asking(state, { doubted: { ...state.doubted, sent: true } }, { type: "forget", id: state.doubted.id });
    case "leave": return still(state, { editing: null, doubted: null, focus: homeOf(state) });
  }
}

/// Where the focus goes when an edit or a question is left.
function homeOf(state: MemoryState): string {
  return state.editing ? `correct:${state.editing.id}` : state.doubted ? `forget:${state.doubted.id}` : "";
}

function afterSave(state: MemoryState): Step {
  const editing = state.editing;
  if (!editing || editing.sent) return still(state);
  const to = editing.draft.trim();
  if (!to || to === factOf(state, editing.id)?.value) return afterDeed(state, { do: "leave" });
  return asking(state, { note: "", editing: { ...editing, sent: true } }, { type: "correct", id: editing.id, to });
}

/// The next state after an answer came.
export function afterAnswer(before: MemoryState, answer: MemoryAnswer, words: MemoryWords): Step {
  const state = { ...before, waiting: Math.max(0, before.waiting - 1) };
  switch (answer.type) {
    case "memory": return afterList(state, answer.memory, answer.turns ?? null);
    case "gist": return still(state, { gist: answer.gist });
    case "pin": case "unpin": return asking(state, {}, listOf(state.query));
    case "correct":
      return asking(state, { corrected: state.editing?.id === answer.corrected ? answer.now : "", note: words.corrected, gist: null }, ...anew(state));
    case "forget": {
      const gone = answer.forgotten, asked = state.doubted?.id === gone;
      return asking(state, {
        facts: state.facts?.filter((fact) => fact.id !== gone) ?? null, turns: state.turns?.filter((turn) => turn.id !== gone) ?? null, gist: null,
        doubted: asked ? null : state.doubted, note: answer.note || words.forgotten, focus: asked ? besides(state, gone) : state.focus,
      }, ...anew(state));
    }
  }
}

/// What was told of people and days may have changed, too.
const anew = (state: MemoryState): ClientMessage[] => [listOf(state.query), ...(state.tab === "facts" ? [] : [{ type: "gist" as const }])];

function afterList(state: MemoryState, facts: Fact[], turns: SaidTurn[] | null): Step {
  if ((turns !== null) !== (state.query !== "")) return still(state);  // it answers a search that is over
  const there = new Set([...facts, ...(turns ?? [])].map((row) => row.id));
  const kept = <T extends { id: string }>(row: T | null): T | null => row && there.has(row.id) ? row : null;
  const change = { facts, turns, editing: kept(state.editing), doubted: kept(state.doubted) };
  if (!state.corrected) return still(state, change);
  return still(state, { ...change, editing: null, corrected: "", focus: there.has(state.corrected) ? `row:${state.corrected}` : "search" });
}

/// The next state when something that was asked could not be done; null if nothing was asked here.
export function afterTrouble(state: MemoryState, trouble: string): Step | null {
  if (!state.waiting) return null;
  const { editing, doubted } = state;
  const change = { note: trouble, waiting: state.waiting - 1, editing: editing && { ...editing, sent: false } };
  return still(state, doubted?.sent ? { ...change, doubted: null, focus: homeOf(state) } : change);
}

/// The row under the one that goes, else the one above, else the search.
function besides(state: MemoryState, gone: string): string {
  const ids = [...sorted(state).flat().map((fact) => fact.id), ...(state.turns ?? []).map((turn) => turn.id)];
  const at = ids.indexOf(gone), next = ids[at + 1] ?? ids[at - 1];
  return next ? `row:${next}` : "search";
}

/// What is so and what was so: pinned first, then the newest; what was searched keeps the order of its answer.
export function sorted(state: MemoryState): [Fact[], Fact[]] {
  const facts = [...(state.facts ?? [])];
  if (state.turns === null) facts.sort((a, b) => Number(b.pinned) - Number(a.pinned) || Date.parse(b.since) - Date.parse(a.since));
  return [facts.filter((fact) => fact.state !== "former"), facts.filter((fact) => fact.state === "former")];
}
