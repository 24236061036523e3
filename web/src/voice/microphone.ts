// The microphone: opened when somebody wants it, and closed for good when nobody does.
import type { SoundDevice } from "./sound_device";
import type { HeardFrame } from "./worklet";

export type MicrophoneTrouble = "insecure" | "refused" | "none" | "busy" | "gone" | "failed";

/// Why a microphone would not open.
export function troubleOf(failed: unknown): MicrophoneTrouble {
  const name = failed instanceof Error || failed instanceof DOMException ? failed.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "none";
  return name === "NotReadableError" || name === "AbortError" ? "busy" : "failed";
}

export interface MicrophoneEvents {
  frame(frame: HeardFrame): void;
  /// It is open; `echo` tells whether the browser takes out what the loudspeaker plays.
  opened(echo: boolean): void;
  failed(trouble: MicrophoneTrouble): void;
}

export class Microphone {
  private stream: MediaStream | null = null;
  private ears: AudioWorkletNode | null = null;
  private source: MediaStreamAudioSourceNode | null = null;
  private wanted = false;
  private tries = 0;

  constructor(private readonly device: SoundDevice, private readonly events: MicrophoneEvents) {}

  /// Asks the person where the browser has not asked before.
  open(): void {
    if (this.wanted) return;
    this.wanted = true;
    const attempt = ++this.tries;
    void this.start(attempt).catch((failed: unknown) => {
      if (attempt !== this.tries) return;
      this.close();
      this.events.failed(troubleOf(failed));
    });
  }

  close(): void {
    this.wanted = false;
    this.tries++;
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.source?.disconnect();
    this.ears?.disconnect();
    this.ears?.port.close();
    this.stream = this.source = this.ears = null;
  }

  /// A muted microphone gives silence, and the browser may show it as muted.
  mute(muted: boolean): void { for (const track of this.stream?.getTracks() ?? []) track.enabled = !muted; }

  private async start(attempt: number): Promise<void> {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true } });
    const stop = (): void => stream.getTracks().forEach((track) => track.stop());
    if (attempt !== this.tries) return stop();  // not wanted any more
    this.stream = stream;
    const context = await this.device.wake();
    if (attempt !== this.tries) return stop();
    const track = stream.getAudioTracks()[0]!;
    track.addEventListener("ended", () => {
      if (attempt !== this.tries) return;
      this.close();
      this.events.failed("gone");
    });
    this.source = context.createMediaStreamSource(stream);
    this.ears = new AudioWorkletNode(context, "samantha-ears", { numberOfOutputs: 0, channelCount: 1, channelCountMode: "explicit" });
    this.ears.port.onmessage = (event: MessageEvent<HeardFrame>) => this.events.frame(event.data);
    this.source.connect(this.ears);
    this.events.opened(track.getSettings().echoCancellation !== false);
  }
}
