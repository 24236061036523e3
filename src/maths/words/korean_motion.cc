// Speed and time on the clock, and change from what was paid.
#include <algorithm>

#include "maths/words/korean_kinds.h"
#include "maths/words/korean_story.h"

namespace sam::maths {
namespace {

using View = std::string_view;

bool HasAny(View text, std::initializer_list<View> parts) {
  return std::ranges::any_of(parts, [&](View part) { return text.find(part) != View::npos; });
}

std::string TimeOfSpeed(View text) { return text.find("시속") != View::npos ? "시간" : text.find("분속") != View::npos ? "분" : text.find("초속") != View::npos ? "초" : ""; }

struct Journey {
  const KoreanQuantity *distance = nullptr, *time = nullptr, *speed = nullptr;
  std::string per;  // the time of the speed told
};

std::optional<Journey> ReadJourney(const KoreanProblem& problem) {
  Journey out;
  for (const KoreanQuantity& quantity : problem.quantities) {
    const bool speed = quantity.noun == "시속" || quantity.noun == "분속" || quantity.noun == "초속";
    const KoreanQuantity** place = speed ? &out.speed : ConvertKorean(quantity.unit, "m") ? &out.distance : ConvertKorean(quantity.unit, "초") ? &out.time : nullptr;
    if (!place || *place) return std::nullopt;
    *place = &quantity;
    if (speed) out.per = TimeOfSpeed(quantity.noun);
  }
  return out;
}

std::optional<WordAnswer> Speed(const KoreanProblem& problem) {
  const auto journey = ReadJourney(problem);
  if (!journey) return std::nullopt;
  KoreanWorking working(problem);
  const std::string asked_per = TimeOfSpeed(problem.Asking());
  if (!journey->speed && journey->distance && journey->time && !asked_per.empty()) {
    const std::string unit = problem.question.unit.empty() ? journey->distance->unit : problem.question.unit;
    const auto length = ConvertKorean(journey->distance->unit, unit), time = ConvertKorean(journey->time->unit, asked_per);
    if (!length || !time || journey->time->value == 0) return std::nullopt;
    const auto distance = working.Do(journey->distance->value, '*', *length), duration = working.Do(journey->time->value, '*', *time);
    const auto value = distance && duration ? working.Do(*distance, '/', *duration) : std::nullopt;
    return value ? FinishKorean(problem, *value, unit, working) : std::nullopt;
  }
  if (!journey->speed) return std::nullopt;
  if (journey->time && !journey->distance) {
    const auto time = ConvertKorean(journey->time->unit, journey->per);
    const auto duration = time ? working.Do(journey->time->value, '*', *time) : std::nullopt;
    const auto value = duration ? working.Do(journey->speed->value, '*', *duration) : std::nullopt;
    const std::string unit = problem.question.unit.empty() ? journey->speed->unit : problem.question.unit;
    const auto scaled = value ? ConvertKorean(journey->speed->unit, unit) : std::nullopt;
    const auto all = scaled ? working.Do(*value, '*', *scaled) : std::nullopt;
    return all ? FinishKorean(problem, *all, unit, working) : std::nullopt;
  }
  if (!journey->distance || journey->time || journey->speed->value == 0) return std::nullopt;
  const auto length = ConvertKorean(journey->distance->unit, journey->speed->unit);
  const std::string unit = problem.question.unit.empty() ? journey->per : problem.question.unit;
  const auto time = ConvertKorean(journey->per, unit);
  const auto distance = length && time ? working.Do(journey->distance->value, '*', *length) : std::nullopt;
  const auto value = distance ? working.Do(*distance, '/', journey->speed->value) : std::nullopt;
  const auto all = value ? working.Do(*value, '*', *time) : std::nullopt;
  return all ? FinishKorean(problem, *all, unit, working) : std::nullopt;
}

/// "오전 7시에 떠서 오후 6시에 졌습니다. 몇 시간?".
std::optional<WordAnswer> Clock(const KoreanProblem& problem) {
  if (problem.question.unit != "시간" && problem.question.unit != "분") return std::nullopt;
  std::vector<Rational> hours;
  for (const KoreanQuantity& quantity : problem.quantities) {
    if (quantity.unit != "시") return std::nullopt;
    const bool afternoon = quantity.noun == "오후" || quantity.noun == "저녁" || quantity.noun == "밤";
    hours.push_back(afternoon && quantity.value < 12 ? Rational(quantity.value + 12) : quantity.value);
  }
  if (hours.size() != 2) return std::nullopt;
  KoreanWorking working(problem);
  const auto gap = working.Do(hours[1] < hours[0] ? Rational(hours[1] + (problem.Has("오전") || problem.Has("오후") ? 24 : 12)) : hours[1], '-', hours[0]);
  const auto value = gap ? working.Do(*gap, '*', problem.question.unit == "분" ? 60 : 1) : std::nullopt;
  return value ? FinishKorean(problem, *value, problem.question.unit, working) : std::nullopt;
}

/// "거스름돈": what was paid less what all cost.
std::optional<WordAnswer> Change(const KoreanProblem& problem) {
  if (!HasAny(problem.text, {"거스름", "잔돈"})) return std::nullopt;
  KoreanWorking working(problem);
  const auto story = ReadStory(problem, working);
  if (!story || !story->rates.empty()) return std::nullopt;
  const KoreanAmount* paid = nullptr;
  std::vector<const KoreanAmount*> money;
  for (const KoreanAmount& amount : story->amounts) {
    if (amount.unit != "원") return std::nullopt;
    money.push_back(&amount);
    for (size_t i = amount.word + 1; i < problem.words.size() && i < amount.word + 3 && problem.words[i].quantity < 0; ++i)
      if (problem.words[i].text.starts_with("내") || problem.words[i].text.starts_with("냈") || problem.words[i].text.starts_with("지불") || problem.words[i].text.starts_with("지폐")) paid = &amount;
  }
  if (money.size() < 2) return std::nullopt;
  if (!paid) paid = *std::ranges::max_element(money, {}, [](const KoreanAmount* a) { return a->value; });
  std::vector<Rational> costs;
  for (const KoreanAmount* amount : money)
    if (amount != paid) costs.push_back(amount->value);
  const auto cost = working.Sum(costs);
  const auto value = cost ? working.Do(paid->value, '-', *cost) : std::nullopt;
  return value ? FinishKorean(problem, *value, "원", working) : std::nullopt;
}

}  // namespace

std::optional<WordAnswer> AnswerKoreanMotion(const KoreanProblem& problem) {
  if (problem.question.asked == KoreanAsked::kNothing) return std::nullopt;
  if (problem.quantities.size() < 2) return std::nullopt;
  if (HasAny(problem.text, {"시속", "분속", "초속"}))
    if (auto speed = Speed(problem)) return speed;
  if (auto clock = Clock(problem)) return clock;
  return Change(problem);
}

}  // namespace sam::maths
