// Runs where the sound is made and taken, beside the page: the ears of the microphone and the player of her voice. A file of its own.
import { kFrame, kHeardRate, levelOf, toPcm16 } from "./pcm";
import { Resampler } from "./resampler";
import { SoundQueue, type Progress } from "./sound_queue";

declare const sampleRate: number;
declare class AudioWorkletProcessor { readonly port: MessagePort; }
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

/// What the ears tell: 20 ms as they go over the wire, and how loud they are, in [0, 1].
export interface HeardFrame { pcm: ArrayBuffer; level: number }
/// What the player is told.
export type PlayerOrder =
  | { do: "begin"; key: number; rate: number } | { do: "push"; key: number; pcm: ArrayBuffer } | { do: "end"; key: number }
  | { do: "hold" } | { do: "resume" } | { do: "stop" };
/// What the player tells: how far it came, and how loud she is now.
export interface PlayerReport { progress: Progress[]; playing: boolean; level: number }

class Ears extends AudioWorkletProcessor {
  private readonly resampler = new Resampler(sampleRate, kHeardRate);
  private frame = new Float32Array(kFrame);
  private filled = 0;

  process([input]: Float32Array[][]): boolean {
    if (input?.[0]) for (const sample of this.resampler.push(input[0])) this.take(sample);
    return true;
  }

  private take(sample: number): void {
    this.frame[this.filled++] = sample;
    if (this.filled < kFrame) return;
    this.filled = 0;
    const pcm = toPcm16(this.frame);
    this.port.postMessage({ pcm, level: levelOf(this.frame) } satisfies HeardFrame, [pcm]);
  }
}

const kReportSeconds = 0.033;

class Player extends AudioWorkletProcessor {
  private readonly queue = new SoundQueue(sampleRate);
  private unreported = 0;
  private was = false;
  private level = 0;

  constructor() {
    super();
    this.port.onmessage = (event: MessageEvent<PlayerOrder>) => this.obey(event.data);
  }

  process(_: Float32Array[][], [output]: Float32Array[][]): boolean {
    const [first, ...others] = output ?? [];
    if (!first) return true;
    this.queue.pull(first);
    for (const other of others) other.set(first);
    this.level = Math.max(this.level, levelOf(first));
    this.unreported += first.length;
    if (this.queue.playing || this.was || this.queue.news) this.report(this.queue.playing !== this.was);
    return true;
  }

  private obey(order: PlayerOrder): void {
    switch (order.do) {
      case "begin": return this.queue.begin(order.key, order.rate);
      case "push": return this.queue.push(order.key, order.pcm);
      case "end": return this.queue.end(order.key);
      case "hold": return this.queue.hold();
      case "resume": return this.queue.resume();
      case "stop": return this.queue.stop();
    }
  }

  private report(changed: boolean): void {
    const progress = this.queue.progress();
    if (!changed && this.unreported < kReportSeconds * sampleRate && !progress.some(({ ended }) => ended)) return;
    this.was = this.queue.playing;
    this.port.postMessage({ progress, playing: this.was, level: this.was ? this.level : 0 } satisfies PlayerReport);
    this.unreported = this.level = 0;
  }
}

registerProcessor("samantha-ears", Ears);
registerProcessor("samantha-player", Player);
