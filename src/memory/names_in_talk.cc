#include "memory/names_in_talk.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/unicode.h"
#include "base/word_lists.h"

namespace sam {

bool NamesSomeone(std::string_view said, std::string_view word) {
  if (EndsWith(word, "하")) return false;  // "좋아하는"
  for (size_t at = said.find(word); at != said.npos; at = said.find(word, at + 1)) {
    const std::string_view before = said.substr(0, at), after = said.substr(at + word.size());
    if (StartsWithAny(after, {"'s ", "\u2019s ", ", he", ", she", ", who", " said", " says", " and me", " and i ", " told ", " thinks", " has ", " had ", " was ", " wants", "씨", " 씨", "이가 ", "이는 ", "이랑 ", "이네", "랑 ", "한테", " 언니", " 오빠", " 누나", " 형", " 쌤", "네 ", "가 ", "는 ", "도 "}) ||
        EndsWithAny(before, {"me and ", "with ", "my pal ", "my friend "}))
      return true;
  }
  return false;
}

bool IsSubjectOf(std::string_view question, std::string_view word) {
  for (size_t at = question.find(word); at != question.npos; at = question.find(word, at + 1)) {
    const std::string_view before = question.substr(0, at), after = question.substr(at + word.size());
    const bool asked = EndsWithAny(before, {"did ", "does ", "is ", "was ", "has ", "who's ", "what's ", "where's ", "when's "});
    if (StartsWithAny(after, {"'s ", "\u2019s "}) || (asked && (after.empty() || after[0] == ' ' || after[0] == '?'))) return true;
  }
  return false;
}

bool StandsBare(std::string_view said, std::string_view word) {
  static constexpr std::array<std::string_view, 18> kOfNoName = {"a", "an", "the", "some", "any", "this", "that", "no", "i", "you", "we", "they", "to", "more", "much", "my", "your", "our"};
  if (!Contains(said, word)) return true;
  const std::vector<std::string_view> words = SplitWords(said);
  for (size_t i = 1; i < words.size(); ++i)
    if (words[i] == word && std::find(kOfNoName.begin(), kOfNoName.end(), words[i - 1]) != kOfNoName.end()) return false;
  return true;
}

bool IsAskedFor(std::string_view question, std::string_view word) {
  for (size_t at = question.find(word); at != question.npos; at = question.find(word, at + 1)) {
    const std::string_view before = question.substr(0, at), after = question.substr(at + word.size());
    if (EndsWithAny(before, {"which ", "what ", "'s ", "\u2019s ", "무슨 ", "어느 ", "어떤 "}) && !StartsWithAny(after, {"'s", "\u2019s"})) return true;
    if (StartsWithAny(after, {"이 어디", "이 뭐", "이 언제", "이 몇", "이 누구", "가 어디", "가 뭐", "가 언제", "가 몇", "가 누구", "은 어디", "은 뭐", "는 어디", "는 뭐", " 뭐", " 어디"})) return true;
  }
  return false;
}

}  // namespace sam
