#include "memory/near_misses.h"

#include <array>

#include "base/unicode.h"

namespace sam {
namespace {

constexpr size_t kShortest = 5, kLongest = 14;              // letters
constexpr size_t kFewestSyllables = 3, kMostSyllables = 5;
constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kOftenLeftOut = "aeiourtnsl";
/// The keys beside each letter on a keyboard of three rows, and the vowels that are mixed up with it.
constexpr std::array<std::string_view, 26> kNeighbours = {"qwsze", "vghn", "xdfvsk", "serfcx", "wsdraio", "drtgvc", "ftyhbv", "gyujnb", "ujkoeya", "huikmn", "jiolmc", "kop", "njk", "bhjm", "iklpua", "ol", "wa", "edft", "awedxzc", "rfgyd",
                                                          "yhjio", "cfgb", "qase", "zsdc", "tghui", "asxs"};

std::string_view NeighboursOf(char letter) { return kNeighbours[static_cast<size_t>(letter - 'a')]; }

std::vector<std::string> EnglishMisses(std::string_view word) {
  std::vector<std::string> out;
  const std::string whole(word);
  for (size_t i = 0; i + 1 < whole.size(); ++i) {
    std::string swapped = whole;
    std::swap(swapped[i], swapped[i + 1]);
    if (swapped != whole) out.push_back(std::move(swapped));
  }
  for (size_t i = 0; i < whole.size(); ++i) out.push_back(whole.substr(0, i) + whole.substr(i + 1));
  for (size_t i = 0; i < whole.size(); ++i) out.push_back(whole.substr(0, i) + whole[i] + whole.substr(i));  // one of two alike left out
  for (size_t i = 1; i <= whole.size(); ++i)
    for (const char letter : kOftenLeftOut) out.push_back(whole.substr(0, i) + letter + whole.substr(i));
  for (size_t i = 0; i < whole.size(); ++i)
    for (const char letter : NeighboursOf(whole[i])) {
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
