#include "core/question_inside.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/unicode.h"
#include "base/word_lists.h"

namespace sam {
namespace {

constexpr std::string_view kOuter = " .!?,;~\n";

std::string_view Outer(std::string_view text) {
  const size_t first = text.find_first_not_of(kOuter), last = text.find_last_not_of(kOuter);
  return first == text.npos ? std::string_view() : text.substr(first, last - first + 1);
}

constexpr std::array<std::string_view, 19> kOpeners = {"and ", "so ", "so, ", "but ", "ok ", "okay ", "hey ", "well ", "oh ", "now ", "anyway ", "anyway, ", "by the way ", "by the way, ", "samantha ", "samantha, ", "tell me ", "sorry ", "then "};
constexpr std::array<std::string_view, 16> kBefore = {"do you remember ", "do you still remember ", "do you happen to remember ", "do you recall ", "do you still recall ", "can you remember ", "can you still remember ", "can you recall ",
                                                      "could you remember ", "you remember ", "remember ", "don't you remember ", "would you remember ", "can you remind me ", "could you remind me ", "remind me "};
constexpr std::array<std::string_view, 15> kBehind = {"do you remember", "do you still remember", "do you remember that", "do you remember it", "do you recall", "can you remember", "can you recall", "could you recall", "can you still remember",
                                                      "don't you remember", "you remember", "remember", "if you remember", "if you recall", "or have you forgotten"};
constexpr std::array<std::string_view, 15> kBehindKorean = {"기억나요", "기억나", "기억나세요", "기억나니", "기억해요", "기억해", "기억하세요", "기억하니", "기억하고 있어요", "기억하고 있어", "기억 나요", "기억 나", "기억 안 나요", "기억 안 나", "생각나요"};

bool OpensQuestion(std::string_view lower) {
  const std::string_view first = lower.substr(0, std::min(lower.find(' '), lower.size()));
  return IsOneOf(first, {"what", "what's", "whats", "who", "who's", "whos", "whose", "whom", "where", "where's", "when", "when's", "which", "how", "why", "my", "our"});
}

/// "do you remember" without what is remembered is no question of its own.
std::string_view Unwrapped(std::string_view sentence) {
  const std::string lower = ToLower(sentence);
  size_t begin = 0;
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view opener : kOpeners)
      if (StartsWith(std::string_view(lower).substr(begin), opener)) begin += opener.size(), cut = true;
  }
  for (const std::string_view before : kBefore) {
    const std::string_view rest = std::string_view(lower).substr(begin);
    if (StartsWith(rest, before) && OpensQuestion(rest.substr(before.size()))) return Outer(sentence.substr(begin + before.size()));
  }
  const std::string_view inner = Outer(sentence);
  const std::string inner_lower = ToLower(inner);
  for (const std::string_view behind : kBehind) {
    if (!EndsWith(inner_lower, behind) || inner.size() < behind.size() + 2) continue;
    const std::string_view rest = inner.substr(0, inner.size() - behind.size()), told = Trim(rest);
    const bool apart = !told.empty() && std::string_view(",;.?!-").find(told.back()) != std::string_view::npos;
    if (apart && told.size() < rest.size()) return Outer(told);
  }
  for (const std::string_view behind : kBehindKorean) {
    if (!EndsWith(inner, behind) || inner.size() < behind.size() + 2) continue;
    const std::string_view rest = inner.substr(0, inner.size() - behind.size());
    if (rest.back() == ' ') return Outer(rest);
  }
  return sentence;
}

bool Asks(std::string_view sentence) { return EndsWith(Trim(sentence), "?") || EndsWith(Trim(sentence), "？"); }

/// Speaks of what was named before it.
bool LeansBack(std::string_view sentence) {
  const std::string lower = ToLower(sentence);
  const std::vector<std::string_view> words = SplitWords(lower);
  constexpr size_t kFewWords = 2;
  if (words.size() <= kFewWords) return true;
  const bool points = std::any_of(words.begin(), words.end(), [](std::string_view w) {
    return IsOneOf(w, {"he", "she", "it", "they", "him", "her", "his", "their", "them", "its", "he's", "she's", "it's", "they're", "that", "that's", "this", "then", "there", "those", "one", "걔", "걔는", "걔가", "그때", "거기", "거긴", "그건", "그거", "그게", "그걸", "그럼", "그"});
  });
  return points;
}

}  // namespace

QuestionInside FindQuestionInside(std::string_view text) {
  constexpr size_t kLongest = 600;  // bytes
  const std::vector<std::string_view> sentences = text.size() > kLongest ? std::vector<std::string_view>() : SplitSentences(text);
  if (sentences.empty()) return {text};
  size_t last = sentences.size() - 1;
  bool wrapped = false;
  std::string_view inner = sentences[last];
  // "What's her name? Do you remember?": the wrapper stands by itself.
  const std::string alone = ToLower(Outer(inner));
  const bool by_itself = std::find(kBehind.begin(), kBehind.end(), alone) != kBehind.end() || std::find(kBehindKorean.begin(), kBehindKorean.end(), Outer(inner)) != kBehindKorean.end();
  if (by_itself && last > 0 && Asks(sentences[last - 1])) inner = sentences[--last], wrapped = true;
  const std::string_view unwrapped = Unwrapped(inner);
  wrapped = wrapped || unwrapped.size() != inner.size();
  if (!wrapped && !Asks(inner)) return {text};
  const char* const end = unwrapped.data() + unwrapped.size();
  size_t first = last;
  while (first > 0 && (Asks(sentences[first - 1]) || LeansBack(sentences[first]))) --first;
  const char* const begin = first == last ? unwrapped.data() : sentences[first].data();
  if (unwrapped.empty()) return {text};
  return {std::string_view(begin, static_cast<size_t>(end - begin)), wrapped};
}

}  // namespace sam
