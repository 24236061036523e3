import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { afterCardAnswer, afterCardDeed, afterCardTrouble, cardTextOf, fileNameOf, kLongestCard, kNoCardYet, type CardState } from "../src/card";
import { changesShown } from "../src/reins_view";
import type { CardTold } from "../src/wire";
import { wordsFor } from "../src/words";

const kSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const told: CardTold = { name: "Mina", spec: "chara_card_v3", creator: "", ours: false, changes: ["name Samantha -> Mina"], about: "", first_words: "", left_out: [], lore_entries: 0, cut: [] };
const letters = (text: string): number[] => [...Buffer.from(text, "utf-8")];

function chunk(type: string, body: number[]): number[] {
  return [0, 0, body.length >> 8, body.length & 255, ...letters(type), ...body, 0, 0, 0, 0];
}

const text = (keyword: string, card: string): number[] => chunk("tEXt", [...letters(keyword), 0, ...letters(Buffer.from(card, "utf-8").toString("base64"))]);
const png = (...chunks: number[][]): Uint8Array => Uint8Array.from([...kSignature, ...chunk("IHDR", new Array<number>(13).fill(0)), ...chunks.flat(), ...chunk("IEND", [])]);

test("a JSON file is its own card, other text is none", () => {
  const haru = readFileSync("../tests/cards/haru_v2.json");
  assert.equal(cardTextOf(haru), haru.toString("utf-8"));
  assert.equal(cardTextOf(Uint8Array.from(letters("hello"))), null);
  assert.equal(cardTextOf(Uint8Array.from([0x7b, 0xff])), null);
  assert.equal(cardTextOf(new Uint8Array()), null);
});

test("a PNG gives its card, the third version before the second, with every letter", () => {
  assert.equal(cardTextOf(png(text("chara", "{\"name\":\"하루\"}"))), "{\"name\":\"하루\"}");
  assert.equal(cardTextOf(png(text("Chara", "{}"), text("ccv3", "{\"spec\":3}"))), "{\"spec\":3}");
  assert.equal(cardTextOf(png(text("comment", "{}"))), null);
});

test("a broken PNG gives none", () => {
  assert.equal(cardTextOf(png(chunk("tEXt", [...letters("chara"), 0, ...letters("%%%")]))), null);
  const whole = png(text("chara", "{}"));
  for (let length = 0; length < whole.length - 20; length++) assert.equal(cardTextOf(whole.slice(0, length)), null, String(length));
  assert.equal(cardTextOf(Uint8Array.from([...kSignature, 255, 255, 255, 255, ...letters("tEXt"), 0, 0, 0, 0])), null);
});

const given = (json: string | null, state: CardState = { ...kNoCardYet }) => afterCardDeed(state, { do: "give", json });

test("a card is shown before it changes her, and taken in once agreed to", () => {
  const first = given("{}");
  assert.deepEqual(first.asks, [{ type: "card", card: { preview: { json: "{}" } } }]);
  assert.deepEqual(afterCardDeed(first.state, { do: "agree" }).asks, [], "not before the preview is there");
  const shown = afterCardAnswer(first.state, { type: "card", card: { preview: told } });
  assert.equal(shown.preview, told);
  const agreed = afterCardDeed(shown, { do: "agree" });
  assert.deepEqual(agreed.asks, [{ type: "card", card: { import: { json: "{}" } } }]);
  assert.deepEqual(afterCardDeed(agreed.state, { do: "agree" }).asks, [], "and once only");
  const done = afterCardAnswer(agreed.state, { type: "card", card: { imported: { ...told, persona: {} as never } } });
  assert.deepEqual([done.became, done.preview, done.asked], ["Mina", null, null]);
});

test("left, nothing is asked and nothing stays", () => {
  const shown = afterCardAnswer(given("{}").state, { type: "card", card: { preview: told } });
  assert.deepEqual(afterCardDeed(shown, { do: "leave" }), { state: kNoCardYet, asks: [] });
});

test("what is no card or too long is not sent", () => {
  assert.deepEqual([given(null).asks, given(null).state.trouble], [[], "none"]);
  assert.deepEqual([given("x".repeat(kLongestCard + 1)).asks, given("x".repeat(kLongestCard + 1)).state.trouble], [[], "long"]);
});

test("a refusal belongs to the card only where something was asked for it", () => {
  assert.equal(afterCardTrouble({ ...kNoCardYet }, "no"), null);
  assert.deepEqual(afterCardTrouble(given("{}").state, "no")?.trouble, { refused: "no" });
});

test("a lost connection leaves the way free to ask again", () => {
  const lost = afterCardDeed(given("{}").state, { do: "lost" });
  assert.equal(lost.state.asked, null);
  assert.equal(afterCardDeed(lost.state, { do: "export", as: "png" }).asks.length, 1);
});

test("a file has her name without what a file's name cannot have", () => {
  assert.equal(fileNameOf("미나", "png"), "미나.png");
  assert.equal(fileNameOf("../a:b", "json"), "ab.json");
  assert.equal(fileNameOf("...", "json"), "card.json");
});

test("changes are told in the language of the page", () => {
  assert.equal(changesShown(["humour 0.50 -> 0.90", "description none -> given"], wordsFor("ko").reined), "유머 0.50 → 0.90\n인물 소개 없음 → 있음");
  assert.equal(changesShown([], wordsFor("en").reined), "");
});
