// Steps and hints of an equation: they lead to the answer, and no hint tells it.
#include "maths/lesson.h"

#include <gmock/gmock.h>

namespace sam::maths {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

TEST(Lesson, UndoesWhatWasDoneToTheLetter) {
  const auto lesson = Teach("3x + 1 = 4", Language::kEnglish);
  ASSERT_TRUE(lesson);
  EXPECT_THAT(lesson->steps, ElementsAre("Take 1 from both sides: 3x = 3", "Divide both sides by 3: x = 1", "Check: with x = 1 each side is 4."));
}

TEST(Lesson, TidiesAndGathersFirst) {
  const auto lesson = Teach("5(x - 2) = 2x + 7", Language::kEnglish);
  ASSERT_TRUE(lesson);
  EXPECT_EQ(lesson->steps.front(), "Tidy both sides: 5x - 10 = 2x + 7");
  EXPECT_EQ(lesson->steps[1], "Take 2x from both sides: 3x - 10 = 7");
}

TEST(Lesson, NoHintTellsTheAnswer) {
  for (const char* equation : {"3x + 1 = 4", "2(y - 3) = y + 4", "5 - 2a = 9"}) {
    const auto lesson = Teach(equation, Language::kEnglish);
    ASSERT_TRUE(lesson) << equation;
    EXPECT_GE(lesson->hints.size(), 3u) << equation;
    const std::string& check = lesson->steps.back();
    const std::string answer = check.substr(check.find("with ") + 5, check.find(" each") - check.find("with ") - 5);
    for (const std::string& hint : lesson->hints) EXPECT_THAT(hint, Not(HasSubstr(answer))) << equation;
  }
}

TEST(Lesson, SplitsAQuadraticOrTakesTheFormula) {
  const auto split = Teach("x^2 + 6 = 5x", Language::kEnglish), formula = Teach("x^2 - 2x - 1 = 0", Language::kEnglish), none = Teach("x^2 + x + 1 = 0", Language::kEnglish);
  ASSERT_TRUE(split && formula && none);
  EXPECT_THAT(split->steps, ElementsAre("Bring everything to one side: x² - 5x + 6 = 0", "Write it as a product: (x - 3)(x - 2) = 0", "A product is 0 where one of its factors is: x = 2, x = 3",
                                        "Check: put back in, both sides agree."));
  EXPECT_THAT(formula->steps[1], HasSubstr("x = 1 - √2, x = 1 + √2"));
  EXPECT_THAT(none->steps.back(), HasSubstr("no number"));
}

TEST(Lesson, IsWrittenInKoreanToo) {
  const auto lesson = Teach("3x + 1 = 4", Language::kKorean);
  ASSERT_TRUE(lesson);
  EXPECT_EQ(lesson->steps.front(), "양변에서 똑같이 1만큼 빼면: 3x = 3");
  EXPECT_GE(lesson->hints.size(), 3u);
}

TEST(Lesson, OfAnythingElseThereIsNone) {
  for (const char* text : {"", "=", "3 = 3", "x + y = 2", "x = x", "x^3 = 8", "hello = world", "7", "how are you"}) EXPECT_FALSE(Teach(text, Language::kEnglish)) << text;
}

TEST(Lesson, WorksASumOutInItsOrder) {
  const auto lesson = Teach("12 + 3 * (4 - 2)^2", Language::kEnglish);
  ASSERT_TRUE(lesson);
  EXPECT_THAT(lesson->steps, ElementsAre("First what stands in the bracket, 4 - 2 = 2: 12 + 3 × 2²", "The power, 2² = 4: 12 + 3 × 4", "Multiply or divide, 3 × 4 = 12: 12 + 12", "Add or take away, 12 + 12 = 24"));
  EXPECT_GE(lesson->hints.size(), 3u);
}

TEST(Lesson, BringsFractionsOverOneNumber) {
  const auto lesson = Teach("3/4 + 2/3", Language::kEnglish);
  ASSERT_TRUE(lesson);
  EXPECT_THAT(lesson->steps, ElementsAre("Write both over 12: 9/12 + 8/12", "Add or take away, 9/12 + 8/12 = 17/12"));
  EXPECT_GE(lesson->hints.size(), 3u);
}

TEST(Lesson, MakesALetterOfTwoDisappear) {
  const auto lesson = Teach("2x + 3y = 12, x - y = 1", Language::kEnglish);
  ASSERT_TRUE(lesson);
  EXPECT_THAT(lesson->steps, ElementsAre("Multiply so that y stands equally often in both: 2x + 3y = 12, 3x - 3y = 3", "Add the two, and y is gone: 5x = 15", "One letter is left: x = 3", "Put x = 3 into one of the equations: y = 2",
                                         "Check: put back in, both sides agree."));
}

TEST(Lesson, TurnsTheSignOfAnInequality) {
  const auto lesson = Teach("5 - 2x < 11", Language::kEnglish);
  ASSERT_TRUE(lesson);
  EXPECT_THAT(lesson->steps[0], HasSubstr("-2x < 6"));
  EXPECT_THAT(lesson->steps[1], HasSubstr("x > -3"));
  EXPECT_GE(lesson->hints.size(), 3u);
}

TEST(Lesson, IsThereForEveryKindInBothLanguages) {
  for (const char* text : {"27 × 14 = ?", "3/4 ÷ 2/5", "x^2 - x - 6 > 0", "x^3 + 2x를 미분해 줘", "derivative of x^3 + 2x", "integrate 6x^2 + 2", "84와 36의 최대공약수", "lcm of 12 and 18", "15% of 260", "260의 15퍼센트는?", "mean of 3, 5, 10", "3, 5, 10의 평균",
                           "x + y = 5, x - y = 1"}) {
    for (const Language language : {Language::kEnglish, Language::kKorean}) {
      const auto lesson = Teach(text, language);
      ASSERT_TRUE(lesson) << text;
      EXPECT_GE(lesson->hints.size(), 3u) << text;
      EXPECT_FALSE(lesson->steps.empty()) << text;
      for (const std::string& line : lesson->hints) EXPECT_FALSE(line.empty()) << text;
      for (const std::string& line : lesson->steps) EXPECT_FALSE(line.empty()) << text;
    }
  }
}

TEST(Lesson, HintsOfOtherKindsDoNotTellEither) {
  struct Case { const char *text, *answer; };
  for (const auto& [text, answer] : {Case{"27 * 14", "378"}, Case{"12 + 3 * 4", "24"}, Case{"3/4 + 2/3", "17/12"}, Case{"gcd of 84 and 36", "12"}, Case{"15% of 260", "39"}, Case{"mean of 3, 5, 10", "6"}, Case{"5 - 2x < 11", "x > -3"}, Case{"4x + y = 11, x - y = 4", "x = 3"},
                                    Case{"derivative of x^3 + 2x", "3x² + 2"}}) {
    for (const Language language : {Language::kEnglish, Language::kKorean}) {
      const auto lesson = Teach(text, language);
      ASSERT_TRUE(lesson) << text;
      for (const std::string& hint : lesson->hints) EXPECT_THAT(hint, Not(HasSubstr(answer))) << text;
    }
  }
}

}  // namespace
}  // namespace sam::maths
