// The device's sound: one context with the worklet in it, woken by a hand, as browsers want it.
const kTailMs = 2000;

export class SoundDevice {
  private context: AudioContext | null = null;
  private ready: Promise<AudioContext> | null = null;
  private resting = 0;

  /// Whether this browser gives a page like this one a worklet: only over HTTPS or from this machine.
  static get there(): boolean { return "AudioWorkletNode" in window && window.isSecureContext; }

  /// To be called while a key or a button is pressed: else the browser may keep it silent until one is.
  wake(): Promise<AudioContext> {
    this.context ??= new AudioContext({ latencyHint: "interactive" });
    const context = this.context;
    clearTimeout(this.resting);
    if (context.state !== "running") void context.resume();
    this.ready ??= context.audioWorklet.addModule("worklet.js").then(() => context, (failed) => {
      this.ready = null;
      throw failed;
    });
    return this.ready;
  }

  /// Nobody speaks: once the last of it has sounded the device may sleep.
  rest(): void {
    clearTimeout(this.resting);
    this.resting = window.setTimeout(() => void this.context?.suspend(), kTailMs);
  }
}
