#include "maths/attempt.h"

#include <gmock/gmock.h>

#include "maths/formula_tree.h"

namespace sam::maths {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// "right", or "the slip@the line that is first wrong".
std::string Verdict(const std::vector<std::string>& lines, Language language = Language::kEnglish) {
  const auto check = CheckAttempt(lines, language);
  if (!check) return "none";
  if (!check->first_wrong) return check->finished ? "right" : "right so far";
  return check->slip + "@" + std::to_string(*check->first_wrong);
}

TEST(Attempt, HoldsWhereEveryLineKeepsTheSolutions) {
  EXPECT_EQ(Verdict({"3x + 1 = 4", "3x = 3", "x = 1"}), "right");
  EXPECT_EQ(Verdict({"3x + 1 = 4", "3x = 3"}), "right so far");
  EXPECT_EQ(Verdict({"x^2 - 5x + 6 = 0", "(x - 2)(x - 3) = 0", "x = 2 or x = 3"}), "right");
  EXPECT_EQ(Verdict({"x^2 = 9", "x = ±3"}), "right");
  EXPECT_EQ(Verdict({"a + b = 10", "a - b = 4", "2a = 14", "a = 7", "b = 3"}), "right");
  EXPECT_EQ(Verdict({"2x + 1 < 7", "2x < 6", "x < 3"}), "right");
}

TEST(Attempt, KnowsTheUsualSlipsOfEquations) {
  EXPECT_EQ(Verdict({"3x + 1 = 4", "3x = 5", "x = 5/3"}), "sign@1");
  EXPECT_EQ(Verdict({"5x = 2x + 9", "7x = 9"}), "sign@1");
  EXPECT_EQ(Verdict({"3x + 1 = 4", "3x = 4"}), "one_side@1");
  EXPECT_EQ(Verdict({"3x = 15", "x = 15"}), "divide_one_side@1");
  EXPECT_EQ(Verdict({"3x = 15", "x = 12"}), "take_for_divide@1");
  EXPECT_EQ(Verdict({"x/4 = 8", "x = 2"}), "inverse_divide@1");
  EXPECT_EQ(Verdict({"2x + 4 = 10", "x + 4 = 5"}), "divide_each@1");
  EXPECT_EQ(Verdict({"2(x + 3) = 10", "2x + 3 = 10"}), "first_only@1");
  EXPECT_EQ(Verdict({"7 - (x + 2) = 1", "7 - x + 2 = 1"}), "minus_bracket@1");
  EXPECT_EQ(Verdict({"4x - 2 = 10", "4x = 13"}), "reckoned@1");
  EXPECT_EQ(Verdict({"4x = 12", "x = 1/3"}), "upside_down@1");
}

TEST(Attempt, SaysWhereSolutionsWereLostOrAdded) {
  EXPECT_EQ(Verdict({"x^2 = 9", "x = 3"}), "lost@1");
  EXPECT_EQ(Verdict({"x^2 = 5x", "x = 5"}), "lost@1");
  EXPECT_EQ(Verdict({"x = 3", "x^2 = 9"}), "added@1");
  EXPECT_EQ(Verdict({"(x - 2)(x - 5) = 0", "x = -2 or x = -5"}), "root_sign@1");
  EXPECT_EQ(Verdict({"-2x < 6", "x < -3"}), "not_turned@1");
}

TEST(Attempt, FollowsTheValueOfASum) {
  EXPECT_EQ(Verdict({"12 + 3 × 4 = 15 × 4 = 60"}), "order@0");
  EXPECT_EQ(Verdict({"12 + 3 × 4", "15 × 4", "60"}), "order@1");
  EXPECT_EQ(Verdict({"12 + 3 × 4 = 12 + 12 = 24"}), "right");
  EXPECT_EQ(Verdict({"6² + 2 = 12 + 2", "= 14"}), "double@0");
  EXPECT_EQ(Verdict({"1/2 + 1/3 = 2/5"}), "fractions@0");
  EXPECT_EQ(Verdict({"1/2 ÷ 1/3 = 1/6"}), "turned@0");
  EXPECT_EQ(Verdict({"1/2 ÷ 1/3 = 1/2 × 3 = 3/2"}), "right");
  EXPECT_EQ(Verdict({"20 - 5 + 3 = 12"}), "right_first@0");
  EXPECT_EQ(Verdict({"(-3)^2 = -9"}), "negative_square@0");
  EXPECT_EQ(Verdict({"-2 × (-3) = -6"}), "two_negatives@0");
  EXPECT_EQ(Verdict({"√(9 + 16) = 3 + 4 = 7"}), "root_of_sum@0");
  EXPECT_EQ(Verdict({"7 × 8 = 54"}), "unknown@0");
  EXPECT_EQ(Verdict({"3 × 4 = 12", "12 + 12 = 24"}), "right");
}

TEST(Attempt, FollowsWhatFormulasAre) {
  EXPECT_EQ(Verdict({"2(x + 3) = 2x + 3"}), "first_only@0");
  EXPECT_EQ(Verdict({"(x + 3)^2 = x^2 + 9"}), "power_of_sum@0");
  EXPECT_EQ(Verdict({"(x + 2)(x + 3) = x^2 + 6"}), "outer_only@0");
  EXPECT_EQ(Verdict({"(x + 2)(x + 3) = x^2 + 5x + 6"}), "right so far");
  EXPECT_EQ(Verdict({"3x + 2 = 5x", "= 5x"}), "unlike@0");
  EXPECT_EQ(Verdict({"x^2 × x^3", "x^6"}), "powers_times@1");
}

TEST(Attempt, FollowsADerivative) {
  EXPECT_EQ(Verdict({"d/dx x^3 + 2x", "3x^2 + 2"}), "right");
  EXPECT_EQ(Verdict({"d/dx x^3", "3x^3"}), "power_kept@1");
  EXPECT_EQ(Verdict({"d/dx x^3", "x^2"}), "factor_lost@1");
  EXPECT_EQ(Verdict({"d/dx x^2 + 5", "2x + 5"}), "constant_kept@1");
}

TEST(Attempt, IsAnsweredInItsLanguageWithoutTheAnswer) {
  const auto english = CheckAttempt({"3x + 1 = 4", "3x = 5"}, Language::kEnglish), korean = CheckAttempt({"3x + 1 = 4", "3x = 5"}, Language::kKorean);
  ASSERT_TRUE(english && korean);
  EXPECT_THAT(english->said, HasSubstr("When 1 goes over"));
  EXPECT_THAT(korean->said, HasSubstr("1을 반대쪽으로 옮길 때는"));
  for (const std::vector<std::string>& lines : {std::vector<std::string>{"5x - 3 = 32", "5x = 29"}, {"9 + 4 × 7 = 91"}, {"8x = 56", "x = 48"}, {"x^2 = 49", "x = 7"}}) {
    for (const Language language : {Language::kEnglish, Language::kKorean}) {
      const auto check = CheckAttempt(lines, language);
      ASSERT_TRUE(check && check->first_wrong) << lines[0];
      EXPECT_FALSE(check->said.empty()) << lines[0];
      for (const char* answer : {"35", "37", "x = 7,", "-7"}) EXPECT_THAT(check->said, Not(HasSubstr(answer))) << lines[0];
    }
  }
}

TEST(Attempt, HasWordsForEveryMistake) {
  for (const Language language : {Language::kEnglish, Language::kKorean})
    for (const std::vector<std::string>& lines : {std::vector<std::string>{"10 - 3 + 2 = 5"}, {"3^2 = 6"}, {"2(x + 3) = 2x + 3"}, {"5 - (x + 2) = 5 - x + 2"}, {"(x^2)^3 = x^5"}, {"3x + 2x = 5x^2"}, {"√16 = 8"}}) {
      const auto check = CheckAttempt(lines, language);
      ASSERT_TRUE(check && check->first_wrong) << lines[0];
      EXPECT_NE(check->slip, "unknown") << lines[0];
      EXPECT_FALSE(check->said.empty()) << lines[0];
    }
}

TEST(Attempt, IsFoundInWhatIsSaid) {
  EXPECT_THAT(ReadAttempt("here's what I did: 3x + 1 = 4, 3x = 5, x = 5/3"), ElementsAre("3x + 1 = 4", "3x = 5", "x = 5/3"));
  EXPECT_THAT(ReadAttempt("내가 푼 거: 3x + 1 = 4 3x = 5 x = 5/3 맞아?"), ElementsAre("3x + 1 = 4", "3x = 5", "x = 5/3"));
  EXPECT_THAT(ReadAttempt("I got x = 5 because 3x = 15"), ElementsAre("3x = 15", "x = 5"));
  EXPECT_THAT(ReadAttempt("3x = 15 그래서 x = 5 나왔어"), ElementsAre("3x = 15", "x = 5"));
  EXPECT_THAT(ReadAttempt("12 + 3 × 4 = 15 × 4 = 60 맞지?"), ElementsAre("12 + 3 × 4 = 15 × 4 = 60"));
  EXPECT_THAT(ReadAttempt("x^2 - 5x + 6 = 0 => (x-2)(x-3) = 0 => x = 2 or x = 3"), ElementsAre("x^2 - 5x + 6 = 0", "(x-2)(x-3) = 0", "x = 2 or x = 3"));
  EXPECT_THAT(ReadAttempt("step 1: 2x + 4 = 10\nstep 2: 2x = 6\nstep 3: x = 3"), ElementsAre("2x + 4 = 10", "2x = 6", "x = 3"));
  EXPECT_THAT(ReadAttempt("7 x 8 = 54, right?"), ElementsAre("7 × 8 = 54"));
}

TEST(Attempt, IsNotFoundWhereOnlyAProblemIsTold) {
  for (const char* said : {"solve 3x + 1 = 4", "a+b=10, a-b=4 일 때 a랑 b는?", "2a + b = 11 and a - b = 1, find a and b", "what is 3 + 4", "hello", "I am 12 and my brother is 9", "3x + 1 = 4 풀어 줘", ""}) EXPECT_THAT(ReadAttempt(said), IsEmpty()) << said;
}

TEST(Attempt, OfAnythingElseIsNone) {
  EXPECT_EQ(Verdict({}), "none");
  EXPECT_EQ(Verdict({"hello"}), "none");
  EXPECT_EQ(Verdict({"3x + 1 = 4"}), "none");
  EXPECT_EQ(Verdict({"((((((", "))))))"}), "none");
}

}  // namespace
}  // namespace sam::maths
