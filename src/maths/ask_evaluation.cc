// "What is 24 times -3?", "Subtract 3 from 5", "Calculate f(2)*3": a value worked out.
#include <re2/re2.h>

#include <array>
#include <memory>

#include "maths/problem.h"

namespace sam::maths {
namespace {

struct Phrase {
  const char* shape;     // with what is taken in brackets
  std::string_view as;   // the formula it means; 1 and 2 stand for them
};
constexpr std::array kPhrases = {
    Phrase{R"((?:Subtract|Take away|Take) (.+) from (.+))", "(2)-(1)"}, Phrase{R"(What is (.+) less than (.+))", "(2)-(1)"},
    Phrase{R"((?:Add together|Add|Sum|Put together|Total of|What is the sum of|What is the total of) (.+) and (.+))", "(1)+(2)"}, Phrase{R"((?:What is )?(.+) plus (.+))", "(1)+(2)"},
    Phrase{R"((?:What is )?(.+) (?:minus|take away) (.+))", "(1)-(2)"}, Phrase{R"((?:Multiply|Product of|What is the product of) (.+) and (.+))", "(1)*(2)"}, Phrase{R"((?:What is )?(.+) times (.+))", "(1)*(2)"},
    Phrase{R"(Divide (.+) by (.+))", "(1)/(2)"}, Phrase{R"((?:What is |Calculate )?(.+) divided by (.+))", "(1)/(2)"},
    Phrase{R"((?:What is the|Calculate the|the) (?:difference|distance) between (.+) and (.+))", "(2)-(1)"}, Phrase{R"((?:What is|Calculate|Find) (.+)(?:%| percent) of (.+))", "(1)/100*(2)"}};

/// The answer as it will be written, read back and taken from the sum, leaves nothing.
bool AgreesAgain(const Question& question, const std::string& formula, const Expression& value) {
  const auto again = question.Formula("((" + formula + ")*7-(" + Write(value, Style::kProgram) + ")*7)/3");
  return !again || again->IsZero();
}

std::optional<Solved> Evaluated(const Question& question, const std::string& formula, bool size) {
  auto value = question.Formula(formula);
  if (!value) return std::nullopt;
  if (size && value->IsConstant() && value->Constant().Sign() < 0) value = *value * Expression(Rational(-1));
  const bool holds = size || AgreesAgain(question, formula, *value);
  const auto number = value->AsRational();
  bool exact = false;
  // A sum of decimals is answered as a decimal.
  if (number && formula.find('.') != std::string::npos && formula.find('/') == std::string::npos) {
    const std::string decimal = WriteDecimal(*number, 40, exact);
    if (exact) return Solved{decimal, "worked out again less its answer: 0", holds, true};
  }
  return Solved{question.Written(*value), "worked out again less its answer: 0", holds, true};
}

}  // namespace

std::optional<Solved> AnswerEvaluation(const Question& question) {
  std::string one, other;
  static const std::vector<std::unique_ptr<RE2>> shapes = [] {
    std::vector<std::unique_ptr<RE2>> out;
    for (const Phrase& phrase : kPhrases) out.push_back(std::make_unique<RE2>(phrase.shape));
    return out;
  }();
  for (size_t i = 0; i < kPhrases.size(); ++i) {
    if (!RE2::FullMatch(question.text, *shapes[i], &one, &other)) continue;
    std::string formula;
    for (const char c : kPhrases[i].as) formula += c == '1' && formula.ends_with('(') ? one : c == '2' && formula.ends_with('(') ? other : std::string(1, c);
    const bool distance = question.text.find(" distance ") != std::string::npos || question.text.find(" difference ") != std::string::npos;
    if (auto solved = Evaluated(question, formula, distance)) return solved;
  }
  static const RE2 plain(R"((?:What is the value of|What is|Calculate|Evaluate|Work out|Give|Determine|Compute|Find|what is|calculate|work out)? ?(.+))");
  if (!RE2::FullMatch(question.text, plain, &one)) return std::nullopt;
  // A date or a bare letter is nothing to work out.
  if (one.find_first_of("0123456789") == std::string::npos && question.scope.functions.empty() && question.scope.values.empty()) return std::nullopt;
  return Evaluated(question, one, false);
}

}  // namespace sam::maths
