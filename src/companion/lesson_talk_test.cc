// Whoever wants help gets hints, one at a time; whoever wants the answer gets it.
#include "companion/lesson_talk.h"

#include <gtest/gtest.h>

namespace sam {
namespace {

class LessonTalk : public testing::Test {
 protected:
  std::string Hint(std::string_view text, Language language = Language::kEnglish) {
    const auto finding = NextHint(text, language, talk_);
    if (finding) talk_.recent.push_back({TurnId{1}, Moment{}, std::string(text), finding->answer, "", "finding", ""});
    return finding ? finding->answer : "";
  }
  Discourse talk_;
};

TEST_F(LessonTalk, GivesAHintAtATimeAndThenTheSteps) {
  EXPECT_EQ(Hint("can you help me solve 3x + 1 = 4?"), "What is done to x first, and what after that? The last thing is undone first.");
  EXPECT_EQ(Hint("another hint please"), "What is left on each side when 1 is taken away?");
  EXPECT_EQ(Hint("i'm stuck"), "You should be at 3x = 3. What must x be, then?");
  EXPECT_EQ(Hint("hint"), "Take 1 from both sides: 3x = 3. Divide both sides by 3: x = 1. Check: with x = 1 each side is 4.");
}

TEST_F(LessonTalk, TellsTheAnswerWhereItIsAskedFor) {
  EXPECT_EQ(EquationToAnswer("just tell me the answer", talk_), "");
  Hint("2x = 8 힌트 줘", Language::kKorean);
  EXPECT_EQ(EquationToAnswer("답이 뭐야", talk_), "2x=8");
}

TEST_F(LessonTalk, OtherHelpIsNotItsMatter) {
  EXPECT_EQ(Hint("help me with my letter"), "");
  Hint("give me a hint for 3x = 9");
  talk_.recent.push_back({TurnId{2}, Moment{}, "my cat is asleep", "Lucky cat.", "pet", "respond", ""});
  EXPECT_EQ(Hint("help me find a name for her"), "");
}

}  // namespace
}  // namespace sam
