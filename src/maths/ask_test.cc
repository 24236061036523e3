#include "maths/ask.h"

#include <gtest/gtest.h>

namespace sam::maths {
namespace {

std::string Answer(std::string_view text) {
  const auto finding = AnswerSum(text, Language::kEnglish);
  if (!finding) return "none";
  return finding->verified ? finding->answer : "unverified: " + finding->proof;
}

TEST(AnswerSum, WorksOutArithmeticAsSaidInEnglish) {
  EXPECT_EQ(Answer("what's 7 * 8 - 12 / 4?"), "53");
  EXPECT_EQ(Answer("please work out 23 times 17"), "391");
  EXPECT_EQ(Answer("2 to the power of 10"), "1024");
  EXPECT_EQ(Answer("what is 15 percent of 260"), "39");
  EXPECT_EQ(Answer("3/8 + 1/4"), "5/8 = 0.625");
  EXPECT_EQ(Answer("(2 + 3) × 4"), "20");
  EXPECT_EQ(Answer("what is the square root of 144"), "12");
  EXPECT_EQ(Answer("seven plus eight"), "15");
  EXPECT_EQ(Answer("10 / 3"), "10/3 ≈ 3.333333");
  EXPECT_EQ(Answer("-3 - -4"), "1");
}

TEST(AnswerSum, WorksOutArithmeticAsSaidInKorean) {
  EXPECT_EQ(Answer("27 나누기 3 더하기 4는?"), "13");
  EXPECT_EQ(Answer("45 곱하기 12가 얼마야"), "540");
  EXPECT_EQ(Answer("3의 4제곱을 구해줘"), "81");
  EXPECT_EQ(Answer("225의 제곱근은 얼마예요?"), "15");
  EXPECT_EQ(Answer("5분의 2 더하기 10분의 3은 얼마지"), "7/10 = 0.7");
  EXPECT_EQ(Answer("120에서 45를 빼면 얼마야?"), "75");
  EXPECT_EQ(Answer("12에 8을 더하면?"), "20");
}

TEST(AnswerSum, SolvesEquationsAndPutsTheAnswerBackIn) {
  EXPECT_EQ(Answer("solve 3x + 1 = 4"), "x = 1");
  EXPECT_EQ(Answer("5x - 7 = 18 이면 x는 몇이야?"), "x = 5");
  EXPECT_EQ(Answer("2(x - 3) = x + 4"), "x = 10");
  EXPECT_EQ(Answer("x^2 - x - 6 = 0, what are the solutions?"), "x = 3, x = -2");
  EXPECT_EQ(Answer("a+b=10, a-b=4 일 때 a랑 b는?"), "a = 7, b = 3");
  EXPECT_EQ(Answer("2a + b = 11 and a - b = 1, find a and b"), "a = 4, b = 3");
  EXPECT_EQ(Answer("x + 1 = x"), "∅");
}

TEST(AnswerSum, SaysWhyWhatCannotBeWorkedOut) {
  EXPECT_EQ(Answer("what is 5 / 0"), "unverified: division by zero");
  EXPECT_EQ(Answer("compute 2^10000000"), "unverified: the power is too big, or not rational");
  EXPECT_EQ(Answer("what is sqrt(-16) + 5"), "unverified: the root is not rational");
}

TEST(AnswerSum, LeavesNumbersInTalkAlone) {
  for (const char* talk : {"i worked 24/7 this month", "it takes 3-4 days", "my shift begins at 4:15", "my sister is 12 and my brother is 9",
                           "열두 살이고 3학년이야", "10월 24일에 결혼해요", "i have a dog and 2 cats", "what happened on 9/11", "hello", "", "저는 3-4시쯤 가요",
                           "it's 20 percent off today", "8만 원짜리를 20퍼센트 깎아준대요"})
    EXPECT_EQ(Answer(talk), "none") << talk;
}

TEST(AnswerSum, SurvivesHostileSums) {
  std::string minus = "what is 8";
  for (int i = 0; i < 20000; ++i) minus += " - -";
  EXPECT_NE(Answer(minus + " 3"), "3");
  EXPECT_NO_FATAL_FAILURE(Answer(std::string(8000, '(')));
  EXPECT_NO_FATAL_FAILURE(Answer("what is " + std::string(5000, '9') + "^" + std::string(300, '9')));
}

}  // namespace
}  // namespace sam::maths
