// The connection: nothing said is lost when it breaks. What has no answer yet is said again, under the same id, once it is back.
import type { ClientMessage, ServerMessage } from "./wire";

/// The part of a WebSocket that is used.
export interface Wire {
  binaryType: string;
  readonly bufferedAmount: number;  // bytes that are not sent yet
  send(data: string | ArrayBuffer): void;
  close(): void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: (() => void) | null;
}

export interface TalkEvents {
  message(message: ServerMessage): void;
  sound(pcm: ArrayBuffer): void;
  state(state: "open" | "lost"): void;
}

const kFirstPauseMs = 500;
const kLongestPauseMs = 15_000;
const kMostUnsent = 64_000;  // bytes, two seconds of speech: beyond it newer sound is let go rather than sent late

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

  /// What is of now and of no use later: sent at once or not at all.
  tell(message: ClientMessage): void {
    if (this.open) this.wire?.send(JSON.stringify(message));
  }

  /// The same with what the microphone hears.
  sound(pcm: ArrayBuffer): void {
    if (this.open && this.wire && this.wire.bufferedAmount < kMostUnsent) this.wire.send(pcm);
  }

  /// Whether this was said here and has no answer yet; it is said again after a break.
  waits(id: string): boolean { return this.unanswered.has(id); }

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
    wire.binaryType = "arraybuffer";
    wire.onopen = () => {
      this.open = true;
      this.pauseMs = kFirstPauseMs;
      this.events.state("open");
      const waiting = this.queue;
      this.queue = [];
      for (const message of [...waiting, ...this.unanswered.values()]) if (this.mayGo(message)) wire.send(JSON.stringify(message));
    };
    wire.onmessage = (event) => event.data instanceof ArrayBuffer ? this.events.sound(event.data) : this.take(String(event.data));
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
