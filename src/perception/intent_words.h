// How much of what a line speaks of an intent is about: a line that shares one word with an intent's examples is hardly meant by it.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "content/pack.h"
#include "core/language.h"

namespace sam {

/// The words with content of a line, as hashes of their stems; without names and figures, each once.
std::vector<uint64_t> ContentWords(std::string_view text, Language language);

/// The words that each intent's examples speak of. Read when first asked for; safe to use from many threads.
class IntentWords {
 public:
  /// `intents` outlive it.
  IntentWords(std::span<const content::Intent> intents, Language language);
  IntentWords(IntentWords&&) noexcept;
  ~IntentWords();

  /// Share of `words` that are among those of the intent at `place`, its kinds included, [0, 1]; 1 where there are none. In English a word
  /// counts for more the fewer intents speak of it: "ended" is in many of them, "insurance" says what a line is about.
  double Covered(size_t place, std::span<const uint64_t> words) const;

 private:
  using Words = std::vector<uint64_t>;
  const Words& Of(size_t place) const;
  void CountIntents();
  double WeightOf(uint64_t word) const;

  std::span<const content::Intent> intents_;
  Language language_;
  size_t broad_ = 0;                                // intents, their kinds not counted
  std::unordered_map<uint64_t, uint32_t> spoken_of_;  // of a word's stem, how many of those speak of it; English only
  mutable std::vector<std::atomic<const Words*>> known_;  // sorted; null: not read yet
};

}  // namespace sam
