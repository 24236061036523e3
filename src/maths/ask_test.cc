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

TEST(AnswerSum, KeepsRootsExact) {
  EXPECT_EQ(Answer("x^2 - 2x - 1 = 0"), "x = 1 + √2, x = 1 - √2");
  EXPECT_EQ(Answer("what is sqrt(8) + sqrt(2)"), "3√2");
  EXPECT_EQ(Answer("x^2 + 1 = 0"), "∅");
}

TEST(AnswerSum, AnswersWhatASchoolBookAsks) {
  EXPECT_EQ(Answer("what is the remainder when 17 is divided by 5?"), "2");
  EXPECT_EQ(Answer("What is the greatest common divisor of 84 and 126?"), "42");
  EXPECT_EQ(Answer("is 91 a prime number?"), "False");
  EXPECT_EQ(Answer("least common multiple of 14 and 21?"), "42");
  EXPECT_EQ(Answer("express 2.75 kg in grams"), "2750");
  EXPECT_EQ(Answer("List the prime factors of 360."), "2, 3, 5");
  EXPECT_EQ(Answer("Find the derivative of 3x^2 + 2x wrt x."), "6x + 2");
  EXPECT_EQ(Answer("Factor x^2 - 5x + 6."), "(x - 3)(x - 2)");
  EXPECT_EQ(Answer("Factor -p**4/2 + 5*p**3/3 - 3*p**2/2 + p/3."), "-p*(p - 2)*(p - 1)*(3*p - 1)/6");
  EXPECT_EQ(Answer("Expand (x + 1)(x - 2)."), "x² - x - 2");
  EXPECT_EQ(Answer("What comes next: 1, 4, 9, 16, 25?"), "36");
  EXPECT_EQ(Answer("Which is bigger: 3/7 or 0.43?"), "0.43");
  EXPECT_EQ(Answer("Sort 1/2, -3, 0.4 in descending order."), "1/2, 0.4, -3");
  EXPECT_EQ(Answer("How many minutes are there between 11:40 AM and 7:27 PM?"), "467");
  EXPECT_EQ(Answer("Convert 2.5 litres to millilitres."), "2500");
  EXPECT_EQ(Answer("Round 2.71828 to two decimal places."), "2.72");
  EXPECT_EQ(Answer("Let f(x) = x**2 - 3. Let a be f(4). What is the square root of a*13 to the nearest integer?"), "13");
  EXPECT_EQ(Answer("Suppose 2*a + b = 7, a - b = -1. Is b a factor of 12?"), "True");
  EXPECT_EQ(Answer("What is the n'th term of 3, 5, 7, 9?"), "2*n + 1");
}

TEST(AnswerSum, ConvertsUnitsInKorean) {
  EXPECT_EQ(Answer("4시간 15분은 전부 몇 분이에요?"), "255");
  EXPECT_EQ(Answer("2.5km는 몇 미터야?"), "2500");
  EXPECT_EQ(Answer("90분은 몇 시간이야?"), "1.5");
  EXPECT_EQ(Answer("3kg은 몇 미터야?"), "none");
  EXPECT_EQ(Answer("오늘 3시간 잤는데 몇 시간 더 자야 해?"), "none");
}

TEST(AnswerSum, TakesPercentOffAPrice) {
  EXPECT_EQ(Answer("12만 원짜리 가방을 15퍼센트 깎아주면 얼마 내요?"), "102000");
  EXPECT_EQ(Answer("3만 5천 원인데 20% 할인하면 얼마야?"), "28000");
  EXPECT_EQ(Answer("8,000원이 5프로 올랐으면 얼마지"), "8400");
  EXPECT_EQ(Answer("what's 20% off 45 dollars?"), "36");
  EXPECT_EQ(Answer("a 120 dollar coat with 15% off, how much is it?"), "102");
  EXPECT_EQ(Answer("3만 원 깎아준대요"), "none");
}

TEST(AnswerSum, KnowsTodayOnlyWhereItIsTold) {
  const CalendarDay today{2024, 3, 1};
  const auto answer = [&](std::string_view text, Language language) {
    const auto finding = AnswerSum(text, language, today);
    return finding ? finding->answer : "none";
  };
  EXPECT_EQ(answer("what date is 100 days from today?", Language::kEnglish), "Sunday, June 9, 2024");
  EXPECT_EQ(answer("오늘부터 100일 후는?", Language::kKorean), "2024년 6월 9일 일요일");
  EXPECT_EQ(answer("how many days until May 5?", Language::kEnglish), "65");
  EXPECT_EQ(answer("5월 5일까지 며칠 남았어?", Language::kKorean), "65");
  EXPECT_EQ(Answer("what date is 100 days from today?"), "none");
}

TEST(AnswerSum, KeepsDaysWithinTheirMonth) {
  EXPECT_EQ(Answer("what date is 1 month after January 31, 2024?"), "Thursday, February 29, 2024");
  EXPECT_EQ(Answer("what day of the week was February 30, 2024?"), "none");
}

TEST(AnswerSum, ReadsMixedNumbersAndFractionsThatAreDivided) {
  EXPECT_EQ(Answer("1 1/2 + 2/3"), "13/6 ≈ 2.166667");
  EXPECT_EQ(Answer("1과 2분의 1 더하기 3분의 2는?"), "13/6 ≈ 2.166667");
  EXPECT_EQ(Answer("3/4 ÷ 2/5"), "15/8 = 1.875");
  EXPECT_EQ(Answer("what is 3 4"), "none");
}

TEST(AnswerSum, WritesUnionsOfInequalities) {
  EXPECT_EQ(Answer("solve x^2 > 4"), "x < -2 or x > 2");
  EXPECT_EQ(Answer("solve x^2 - 2x + 1 > 0"), "x ≠ 1");
  EXPECT_EQ(Answer("solve x^2 + 1 < 0"), "no solution");
  EXPECT_EQ(Answer("solve |2x - 1| >= 3"), "x ≤ -1 or x ≥ 2");
  EXPECT_EQ(Answer("solve -1 < 2x + 1 <= 5"), "-1 < x ≤ 2");
  EXPECT_EQ(Answer("solve x^2 < 2"), "-√2 < x < √2");
}

TEST(AnswerSum, SaysWhyWhatCannotBeWorkedOut) {
  EXPECT_EQ(Answer("what is 5 / 0"), "unverified: division by zero");
  EXPECT_EQ(Answer("compute 2^10000000"), "unverified: the power is too big, or not one that can be worked out");
  EXPECT_EQ(Answer("what is sqrt(-16) + 5"), "unverified: the root of a negative number");
}

TEST(AnswerSum, LeavesNumbersInTalkAlone) {
  for (const char* talk : {"i worked 24/7 this month", "it takes 3-4 days", "my shift begins at 4:15", "my sister is 12 and my brother is 9",
                           "열두 살이고 3학년이야", "10월 24일에 결혼해요", "i have a dog and 2 cats", "what happened on 9/11", "hello", "", "저는 3-4시쯤 가요",
                           "it's 20 percent off today", "i <3 you", "we won 3:2", "the 3rd of may was nice", "3월 1일은 쉬어요", "평균 3시간 자", "I slept 5 hours", "2명 중에 한 명은 늦어", "우리 팀이 3:1로 이겼어", "i ran 5 km to school", "8만 원짜리를 20퍼센트 깎아준대요"})
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
