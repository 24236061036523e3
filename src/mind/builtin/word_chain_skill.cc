#include "mind/builtin/word_chain_skill.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/random.h"
#include "base/unicode.h"
#include "mind/builtin/games.h"
#include "mind/builtin/word_chain.h"

namespace sam {
namespace {

using namespace std::string_view_literals;
using Words = std::vector<std::string_view>;

constexpr size_t kKept = 40;      // words of the state
constexpr size_t kShortest = 3;   // letters of an English word
constexpr double kRemarks = 0.35;  // share of her moves with a word about the person's

bool Has(const Words& words, std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); }

Words NounsIn(const Scene& scene) {
  const auto lines = scene.pack.Lines("word-list.nouns");
  return {lines.begin(), lines.end()};
}

/// A noun with the letters that chains hang on.
struct Link {
  std::string_view word;
  char32_t first = 0, last = 0;
};
std::vector<Link> LinksOf(const Words& nouns) {
  std::vector<Link> links;
  for (const auto noun : nouns) {
    const std::u32string letters = ToUtf32(noun);
    links.push_back({noun, letters.front(), letters.back()});
  }
  return links;
}

/// Her next word after `last` ("" for the first): drawn, rather among those that can be followed; "" where there is none. Her own words need
/// no goodwill with 두음법칙.
std::string_view HerWord(const Scene& scene, std::string_view last, const Words& used) {
  const std::vector<Link> links = LinksOf(NounsIn(scene));
  const char32_t end = last.empty() ? 0 : ToUtf32(last).back();
  std::unordered_map<char32_t, int> starts;
  for (const Link& link : links) ++starts[link.first];
  std::string_view best;
  double best_score = -1;
  for (const Link& link : links) {
    if ((end != 0 && link.first != end && link.first != AtStart(end)) || Has(used, link.word)) continue;
    const int follow = starts[link.last] + (AtStart(link.last) == link.last ? 0 : starts[AtStart(link.last)]);
    const double friendly = std::min(follow, 4) / 4.0;
    const double score = friendly + 0.5 * scene.Unit(StableHash(link.word));
    if (score > best_score) best = link.word, best_score = score;
  }
  return best;
}

/// The word that was said, without what introduces it ("그럼 기차", "ok, tiger") and 요 behind it; "" where the line is no word.
std::string_view WordOf(const Scene& scene) {
  constexpr std::array kLeads = {"그럼"sv, "음"sv, "나는"sv, "난"sv, "저는"sv, "자"sv, "좋아"sv, "오"sv,   "아"sv,   "ok"sv,   "okay"sv,
                                 "um"sv,   "hmm"sv, "then"sv, "so"sv, "well"sv, "a"sv,  "an"sv,   "the"sv, "my"sv, "word"sv, "is"sv};
  size_t at = 0;
  while (at + 1 < scene.words.size() && std::find(kLeads.begin(), kLeads.end(), scene.words[at]) != kLeads.end()) ++at;
  if (at + 1 != scene.words.size()) return {};
  std::string_view word = scene.words[at];
  if (!scene.IsKorean()) {
    const bool letters = std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return letters && word.size() >= kShortest ? word : std::string_view();
  }
  if (IsKoreanNoun(word) || Has(NounsIn(scene), word)) return word;
  for (const auto tail : {"이요"sv, "요"sv, "이야"sv, "야"sv}) {
    if (!word.ends_with(tail)) continue;
    const std::string_view noun = word.substr(0, word.size() - tail.size());
    if (IsKoreanNoun(noun) || Has(NounsIn(scene), noun)) return noun;
  }
  const auto syllables = ToUtf32(word);
  return syllables.size() >= 2 && syllables.size() <= 5 && std::all_of(syllables.begin(), syllables.end(), IsHangulSyllable) ? word
                                                                                                                              : std::string_view();
}

bool IsKnown(const Scene& scene, std::string_view word) {
  return !scene.IsKorean() || IsKoreanNoun(word) || Has(NounsIn(scene), word);
}

std::string StateWith(const Scene& scene, std::string_view name, const Words& used) {
  const auto kept = std::span(used).last(std::min(used.size(), kKept));
  return GameState(scene, name, {fmt::format("{}", fmt::join(kept, ","))});
}

/// The word as a sentence of its own.
std::string AsSaid(std::string_view word) {
  std::string text(word);
  if (text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text + ".";
}

void Answer(const Scene& scene, GameMove& move, std::string_view name, std::string_view word, Words used, std::vector<Candidate>& out) {
  used.push_back(word);
  const std::string_view next = HerWord(scene, word, used);
  if (next.empty()) return move.Line("word-chain.i-lose").Propose("", out);
  used.push_back(next);
  if (scene.Unit(StableHash("remark")) < kRemarks) move.Line("word-chain.remark");
  move.Text(AsSaid(next)).Propose(StateWith(scene, name, used), out);
}

}  // namespace

void WordChainSkill::Start(const Scene& scene, std::vector<Candidate>& out) const {
  const std::string_view word = HerWord(scene, "", {});
  if (word.empty()) return;
  GameMove move(scene, name(), "a word chain was asked for");
  move.Line("word-chain.start").Text(AsSaid(word)).Propose(StateWith(scene, name(), {word}), out);
}

void WordChainSkill::Play(const Scene& scene, const std::vector<std::string_view>& state, std::vector<Candidate>& out) const {
  const Words used = PartsOf(state.front(), ',');
  const std::string_view last = used.back(), word = WordOf(scene);
  Slots slots = scene.slots;
  std::string ending = LastOf(last, scene.thought.language);
  if (!scene.IsKorean()) ending.front() = static_cast<char>(ending.front() - 'a' + 'A');
  slots.Set("last", std::move(ending));
  GameMove move(scene, name(), fmt::format("a word chain after '{}'", last));
  const auto stay = [&](std::string_view key) { move.Line(key, slots).Propose(StateWith(scene, name(), used), out); };
  const bool follows = !word.empty() && Follows(last, word, scene.thought.language);
  if (follows && Has(used, word)) return stay("word-chain.used");
  if (follows && IsKnown(scene, word)) return Answer(scene, move, name(), word, used, out);
  if (EndsGame(scene)) return move.Line("games.stop").Propose("", out);
  if (GivesUp(scene)) return move.Line("word-chain.you-lose").Propose("", out);
  if (TakesTime(scene)) return stay("games.wait");
  if (word.empty() || (IsAside(scene) && !Has(NounsIn(scene), word))) return;
  if (follows) return stay("word-chain.unknown-word");
  if (IsKnown(scene, word)) stay("word-chain.bad-start");
}

}  // namespace sam
