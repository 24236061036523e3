// A problem as a school book puts it, in English: what is given ("Let f(x) = ...", "Suppose ...") and the question asked of it.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "maths/formula.h"

namespace sam::maths {

struct Solved {
  std::string answer;
  std::string check;  // by which other route it was found to hold, in a few words
  bool verified = false;
  bool evaluated = false;  // only a sum was worked out
};

/// One question and what is given for it.
struct Question {
  std::string text;  // without its mark
  Scope scope;
  std::vector<Expression> equations;  // each = 0; what the letters of the question fulfil
  std::string material;               // what is drawn from: "{v: 2, t: 1}"
  Style style = Style::kSchool;

  std::optional<Rational> Number(std::string_view formula) const;
  std::optional<Expression> Formula(std::string_view formula) const;
  std::string Written(const Expression& value) const { return Write(value, style); }
  std::string Written(const Rational& value) const { return Write(Expression(value), style); }
};

/// What is given and the question of `text`; none where something in it is not understood.
std::optional<Question> ReadProblem(std::string_view text);

/// The answer to a problem; none where it is not one of these.
std::optional<Solved> AnswerProblem(std::string_view text);

/// The first answer that one of these kinds has to the question, in this order; none where it is nobody's own.
using Answerer = std::optional<Solved> (*)(const Question&);
std::optional<Solved> FirstAnswer(const Question& question, std::initializer_list<Answerer> kinds);

/// Kinds of questions; each gives none for what is not its own.
std::optional<Solved> AnswerEvaluation(const Question& question);
std::optional<Solved> AnswerEquation(const Question& question);
std::optional<Solved> AnswerPolynomial(const Question& question);
std::optional<Solved> AnswerIntegers(const Question& question);
std::optional<Solved> AnswerComparison(const Question& question);
std::optional<Solved> AnswerMeasure(const Question& question);
std::optional<Solved> AnswerPercent(const Question& question);
std::optional<Solved> AnswerChance(const Question& question);
/// As people put them in talk, in English and Korean.
std::optional<Solved> AnswerInequality(const Question& question);
std::optional<Solved> AnswerCalculus(const Question& question);
std::optional<Solved> AnswerData(const Question& question);
std::optional<Solved> AnswerCounting(const Question& question);
std::optional<Solved> AnswerProgression(const Question& question);
std::optional<Solved> AnswerWhole(const Question& question);
std::optional<Solved> AnswerRatio(const Question& question);
std::optional<Solved> AnswerFraction(const Question& question);
std::optional<Solved> AnswerUnits(const Question& question);
/// Any of those; nothing without a figure is.
std::optional<Solved> AnswerSchool(const Question& question);

/// "1/2, 2997, 3" at the commas outside of brackets.
std::vector<std::string> SplitList(std::string_view text);

}  // namespace sam::maths
