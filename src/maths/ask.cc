#include "maths/ask.h"

#include <vector>

#include "maths/equation.h"
#include "maths/notation.h"
#include "maths/parser.h"

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
  auto value = Evaluate(formula);
  if (!value) return Unsolved(Pretty(formula), value.error().message);
  const Rational number = value->Coefficient("");
  Finding finding{.kind = "maths", .question = Pretty(formula), .answer = WriteAnswer(number), .proof = "", .verified = true};
  // Checked by a second route: the sum less the answer, worked out again from the written answer, is nothing.
  const auto again = Evaluate("(" + formula + ")-(" + Write(number) + ")");
  finding.verified = Write(number).size() > kMostDigits || (again && again->Coefficient("") == 0);
  finding.proof = finding.question + " − (" + Write(number).substr(0, kMostDigits) + ") = 0";
  return finding;
}

std::string WriteSolutions(const Solutions& solutions) {
  std::string out;
  for (const auto& values : solutions.each)
    for (const auto& [letter, value] : values) out += (out.empty() ? "" : ", ") + std::string(1, letter) + " = " + Write(value);
  return out;
}

Finding AnswerEquations(const std::vector<std::string>& formulas) {
  std::string question;
  std::vector<Polynomial> equations;
  for (const std::string& formula : formulas) {
    question += (question.empty() ? "" : ", ") + Pretty(formula);
    const size_t equals = formula.find('=');
    auto left = Evaluate(formula.substr(0, equals)), right = Evaluate(formula.substr(equals + 1));
    if (!left || !right) return Unsolved(question, left ? right.error().message : left.error().message);
    equations.push_back(*left - *right);
  }
  const auto solutions = Solve(equations);
  if (!solutions) return Unsolved(question, solutions.error().message);
  if (solutions->irrational) return Unsolved(question, "the solutions are not rational");
  Finding finding{.kind = "maths", .question = question, .answer = WriteSolutions(*solutions), .proof = "put back in, both sides agree", .verified = true};
  if (solutions->any) finding.answer = "0 = 0";
  else if (solutions->each.empty()) finding.answer = "∅", finding.proof = "no number makes both sides agree";
  return finding;
}

}  // namespace

std::optional<Finding> AnswerSum(std::string_view text, Language) {
  const Notation notation = Transcribe(text);
  std::vector<std::string> equations, sums;
  for (const std::string& formula : notation.formulas) {
    const bool letters = formula.find_first_of("abcdefghijklmnopqrstuvwxyz") != formula.npos;
    if (formula.find('=') != formula.npos && letters) equations.push_back(formula);
    else if (formula.find('=') == formula.npos && !IsBarePercentage(formula)) sums.push_back(formula);
  }
  if (!equations.empty()) return AnswerEquations(equations);
  if (sums.empty() || (!notation.asked && !notation.only_sum)) return std::nullopt;
  return AnswerValue(sums.front());
}

}  // namespace sam::maths
