// Hangul syllables at the end of a word: what suffix matching and the undoing of contractions need.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/unicode.h"

namespace sam::korean {

/// Final consonants by their index in Unicode's order.
inline constexpr int kTailNone = 0, kTailN = 4, kTailD = 7, kTailL = 8, kTailM = 16, kTailB = 17, kTailSs = 20;
/// Vowels by their index in Unicode's order.
inline constexpr int kVowelA = 0, kVowelAe = 1, kVowelEo = 4, kVowelYeo = 6, kVowelO = 8, kVowelWa = 9, kVowelWae = 10,
                     kVowelOe = 11, kVowelU = 13, kVowelWo = 14, kVowelEu = 18, kVowelI = 20;
/// Initial consonants by their index in Unicode's order.
inline constexpr int kLeadKk = 1, kLeadTt = 4, kLeadR = 5, kLeadPp = 8, kLeadSs = 10, kLeadNone = 11, kLeadK = 15,
                     kLeadP = 17, kLeadH = 18;

constexpr int Lead(char32_t c) { return static_cast<int>((c - 0xAC00) / 588); }
constexpr int Vowel(char32_t c) { return static_cast<int>((c - 0xAC00) % 588 / 28); }
constexpr char32_t Compose(int lead, int vowel, int tail) {
  return static_cast<char32_t>(0xAC00 + lead * 588 + vowel * 28 + tail);
}

constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }

/// The last code point; 0 for an empty text.
char32_t LastLetter(std::string_view text);
/// The first code point; 0 for an empty text.
char32_t FirstLetter(std::string_view text);
/// Without the last code point.
std::string_view DropLast(std::string_view text);
/// Number of code points.
size_t Letters(std::string_view text);
/// True where every code point is a Hangul syllable, and there is one.
bool IsAllHangul(std::string_view text);
/// True where the last letter is a Hangul syllable with this final consonant.
bool HasTail(std::string_view text, int tail);
/// `text` with the final consonant of its last syllable exchanged; unchanged where that is no Hangul syllable.
std::string WithTail(std::string_view text, int tail);
/// Takes `suffix`, which has two bytes at least, off where `text` is longer and ends with it.
inline bool TakeSuffix(std::string_view& text, std::string_view suffix) {
  if (text.size() <= suffix.size() || text.back() != suffix.back() ||
      text[text.size() - 2] != suffix[suffix.size() - 2])
    return false;
  if (!text.ends_with(suffix)) return false;
  text.remove_suffix(suffix.size());
  return true;
}
/// Undoes the contraction of a stem with -아/-어 ("불려" -> "불리", "와" -> "오", "해" -> "하", "먹어" -> "먹");
/// unchanged where there is none.
std::string StemOfInfinitive(std::string_view word);
/// True where the last syllable can be the -아/-어 form of a verb or adjective.
bool LooksLikeInfinitive(std::string_view word);
/// True where the last syllable is ㅆ-final as in -았-/-었- and is not 있/없/겠.
bool EndsInPast(std::string_view word);
/// Stem before -았-/-었- ("빠졌" -> "빠지", "먹었" -> "먹", "했" -> "하"); unchanged where EndsInPast does not hold.
std::string StemOfPast(std::string_view word);

/// Membership in a table of words; tables are small and sorted at compile time. Most words asked for are not there, which a look at
/// their length and last bytes tells.
template <size_t N>
class WordSet {
 public:
  constexpr explicit WordSet(std::array<std::string_view, N> words) : words_(words) {
    Sort(0, N);
    for (const std::string_view word : words) filter_[Mark(word)] = true;
  }
  constexpr bool Has(std::string_view word) const {
    if (!filter_[Mark(word)]) return false;
    size_t low = 0, high = N;
    while (low < high) {
      const size_t middle = (low + high) / 2;
      if (words_[middle] < word)
        low = middle + 1;
      else
        high = middle;
    }
    return low < N && words_[low] == word;
  }

 private:
  static constexpr size_t kMarks = 509;
  static constexpr size_t Mark(std::string_view word) {
    if (word.size() < 2) return word.size();
    const auto byte = [&](size_t back) { return static_cast<size_t>(static_cast<unsigned char>(word[word.size() - back])); };
    return (byte(1) + byte(2) * 64 + word.size() * 3) % kMarks;
  }
  constexpr void Sort(size_t begin, size_t end) {
    if (end - begin < 2) return;
    const std::string_view pivot = words_[begin + (end - begin) / 2];
    size_t i = begin, j = end - 1;
    while (i <= j) {
      while (words_[i] < pivot) ++i;
      while (pivot < words_[j]) --j;
      if (i > j) break;
      const std::string_view held = words_[i];
      words_[i++] = words_[j];
      words_[j] = held;
      if (j == 0) break;
      --j;
    }
    if (j + 1 > begin) Sort(begin, j + 1);
    if (i < end) Sort(i, end);
  }
  std::array<std::string_view, N> words_;
  std::array<bool, kMarks> filter_{};
};

}  // namespace sam::korean
