// A plain story of quantities: amounts and rates, by whose they are and what becomes of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "maths/words/korean_text.h"
#include "maths/words/korean_write.h"

namespace sam::maths {

/// So much of a thing; where `per` is set, so much of it for each of `per` ("한 상자에 12개").
struct KoreanAmount {
  Rational value;
  std::string unit;
  std::string per;
  std::string of;     // what one of `per` is: 상자 of "상자 한 개에"
  std::string thing;  // the noun it is told of
  std::string owner;
  int sign = 0;       // 1 comes in, -1 goes out, 0 is there
  size_t word = 0;
  bool product = false;  // worked out of a rate
};

struct KoreanStory {
  std::vector<KoreanAmount> amounts;  // rates that found what they are for are worked out
  std::vector<KoreanAmount> rates;    // those that did not
};

/// None where a sum cannot be worked out.
std::optional<KoreanStory> ReadStory(const KoreanProblem& problem, KoreanWorking& working);

/// 1, -1 or 0 by the verb after the quantity's word.
int SignOfVerb(const KoreanProblem& problem, size_t word);
/// True for what only numbers a thing or counts who takes part: "3학년", "두 사람", "5월 5일".
bool IsLabel(const KoreanProblem& problem, const KoreanQuantity& quantity);
/// 상자, 봉지 and the like, of which one counts what is in them.
bool IsKoreanContainer(std::string_view noun);
bool IsKoreanTime(std::string_view unit);

}  // namespace sam::maths
