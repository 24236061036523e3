// Who or what has more: the parts that the kinds of comparison share.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "maths/words/korean_text.h"
#include "maths/words/korean_write.h"

namespace sam::maths {

/// What is asked: the one with most or with least.
enum class KoreanExtreme { kMost, kLeast };

/// From "더 많이", "가장 가벼운" and so on in the question; none where nothing is compared. `timed` where the values are times.
enum class KoreanMeasured { kTime, kOther };
std::optional<KoreanExtreme> ExtremeAsked(std::string_view question, KoreanMeasured measured);

/// "많", "무겁" and so on at a word's start; none for other words.
std::optional<KoreanExtreme> DirectionOf(std::string_view word);

/// "사과와 귤 중에서", "영은이와 영진이의 리본 중": whom the question chooses from; empty where it does not say.
std::vector<std::string> CandidatesAsked(const KoreanProblem& problem);

struct KoreanContestant {
  std::string name;
  std::vector<const KoreanQuantity*> parts;
};

/// The things compared and the quantities told of each, in the order they are told.
std::vector<KoreanContestant> Contestants(const KoreanProblem& problem, const std::vector<const KoreanQuantity*>& told);
/// The quantities that tell something, up to the question.
std::vector<const KoreanQuantity*> Telling(const KoreanProblem& problem);

/// The value of what is told of one: products of "12개씩 5봉지", sums of these, gains and losses.
std::optional<Rational> ValueOf(const KoreanProblem& problem, const KoreanContestant& contestant, KoreanWorking& working);

/// True for the names of what is measured: 키, 무게, 거리, 수.
bool IsProperty(std::string_view noun);
/// True for a quantity that only counts who takes part or says per what: "세 친구", "한 봉지에", "하루 동안".
bool IsAside(const KoreanProblem& problem, const KoreanQuantity& quantity);
/// "A산" A, "분홍색" 분홍; names stay.
std::string ShownName(const std::string& name);

}  // namespace sam::maths
