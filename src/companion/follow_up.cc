#include "companion/follow_up.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/unicode.h"
#include "base/word_lists.h"

namespace sam {
namespace {

constexpr size_t kLongest = 40;  // bytes: what goes on from an answer is short
constexpr size_t kMostWords = 4;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

/// The last turn that was answered, where it found something out.
const DiscourseTurn* LastFinding(const Discourse& discourse) {
  const auto answered = std::find_if(discourse.recent.rbegin(), discourse.recent.rend(), [](const DiscourseTurn& t) { return !t.reply.empty(); });
  return answered != discourse.recent.rend() && answered->skill == "finding" ? &*answered : nullptr;
}

/// The text without the first of these that it begins with.
template <size_t N>
bool TakeStart(std::string_view& text, const std::array<std::string_view, N>& starts) {
  const auto found = std::find_if(starts.begin(), starts.end(), [&](std::string_view start) { return StartsWith(text, start); });
  if (found != starts.end()) text.remove_prefix(found->size());
  return found != starts.end();
}

/// "391" of "391", "17/20" of "17/20 = 0.85"; empty where the answer is no number.
std::string_view NumberOf(std::string_view answer) {
  const std::string_view number = answer.substr(0, std::min(answer.find(' '), answer.size()));
  const bool only = !number.empty() && std::all_of(number.begin(), number.end(), [](char c) { return IsDigit(c) || c == '/' || c == '.' || c == '-'; });
  return only ? number : std::string_view();
}

/// "plus 9", "× 3", "거기에 9 더하면": the sum that it makes with the last answer.
std::string NextSum(std::string_view rest, std::string_view last) {
  constexpr std::array<std::string_view, 12> kSigns = {"plus ", "minus ", "times ", "multiplied by ", "divided by ", "over ", "+", "-", "*", "x ", "×", "/"};
  constexpr std::array<std::string_view, 6> kThere = {"거기에서 ", "거기에다 ", "거기에 ", "거기서 ", "여기에 ", "여기서 "};
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kVerbs = {{{"더하", " + "}, {"빼", " - "}, {"곱하", " * "}, {"나누", " / "},
                                                                                    {"더해", " + "}, {"뺀", " - "}, {"곱한", " * "}, {"나눈", " / "}}};
  std::string_view number = rest;
  if (TakeStart(number, kSigns)) {
    const std::string_view first = Trim(number);
    return !first.empty() && IsDigit(first.front()) ? std::string(last) + " " + std::string(rest) : std::string();
  }
  number = rest;
  if (!TakeStart(number, kThere) || number.empty() || !IsDigit(number.front())) return {};
  const size_t digits = static_cast<size_t>(std::find_if_not(number.begin(), number.end(), [](char c) { return IsDigit(c) || c == '.'; }) - number.begin());
  for (const auto& [verb, sign] : kVerbs)
    if (Contains(number, verb)) return std::string(last) + std::string(sign) + std::string(number.substr(0, digits));
  return {};
}

/// "of norway", "norway": the last question with this in the place of its last name.
std::string SameOf(std::string_view rest, std::string_view asked) {
  constexpr std::array<std::string_view, 4> kBefore = {" of ", " is ", " was ", " are "};
  constexpr std::array<std::string_view, 4> kLead = {"of ", "is ", "was ", "are "};
  const auto words = SplitWords(rest);
  if (words.empty() || words.size() > kMostWords) return {};
  for (size_t i = 0; i < kBefore.size(); ++i) {
    const size_t at = asked.rfind(kBefore[i]);
    if (at == asked.npos) continue;
    const std::string_view thing = StartsWith(rest, kLead[i]) ? rest.substr(kLead[i].size()) : rest;
    return std::string(asked.substr(0, at + kBefore[i].size())) + std::string(thing);
  }
  return {};
}

}  // namespace

std::string WholeQuestion(std::string_view text, const Discourse& discourse) {
  const DiscourseTurn* last = text.size() > kLongest ? nullptr : LastFinding(discourse);
  if (last == nullptr) return std::string(text);
  const std::string lower = ToLower(text);
  std::string_view rest = Trim(lower);
  while (!rest.empty() && (rest.back() == '?' || rest.back() == '.' || rest.back() == ' ')) rest.remove_suffix(1);
  constexpr std::array<std::string_view, 9> kGoesOn = {"and then ", "and what about ", "and how about ", "what about ", "how about ", "and ", "then ", "그럼 ", "그리고 "};
  const bool goes_on = TakeStart(rest, kGoesOn);
  if (const std::string_view number = NumberOf(discourse.finding); !number.empty())
    if (std::string sum = NextSum(rest, number); !sum.empty()) return sum;
  if (!goes_on || HasHangul(rest)) return std::string(text);
  const std::string asked = ToLower(last->said);
  std::string same = SameOf(rest, asked.substr(0, asked.find_last_not_of("?. ") + 1));
  return same.empty() ? std::string(text) : same;
}

}  // namespace sam
