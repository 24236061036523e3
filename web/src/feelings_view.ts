// What the feelings panel shows, in words, without the page.
import { dateShown } from "./dates";
import { moodOctant } from "./mood";
import type { Affect, Bond } from "./wire";
import { capital, type FeelingsWords } from "./words";

/// From -1 at `low` to 1 at `high`.
export interface Axis { label: string; low: string; high: string; value: number }
export interface Feeling { name: string; intensity: number; because: string; coping: string }
export interface FeelingsShown { mood: string; axes: Axis[]; feelings: Feeling[] }

export function feelingsShown(affect: Affect, words: FeelingsWords): FeelingsShown {
  return {
    mood: capital(words.moods[moodOctant(affect.mood)]!),
    axes: words.axes.map((axis, index) => ({ ...axis, value: Math.min(1, Math.max(-1, affect.mood[index] ?? 0)) })),
    feelings: affect.emotions.map(({ type, intensity, because, coping }) => ({
      name: words.emotions[type] ?? capital(type), intensity: Math.min(1, Math.max(0, intensity)), because: capital(because), coping: coping ? words.coping[coping] ?? "" : "",
    })),
  };
}

export interface BondShown { name: string; since: string; events: { date: string; text: string }[] }

/// Its turning points are newest first.
export function bondShown(bond: Bond, words: FeelingsWords): BondShown {
  return {
    name: capital(bond.name), since: bond.days ? words.since(dateShown(bond.since, words), bond.days) : "",
    events: [...bond.events].reverse().map(({ at, text }) => ({ date: dateShown(at, words), text: capital(text) })),
  };
}
