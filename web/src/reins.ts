// What the reins know, ask and change, without the page. A change goes out at once, one at a time, and holds when the server has confirmed it.
import type { AuditEntry, ClientMessage, Diary, Persona, ReinsAnswer, Settings } from "./wire";

export const kSliders = ["warmth", "humour", "liveliness", "directness", "formality"] as const;
export type SliderKey = (typeof kSliders)[number];
export type PersonaKey = keyof Persona;
export type SettingKey = keyof Settings;

/// One change by hand; `undo` takes back the last change of who she is.
export type Change =
  | { field: PersonaKey; value: string | number }
  | { [K in SettingKey]: { field: K; value: Settings[K] } }[SettingKey]
  | { field: "undo"; value: true };
export type Field = Change["field"];

interface Asked { type: string; change: Change | null }

export interface ReinsState {
  online: boolean;
  open: boolean;
  settings: Settings | null; // what holds
  yours: Settings | null;    // what the person set
  persona: Persona | null;
  audit: AuditEntry[] | null;
  diary: Diary | null;
  limits: Partial<Settings>; // what whoever runs the machine has set stricter, as far as it has shown
  asked: Asked[];            // and not yet answered, in order
  queue: Change[];           // changes that wait for the one under way
  doubted: boolean;          // whether it is asked if the person is to be under age, which cannot be taken back here
  trouble: { field: Field | ""; text: string } | null;
  kept: boolean;             // the last change was confirmed
}

export const kNoReinsYet: Readonly<ReinsState> = {
  online: false, open: false, settings: null, yours: null, persona: null, audit: null, diary: null, limits: {}, asked: [], queue: [],
  doubted: false, trouble: null, kept: false,
};

/// What happens to the reins; "found" is the connection that is there (again), "heard" a talk that may have changed what holds, "met" one that
/// made her who she is.
export type ReinsDeed =
  | { do: "open" | "close" | "lost" | "found" | "heard" | "met" | "sure" | "leave" }
  | ({ do: "change" } & Change);

export interface ReinsStep { state: ReinsState; asks: ClientMessage[] }

const kStrict = ["feelings", "intensity_cap", "romance", "reminder_minutes", "age", "paused", "notes"] as const;
const kFeelings = ["off", "muted", "full"], kPersona = new Set<string>([...kSliders, "name", "temperament", "language", "speech_level"]);

export const isPersonaKey = (field: Field): field is PersonaKey => kPersona.has(field);

const still = (state: ReinsState, change: Partial<ReinsState> = {}): ReinsStep => ({ state: { ...state, ...change }, asks: [] });

function asking(state: ReinsState, asks: readonly ClientMessage[], change: Change | null = null): ReinsStep {
  return { state: { ...state, asked: [...state.asked, ...asks.map(({ type }) => ({ type, change }))] }, asks: [...asks] };
}

/// One step after another.
function then(step: ReinsStep, next: (state: ReinsState) => ReinsStep): ReinsStep {
  const after = next(step.state);
  return { state: after.state, asks: [...step.asks, ...after.asks] };
}

const kPersonaAsItIs: ClientMessage = { type: "set", persona: {} };
const kRecords: readonly ClientMessage[] = [{ type: "audit" }, { type: "diary" }];

function look(state: ReinsState): ReinsStep {
  if (!state.online) return still(state);
  const persona = state.open || !state.persona ? [kPersonaAsItIs] : [];
  return asking(state, [{ type: "settings" }, ...persona, ...(state.open ? kRecords : [])]);
}

export const underWay = (state: ReinsState): Change | null => state.asked.find((asked) => asked.change)?.change ?? null;

function messageOf(change: Change): ClientMessage {
  if (change.field === "undo") return { type: "undo" };
  if (change.field === "paused") return { type: change.value ? "pause" : "resume" };
  if (isPersonaKey(change.field)) return { type: "set", persona: { [change.field]: change.value as string | number } };
  return { type: "set", settings: { [change.field]: change.value } };
}

function sendNext(state: ReinsState): ReinsStep {
  const [next, ...queue] = state.queue;
  if (!state.online || underWay(state)) return still(state);
  return next ? asking({ ...state, queue }, [messageOf(next)], next) : still(state);
}

/// The next state after something was done, and what is to be asked for it.
export function afterReinsDeed(state: ReinsState, deed: ReinsDeed): ReinsStep {
  switch (deed.do) {
    case "open": return look({ ...state, open: true, doubted: false, trouble: null, kept: false });
    case "close": return still(state, { open: false, doubted: false, trouble: null, kept: false });
    case "lost": {
      // What was under way may not have arrived: it is said again. To undo twice would be another thing than once, so that is not.
      const lost = underWay(state), again = lost && lost.field !== "undo" ? [lost] : [];
      return still(state, { online: false, asked: [], queue: [...again, ...state.queue] });
    }
    case "found": return then(look({ ...state, online: true }), sendNext);
    case "heard": return look(state);
    case "met": return look({ ...state, persona: null });
    case "sure": return state.doubted ? afterChange({ ...state, doubted: false }, { field: "age", value: "minor" }) : still(state);
    case "leave": return still(state, { doubted: false });
    case "change": {
      const { do: _, ...change } = deed;
      if (change.field !== "age") return afterChange(state, change);
      return change.value === "minor" ? still(state, { doubted: true }) : afterChange({ ...state, doubted: false }, change);
    }
  }
}

function afterChange(state: ReinsState, change: Change): ReinsStep {
  const queue = [...state.queue.filter((waiting) => waiting.field !== change.field), change];
  return sendNext({ ...state, queue, trouble: null, kept: false });
}

/// The next state after an answer came.
export function afterReinsAnswer(before: ReinsState, answer: ReinsAnswer): ReinsStep {
  const at = before.asked.findIndex((asked) => asked.type === answer.type), change = before.asked[at]?.change ?? null;
  const state = { ...before, asked: before.asked.filter((_, index) => index !== at), kept: before.kept || change !== null };
  const confirmed = (next: Partial<ReinsState>): ReinsStep => {
    const now = withLimits({ ...state, ...next });
    return change ? then(sendNext(now), recorded) : still(now);
  };
  switch (answer.type) {
    case "settings": return confirmed({ settings: answer.settings, yours: answer.yours });
    case "set": return confirmed("persona" in answer.set ? { persona: answer.set.persona } : { settings: answer.set.settings, yours: yoursAfter(state, change) });
    case "pause": case "resume":
      return confirmed({ settings: state.settings && { ...state.settings, paused: answer.paused }, yours: yoursAfter(state, change) });
    case "undo": return confirmed({ persona: answer.undone.persona });
    case "audit": return confirmed({ audit: answer.audit });
    case "diary": return confirmed({ diary: answer.diary });
  }
}

/// Once all changes are made, the record of them is looked at anew.
const recorded = (state: ReinsState): ReinsStep => state.open && !underWay(state) ? asking(state, [{ type: "audit" }]) : still(state);

function yoursAfter({ yours }: ReinsState, change: Change | null): Settings | null {
  return yours && change ? { ...yours, [change.field]: change.value } : yours;
}

/// The next state when something that was asked could not be done; null if nothing was asked here.
export function afterReinsTrouble(state: ReinsState, trouble: string): ReinsStep | null {
  if (!state.asked.length) return null;
  const change = underWay(state), gone = change ? state.asked.findIndex((asked) => asked.change) : 0;
  const asked = state.asked.filter((_, index) => index !== gone);
  return sendNext({ ...state, asked, trouble: { field: change?.field ?? "", text: trouble }, kept: false });
}

/// Whether `value` gives her more room than `limit`: what only whoever runs the machine may do.
export function isLooser<K extends SettingKey>(key: K, value: Settings[K], limit: Settings[K]): boolean {
  switch (key) {
    case "feelings": return kFeelings.indexOf(String(value)) > kFeelings.indexOf(String(limit));
    case "romance": return value === "if-asked" && limit === "off";
    case "notes": return value === "on" && limit === "off";
    case "age": return limit === "minor" && value !== "minor";
    case "paused": return limit === true && value === false;
    case "intensity_cap": return Number(value) > Number(limit);
    case "reminder_minutes": return Number(limit) > 0 && (Number(value) === 0 || Number(value) > Number(limit));
    default: return false;
  }
}

/// A limit shows where what holds is stricter than what the person set; it stays known while he keeps within it, until something beyond it holds.
function withLimits(state: ReinsState): ReinsState {
  const { settings, yours } = state;
  if (!settings || !yours) return state;
  const limits: Partial<Settings> = { ...state.limits };
  const judge = <K extends SettingKey>(key: K): void => {
    const known = limits[key];
    if (isLooser(key, yours[key], settings[key])) limits[key] = settings[key];
    else if (known !== undefined && isLooser<K>(key, settings[key], known as Settings[K])) delete limits[key];
  };
  kStrict.forEach(judge);
  return { ...state, limits };
}
