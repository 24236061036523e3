// Letters in numbers and equations: "32A개와 2B6개를 더하면 578개", "A/3=B".
#include <algorithm>

#include "maths/words/korean_digits_reading.h"
#include "maths/words/korean_digits_story.h"
#include "maths/words/korean_kinds.h"
#include "maths/words/korean_pattern.h"

namespace sam::maths {
namespace {

/// What `sum` comes to over all solutions, each value once.
std::vector<Rational> ValuesOf(const DigitFormula& sum, const DigitSolutions& solutions) {
  std::vector<Rational> values;
  for (const LetterValues& each : solutions.each)
    if (const auto value = sum.Exact(each)) values.push_back(*value);
  std::ranges::sort(values);
  values.erase(std::ranges::unique(values).begin(), values.end());
  return values;
}

/// `how` tells the values it was chosen from.
std::optional<Rational> Answer(const DigitsReading& reading, const DigitSolutions& solutions, std::string& how) {
  if (solutions.each.empty()) return std::nullopt;
  if (reading.wanted == DigitsWanted::kCount) {
    const auto counted = DigitFormula::Read(reading.sum);
    const size_t count = counted ? ValuesOf(*counted, solutions).size() : solutions.each.size();
    how = "가능한 경우를 모두 세면 " + std::to_string(count) + "가지";
    return solutions.complete ? std::optional(Rational(static_cast<long>(count))) : std::nullopt;
  }
  const auto sum = DigitFormula::Read(reading.sum);
  const auto values = sum ? ValuesOf(*sum, solutions) : std::vector<Rational>();
  if (values.empty()) return std::nullopt;
  if (values.size() == 1 && reading.wanted != DigitsWanted::kEnds) return values[0];
  if (values.size() <= 20) how = "들어갈 수 있는 값: " + Joined(values, ", ");
  if (reading.wanted == DigitsWanted::kLeast) return values.front();
  if (!solutions.complete) return std::nullopt;
  Rational total = 0;
  for (const Rational& value : values) total += value;
  switch (reading.wanted) {
    case DigitsWanted::kGreatest: return values.back();
    case DigitsWanted::kEnds: return values.front() + values.back();
    case DigitsWanted::kTotal: return total;
    default: return std::nullopt;
  }
}

std::string ForPeople(std::string text) {
  Replace<R"(\*)">(text, " × ");
  Replace<R"(\+)">(text, " + ");
  Replace<"-">(text, " - ");
  return text;
}

std::string Written(const DigitRelation& relation) {
  const std::string left = ForPeople(relation.left.text()), right = ForPeople(relation.right.text());
  if (relation.sign == '|') return left + "의 배수 " + right;
  return left + (relation.sign == '=' ? " = " : relation.sign == '!' ? " ≠ " : relation.sign == '~' ? " = ±" : relation.sign == '<' ? " < " : " ≤ ") + right;
}

WordAnswer Told(const DigitsReading& reading, const DigitSolutions& solutions, const Rational& value, const std::string& how) {
  WordAnswer out;
  out.value = WriteKorean(value);
  const LetterValues& first = solutions.each[0];
  const bool only = solutions.each.size() == 1;
  std::string given, filled, letters;
  for (const DigitRelation& relation : reading.puzzle.relations) {
    out.steps.push_back(Written(relation));
    given += (given.empty() ? "" : ", ") + out.steps.back();
    if (relation.sign == '=') filled += (filled.empty() ? "" : ", ") + ForPeople(relation.left.Filled(first)) + " = " + ForPeople(relation.right.Filled(first));
  }
  for (int letter = 0; letter < kLetterCount && only; ++letter)
    if ((reading.puzzle.letters >> letter & 1U) != 0) letters += (letters.empty() ? "" : ", ") + std::string(1, static_cast<char>('A' + letter)) + " = " + WriteKorean(first[letter]);
  if (!letters.empty()) out.steps.push_back(letters);
  if (!how.empty()) out.steps.push_back(how);
  const auto sum = DigitFormula::Read(reading.sum);
  if (sum && sum->Alone() == 0 && only && reading.wanted != DigitsWanted::kCount) out.steps.push_back(ForPeople(sum->Filled(first)) + " = " + out.value);
  const std::string asked = reading.wanted == DigitsWanted::kCount ? "해의 개수" : ForPeople(reading.sum);
  out.understood = "‘" + given + "’에 맞는 수를 찾아 " + With(asked, "을/를") + " 구하는 문제예요.";
  out.check = filled.empty() ? "들어갈 수 있는 수를 하나씩 넣어 확인했어요." : "찾은 수를 다시 넣어 보면 " + filled + ", 맞아요.";
  out.sure = true;
  return out;
}

/// The ways in which the numbers of a story may belong together, the likely ones first: the first that the digits allow.
std::optional<WordAnswer> FromStory(DigitsReading reading) {
  const std::vector<DigitRelation> known = reading.puzzle.relations;
  for (const StoryTier& tier : StoryRelations(reading.text)) {
    std::optional<WordAnswer> found;
    for (const DigitRelation& relation : tier.relations) {
      reading.puzzle.relations = known;
      reading.puzzle.relations.push_back(relation);
      reading.puzzle.letters = 0;
      for (const DigitRelation& each : reading.puzzle.relations) reading.puzzle.letters |= each.left.letters() | each.right.letters();
      if (const auto sum = DigitFormula::Read(reading.sum); !sum || (sum->letters() & ~reading.puzzle.letters) != 0) continue;
      const DigitSolutions solutions = SolveDigits(reading.puzzle);
      std::string how;
      const auto value = Answer(reading, solutions, how);
      if (!value) continue;
      if (found && found->value != WriteKorean(*value)) return std::nullopt;
      if (!found) found = Told(reading, solutions, *value, how);
    }
    if (!found) continue;
    found->sure = tier.likely;
    return found;
  }
  return std::nullopt;
}

/// Of a sum that divides, the whole quotient or the rest.
void TakePart(const DigitsReading& reading, WordAnswer& answer, const DigitSolutions& solutions) {
  // The last sign of "(X/12)" that is within no other bracket.
  const std::string inner = reading.sum.substr(1, reading.sum.size() - 2);
  const size_t at = inner.rfind('/');
  const auto base = DigitFormula::Read(inner.substr(0, at)), by = DigitFormula::Read(inner.substr(at + 1));
  const auto a = base ? base->Exact(solutions.each[0]) : std::nullopt, b = by ? by->Exact(solutions.each[0]) : std::nullopt;
  if (!a || !b || *b == 0 || !IsInteger(*a) || !IsInteger(*b)) return;
  const Integer quotient = numerator(*a) / numerator(*b), rest = numerator(*a) % numerator(*b);
  answer.value = reading.part == 'q' ? quotient.str() : rest.str();
  answer.steps.back() = WriteKorean(*a) + " ÷ " + WriteKorean(*b) + " = " + quotient.str() + " … " + rest.str();
}

std::optional<WordAnswer> FromUnknowns(const KoreanProblem& problem) {
  const auto reading = ReadUnknowns(problem);
  const auto sum = reading ? DigitFormula::Read(reading->sum) : std::nullopt;
  if (!sum || (sum->letters() & ~reading->puzzle.letters) != 0) return std::nullopt;
  const DigitSolutions solutions = SolveDigits(reading->puzzle);
  std::string how;
  const auto value = Answer(*reading, solutions, how);
  if (!value) return std::nullopt;
  auto out = Told(*reading, solutions, *value, how);
  if (reading->part != 0) TakePart(*reading, out, solutions);
  return out;
}

}  // namespace

std::optional<WordAnswer> AnswerKoreanDigits(const KoreanProblem& problem) {
  if (problem.question.asked != KoreanAsked::kNothing)
    if (auto answer = FromUnknowns(problem)) return answer;
  auto reading = ReadDigits(problem);
  if (!reading) return std::nullopt;
  const auto sum = DigitFormula::Read(reading->sum);
  const bool count = reading->wanted == DigitsWanted::kCount;
  if (!count && (!sum || sum->letters() == 0)) return std::nullopt;
  if (!reading->puzzle.relations.empty() && (count || (sum->letters() & ~reading->puzzle.letters) == 0)) {
    for (const int most : {reading->puzzle.most, 9}) {  // a letter is often meant for a digit where that makes it the only one
      reading->puzzle.most = most;
      const DigitSolutions solutions = SolveDigits(reading->puzzle);
      std::string how;
      if (const auto value = Answer(*reading, solutions, how)) return Told(*reading, solutions, *value, how);
      if (most != 0 || reading->wanted != DigitsWanted::kOnly) break;
    }
    reading->puzzle.most = 0;
  }
  return count ? std::nullopt : FromStory(std::move(*reading));
}

}  // namespace sam::maths
