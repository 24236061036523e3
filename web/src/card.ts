// Character cards on the page, without the page: what stands in a file, what a card would change, and what is asked for it.
import type { CardAnswer, CardTold, ClientMessage } from "./wire";

export const kLongestCard = 900_000; // letters of JSON that go over the wire in one message

const kSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const latin = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");

/// The texts of a PNG by their keyword in lower case, the first of each; the pixels are not looked at.
function textsOf(png: Uint8Array): Map<string, Uint8Array> {
  const texts = new Map<string, Uint8Array>(), view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  for (let at = kSignature.length; at + 12 <= png.length;) {
    const length = view.getUint32(at), data = png.subarray(at + 8, at + 8 + length), end = data.indexOf(0);
    if (latin(png.subarray(at + 4, at + 8)) === "tEXt" && end > 0) {
      const keyword = latin(data.subarray(0, end)).toLowerCase();
      if (!texts.has(keyword)) texts.set(keyword, data.subarray(end + 1));
    }
    at += 12 + length;
  }
  return texts;
}

/// The JSON of the card in a file, PNG (version 3 before 2) or JSON; null where there is none. Whether it is a good one is judged elsewhere.
export function cardTextOf(file: Uint8Array): string | null {
  try {
    if (!kSignature.every((byte, index) => file[index] === byte)) {
      const text = new TextDecoder("utf-8", { fatal: true }).decode(file);
      return text.trimStart().startsWith("{") ? text : null;
    }
    const texts = textsOf(file), card = texts.get("ccv3") ?? texts.get("chara");
    return card ? new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(atob(latin(card)), (letter) => letter.charCodeAt(0))) : null;
  } catch {
    return null;
  }
}

export type CardKind = "png" | "json";

export interface CardState {
  asked: "preview" | "import" | "export" | null; // and not yet answered
  json: string;                                  // of the card that is looked at
  preview: CardTold | null;
  trouble: "" | "none" | "long" | { refused: string };
  became: string;                                // her name since a card was taken in
}

export const kNoCardYet: Readonly<CardState> = { asked: null, json: "", preview: null, trouble: "", became: "" };

/// "give" is a file that was picked or dropped, its card or null; "lost" the connection.
export type CardDeed = { do: "give"; json: string | null } | { do: "agree" | "leave" | "lost" } | { do: "export"; as: CardKind };
export interface CardStep { state: CardState; asks: ClientMessage[] }

/// The next state after something was done, and what is to be asked for it. One thing at a time is asked.
export function afterCardDeed(state: CardState, deed: CardDeed): CardStep {
  const still = (next: CardState): CardStep => ({ state: next, asks: [] });
  if (deed.do === "lost") return still({ ...state, asked: null });
  if (state.asked) return still(state);
  switch (deed.do) {
    case "give": {
      if (deed.json === null) return still({ ...kNoCardYet, trouble: "none" });
      if (deed.json.length > kLongestCard) return still({ ...kNoCardYet, trouble: "long" });
      return { state: { ...kNoCardYet, asked: "preview", json: deed.json }, asks: [{ type: "card", card: { preview: { json: deed.json } } }] };
    }
    case "agree": return state.preview ? { state: { ...state, asked: "import" }, asks: [{ type: "card", card: { import: { json: state.json } } }] } : still(state);
    case "leave": return still({ ...kNoCardYet });
    case "export": return { state: { ...state, asked: "export", trouble: "" }, asks: [{ type: "card", card: { export: { as: deed.as } } }] };
  }
}

export function afterCardAnswer(state: CardState, { card }: CardAnswer): CardState {
  if ("preview" in card) return { ...state, asked: null, preview: card.preview };
  if ("imported" in card) return { ...kNoCardYet, became: card.imported.name };
  return { ...state, asked: null };
}

/// The next state when what was asked was refused; null if nothing was asked here.
export function afterCardTrouble(state: CardState, refused: string): CardState | null {
  return state.asked ? { ...kNoCardYet, trouble: { refused } } : null;
}

/// The name of a file for her.
export const fileNameOf = (name: string, kind: CardKind): string => `${name.replace(/[^\p{L}\p{N} _-]+/gu, "").trim() || "card"}.${kind}`;
