#include "companion/picture_talk.h"

#include <gtest/gtest.h>

namespace sam {
namespace {

TEST(InPrint, GivesTheSignsRoomAndThePowersTheirPlace) {
  EXPECT_EQ(InPrint("3x+1=4"), "3x + 1 = 4");
  EXPECT_EQ(InPrint("x^2-5x+6=0"), "x² − 5x + 6 = 0");
  EXPECT_EQ(InPrint("12÷4="), "12 ÷ 4 =");
  EXPECT_EQ(InPrint("-2x=(-3)"), "−2x = (−3)");
  EXPECT_EQ(InPrint("sqrt(16)"), "√(16)");
  EXPECT_EQ(InPrint("2^10"), "2^10");
  EXPECT_EQ(InPrint("x^23"), "x^23");
}

Seen Written(std::vector<SeenFormula> formulas, std::string words = "") { return {std::move(formulas), std::move(words), 0.8, 1, 1, 0, {}}; }

TEST(PictureProblem, IsAsSureAsItsLeastSureLine) {
  const auto problem = ProblemIn(Written({{"x+y=9", 0.9}, {"x-y=5", 0.7}}));
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->sureness, 0.7);
  EXPECT_EQ(problem->read, "x + y = 9, x − y = 5");
}

TEST(PictureProblem, IsNotThereWithoutASum) {
  EXPECT_FALSE(ProblemIn(Written({}, "")));
  EXPECT_FALSE(ProblemIn(Written({}, "Closed on Mondays")));
}

TEST(PictureProblem, MayBeToldInWords) {
  const auto problem = ProblemIn(Written({}, "What is 35 percent\nof 80?"));
  ASSERT_TRUE(problem);
  const auto answer = Solve(*problem, Language::kEnglish);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->answer, "28");
}

TEST(PictureProblem, BeyondHerHasNoAnswer) {
  const auto problem = ProblemIn(Written({{"x^7+x=3", 0.9}}));
  ASSERT_TRUE(problem);
  EXPECT_FALSE(Solve(*problem, Language::kEnglish));
}

TEST(PictureProblem, DropsTheSignThatAsks) {
  for (const char* asked : {"7×6=", "7×6=?", "7×6=□", "7×6 = _"}) {
    const auto answer = Solve(*ProblemIn(Written({{asked, 0.9}})), Language::kEnglish);
    ASSERT_TRUE(answer) << asked;
    EXPECT_EQ(answer->answer, "42") << asked;
  }
}

}  // namespace
}  // namespace sam
