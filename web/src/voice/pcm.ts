// Samples as they go over the wire and as they are worked with. Nothing here knows the page: the worklets use it, too.
export const kHeardRate = 16_000;                       // Hz, of what goes to her
export const kFrame = kHeardRate / 50;                  // samples in 20 ms

/// Samples in [-1, 1] as signed 16 bits, little-endian; what lies beyond is cut.
export function toPcm16(samples: Float32Array): ArrayBuffer {
  const bytes = new ArrayBuffer(samples.length * 2), view = new DataView(bytes);
  samples.forEach((sample, i) => view.setInt16(i * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32767), true));
  return bytes;
}

/// The same backwards; an odd byte at the end is let go.
export function fromPcm16(bytes: ArrayBuffer): Float32Array {
  const view = new DataView(bytes), samples = new Float32Array(Math.floor(bytes.byteLength / 2));
  for (let i = 0; i < samples.length; i++) samples[i] = view.getInt16(i * 2, true) / 32768;
  return samples;
}

const kQuietDb = -55, kLoudDb = -15;

/// Loudness as the eye is to see it: 0 at -55 dB of full scale and below, 1 at -15 dB and above.
export function levelOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  if (!sum) return 0;
  return Math.max(0, Math.min(1, (10 * Math.log10(sum / samples.length) - kQuietDb) / (kLoudDb - kQuietDb)));
}

const kRise = 0.6, kFall = 0.15;

/// A level follows its voice up at once and down slowly, so that it does not flicker between syllables.
export const followed = (shown: number, level: number): number => shown + (level - shown) * (level > shown ? kRise : kFall);
