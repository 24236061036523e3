// Rules of the form "what looks so is said so". Inside speech/ only.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "speech/spoken_text.h"

namespace re2 {
class RE2;
}

namespace sam {

/// What a rule's pattern found: the whole, then its groups; empty where a group took no part.
using SpokenGroups = std::array<std::string_view, 8>;

struct SpokenMatch {
  SpokenGroups groups;
  std::string_view before, after;  // of the text
};

struct SpokenRule {
  const char* pattern;                                       // RE2, at the place itself; \b is of ASCII's words
  std::optional<std::string> (*say)(const SpokenMatch& match);  // none: it is something else after all
};

struct SpokenFound {
  size_t bytes;
  std::string words;
};

/// The first of the rules that holds wins. Thread-safe.
class SpokenRules {
 public:
  explicit SpokenRules(std::span<const SpokenRule> rules);
  ~SpokenRules();
  std::optional<SpokenFound> At(std::string_view text, size_t pos) const;

 private:
  struct Compiled;
  std::vector<Compiled> rules_;
};

/// Pieces as they are found, those alike put together.
class SpokenStretches {
 public:
  /// Words, parted by a space from what stands before unless `glued`.
  enum class Join : uint8_t { kApart, kGlued };
  void Add(Language language, std::string_view words, Join join, SpokenKind kind = SpokenKind::kWords);
  /// A mark of the sentence: , ; : . ? !
  void Mark(char mark);
  std::vector<SpokenStretch> Take();

 private:
  std::vector<SpokenStretch> pieces_;
};

void ReadEnglish(std::string_view text, SpokenStretches& pieces);
void ReadKorean(std::string_view text, SpokenStretches& pieces);

/// The text without mark-up, pictographs and emoticons; dashes, ellipses and quotation marks as plain marks.
std::string Unmarked(std::string_view text);

}  // namespace sam
