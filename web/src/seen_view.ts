// What she read in a picture, under it: each sum with how sure she is, and a way to put it right.
import { element } from "./element";
import type { Seen } from "./wire";
import type { PictureWords } from "./words";

export interface Reading { text: string; sure: string }

const kSure = 0.85, kFairly = 0.6;

export const surely = (sureness: number, words: PictureWords): string => sureness >= kSure ? words.sure : sureness >= kFairly ? words.fairly : words.unsure;

/// "3x + 1 = 4" of "3x+1=4", as she writes it herself.
export const inPrint = (formula: string): string =>
  formula.replace(/\^2(?!\d)/g, "²").replace(/\^3(?!\d)/g, "³").replace(/\*/g, "×").replace(/sqrt(?=\()/g, "√")
    .replace(/\s*([+=<>×÷])\s*/g, " $1 ").replace(/(^|[(=]\s*)-/g, "$1−").replace(/\s*-\s*/g, " − ").trim();

/// The sums, or else the words; none where there is nothing to read.
export function readingsOf(seen: Seen, words: PictureWords): Reading[] {
  if (seen.formulas.length) return seen.formulas.map(({ text, sureness }) => ({ text, sure: surely(sureness, words) }));
  const text = seen.words.trim();
  return text ? [{ text, sure: surely(seen.words_sureness, words) }] : [];
}

/// `differently` is given the text that was read, to be put right; none where there was nothing to read.
export function seenView(seen: Seen, words: PictureWords, differently: (text: string) => void): HTMLElement | null {
  const readings = readingsOf(seen, words);
  if (!readings.length) return null;
  const root = element("div", "", "seen"), list = element("ul");
  list.setAttribute("aria-label", words.read);
  for (const reading of readings) {
    const item = element("li");
    item.append(element("span", seen.formulas.length ? inPrint(reading.text) : reading.text), element("small", reading.sure));
    list.append(item);
  }
  const again = element("button", words.differently);
  again.type = "button";
  again.addEventListener("click", () => differently(readings.map((reading) => reading.text).join(", ")));
  root.append(element("small", words.read), list, again);
  return root;
}
