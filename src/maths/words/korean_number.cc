// "13과 어떤 수의 합은 52", "A의 7.4배는 44.4", "18*3=6*A": one unknown number in one sentence.
#include <re2/re2.h>

#include "maths/algebra.h"
#include "maths/formula.h"
#include "maths/words/korean_kinds.h"
#include "maths/words/korean_write.h"

namespace sam::maths {
namespace {

using View = std::string_view;

constexpr const char* kNumber = R"((\d[\d,]*(?:\.\d+)?|\(\d+/\d+\)|\d+/\d+))";

/// The unknown as X, wherever the problem says 어떤 수, □ or a letter.
std::string WithX(const KoreanProblem& problem) {
  std::string text = problem.text;
  static const RE2 some(R"(어떤\s?수|□|▢|네모)"), letter(R"(\b[A-Z]\b)");
  RE2::GlobalReplace(&text, some, "X");
  if (text.find('X') == std::string::npos) {
    static const RE2 asked(R"(([A-Z])(?:의 값)?[을를은는]? ?(?:값을|구하|얼마|무엇|입니다|이다|라고))");
    std::string name;
    if (RE2::PartialMatch(text, asked, &name)) {
      std::string out;
      for (const char c : text) out.push_back(c == name[0] ? 'X' : c);
      return out;
    }
  }
  return text;
}

std::optional<Rational> Value(const std::string& text) {
  const auto read = ReadKoreanDigits(text);
  return read ? std::optional(read->value) : std::nullopt;
}

/// How the unknown follows from two numbers: X = second `op` first, or first `op` second.
struct Pattern {
  std::string regex;
  char op;
  bool second_first;
};

const std::vector<Pattern>& Patterns() {
  static const std::vector<Pattern> patterns = [] {
    const std::string n = kNumber;
    const std::string is = R"([은는이가]? ?)";
    return std::vector<Pattern>{
        {n + "[와과] X의 합" + is + n, '-', true},          {"X[와과] " + n + "의 합" + is + n, '-', true},      {n + "[와과] X의 곱" + is + n, '/', true},     {"X[와과] " + n + "의 곱" + is + n, '/', true},
        {n + "에서 X[을를] ?(?:빼|뺀|뺐)[^0-9]*" + n, '-', false}, {"X에서 " + n + "[을를]? ?(?:빼|뺀|뺐)[^0-9]*" + n, '+', true}, {"X에 " + n + "[을를]? ?(?:더하|더한|더했)[^0-9]*" + n, '-', true}, {n + "에 X[을를] ?(?:더하|더한|더했)[^0-9]*" + n, '-', true},
        {"X에 " + n + "[을를]? ?(?:곱하|곱한|곱했)[^0-9]*" + n, '/', true}, {n + "에 X[을를] ?(?:곱하|곱한|곱했)[^0-9]*" + n, '/', true}, {"X[을를] " + n + "(?:으로|로) ?(?:나누|나눈|나눴)[^0-9]*" + n, '*', true}, {n + "[을를] X로 ?(?:나누|나눈|나눴)[^0-9]*" + n, '/', false},
        {"X보다 " + n + "(?:이|가|만큼)? ?더? ?(?:큰|많은) 수[는가]? ?" + n, '-', true}, {"X보다 " + n + "(?:이|가|만큼)? ?더? ?작은 수[는가]? ?" + n, '+', true}, {"X의 " + n + " ?배[는가]? ?" + n, '/', true}, {n + "의 " + n + " ?배(?:의 수)?[는가]? X", '*', false},
        {n + "보다 " + n + "(?:만큼)? ?더? ?큰 수[는가]? X", '+', false}, {n + "보다 " + n + "(?:만큼)? ?더? ?작은 수[는가]? X", '-', false}};
  }();
  return patterns;
}

/// An equation written with signs: "18*3=6*A".
std::optional<WordAnswer> Written(const KoreanProblem& problem) {
  static const RE2 equation(R"(([0-9A-Z+*/().\-× ÷]+=[0-9A-Z+*/().\-× ÷]+))");
  std::string text;
  if (!RE2::PartialMatch(problem.text, equation, &text)) return std::nullopt;
  const auto read = ReadEquation(text, Scope{});
  const auto solved = read ? SolveLinear({*read}) : std::nullopt;
  if (!solved || solved->size() != 1) return std::nullopt;
  KoreanWorking working(problem);
  working.Note(text);
  const Rational& value = solved->begin()->second;
  working.Note(std::string(1, solved->begin()->first) + " = " + working.Number(value));
  auto answer = FinishKorean(problem, value, "", working);
  if (answer) answer->check = "구한 값을 식에 넣으면 양쪽이 같아요.";
  return answer;
}

/// "100이 4개, 10이 0개, 1이 9개인 수를 5배 한 수".
std::optional<WordAnswer> Places(const KoreanProblem& problem) {
  static const RE2 place(R"((\d+(?:\.\d+)?)이 (\d+)개)"), times(R"(수[를의] (\d+) ?배)");
  re2::StringPiece rest(problem.text);
  std::string unit, count, factor;
  KoreanWorking working(problem);
  std::vector<Rational> parts;
  while (parts.size() < 20 && RE2::FindAndConsume(&rest, place, &unit, &count)) {
    const auto u = ReadNumber(unit), c = ReadNumber(count);
    const auto part = u && c ? working.Do(*u, '*', *c) : std::nullopt;
    if (!part) return std::nullopt;
    parts.push_back(*part);
  }
  if (parts.size() < 2) return std::nullopt;
  auto value = working.Sum(parts);
  if (value && RE2::PartialMatch(problem.text, times, &factor)) value = working.Do(*value, '*', ReadNumber(factor).value_or(1));
  return value ? FinishKorean(problem, *value, "", working) : std::nullopt;
}

}  // namespace

std::optional<WordAnswer> AnswerKoreanUnknown(const KoreanProblem& problem) {
  if (problem.question.asked == KoreanAsked::kNothing) return std::nullopt;
  if (problem.Has("잘못")) return std::nullopt;
  if (auto written = Written(problem)) return written;
  if (auto places = Places(problem)) return places;
  const std::string text = WithX(problem);
  if (text.find('X') == std::string::npos || problem.quantities.size() > 3) return std::nullopt;
  for (const Pattern& pattern : Patterns()) {
    std::string first, second;
    if (!RE2::PartialMatch(text, pattern.regex, &first, &second)) continue;
    const auto a = Value(first), b = Value(second);
    if (!a || !b) continue;
    KoreanWorking working(problem);
    const auto value = pattern.second_first ? working.Do(*b, pattern.op, *a) : working.Do(*a, pattern.op, *b);
    return value ? FinishKorean(problem, *value, "", working) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace sam::maths
