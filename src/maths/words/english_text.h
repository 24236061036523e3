// An English story as words: numbers read, names told from other words, sentences parted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "maths/words/english_amount.h"
#include "maths/words/english_lexicon.h"

namespace sam::maths {

enum class NumberKind { kNone, kPlain, kPercent, kTimes, kFraction };

struct StoryWord {
  std::string text;  // lower case
  std::string stem;
  bool capital = false;      // written with a capital though no sentence begins there, or known as a name from elsewhere
  bool punctuation = false;
  NumberKind kind = NumberKind::kNone;
  bool spelled = false;      // "three", not "3"
  bool money = false;        // "$ 3"
  bool hyphen = false;       // "120-page": the number is part of a word
  Amount value = 0;
  std::optional<Amount> dozens;  // "3 dozen": 3, and `value` 36
  Verb verb;
  int sentence = 0;
  bool number() const { return kind != NumberKind::kNone; }
};

struct StoryText {
  std::vector<StoryWord> words;
  int sentences = 0;
  const StoryWord& at(std::size_t n) const { return words[n]; }
  std::size_t size() const { return words.size(); }
  /// The word there, or "" beyond the ends.
  std::string_view word(std::ptrdiff_t n) const { return n >= 0 && n < std::ptrdiff_t(words.size()) ? std::string_view(words[n].text) : std::string_view(); }
};

/// At most `kMostWords` words of it.
inline constexpr std::size_t kMostWords = 240;
StoryText ReadText(std::string_view text);

}  // namespace sam::maths
