// A reply while it is spoken: which of its sentences was said, is being said, and is still to come.
export interface Sentence { text: string; state: "said" | "saying" | "coming" }
export interface Timed { text: string; from_ms: number; to_ms: number }

const kGap: Sentence = { text: " ", state: "said" };

/// Where each sentence stands when `ms` of the reply were played.
export function timed(captions: readonly Timed[], ms: number): Sentence[] {
  return captions.map(({ text, from_ms, to_ms }) => ({ text, state: ms >= to_ms ? "said" : ms > from_ms || (ms === 0 && from_ms === 0) ? "saying" : "coming" }));
}

/// `text`, as far as it is known, cut where its sentences stand in it; what belongs to none is still to come. Where the voice says it otherwise
/// than it is written, what the voice says is shown.
export function cut(text: string, sentences: readonly Sentence[]): Sentence[] {
  const parts: Sentence[] = [];
  let at = 0;
  for (const sentence of sentences) {
    const found = text.indexOf(sentence.text.trim(), at), end = found + sentence.text.trim().length;
    if (found < 0) return sentences.flatMap((each, i) => [...(i ? [kGap] : []), { ...each, text: each.text.trim() }]);
    if (found > at) parts.push({ ...kGap, text: text.slice(at, found) });
    parts.push({ text: text.slice(found, end), state: sentence.state });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), state: "coming" });
  return parts;
}

/// Sentences of a text, without what lies between them.
export function sentencesOf(text: string): string[] {
  const pieces = "Segmenter" in Intl ? [...new Intl.Segmenter(undefined, { granularity: "sentence" }).segment(text)].map(({ segment }) => segment) : text.match(/[^.!?…]+[.!?…]*/gu) ?? [];
  return pieces.map((piece) => piece.trim()).filter(Boolean);
}
