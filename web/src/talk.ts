// The connection: nothing said is lost when it breaks. What has no answer yet is said again, under the same id, once it is back.
import type { ClientMessage, ServerMessage } from "./wire";

/// The part of a WebSocket that is used.
export interface Wire {
  send(text: string): void;
  close(): void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: (() => void) | null;
}

export interface TalkEvents {
  message(message: ServerMessage): void;
  state(state: "open" | "lost"): void;
}

const kFirstPauseMs = 500;
const kLongestPauseMs = 15_000;

export class Talk {
  private wire: Wire | null = null;
  private open = false;
  private pauseMs = kFirstPauseMs;
  private readonly unanswered = new Map<string, ClientMessage>();
  private queue: ClientMessage[] = [];

  constructor(private readonly connect: () => Wire, private readonly events: TalkEvents,
              private readonly later: (work: () => void, ms: number) => void = (work, ms) => void setTimeout(work, ms)) {
    this.dial();
  }

  /// Said once, whatever happens to the connection.
  say(id: string, text: string): void {
    this.keep(id, { type: "say", id, text });
  }

  /// The same with a picture, whose bytes are base64. One at a time is on its way; the next goes when that one is answered.
  show(id: string, text: string, data: string): void {
    this.keep(id, { type: "image", id, text, data });
  }

  /// Anything else; kept until there is a connection.
  ask(message: ClientMessage): void {
    if (this.open) this.wire?.send(JSON.stringify(message));
    else this.queue.push(message);
  }

  private keep(id: string, message: ClientMessage): void {
    this.unanswered.set(id, message);
    if (this.open && this.mayGo(message)) this.wire?.send(JSON.stringify(message));
  }

  private firstPicture(): ClientMessage | undefined { return [...this.unanswered.values()].find((message) => message.type === "image"); }

  private mayGo(message: ClientMessage): boolean { return message.type !== "image" || message === this.firstPicture(); }

  private settle(id: string): void {
    const settled = this.unanswered.get(id);
    this.unanswered.delete(id);
    const next = settled?.type === "image" ? this.firstPicture() : undefined;
    if (next && this.open) this.wire?.send(JSON.stringify(next));
  }

  private dial(): void {
    const wire = this.connect();
    this.wire = wire;
    wire.onopen = () => {
      this.open = true;
      this.pauseMs = kFirstPauseMs;
      this.events.state("open");
      const waiting = this.queue;
      this.queue = [];
      for (const message of [...waiting, ...this.unanswered.values()]) if (this.mayGo(message)) wire.send(JSON.stringify(message));
    };
    wire.onmessage = (event) => this.take(String(event.data));
    wire.onclose = () => {
      this.open = false;
      this.events.state("lost");
      this.later(() => this.dial(), this.pauseMs);
      this.pauseMs = Math.min(this.pauseMs * 2, kLongestPauseMs);
    };
  }

  private take(text: string): void {
    let message: ServerMessage;
    try {
      message = JSON.parse(text) as ServerMessage;
    } catch {
      return;
    }
    if (message.type === "reply.done" || (message.type === "error" && message.id)) this.settle(message.id!);
    this.events.message(message);
  }
}
