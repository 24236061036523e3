// Her mood for the eye: a colour, a word and a breath. Colour and words are those of src/expression/colour.cc, which the terminal shows.
import type { Mood } from "./wire";

const kEven = 0.12;           // shorter than this, a mood has no direction
const kCalm = 6, kLively = 2.4; // seconds of a breath at the bottom and the top of arousal

export interface Hsl { hue: number; saturation: number; lightness: number }

const within = (low: number, value: number, high: number): number => Math.min(high, Math.max(low, value));
const tenth = (value: number): number => Math.round(value * 10) / 10;

/// From violet-blue at the bottom of pleasure by rose to amber at its top; livelier with arousal, lighter with pleasure.
export function moodHsl([pleasure, arousal, dominance]: Mood): Hsl {
  const p = within(-1, pleasure, 1), a = within(-1, arousal, 1), d = within(-1, dominance, 1), hue = 325 + 75 * p;
  return {
    hue: hue >= 360 ? hue - 360 : hue,
    saturation: within(0.1, 0.45 + 0.3 * a + 0.1 * d, 0.9),
    lightness: within(0.3, 0.56 + 0.1 * p, 0.8),
  };
}

/// As CSS has it within hsl().
export function moodColour(mood: Mood): string {
  const { hue, saturation, lightness } = moodHsl(mood);
  return `${tenth(hue)} ${tenth(saturation * 100)}% ${tenth(lightness * 100)}%`;
}

/// Seconds of one breath of the orb.
export function breathOf(mood: Mood): number {
  const arousal = (within(-1, mood[1], 1) + 1) / 2;
  return Math.round((kCalm - (kCalm - kLively) * arousal) * 100) / 100;
}

/// The place of a mood's word: 0 for an even one, else 1 and the octant by the signs of pleasure (4), arousal (2) and dominance (1).
export function moodOctant([pleasure, arousal, dominance]: Mood): number {
  if (Math.hypot(pleasure, arousal, dominance) < kEven) return 0;
  return 1 + (pleasure > 0 ? 4 : 0) + (arousal > 0 ? 2 : 0) + (dominance > 0 ? 1 : 0);
}
