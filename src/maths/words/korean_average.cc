// "평균": of a list, of groups whose averages are told, of what grows day by day.
#include <algorithm>

#include "maths/words/korean_kinds.h"
#include "maths/words/korean_story.h"

namespace sam::maths {
namespace {

using View = std::string_view;


struct Group {
  Rational count, average;
};

struct Averages {
  std::vector<Group> groups;     // "두 과목의 평균은 77점"
  std::vector<Rational> singles;
  std::optional<Rational> asked_count;
  std::string unit;
};

bool Counts(View unit) { return unit == "과목" || unit == "명" || unit == "사람" || unit == "회" || unit == "번" || unit == "개" || unit == "일"; }

Averages ReadAverages(const KoreanProblem& problem) {
  Averages out;
  std::optional<Rational> count;
  for (const KoreanQuantity& quantity : problem.quantities) {
    const bool label = quantity.unit == "회" && quantity.tail.starts_with("에");
    if (label || quantity.letter != 0) continue;
    if (Counts(quantity.unit) && (quantity.tail == "의" || quantity.unit == "과목")) {
      if (problem.words[quantity.word].sentence == problem.question.sentence) out.asked_count = quantity.value;
      count = quantity.value;
      continue;
    }
    if (out.unit.empty()) out.unit = quantity.unit;
    if (quantity.unit != out.unit) continue;
    bool average = false;
    for (size_t i = quantity.word; i-- > 0 && problem.words[i].sentence == problem.words[quantity.word].sentence;) {
      if (problem.words[i].quantity >= 0 && problem.quantities[static_cast<size_t>(problem.words[i].quantity)].unit == quantity.unit) break;
      average = average || problem.words[i].text.starts_with("평균");
    }
    if (average && count) {
      out.groups.push_back({*count, quantity.value});
    } else {
      out.singles.push_back(quantity.value);
    }
  }
  return out;
}

std::optional<WordAnswer> Finish(const KoreanProblem& problem, const std::optional<Rational>& value, const std::string& unit, const KoreanWorking& working) {
  return value ? FinishKorean(problem, *value, problem.question.unit.empty() ? unit : problem.question.unit, working) : std::nullopt;
}

/// "네 과목의 평균이 94점이 되었습니다. 수학은 몇 점?": the whole now less the whole before.
std::optional<WordAnswer> Added(const KoreanProblem& problem, const Averages& told) {
  if (told.groups.size() != 2 || !told.singles.empty() || told.groups[1].count - told.groups[0].count != 1) return std::nullopt;
  KoreanWorking working(problem);
  const auto after = working.Do(told.groups[1].count, '*', told.groups[1].average), before = working.Do(told.groups[0].count, '*', told.groups[0].average);
  return Finish(problem, after && before ? working.Do(*after, '-', *before) : std::nullopt, told.unit, working);
}

std::optional<WordAnswer> Joined(const KoreanProblem& problem, const Averages& told) {
  if (told.groups.empty() || problem.Asking().find("평균") == std::string::npos) return std::nullopt;
  KoreanWorking working(problem);
  std::vector<Rational> sums;
  Rational count = 0;
  for (const Group& group : told.groups) {
    const auto sum = working.Do(group.count, '*', group.average);
    if (!sum) return std::nullopt;
    sums.push_back(*sum);
    count += group.count;
  }
  for (const Rational& single : told.singles) sums.push_back(single), count += 1;
  const auto all = working.Sum(sums);
  if (told.asked_count && *told.asked_count != count) return std::nullopt;
  return Finish(problem, all ? working.Do(*all, '/', count) : std::nullopt, told.unit, working);
}

/// "매일 10회씩 늘려가며 일주일 동안".
std::optional<WordAnswer> Growing(const KoreanProblem& problem) {
  if (!problem.Has("늘려") && !problem.Has("늘리")) return std::nullopt;
  const KoreanQuantity *start = nullptr, *step = nullptr, *days = nullptr;
  for (const KoreanQuantity& quantity : problem.quantities) {
    if (problem.words[quantity.word].sentence == problem.question.sentence && quantity.value == 1) continue;
    if (IsKoreanTime(quantity.unit) && !(quantity.value == 1 && quantity.unit == "일")) {
      days = &quantity;
    } else if (quantity.tail.starts_with("씩")) {
      step = &quantity;
    } else if (!start) {
      start = &quantity;
    }
  }
  const auto count = days ? ConvertKorean(days->unit, "일") : std::nullopt;
  if (!start || !step || !count || start->unit != step->unit) return std::nullopt;
  const Rational n = days->value * *count;
  if (n < 2 || n > 60 || !IsInteger(n)) return std::nullopt;
  KoreanWorking working(problem);
  std::vector<Rational> values;
  for (Rational i = 0; i < n; i += 1) values.push_back(start->value + i * step->value);
  const auto all = working.Sum(values);
  return Finish(problem, all ? working.Do(*all, '/', n) : std::nullopt, start->unit, working);
}

/// "초콜릿 가격을 1300원으로 바꾼다면 평균은 얼마나 높아집니까?".
std::optional<WordAnswer> Changed(const KoreanProblem& problem) {
  if (!problem.Has("바꾼") && !problem.Has("바꾸") && !problem.Has("바뀌")) return std::nullopt;
  const KoreanQuantity* now = nullptr;
  std::vector<const KoreanQuantity*> before;
  for (const KoreanQuantity& quantity : problem.quantities) (problem.words[quantity.word].sentence == problem.question.sentence ? now = &quantity : (before.push_back(&quantity), now));
  if (!now || before.size() < 2) return std::nullopt;
  for (const KoreanQuantity* old : before) {
    bool named = false;
    for (size_t i = 0; i < now->word; ++i) named = named || (problem.words[i].sentence == problem.question.sentence && problem.words[i].stem == old->owner && !old->owner.empty());
    if (!named) continue;
    KoreanWorking working(problem);
    const auto [low, high] = std::minmax(now->value, old->value);
    const auto gap = working.Do(high, '-', low);
    return Finish(problem, gap ? working.Do(*gap, '/', Rational(static_cast<long>(before.size()))) : std::nullopt, now->unit, working);
  }
  return std::nullopt;
}

}  // namespace

std::optional<WordAnswer> AnswerKoreanAverage(const KoreanProblem& problem) {
  if (problem.question.asked == KoreanAsked::kNothing) return std::nullopt;
  if (!problem.Has("평균")) return std::nullopt;
  if (auto growing = Growing(problem)) return growing;
  if (auto changed = Changed(problem)) return changed;
  const Averages told = ReadAverages(problem);
  if (auto added = Added(problem, told)) return added;
  if (auto joined = Joined(problem, told)) return joined;
  if (problem.Asking().find("평균") == std::string::npos || told.singles.size() < 2 || !told.groups.empty()) return std::nullopt;
  for (const KoreanQuantity& quantity : problem.quantities)
    if (quantity.tail.starts_with("씩") || quantity.tail.starts_with("짜리")) return std::nullopt;
  KoreanWorking working(problem);
  const auto all = working.Sum(told.singles);
  return Finish(problem, all ? working.Do(*all, '/', Rational(static_cast<long>(told.singles.size()))) : std::nullopt, told.unit, working);
}

}  // namespace sam::maths
