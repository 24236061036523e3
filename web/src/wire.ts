// What goes over GET /v1/talk, as docs and the server name it.
export interface Emotion { type: string; intensity: number; because: string }
export interface Affect { mood: [number, number, number]; emotions: Emotion[] }
export interface Setup { notice: string; said: string; question: string; done: boolean }
export interface Why { perceived: string; appraised: string; felt: string; recalled: string; chosen: string }

/// `value` is the part of the fact that a correction replaces, where the server names it.
export interface Fact {
  id: string; text: string; since: string; source: string; confidence: number;
  state: "current" | "former"; pinned: boolean; said: string; value?: string;
}
export interface SaidTurn { id: string; at: string; said: string; score: number; because: string }
export interface PersonGist { name: string; role: string; text: string; since: string; last: string; times: number; sources: string[] }
export interface WeekGist { from: string; to: string; text: string; sources: string[] }
export interface DayGist { date: string; text: string; sources: string[] }
export interface Gist { people: PersonGist[]; weeks: WeekGist[]; days: DayGist[] }

/// What the memory panel is answered; `turns` is there when words were searched, else not.
export type MemoryAnswer =
  | { type: "memory"; memory: Fact[]; turns?: SaidTurn[] }
  | { type: "gist"; gist: Gist }
  | { type: "pin"; pinned: string }
  | { type: "unpin"; unpinned: string }
  | { type: "correct"; corrected: string; now: string }
  | { type: "forget"; forgotten: string; turns: number; note: string };

export type ServerMessage =
  | { type: "reply.delta"; id: string; text: string }
  | { type: "reply.done"; id: string; reply: string; affect: Affect; notices: string[] }
  | MemoryAnswer
  | { type: "feelings"; feelings: Affect }
  | { type: "why"; why: Why }
  | { type: "setup"; setup: Setup }
  | { type: "error"; code: string; message: string };

export type ClientMessage =
  | { type: "say"; id: string; text: string }
  | { type: "stop" }
  | { type: "setup"; setup: { language: string } | { answer: string } }
  | { type: "memory"; memory?: string }
  | { type: "pin" | "unpin" | "forget"; id: string }
  | { type: "correct"; id: string; to: string }
  | { type: "gist" | "feelings" | "why" };
