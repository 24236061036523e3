// What is written, as people say it: numbers, dates, money, formulas, addresses and abbreviations in words; what is only for the eye left out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/language.h"

namespace sam {

/// kLaugh: "haha", "ㅋㅋ": words that are laughed rather than read.
enum class SpokenKind : uint8_t { kWords, kLaugh };

/// A stretch for one voice. English ones are Latin letters and . , ; : ? ! ' - only, Korean ones Hangul and the same marks: no digit, symbol or mark-up is left in either.
struct SpokenStretch {
  Language language = Language::kEnglish;
  std::string text;
  SpokenKind kind = SpokenKind::kWords;
  bool operator==(const SpokenStretch&) const = default;
};

/// `language` is that of the sentence: its numbers are read in it, and words of the other script go to the other voice. In Korean, letters that stand alone (API) are read in Hangul.
/// No two pieces that follow each other are alike in both language and kind. Empty where there is nothing to say aloud. Pure.
std::vector<SpokenStretch> SpokenText(std::string_view text, Language language);

/// Where a sentence may be cut so that its beginning is heard earlier: the bytes of its first clause with the mark and the space that end it, of at least 12 letters (6 in Korean) and with
/// as much behind it; 0 where it is best said in one breath. Never inside a number, a bracket or a quotation. Pure.
size_t FirstClause(std::string_view sentence, Language language);

}  // namespace sam
