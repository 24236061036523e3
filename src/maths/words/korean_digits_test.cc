#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "maths/words/korean_digits_search.h"
#include "maths/words/word_problem.h"

namespace sam::maths {
namespace {

std::string Value(std::string_view problem) {
  const auto answer = AnswerKoreanProblem(problem);
  return answer ? answer->value : "";
}

TEST(KoreanDigits, FindsTheDigitsOfSumsInStories) {
  EXPECT_EQ(Value("어떤 도서관에 동화책 2A5권과 과학책 1B8권이 있습니다. 모두 433권일 때 A와 B의 합을 구하시오."), "12");
  EXPECT_EQ(Value("공장에서 하루에 1A개씩 B일 동안 인형을 만들었더니 모두 91개가 되었습니다. A와 B의 합을 구하시오."), "10");
}

TEST(KoreanDigits, SolvesEquationsWithLetters) {
  EXPECT_EQ(Value("4A+37=85일 때 A에 알맞은 숫자를 구하시오."), "8");
  EXPECT_EQ(Value("56÷A=8일 때 A의 값은?"), "7");
  EXPECT_EQ(Value("A는 B의 4배이고 A와 B의 합은 35입니다. A는 얼마입니까?"), "28");
  EXPECT_EQ(Value("3×A<20을 만족하는 자연수 A 중 가장 큰 수는?"), "6");
}

TEST(KoreanDigits, PutsTheDigitsBackIn) {
  const auto answer = AnswerKoreanProblem("6*48=A88일 때, A를 구하시오.");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->value, "2");
  EXPECT_TRUE(answer->sure);
  EXPECT_NE(answer->check.find("288"), std::string::npos);
}

TEST(KoreanDigits, GivesNoneWhereNoDigitFits) { EXPECT_EQ(Value("2*30=A1일 때, A를 구하시오."), ""); }

TEST(KoreanDigits, SearchesNoFurtherThanItsBound) {
  DigitPuzzle puzzle;
  puzzle.relations.push_back({*DigitFormula::Read("A*B*C"), '=', *DigitFormula::Read("D*E*F+7")});
  puzzle.letters = 0x3F;
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_FALSE(SolveDigits(puzzle).complete && SolveDigits(puzzle).each.size() > 600);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2));
}

TEST(DigitFormula, ReadsMixedNumbersAndDecimals) {
  LetterValues values{};
  values[0] = 7;
  EXPECT_EQ(*DigitFormula::Read("2(1/A)")->Exact(values), Rational(15, 7));
  EXPECT_EQ(*DigitFormula::Read("3.A")->Exact(values), Rational(37, 10));
  EXPECT_FALSE(DigitFormula::Read("3+"));
}

TEST(KoreanUnknowns, FollowsWhatIsDoneToANumberWithoutAName) {
  EXPECT_EQ(Value("어떤 수의 4배에서 11을 빼면 37입니다. 어떤 수를 구하세요."), "12");
  EXPECT_EQ(Value("어떤 수를 5로 나눈 몫에 8을 더하면 20입니다. 어떤 수는 무엇입니까?"), "60");
  EXPECT_EQ(Value("어떤 수에 24를 더해야 하는데 42를 더했더니 91이 나왔습니다. 바르게 계산한 값은 얼마입니까?"), "73");
  EXPECT_EQ(Value("어떤 수를 9로 나누었더니 몫이 14이고 나머지가 5였습니다. 어떤 수를 7로 나누었을 때의 나머지는 얼마입니까?"), "5");
}

TEST(KoreanUnknowns, GivesPlacesAndSizesLetters) {
  EXPECT_EQ(Value("두 수의 차는 14이고 큰 수는 작은 수의 3배입니다. 큰 수는 얼마입니까?"), "21");
  EXPECT_EQ(Value("연속하는 세 짝수의 합이 90일 때 가운데 수는 얼마입니까?"), "30");
  EXPECT_EQ(Value("나는 두 자리 수입니다. 십의 자리 숫자는 일의 자리 숫자보다 3 작고, 두 숫자의 합은 11입니다. 나는 어떤 수입니까?"), "47");
  EXPECT_EQ(Value("반올림하여 백의 자리까지 나타내면 3400이 되는 수 중에서 가장 큰 자연수는 얼마입니까?"), "3449");
}

TEST(KoreanUnknowns, SaysNothingWhereANumberWasNotUsed) { EXPECT_EQ(Value("어떤 수를 3번 접었더니 24가 되었습니다. 어떤 수는 얼마입니까?"), ""); }

}  // namespace
}  // namespace sam::maths
