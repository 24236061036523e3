#include "mind/builtin/enough_skill.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace sam {
namespace {

constexpr long kMost = 1'000'000;

std::optional<long> NumberOf(std::string_view word) {
  static constexpr std::array<std::string_view, 13> kWords = {"zero", "one",   "two",   "three", "four",   "five",  "six",
                                                              "seven", "eight", "nine",  "ten",   "eleven", "twelve"};
  const auto named = std::find(kWords.begin() + 1, kWords.end(), word);
  if (named != kWords.end()) return named - kWords.begin();
  long value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc() || end != word.data() + word.size() || value <= 0 || value > kMost) return std::nullopt;
  return value;
}

int WeekdayOf(std::string_view word) {
  static constexpr std::array<std::string_view, 7> kDays = {"monday", "tuesday",  "wednesday", "thursday",
                                                            "friday", "saturday", "sunday"};
  const auto found = std::find(kDays.begin(), kDays.end(), word);
  return found == kDays.end() ? -1 : static_cast<int>(found - kDays.begin());
}

bool IsRate(const std::vector<std::string_view>& words, size_t i) {
  constexpr std::array<std::string_view, 8> kUnits = {"day", "night", "week", "morning", "evening", "hour", "month", "person"};
  const bool link = words[i] == "a" || words[i] == "an" || words[i] == "per" || words[i] == "each" || words[i] == "every";
  return link && i + 1 < words.size() && std::find(kUnits.begin(), kUnits.end(), words[i + 1]) != kUnits.end();
}

}  // namespace

std::optional<Portions> ReadPortions(const std::vector<std::string_view>& words) {
  Portions sum;
  size_t rate = words.size();
  for (size_t i = 1; i < words.size() && rate == words.size(); ++i) {
    if (IsRate(words, i)) rate = i;
  }
  if (rate == words.size()) return std::nullopt;
  bool asks = false;
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "enough") asks = sum.at_least = true;
    if (words[i] == "that" && i > 0 && words[i - 1] == "is") asks = true;
    if (words[i] == "to" && i > 0 && i + 1 < words.size() && WeekdayOf(words[i - 1]) >= 0 && WeekdayOf(words[i + 1]) >= 0) {
      sum.times = (WeekdayOf(words[i + 1]) - WeekdayOf(words[i - 1]) + 7) % 7 + 1;
    }
    if (words[i] == "will" || words[i] == "would" || words[i] == "than") asks = sum.at_least = true;
    const auto number = NumberOf(words[i]);
    if (!number) continue;
    if (i < rate)
      sum.each = *number;
    else if (sum.times == 0)
      sum.times = *number;
    else
      sum.needed = *number;
  }
  if (!asks || sum.each == 0 || sum.times == 0) return std::nullopt;
  return sum;
}

void EnoughSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  if (scene.IsKorean() || !scene.thought.findings.empty()) return;
  const auto sum = ReadPortions(scene.words);
  if (!sum) return;
  const long total = sum->each * sum->times, over = total - sum->needed;
  Candidate answer;
  const std::string made = fmt::format("{} times {} is {}", sum->times, sum->each, total);
  if (sum->needed == 0)
    answer.text = made + ".";
  else if (over == 0)
    answer.text = fmt::format("Yes, exactly: {}.", made);
  else if (over > 0 && sum->at_least)
    answer.text = fmt::format("Yes. {}, so you'd even have {} to spare.", made, over);
  else if (sum->at_least)
    answer.text = fmt::format("Not quite: {}, that's {} short.", made, -over);
  else
    answer.text = fmt::format("No, {}, not {}.", made, sum->needed);
  answer.skill = name();
  answer.relevance = 0.97;
  answer.why = "so much each time, so many times";
  answer.may_repeat = true;
  out.push_back(std::move(answer));
}

}  // namespace sam
