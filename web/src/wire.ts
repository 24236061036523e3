// What goes over GET /v1/talk, as docs and the server name it.
/// What she does about an unpleasant feeling.
export type Coping = "mending" | "accepting" | "reappraised";
export interface Emotion { type: string; intensity: number; because: string; coping?: Coping }
/// Pleasure, arousal and dominance, each in [-1, 1].
export type Mood = readonly [number, number, number];
export interface Affect { mood: Mood; emotions: Emotion[] }
export interface Prosody { rate: number; pitch_st: number; gain_db: number }
export interface Setup { notice: string; said: string; question: string; done: boolean }
export interface Why { perceived: string; appraised: string; felt: string; recalled: string; chosen: string }

/// `value` is the part of the fact that a correction replaces, where the server names it.
export interface Fact {
  id: string; text: string; since: string; source: string; confidence: number;
  state: "current" | "former"; pinned: boolean; said: string; value?: string; noted?: boolean;
}
export interface SaidTurn { id: string; at: string; said: string; score: number; because: string }
export interface PersonGist { name: string; role: string; text: string; since: string; last: string; times: number; sources: string[] }
export interface WeekGist { from: string; to: string; text: string; sources: string[] }
export interface DayGist { date: string; text: string; sources: string[] }
export interface Gist { people: PersonGist[]; weeks: WeekGist[]; days: DayGist[] }

/// What holds, or what the person set; quiet_hours is "23:00-07:00" or "", 0 reminder_minutes are none.
export interface Settings {
  feelings: "off" | "muted" | "full"; intensity_cap: number; romance: "off" | "if-asked"; age: "unknown" | "adult" | "minor";
  quiet_hours: string; reminder_minutes: number; never: string[]; profile: string; paused: boolean; notes: "off" | "on";
}
/// `temperament` is a name, or five numbers where she was given one of her own; `language` is null where she follows the person's.
export interface Persona {
  name: string; temperament: string | Record<string, number>; language: string | null; speech_level: "polite" | "casual";
  warmth: number; humour: number; liveliness: number; directness: number; formality: number;
}
export interface AuditEntry { at: string; kind: string; what: string }
export interface DayOfUse { date: string; minutes: number; night_minutes: number; turns: number }
/// Only days with talk are in it, oldest first.
export interface Diary { today_minutes: number; week_minutes: number; month_minutes: number; days: DayOfUse[] }
export interface BondEvent { at: string; kind: string; text: string }
/// A history and no score; `name` and the texts are in the person's language.
export interface Bond {
  stage: string; name: string; since: string; days: number; turns: number; hours: number; breadth: number; depth: string; events: BondEvent[];
}

/// What the reins are answered; a persona that was asked for as it is comes as "set", too.
export type ReinsAnswer =
  | { type: "settings"; settings: Settings; yours: Settings }
  | { type: "set"; set: { settings: Settings } | { persona: Persona } }
  | { type: "pause" | "resume"; paused: boolean }
  | { type: "undo"; undone: { persona: Persona } }
  | { type: "audit"; audit: AuditEntry[] }
  | { type: "diary"; diary: Diary };

/// What a card would make of her, or made; `left_out` are sentences of it that may not come in.
export interface CardTold {
  name: string; spec: string; creator: string; ours: boolean; changes: string[]; about: string; first_words: string; left_out: string[]; lore_entries: number; cut: string[];
}
export interface CardAnswer {
  type: "card"; card: { preview: CardTold } | { imported: CardTold & { persona: Persona } } | { exported: { name: string; spec: string; json?: string; data?: string } };
}

/// What the memory panel is answered; `turns` is there when words were searched, else not.
export type MemoryAnswer =
  | { type: "memory"; memory: Fact[]; turns?: SaidTurn[] }
  | { type: "gist"; gist: Gist }
  | { type: "pin"; pinned: string }
  | { type: "unpin"; unpinned: string }
  | { type: "correct"; corrected: string; now: string }
  | { type: "forget"; forgotten: string; turns: number; note: string };

/// What she read in a picture; each sureness in [0, 1].
export interface Seen {
  formulas: { text: string; sureness: number }[]; words: string; words_sureness: number; width: number; height: number; brightness: number; colours: string[];
}

/// What holds for talking aloud on this connection; `rate` of her sound in Hz; `why` tells what is missing where she cannot hear or speak.
export interface VoiceHolds {
  type: "voice"; listen: "open" | "push" | "off"; speak: "on" | "off"; codec: "pcm" | "opus"; rate: number; hears: boolean; speaks: boolean; why: string;
}
export interface Floor { type: "floor"; holder: "person" | "samantha" | "nobody"; thinking: boolean }
/// The id is that of the turn, once it is one.
export interface Transcript { type: "transcript"; id?: string; joins?: string; text: string; final: boolean }
/// What a piece of her sound is: a reply, a first word before one, an "mm" while the person talks.
export type Uttered = "words" | "reflex" | "backchannel";
/// What is said, a sentence of a reply or all of a shorter piece, and where it lies in its sound.
export interface Caption { type: "caption"; id: string; kind: Uttered; text: string; from_ms: number; to_ms: number }
export type AudioMark =
  | { type: "audio.begin"; id: string; kind: Uttered }
  | { type: "audio.end"; id: string; ms: number }
  | { type: "audio.hold" | "audio.resume" | "audio.stop"; id: string };
/// How this connection is to hear and speak.
export interface VoiceWish { listen: "open" | "push" | "off"; speak: "on" | "off"; codec: "pcm"; echo: "client" | "server"; language?: "en" | "ko" }

export type ServerMessage =
  | VoiceHolds | Floor | Transcript | Caption | AudioMark
  | { type: "reply.delta"; id: string; text: string }
  | { type: "reply.done"; id: string; reply: string; affect: Affect; prosody?: Prosody; notices: string[]; seen?: Seen; unseen?: string }
  | MemoryAnswer
  | ReinsAnswer
  | CardAnswer
  | { type: "feelings"; feelings: Affect }
  | { type: "bond"; bond: Bond }
  | { type: "why"; why: Why }
  | { type: "setup"; setup: Setup }
  | { type: "error"; code: string; message: string; id?: string };

export type ClientMessage =
  | { type: "say"; id: string; text: string }
  | { type: "image"; id: string; text: string; data: string }
  | { type: "stop" }
  | ({ type: "voice" } & VoiceWish)
  | { type: "voice"; held: boolean }
  | { type: "played"; id: string; ms: number }
  | { type: "setup"; setup: { language: string } | { answer: string } }
  | { type: "memory"; memory?: string }
  | { type: "pin" | "unpin" | "forget"; id: string }
  | { type: "correct"; id: string; to: string }
  | { type: "card"; card: { preview: { json: string } } | { import: { json: string } } | { export: { as: "png" | "json" } } }
  | { type: "set"; settings: Partial<Settings> }
  | { type: "set"; persona: Record<string, string | number> }
  | { type: "settings" | "pause" | "resume" | "undo" | "audit" | "diary" }
  | { type: "gist" | "feelings" | "bond" | "why" };
