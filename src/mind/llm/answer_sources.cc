#include "mind/llm/answer_sources.h"

#include <algorithm>
#include <set>

#include "base/unicode.h"

namespace sam::llm {
namespace {

constexpr size_t kLongWord = 4;   // bytes of a word that tells something: "boat", or two syllables of Hangul
constexpr size_t kEnoughWords = 2;

/// Its long words; of a Korean one the first two syllables, as its endings change.
std::set<std::string> TellingWords(std::string_view text) {
  std::set<std::string> words;
  for (const std::string_view word : SplitWords(text)) {
    if (word.size() < kLongWord) continue;
    words.insert(ToLower(HasHangul(word) ? word.substr(0, 6) : word));
  }
  return words;
}

size_t Shared(const std::set<std::string>& a, const std::set<std::string>& b) {
  return static_cast<size_t>(std::count_if(a.begin(), a.end(), [&](const std::string& word) { return b.contains(word); }));
}

}  // namespace

std::vector<std::string> SourcesOf(const std::string& answer, const Thought& thought) {
  const std::set<std::string> words = TellingWords(answer);
  const std::string lower = ToLower(answer);
  std::set<TurnId> turns;
  for (const Fact& fact : thought.facts)
    if (!fact.object.empty() && lower.find(ToLower(fact.object)) != std::string::npos) turns.insert(fact.source);
  for (const Recollection& recollection : thought.recollections)
    if (recollection.episode && Shared(words, TellingWords(recollection.episode->said)) >= kEnoughWords) turns.insert(recollection.episode->turn);
  for (const DiscourseTurn& turn : thought.discourse.recent)
    if (Shared(words, TellingWords(turn.said)) >= kEnoughWords) turns.insert(turn.turn);
  std::vector<std::string> blocks;
  for (const TurnId turn : turns)
    if (turn != TurnId::kNone) blocks.push_back(MemoryBlockId(turn));
  return blocks;
}

}  // namespace sam::llm
