#include "mind/builtin/word_chain.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/unicode.h"

namespace sam {
namespace {

constexpr char32_t kFirst = 0xAC00, kOfInitial = 588, kOfVowel = 28;
constexpr char32_t kNieun = 2, kRieul = 5, kIeung = 11;  // first consonants
constexpr const char* kDictionary = "/usr/share/hunspell/ko.dic";
constexpr size_t kShortest = 2, kLongest = 5;  // syllables

/// ㅑ ㅕ ㅖ ㅛ ㅠ ㅣ, before which neither ㄴ nor ㄹ begins a word.
bool IsBright(char32_t vowel) { return vowel == 2 || vowel == 6 || vowel == 7 || vowel == 12 || vowel == 17 || vowel == 20; }

bool IsHangulWord(std::string_view word) {
  const auto letters = ToUtf32(word);
  return letters.size() >= kShortest && letters.size() <= kLongest && std::all_of(letters.begin(), letters.end(), IsHangulSyllable);
}

const std::vector<std::string>& Dictionary() {
  static const std::vector<std::string> nouns = [] {
    std::ifstream file(kDictionary, std::ios::binary);
    std::ostringstream text;
    if (file) text << file.rdbuf();
    return NounsOf(std::move(text).str());
  }();
  return nouns;
}

}  // namespace

char32_t AtStart(char32_t syllable) {
  if (!IsHangulSyllable(syllable)) return syllable;
  const char32_t index = syllable - kFirst, initial = index / kOfInitial, vowel = index % kOfInitial / kOfVowel;
  if (initial != kNieun && initial != kRieul) return syllable;
  if (initial == kNieun && !IsBright(vowel)) return syllable;
  return kFirst + index % kOfInitial + kOfInitial * (IsBright(vowel) ? kIeung : kNieun);
}

bool Follows(std::string_view last, std::string_view next, Language language) {
  if (last.empty() || next.empty()) return false;
  if (language == Language::kEnglish) return last.back() == next.front();
  const char32_t end = ToUtf32(last).back(), begin = ToUtf32(next).front();
  return begin == end || begin == AtStart(end) || AtStart(begin) == end;
}

std::string LastOf(std::string_view last, Language language) {
  if (last.empty()) return {};
  if (language == Language::kEnglish) return std::string(1, last.back());
  return ToUtf8(ToUtf32(last).substr(ToUtf32(last).size() - 1));
}

std::vector<std::string> NounsOf(std::string_view text) {
  std::vector<std::string> nouns;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view entry = Trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    // A noun takes particles: flag 10 after a consonant, 25 after a vowel.
    const size_t slash = entry.find('/');
    if (slash == entry.npos || (entry.substr(slash) != "/10" && entry.substr(slash) != "/25")) continue;
    std::string word = ToNfc(entry.substr(0, slash));
    if (IsHangulWord(word)) nouns.push_back(std::move(word));
  }
  std::sort(nouns.begin(), nouns.end());
  return nouns;
}

bool IsKoreanNoun(std::string_view word) {
  if (!IsHangulWord(word)) return false;
  return Dictionary().empty() || std::binary_search(Dictionary().begin(), Dictionary().end(), word);
}

}  // namespace sam
