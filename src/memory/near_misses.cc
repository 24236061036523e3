#include "memory/near_misses.h"

#include "base/unicode.h"

namespace sam {
namespace {

constexpr size_t kShortest = 5, kLongest = 14;              // letters
constexpr size_t kFewestSyllables = 3, kMostSyllables = 5;
constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz";

std::vector<std::string> EnglishMisses(std::string_view word) {
  std::vector<std::string> out;
  const std::string whole(word);
  for (size_t i = 0; i + 1 < whole.size(); ++i) {
    std::string swapped = whole;
    std::swap(swapped[i], swapped[i + 1]);
    if (swapped != whole) out.push_back(std::move(swapped));
  }
  for (size_t i = 0; i < whole.size(); ++i) out.push_back(whole.substr(0, i) + whole.substr(i + 1));
  for (size_t i = 0; i <= whole.size(); ++i)
    for (const char letter : kLetters) out.push_back(whole.substr(0, i) + letter + whole.substr(i));
  for (size_t i = 0; i < whole.size(); ++i)
    for (const char letter : kLetters) {
      if (letter == whole[i]) continue;
      std::string other = whole;
      other[i] = letter;
      out.push_back(std::move(other));
    }
  return out;
}

/// A syllable is onset * 588 + vowel * 28 + coda, from U+AC00 (Unicode, chapter 3.12).
std::vector<std::string> KoreanMisses(const std::u32string& word) {
  constexpr char32_t kFirst = 0xAC00, kOnsets = 19, kVowels = 21, kCodas = 28;
  std::vector<std::string> out;
  for (size_t i = 0; i < word.size(); ++i) {
    if (!IsHangulSyllable(word[i])) continue;
    const char32_t index = word[i] - kFirst, onset = index / (kVowels * kCodas), vowel = index / kCodas % kVowels, coda = index % kCodas;
    const auto add = [&](char32_t o, char32_t v, char32_t c) {
      std::u32string other = word;
      other[i] = kFirst + (o * kVowels + v) * kCodas + c;
      if (other[i] != word[i]) out.push_back(ToUtf8(other));
    };
    for (char32_t v = 0; v < kVowels; ++v) add(onset, v, coda);
    for (char32_t c = 0; c < kCodas; ++c) add(onset, vowel, c);
    for (char32_t o = 0; o < kOnsets; ++o) add(o, vowel, coda);
  }
  return out;
}

}  // namespace

std::vector<std::string> NearMisses(std::string_view word) {
  if (HasHangul(word)) {
    const std::u32string syllables = ToUtf32(word);
    return syllables.size() < kFewestSyllables || syllables.size() > kMostSyllables ? std::vector<std::string>() : KoreanMisses(syllables);
  }
  if (word.size() < kShortest || word.size() > kLongest || word.find_first_not_of(kLetters) != word.npos) return {};
  return EnglishMisses(word);
}

}  // namespace sam
