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
  for (const char* text : {"", "=", "3 = 3", "x + y = 2", "x = x", "x^3 = 8", "hello = world"}) EXPECT_FALSE(Teach(text, Language::kEnglish)) << text;
}

}  // namespace
}  // namespace sam::maths
