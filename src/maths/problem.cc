#include "maths/problem.h"

#include <re2/re2.h>

#include <array>
#include <cctype>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "maths/algebra.h"

namespace sam::maths {
namespace {

constexpr size_t kLongest = 4000;
constexpr size_t kMostEquations = 12;

/// At ". " or "? " before a capital; a point within a number ends nothing.
std::vector<std::string> Sentences(std::string_view text) {
  std::vector<std::string> out;
  size_t begin = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '.' && text[i] != '?') continue;
    const size_t next = text.find_first_not_of(' ', i + 1);
    const bool ends = next == std::string_view::npos || (next > i + 1 && text[next] >= 'A' && text[next] <= 'Z');
    if (!ends) continue;
    out.emplace_back(Trim(text.substr(begin, i - begin)));
    begin = i + 1;
  }
  if (const auto rest = Trim(text.substr(begin)); !rest.empty()) out.emplace_back(rest);
  std::erase_if(out, [](const std::string& sentence) { return sentence.empty(); });
  return out;
}

/// Whoever writes "3*x" or "sqrt(2)" is answered in the same hand.
Style StyleOf(std::string_view text) {
  constexpr std::array<std::string_view, 4> kAsAProgram = {"*", "sqrt(", "Let ", "'th term"};
  for (const std::string_view mark : kAsAProgram)
    if (text.find(mark) != std::string_view::npos) return Style::kProgram;
  return Style::kSchool;
}

/// "the second derivative of x**3 wrt x", or a formula, or whatever can be asked for by itself.
std::optional<Expression> ValueOf(const Question& given, std::string_view phrase) {
  if (const auto formula = given.Formula(phrase)) return formula;
  Question question = given;
  question.text = "What is " + std::string(phrase);
  question.style = Style::kProgram;
  const auto solved = FirstAnswer(question, {AnswerPolynomial, AnswerIntegers, AnswerComparison});
  return solved ? given.Formula(solved->answer) : std::nullopt;
}

/// The equations so far give some letters their values.
void Settle(Question& question) {
  std::vector<Expression> linear;
  for (Expression equation : question.equations) {
    for (const char letter : equation.Letters()) {
      const auto known = question.scope.values.find(letter);
      if (known != question.scope.values.end()) equation = equation.With(letter, known->second).value_or(equation);
    }
    linear.push_back(equation);
  }
  const auto solved = SolveLinear(linear);
  if (!solved) return;
  for (const auto& [letter, value] : *solved) question.scope.values.emplace(letter, Expression(value));
}

bool TakeEquations(std::string_view list, Question& question) {
  for (const std::string& equation : SplitList(list)) {
    const auto read = ReadEquation(equation, question.scope);
    if (!read || question.equations.size() >= kMostEquations) return false;
    question.equations.push_back(*read);
  }
  Settle(question);
  return true;
}

/// "Let f(x) = ...", "Let f be ...", "Suppose ...".
bool TakeGiven(const std::string& sentence, Question& question) {
  static const RE2 function(R"(Let ([a-zA-Z])\(([a-zA-Z])\) (?:=|be) (.+))"), value(R"(Let ([a-zA-Z]) (?:=|be) (.+))"), suppose(R"((?:Suppose|Let) (.+=.+))");
  static const RE2 drawn(R"([A-Z][a-z]+ letters? picked without replacement from (.+))");
  std::string name, parameter, rest;
  if (RE2::FullMatch(sentence, drawn, &question.material)) return true;
  if (RE2::FullMatch(sentence, function, &name, &parameter, &rest) && !question.scope.functions.contains(name[0])) {
    Question inside = question;
    inside.scope.values.erase(parameter[0]);
    const auto body = ValueOf(inside, rest);
    if (body) question.scope.functions[name[0]] = {parameter[0], *body};
    return body.has_value();
  }
  if (RE2::FullMatch(sentence, value, &name, &rest) && rest.find('=') == std::string::npos) {
    const auto number = ValueOf(question, rest);
    if (number) question.scope.values[name[0]] = *number;
    return number.has_value();
  }
  return RE2::FullMatch(sentence, suppose, &rest) && TakeEquations(rest, question);
}

}  // namespace

std::vector<std::string> SplitList(std::string_view text) {
  std::vector<std::string> out(1);
  int depth = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    const bool and_word = depth == 0 && text.substr(i).starts_with(" and ");
    if ((c == ',' && depth == 0 && i + 1 < text.size() && text[i + 1] == ' ') || and_word) {
      if (and_word) i += 4;
      if (!Trim(out.back()).empty()) out.emplace_back();
    } else {
      out.back().push_back(c);
    }
  }
  for (std::string& item : out) item = std::string(Trim(item));
  return out;
}

std::optional<Rational> Question::Number(std::string_view formula) const {
  const auto value = Formula(formula);
  return value ? value->AsRational() : std::nullopt;
}

std::optional<Expression> Question::Formula(std::string_view formula) const {
  const auto value = ReadFormula(formula, scope);
  return value ? std::optional(*value) : std::nullopt;
}

std::optional<Question> ReadProblem(std::string_view text) {
  if (text.size() > kLongest) return std::nullopt;
  std::vector<std::string> sentences = Sentences(text);
  if (sentences.empty()) return std::nullopt;
  Question question;
  question.style = StyleOf(text);
  for (size_t i = 0; i + 1 < sentences.size(); ++i)
    if (!TakeGiven(sentences[i], question)) return std::nullopt;
  question.text = sentences.back();
  const bool lone = question.text.size() < 2 || std::isalpha(static_cast<unsigned char>(question.text[1])) == 0;  // a letter that stands for a number
  if (!lone) question.text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(question.text[0])));
  return question;
}

std::optional<Solved> AnswerProblem(std::string_view text) {
  const auto question = ReadProblem(text);
  if (!question) return std::nullopt;
  return FirstAnswer(*question, {AnswerEquation, AnswerMeasure, AnswerPercent, AnswerChance, AnswerIntegers, AnswerComparison, AnswerPolynomial, AnswerSchool, AnswerEvaluation});
}

std::optional<Solved> AnswerSchool(const Question& question) {
  const std::string& text = question.text;
  if (text.size() > 400 || (text.find_first_of("0123456789") == std::string::npos && !HasAny(text, {"²", "³", "주사위", "동전", "dice", " die", "coin"}))) return std::nullopt;
  return FirstAnswer(question, {AnswerInequality, AnswerCalculus, AnswerProgression, AnswerCounting, AnswerRatio, AnswerWhole, AnswerData, AnswerFraction, AnswerUnits});
}

std::optional<Solved> FirstAnswer(const Question& question, std::initializer_list<Answerer> kinds) {
  for (const Answerer answer : kinds)
    if (auto solved = answer(question)) return solved;
  return std::nullopt;
}

}  // namespace sam::maths
