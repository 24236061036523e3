// Figures of a Korean geometry problem: the shape, what is known of it, and what follows by the formulas of school.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "maths/words/korean_text.h"
#include "maths/words/korean_write.h"

namespace sam::maths {

/// What is measured goes by its Korean name: 가로, 반지름, 넓이, 밑넓이, 모서리합, 꼭짓점수 ...; 변수 is how many sides there are.
struct KoreanFigure {
  std::string shape;  // "정사각형", "원", "각기둥"; "정다각형" and "다각형" with their 변수
  std::map<std::string, Rational> facts;

  std::optional<Rational> Fact(const std::string& name) const {
    const auto found = facts.find(name);
    return found == facts.end() ? std::nullopt : std::optional(found->second);
  }
};

/// The shape that a word names ("정오각형의", "육각기둥은"), with how many sides where the name says so.
struct KoreanShape {
  std::string shape;
  int sides = 0;
};
std::optional<KoreanShape> ShapeIn(std::string_view word);
bool IsSolid(std::string_view shape);

/// True where a measure of a named figure is asked for, which no plain story tells.
bool AsksOfFigure(const KoreanProblem& problem);

/// The unit of length that all facts are in: the first that is told.
std::string LengthUnitOf(const KoreanProblem& problem);
/// `value` in `unit` (such as the length unit's square) told in the unit that is asked for.
std::optional<WordAnswer> FinishFigure(const KoreanProblem& problem, const std::optional<Rational>& value, const std::string& unit, KoreanWorking& working);

/// `wanted` of the figure by the formulas of its shape, each sum noted as a step; none where what is known does not reach.
std::optional<Rational> Derive(KoreanFigure& figure, const std::string& wanted, KoreanWorking& working);

/// The figures told of, in their order.
std::vector<KoreanFigure> ReadFigures(const KoreanProblem& problem);

/// What the words of [from, to) name: "밑면의 한 변의 길이" -> 밑한변; empty where nothing is measured.
std::string AttributeIn(const KoreanProblem& problem, size_t from, size_t to, std::string_view shape);

/// Angles of triangles, parallelograms and rhombuses from others.
std::optional<WordAnswer> AnswerKoreanAngles(const KoreanProblem& problem);
/// Many figures of one kind, tiles, what is left of a wire, sides made longer or shorter.
std::optional<WordAnswer> AnswerKoreanTiling(const KoreanProblem& problem, std::vector<KoreanFigure>& figures, std::string_view asked);
/// One figure in, out of, or made of another: the greatest circle in a square, water that rises, wire bent anew. Facts that are told by
/// a ratio are filled in.
std::optional<WordAnswer> AnswerKoreanFitting(const KoreanProblem& problem, std::vector<KoreanFigure>& figures, std::string_view asked);

}  // namespace sam::maths
