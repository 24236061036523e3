// Her sound between its coming and its being played: a small wait against a network that stutters, and an exact count of what was played.
import { fromPcm16 } from "./pcm";
import { Resampler } from "./resampler";

const kLeastWaitMs = 40, kMostWaitMs = 120, kWaitStepMs = 20;
const kFadeMs = 2.5;      // where sound begins or breaks off in mid-wave, so that nothing clicks

/// How far one piece of her sound came: `ms` of it were played, and whether that is its end.
export interface Progress { key: number; ms: number; ended: boolean }

interface Piece { key: number; resampler: Resampler; blocks: Float32Array[]; waiting: number; played: number; dry: boolean; whole: boolean }

/// Pieces are played one after the other. `rate` is that of the output, in Hz; each piece names its own.
export class SoundQueue {
  private pieces: Piece[] = [];
  private at = 0;               // samples already taken of the first block
  private flowing = false;      // else it waits until enough is there
  private held = false;
  private breaking = 0;         // pieces that are let go with the next pull, after a fade
  private waitMs = kLeastWaitMs;
  private stuttered = false;    // in this piece
  private gain = 0;
  private readonly ended: Progress[] = [];

  constructor(private readonly rate: number) {}

  get wait(): number { return this.waitMs; }
  get playing(): boolean { return this.flowing && !this.held; }
  /// Whether a piece ended that progress() has not told of.
  get news(): boolean { return this.ended.length > 0; }

  begin(key: number, rate: number): void {
    this.pieces.push({ key, resampler: new Resampler(rate, this.rate), blocks: [], waiting: 0, played: 0, dry: false, whole: false });
  }

  /// The piece's next samples; of a piece that was stopped or never began they are let go.
  push(key: number, pcm: ArrayBuffer): void {
    const piece = this.pieces.find((each) => each.key === key && !each.whole);
    if (!piece) return;
    if (piece.dry) this.stutter();
    piece.dry = false;
    this.keep(piece, piece.resampler.push(fromPcm16(pcm)));
  }

  /// That was all of it.
  end(key: number): void {
    const piece = this.pieces.find((each) => each.key === key && !each.whole);
    if (!piece) return;
    this.keep(piece, piece.resampler.end());
    piece.whole = true;
  }

  hold(): void { this.held = true; }
  resume(): void { this.held = false; }

  /// Everything that came so far and is not played yet is let go, within the next pull.
  stop(): void {
    this.breaking = this.pieces.length;
    if (!this.breaking) this.held = false;  // else what begins next would never be heard
  }

  /// Fills the output; silence where there is nothing.
  pull(output: Float32Array): void {
    output.fill(0);
    if (this.breaking) return this.breakOff(output);
    const goal = this.held ? 0 : 1, slope = 1000 / (kFadeMs * this.rate);
    let i = 0;
    while (i < output.length) {
      if (!this.mayFlow()) break;
      if (this.held && this.gain <= 0) break;
      output[i++] = this.next() * this.gain;
      this.gain = goal > this.gain ? Math.min(goal, this.gain + slope) : Math.max(goal, this.gain - slope);
    }
    if (!this.flowing) this.gain = 0;
  }

  /// What became of the pieces since the last call: those that ended, then the one that plays.
  progress(): Progress[] {
    const now = this.pieces[0], told = this.ended.splice(0);
    if (now && now.played) told.push({ key: now.key, ms: this.ms(now), ended: false });
    return told;
  }

  private ms(piece: Piece): number { return Math.round((piece.played * 1000) / this.rate); }

  private keep(piece: Piece, samples: Float32Array): void {
    if (!samples.length) return;
    piece.blocks.push(samples);
    piece.waiting += samples.length;
  }

  /// Whether there is a sample to play now.
  private mayFlow(): boolean {
    for (let first = this.pieces[0]; first; first = this.pieces[0]) {
      if (first.waiting && (this.flowing || first.whole || first.waiting * 1000 >= this.waitMs * this.rate)) return (this.flowing = true);
      if (first.waiting) return false;
      if (!first.whole) {
        first.dry = first.played > 0;  // its end, or a stutter: what comes next tells
        this.flowing = false;
        return false;
      }
      this.leave(first);
    }
    return (this.flowing = false);
  }

  private stutter(): void {
    this.stuttered = true;
    this.waitMs = Math.min(kMostWaitMs, this.waitMs + kWaitStepMs);
  }

  private leave(piece: Piece): void {
    this.ended.push({ key: piece.key, ms: this.ms(piece), ended: true });
    this.pieces.shift();
    this.at = 0;
    if (!this.stuttered) this.waitMs = Math.max(kLeastWaitMs, this.waitMs - kWaitStepMs);
    this.stuttered = false;
  }

  private next(): number {
    const first = this.pieces[0]!, block = first.blocks[0]!, sample = block[this.at++]!;
    first.played++;
    first.waiting--;
    if (this.at === block.length) {
      first.blocks.shift();
      this.at = 0;
    }
    return sample;
  }

  /// The last samples fade out over this one output; the rest is gone.
  private breakOff(output: Float32Array): void {
    const first = this.pieces[0], count = first && this.gain > 0 ? Math.min(output.length, first.waiting) : 0;
    for (let i = 0; i < count; i++) output[i] = this.next() * this.gain * (1 - (i + 1) / count);
    for (const piece of this.pieces.splice(0, this.breaking)) this.ended.push({ key: piece.key, ms: this.ms(piece), ended: true });
    this.breaking = this.at = this.gain = 0;
    this.flowing = this.held = this.stuttered = false;
  }
}
