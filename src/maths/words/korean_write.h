// How a Korean word problem's answer is written: steps, unit, the sentence of what was understood, the check.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "maths/words/korean_text.h"
#include "maths/words/word_problem.h"

namespace sam::maths {

/// Works sums out and notes each as a step; numbers are written as the problem writes them.
class KoreanWorking {
 public:
  explicit KoreanWorking(const KoreanProblem& problem);

  /// `op` is one of + - * /; none for a division by zero or what is too big. A sum that changes nothing (× 1, + 0) is no step.
  std::optional<Rational> Do(const Rational& left, char op, const Rational& right);
  /// The same along a list; none where it is empty.
  std::optional<Rational> Sum(const std::vector<Rational>& values);
  void Note(std::string step) { steps_.push_back(std::move(step)); }
  std::string Number(const Rational& value) const;
  const std::vector<std::string>& Steps() const { return steps_; }
  /// The last sum done the other way round: "27 ÷ 3 = 9".
  const std::string& Inverse() const { return inverse_; }

 private:
  bool fractions_ = false;
  std::vector<std::string> steps_;
  std::string inverse_;
};

/// True for what there are only whole ones of: 명, 마리, 권.
bool CountsWhole(std::string_view unit);

/// The answer with the working's steps and its inverse as the check; none where a count comes out broken or below zero.
std::optional<WordAnswer> FinishKorean(const KoreanProblem& problem, const Rational& value, std::string unit, const KoreanWorking& working);

/// "주어진 것은 9명, 3장씩이고, 딱지가 모두 몇 장인지 묻는 문제로 이해했어요."
std::string UnderstoodKorean(const KoreanProblem& problem, std::string_view unit);

/// "5를", "3으로" and so on: a word with the particle that fits it; `pair` as in Particle().
std::string WithParticle(std::string_view word, std::string_view pair);

}  // namespace sam::maths
