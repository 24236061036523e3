// A connection that a test holds both ends of.
import type { Wire } from "../src/talk";

export class FakeWire implements Wire {
  binaryType = "";
  bufferedAmount = 0;
  sent: string[] = [];
  sounds: ArrayBuffer[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  send(data: string | ArrayBuffer): void { if (typeof data === "string") this.sent.push(data); else this.sounds.push(data); }
  close(): void { this.onclose?.(); }
}
