// What goes over GET /v1/talk, as docs and the server name it.
export interface Emotion { type: string; intensity: number; because: string }
export interface Affect { mood: [number, number, number]; emotions: Emotion[] }
export interface Fact { id: string; text: string; since: string; source: string; confidence: number }
export interface Setup { notice: string; said: string; question: string; done: boolean }
export interface Why { perceived: string; appraised: string; felt: string; recalled: string; chosen: string }

export type ServerMessage =
  | { type: "reply.delta"; id: string; text: string }
  | { type: "reply.done"; id: string; reply: string; affect: Affect; notices: string[] }
  | { type: "memory"; memory: Fact[] }
  | { type: "feelings"; feelings: Affect }
  | { type: "why"; why: Why }
  | { type: "forget"; forgotten: string }
  | { type: "setup"; setup: Setup }
  | { type: "error"; code: string; message: string };

export type ClientMessage =
  | { type: "say"; id: string; text: string }
  | { type: "stop" }
  | { type: "setup"; setup: { language: string } | { answer: string } }
  | { type: "forget"; id: string }
  | { type: "memory" | "feelings" | "why" };
