#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "conscience/censor/rules.h"

namespace sam::conscience {
namespace {

constexpr int kLongestWord = 45;       // letters
constexpr size_t kLongestPeriod = 30;  // letters of what may come round again inside one sentence
constexpr size_t kShortestLoop = 18;   // letters that a loop spans

bool IsLaughter(char32_t c) { return c == U'ㅋ' || c == U'ㅎ' || c == U'ㅠ' || c == U'ㅜ' || c == U'h' || c == U'a' || c == U'e' || c == U'하' || c == U'호' || c == U'히' || c == U'흐'; }

/// "so good so good so good so good": the same stretch four times in a row, or three times where it is long.
bool Loops(std::u32string_view letters) {
  if (letters.size() < kShortestLoop) return false;
  for (size_t period = 1; period <= std::min(kLongestPeriod, letters.size() / 3); ++period) {
    const size_t needed = std::max(kShortestLoop, period * (period >= 12 ? 3 : 4));
    size_t run = period;
    for (size_t i = period; i < letters.size(); ++i) {
      run = letters[i] == letters[i - period] ? run + 1 : period;
      if (run >= needed && run > period && !std::all_of(letters.begin() + static_cast<std::ptrdiff_t>(i + 1 - run), letters.begin() + static_cast<std::ptrdiff_t>(i + 1), IsLaughter)) return true;
    }
  }
  return false;
}

struct Counts {
  int letters = 0, digits = 0, marks = 0, emoji = 0, words = 0, voiceless = 0, longest = 0, jamo = 0;
};

bool IsLetter(char32_t c) {
  return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= 0xC0 && c <= 0x24F) || (c >= 0x370 && c <= 0x1FFF) || IsHangulSyllable(c) || IsHangulJamo(c) || (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
         (c >= 0x1E00 && c <= 0x1EFF);
}

Counts CountAll(std::u32string_view text) {
  Counts counts;
  int word = 0, vowels = 0;
  const auto end_word = [&] {
    if (word >= 4) ++counts.words, counts.voiceless += vowels == 0 ? 1 : 0;
    counts.longest = std::max(counts.longest, word);
    word = vowels = 0;
  };
  for (const char32_t c : text) {
    if (IsLetter(c)) {
      ++counts.letters, ++word;
      if (c >= 0x80 || std::u32string_view(U"aeiouyAEIOUY").find(c) != std::u32string_view::npos) ++vowels;
      if (IsHangulJamo(c) && !IsLaughter(c) && c != U'ㅇ') ++counts.jamo;
      continue;
    }
    if (c != U'\'') end_word();
    if (c >= '0' && c <= '9') ++counts.digits;
    else if (c >= 0x2190 && c != 0xFE0F) ++counts.emoji;
    else if (c != ' ' && c != '\n') ++counts.marks;
  }
  end_word();
  return counts;
}

}  // namespace

std::optional<Fault> CheckSense(const Sentence& sentence, const TurnFrame& frame) {
  constexpr int kFewMarks = 12;
  const std::u32string text = ToUtf32(sentence.text);
  if (text.find(U'\xFFFD') != text.npos) return Fault{"broken characters"};
  if (frame.code) return std::nullopt;
  const Counts counts = CountAll(text);
  const bool formula = counts.digits > 0 && counts.marks <= 3 * (counts.digits + counts.letters);
  if (counts.marks > kFewMarks && counts.marks > counts.letters && !formula) return Fault{"more marks than words"};
  if (counts.longest > kLongestWord || (counts.words >= 3 && counts.voiceless * 2 > counts.words) || counts.jamo >= 8) return Fault{"no words of any language"};
  std::u32string letters;
  for (const char32_t c : ToUtf32(sentence.lower)) if (IsLetter(c) || (c >= '0' && c <= '9' && counts.digits < counts.letters)) letters += c;
  if (Loops(letters)) return Fault{"the same words round and round"};
  return std::nullopt;
}

}  // namespace sam::conscience
