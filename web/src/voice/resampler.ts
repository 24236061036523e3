// Sound at one rate as sound at another, piece by piece: a windowed sinc (Kaiser), one row of it for each phase of the output.
const kCrossings = 12;       // zero crossings of the sinc on each side, at the lower rate
const kBeta = 7;             // of the Kaiser window: about 70 dB between what passes and what does not
const kPassed = 0.92;        // of the lower rate's half is passed; the rest is for the slope
const kMostPhases = 1024;    // rates without a small common measure are rounded to these

const divisor = (a: number, b: number): number => (b ? divisor(b, a % b) : a);

/// Modified Bessel function of the first kind and order 0, by its series.
function bessel(x: number): number {
  let sum = 1, term = 1;
  for (let k = 1; term > sum * 1e-9; k++) sum += term *= (x / (2 * k)) ** 2;
  return sum;
}

export class Resampler {
  private readonly rows: Float32Array[] = [];
  private readonly half: number;   // input samples on each side of an output sample
  private readonly step: number;   // input samples an output sample goes on, in units of 1 / (out / divisor)
  private readonly measure: number;
  private held: Float32Array;      // input that is still needed, from `at - half + 1` on
  private at = 0;                  // of the next output sample, in 1 / measure input samples from the start of `held` + half - 1

  /// From `from` Hz to `to` Hz, both whole.
  constructor(from: number, to: number) {
    const common = divisor(from, to), cutoff = kPassed * Math.min(1, to / from);
    this.measure = to / common;
    this.step = from / common;
    this.half = Math.ceil(kCrossings / cutoff);
    this.held = new Float32Array(this.half - 1);
    if (from === to) return;
    const phases = Math.min(this.measure, kMostPhases);
    for (let phase = 0; phase < phases; phase++) this.rows.push(this.row(phase / phases, cutoff));
  }

  /// What can be told by now of the sound so far; it lags by `half` input samples.
  push(input: Float32Array): Float32Array {
    if (!this.rows.length) return input.slice();
    const all = new Float32Array(this.held.length + input.length);
    all.set(this.held);
    all.set(input, this.held.length);
    const room = (all.length - 2 * this.half + 1) * this.measure, count = room > this.at ? Math.ceil((room - this.at) / this.step) : 0, output = new Float32Array(count);
    for (let i = 0; i < count; i++, this.at += this.step) output[i] = this.sample(all);
    const gone = Math.min(Math.floor(this.at / this.measure), all.length);
    this.at -= gone * this.measure;
    this.held = all.subarray(gone).slice();
    return output;
  }

  /// The rest, with silence after it.
  end(): Float32Array { return this.push(new Float32Array(this.rows.length ? this.half : 0)); }

  private sample(all: Float32Array): number {
    const whole = Math.floor(this.at / this.measure), row = this.rows[Math.floor(((this.at % this.measure) * this.rows.length) / this.measure)]!;
    let sum = 0;
    for (let k = 0; k < row.length; k++) sum += row[k]! * all[whole + k]!;
    return sum;
  }

  /// The weights of the 2 half input samples around a point that lies `part` after the middle one; they sum to 1.
  private row(part: number, cutoff: number): Float32Array {
    const weights = new Float32Array(2 * this.half);
    let sum = 0;
    for (let k = 0; k < weights.length; k++) {
      const x = k - (this.half - 1) - part, y = Math.PI * cutoff * x, edge = x / this.half;
      weights[k] = Math.abs(edge) > 1 ? 0 : (y ? Math.sin(y) / y : 1) * bessel(kBeta * Math.sqrt(1 - edge * edge));
      sum += weights[k]!;
    }
    return weights.map((weight) => weight / sum);
  }
}
