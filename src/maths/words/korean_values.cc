// Written numbers compared, and what may stand in a box of a relation.
#include <algorithm>

#include "maths/formula.h"
#include "maths/words/korean_pattern.h"
#include "maths/words/korean_ways.h"

namespace sam::maths {
namespace {

using View = std::string_view;

bool HasAny(View text, std::initializer_list<View> parts) {
  return std::ranges::any_of(parts, [&](View part) { return text.find(part) != View::npos; });
}

struct Written {
  Rational value;
  std::string text;
};

/// "5/8와 0.6", "0.125, 3/20, 12%": numbers side by side that count nothing; the longest such row.
std::vector<Written> RowOf(const KoreanProblem& problem) {
  std::vector<Written> best, row;
  for (size_t i = 0; i < problem.words.size(); ++i) {
    const KoreanWord& word = problem.words[i];
    const KoreanQuantity* quantity = word.quantity >= 0 ? &problem.quantities[static_cast<size_t>(word.quantity)] : nullptr;
    const bool bare = quantity && quantity->letter == 0 && (quantity->unit.empty() || quantity->unit == "%");
    if (!bare) {
      row.clear();
      continue;
    }
    row.push_back({quantity->unit == "%" ? Rational(quantity->value / 100) : quantity->value, word.stem});
    if (row.size() > best.size()) best = row;
    if (word.mark != ',' && word.particle != "와" && word.particle != "과" && word.particle != "이랑" && word.particle != "랑") row.clear();
  }
  return best;
}

WordAnswer Told(const std::string& value, std::string unit, std::string understood, std::vector<std::string> steps, std::string check) {
  WordAnswer answer;
  answer.value = value;
  answer.unit = std::move(unit);
  answer.understood = std::move(understood);
  answer.steps = std::move(steps);
  answer.check = std::move(check);
  answer.sure = true;
  return answer;
}

/// As it stands there, or as the question wants it.
std::string As(View asking, const Written& number) {
  if (asking.find("소수로") != View::npos) return WriteKorean(number.value);
  return asking.find("분수로") != View::npos ? Write(number.value) : number.text;
}

std::string InOrder(const std::vector<Written>& row) {
  std::string out;
  for (const Written& number : row) out += (out.empty() ? "" : " < ") + number.text;
  return out;
}

/// "6보다 작은 수는 몇 개": how many of them lie on one side.
std::optional<WordAnswer> CountBeyond(const KoreanProblem& problem, std::vector<Written> row) {
  const auto found = First<R"(([\d./]+)보다 (크거나 같|작거나 같|큰|작은) )">(problem.text);
  const auto limit = found ? ReadKoreanDigits((*found)[1]) : std::nullopt;
  if (!limit || !HasAny(problem.Asking(), {"몇 개", "개수", "모두 몇"})) return std::nullopt;
  const std::string word = (*found)[2];
  std::vector<Written> kept;
  for (const Written& number : row) {
    const bool greater = number.value > limit->value, same = number.value == limit->value;
    if (word == "큰" ? greater : word == "작은" ? !greater && !same : word.starts_with("크") ? greater || same : !greater) kept.push_back(number);
  }
  std::string list;
  for (const Written& number : kept) list += (list.empty() ? "" : ", ") + number.text;
  return Told(std::to_string(kept.size()), "개", "적힌 수 가운데 " + (*found)[1] + "보다 " + word + " 것을 세는 문제로 이해했어요.", {list.empty() ? "0개" : list}, "적힌 수를 하나씩 견주었어요.");
}

std::optional<WordAnswer> Compared(const KoreanProblem& problem) {
  std::vector<Written> row = RowOf(problem);
  const View asking = problem.Asking();
  if (row.size() < 2 || HasAny(problem.text, {"+", "×", "÷", "의 1/", "의 2/", "의 3/"})) return std::nullopt;
  if (auto count = row.size() > 2 ? CountBeyond(problem, row) : std::nullopt) return count;
  const bool great = HasAny(asking, {"큰", "큽"}), small = HasAny(asking, {"작은", "작습"});
  if (!great && !small) return std::nullopt;
  if (HasAny(asking, {"번째", "만들", "자리"}) || (HasAny(asking, {"몇 개"}))) return std::nullopt;
  std::ranges::stable_sort(row, {}, &Written::value);
  const bool low_shared = row[0].value == row[1].value, high_shared = row.back().value == row[row.size() - 2].value;
  if ((small && low_shared) || (great && high_shared)) return std::nullopt;
  const std::string order = InOrder(row), understood = "적힌 수의 크기를 견주는 문제로 이해했어요.";
  if (great && small) {
    const bool gap = HasAny(asking, {"차"}), sum = HasAny(asking, {"합"});
    if (gap == sum) return std::nullopt;
    KoreanWorking working(problem);
    const auto value = working.Do(row.back().value, gap ? '-' : '+', row.front().value);
    if (!value) return std::nullopt;
    std::vector<std::string> steps = {order};
    steps.insert(steps.end(), working.Steps().begin(), working.Steps().end());
    return Told(asking.find("분수로") == View::npos ? working.Number(*value) : Write(*value), "", understood, std::move(steps), "적힌 수를 하나씩 견주고, 거꾸로 계산하면 " + working.Inverse() + "로 맞아요.");
  }
  return Told(As(asking, great ? row.back() : row.front()), "", understood, {order}, "적힌 수를 하나씩 견주었어요.");
}

/// What two sides come to with `filled` in every box; none where they are no sums.
std::optional<bool> Holds(std::string left, const std::string& sign, std::string right, const std::string& filled) {
  const auto value = [&](std::string side) -> std::optional<Rational> {
    for (size_t at = side.find("□"); at != std::string::npos; at = side.find("□")) side.replace(at, View("□").size(), filled);
    const auto read = ReadFormula(PlainFormula(side));
    return read ? read->AsRational() : std::nullopt;
  };
  const auto a = value(std::move(left)), b = value(std::move(right));
  if (!a || !b) return std::nullopt;
  return sign == "<" ? *a < *b : *a > *b;
}

/// "3.□7 > 3.58", "□ × 7 > 400", "3□는 35보다 큽니다".
std::optional<WordAnswer> Boxed(const KoreanProblem& problem) {
  std::string left, right, sign;
  if (const auto written = First<R"(([\d□](?:[\d.,□+\-×÷* ]*[\d□])?) ?([<>]) ?([\d□](?:[\d.,□+\-×÷* ]*[\d□])?))">(problem.text)) {
    left = (*written)[1], sign = (*written)[2], right = (*written)[3];
  } else if (const auto said = First<R"(([\d.]*□[\d.]*)[은는이가] ([\d.]+)보다 (큽|크|작))">(problem.text)) {
    left = (*said)[1], right = (*said)[2], sign = (*said)[3] == "작" ? "<" : ">";
  }
  if ((left + right).find("□") == std::string::npos) return std::nullopt;
  const bool digit = Says<R"([\d.]□|□[\d.])">(left + " " + right);
  std::vector<int> fits;
  const int begin = digit || problem.Has("0부터") ? 0 : 1, end = digit ? 9 : problem.Has("한 자리") ? 9 : 3000;
  for (int n = begin; n <= end; ++n) {
    const auto holds = Holds(left, sign, right, std::to_string(n));
    if (!holds) return std::nullopt;
    if (*holds) fits.push_back(n);
  }
  const View asking = problem.Asking();
  const bool endless = !digit && !fits.empty() && fits.back() == end && end > 9;
  if (fits.empty()) return std::nullopt;
  std::string list;
  for (size_t i = 0; i < fits.size() && i < 10; ++i) list += (list.empty() ? "" : ", ") + std::to_string(fits[i]);
  const auto told = [&](int value, std::string unit) { return Told(std::to_string(value), std::move(unit), left + " " + sign + " " + right + "의 □에 들어갈 수를 찾는 문제로 이해했어요.", {"□: " + list + (fits.size() > 10 ? ", ..." : "")}, "□에 수를 하나씩 넣어 보았어요."); };
  if (HasAny(asking, {"가장 작은"}) && !HasAny(asking, {"가장 큰"})) return told(fits.front(), "");
  if (endless) return std::nullopt;
  if (HasAny(asking, {"가장 큰"}) && !HasAny(asking, {"가장 작은"})) return told(fits.back(), "");
  int sum = 0;
  for (const int n : fits) sum += n;
  if (HasAny(asking, {"합"})) return told(sum, "");
  return HasAny(asking, {"몇 개", "개수"}) ? std::optional(told(static_cast<int>(fits.size()), "개")) : std::nullopt;
}

/// "45보다 18 작은 수", without a word that asks.
std::optional<WordAnswer> Beside(const KoreanProblem& problem) {
  const auto found = First<R"(^([\d.,/]+)보다 ([\d.,/]+)(?:만큼)? (?:더 )?(큰|작은) 수\s*$)">(problem.text);
  const auto base = found ? ReadKoreanDigits((*found)[1]) : std::nullopt, by = found ? ReadKoreanDigits((*found)[2]) : std::nullopt;
  if (!base || !by) return std::nullopt;
  KoreanWorking working(problem);
  const auto value = working.Do(base->value, (*found)[3] == "큰" ? '+' : '-', by->value);
  return value ? FinishKorean(problem, *value, "", working) : std::nullopt;
}

}  // namespace

std::optional<WordAnswer> AnswerKoreanValues(const KoreanProblem& problem) {
  if (problem.question.asked == KoreanAsked::kNothing && !problem.Has("□")) return Beside(problem);
  if (problem.Has("□")) {
    KoreanProblem asked = problem;
    for (size_t i = 0; i < problem.sentences.size(); ++i)
      if (HasAny(problem.sentences[i], {"구하", "몇 개", "개수", "쓰시오", "얼마"})) asked.question.sentence = i;
    return Boxed(asked);
  }
  return Compared(problem);
}

}  // namespace sam::maths
