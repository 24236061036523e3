#include "maths/ask.h"

#include <vector>

#include "base/unicode.h"
#include "maths/equations.h"
#include "maths/formula.h"
#include "maths/notation.h"
#include "maths/problem.h"
#include "maths/words/word_problem.h"

namespace sam::maths {
namespace {

constexpr size_t kMostDigits = 60;

std::string Pretty(const std::string& formula) {
  std::string out;
  for (const char c : formula) {
    if (c == '*') out += "×";
    else if (c == '/') out += "÷";
    else if (c == '-') out += "−";
    else if (c == '@') out += "√";
    else out.push_back(c);
  }
  return out;
}

/// "17/20 = 0.85", "12", "10/3 ≈ 3.3333".
std::string WriteAnswer(const Rational& value) {
  const std::string exact = Write(value);
  if (exact.size() > kMostDigits) return exact.substr(0, 20) + "… (" + std::to_string(exact.size()) + " digits)";
  if (IsInteger(value)) return exact;
  bool finite = false;
  const std::string decimal = WriteDecimal(value, 6, finite);
  return exact + (finite ? " = " : " ≈ ") + decimal;
}

/// "15%" by itself asks for nothing.
bool IsBarePercentage(const std::string& formula) {
  return formula.ends_with("/100") && formula.find_first_not_of("0123456789.") == formula.size() - 4;
}

Finding Unsolved(const std::string& question, const std::string& why) {
  return {.kind = "maths", .question = question, .answer = "", .proof = why, .verified = false};
}

Finding AnswerValue(const std::string& formula) {
  const auto value = ReadFormula(formula);
  if (!value) return Unsolved(Pretty(formula), value.error().message);
  const auto number = value->AsRational();
  const std::string exact = number ? Write(*number) : Write(*value, Style::kSchool);
  Finding finding{.kind = "maths", .question = Pretty(formula), .answer = number ? WriteAnswer(*number) : exact, .proof = "", .verified = true};
  // Checked by a second route: the sum less the answer, worked out again from the written answer, is nothing.
  const auto again = ReadFormula("(" + formula + ")-(" + exact + ")");
  finding.verified = exact.size() > kMostDigits || (again && again->IsZero());
  finding.proof = finding.question + " − (" + exact.substr(0, kMostDigits) + ") = 0";
  return finding;
}

std::string WriteSolutions(const Solutions& solutions) {
  std::string out;
  for (auto values = solutions.each.rbegin(); values != solutions.each.rend(); ++values)
    for (const auto& [letter, value] : *values) out += (out.empty() ? "" : ", ") + std::string(1, letter) + " = " + Write(value, Style::kSchool);
  return out;
}

Finding AnswerEquations(const std::vector<std::string>& formulas) {
  std::string question;
  std::vector<Expression> equations;
  for (const std::string& formula : formulas) {
    question += (question.empty() ? "" : ", ") + Pretty(formula);
    auto equation = ReadEquation(formula);
    if (!equation) return Unsolved(question, equation.error().message);
    equations.push_back(*std::move(equation));
  }
  const auto solutions = SolveEquations(equations);
  if (!solutions) return Unsolved(question, solutions.error().message);
  Finding finding{.kind = "maths", .question = question, .answer = WriteSolutions(*solutions), .proof = "put back in, both sides agree", .verified = true};
  if (solutions->any) finding.answer = "0 = 0";
  else if (solutions->each.empty()) finding.answer = "∅", finding.proof = "no number makes both sides agree";
  return finding;
}

/// "Let n be ...", "Solve 2*x = 4 for x.": a problem of a book, whose answer is the value alone.
bool IsWrittenOut(std::string_view text) {
  const bool given = text.find("Let ") != text.npos || text.find("Suppose ") != text.npos;
  return given || (text.find('*') != text.npos && text.find(" for ") != text.npos) || text.starts_with("Factor ");
}

/// A story's answer with what it counts; the way there, or how the story was understood where that isn't sure.
Finding Told(const WordAnswer& story, Language language) {
  std::string steps;
  for (const std::string& step : story.steps) steps += (steps.empty() ? "" : ", ") + step;
  return {.kind = story.sure ? "story" : "story-as-read", .question = story.sure ? steps : story.understood, .answer = WithUnit(story, language), .proof = story.check, .verified = true};
}

}  // namespace

std::optional<Finding> AnswerSum(std::string_view text, Language language, const std::optional<CalendarDay>& today) {
  const auto finding = [](const Solved& solved) { return Finding{.kind = "maths", .question = "", .answer = solved.answer, .proof = solved.check, .verified = solved.verified}; };
  if (const auto question = ReadProblem(text)) {
    if (const auto school = AnswerSchool(*question)) return finding(*school);
    if (const auto date = AnswerCalendar(question->text, language, today)) return finding(*date);
  }
  const Notation notation = Transcribe(text);
  std::vector<std::string> equations, sums;
  for (const std::string& formula : notation.formulas) {
    const bool letters = formula.find_first_of("abcdefghijklmnopqrstuvwxyz") != formula.npos;
    if (formula.find('=') != formula.npos && letters) equations.push_back(formula);
    else if (formula.find('=') == formula.npos && !IsBarePercentage(formula)) sums.push_back(formula);
  }
  const auto solved = AnswerProblem(text);
  if (solved && IsWrittenOut(text)) return finding(*solved);
  if (!equations.empty()) return AnswerEquations(equations);
  if (solved && !solved->evaluated) return finding(*solved);
  if (const auto story = notation.only_sum ? std::nullopt : AnswerWordProblem(text, language)) return Told(*story, language);
  const bool plain_sum = !sums.empty() && (notation.asked || notation.only_sum);
  if (solved && !(solved->evaluated && plain_sum)) return finding(*solved);
  return plain_sum ? std::optional(AnswerValue(sums.front())) : std::nullopt;
}

}  // namespace sam::maths
