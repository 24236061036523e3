// A person's own working is checked line by line; the solution isn't told.
#include "companion/attempt_talk.h"

#include <gtest/gtest.h>

namespace sam {
namespace {

std::string Kind(std::string_view text, Language language = Language::kEnglish, const Discourse& talk = {}) {
  const auto finding = AnswerAttempt(text, language, talk);
  return finding ? finding->kind : "";
}

TEST(AttemptTalk, HoldsWhereTheWorkingHolds) {
  EXPECT_EQ(Kind("here's what I did: 4x + 2 = 14, 4x = 12, x = 3"), "attempt-right");
  EXPECT_EQ(Kind("내가 푼 거: 4x + 2 = 14 4x = 12 맞아?", Language::kKorean), "attempt-on");
}

TEST(AttemptTalk, PointsAtTheLineThatGoesWrongAndDoesNotTellTheSolution) {
  const auto finding = AnswerAttempt("here's what I did: 4x + 2 = 14, 4x = 16, x = 4", Language::kEnglish, {});
  ASSERT_TRUE(finding);
  EXPECT_EQ(finding->kind, "attempt-wrong");
  EXPECT_EQ(finding->question, "4x = 16");
  EXPECT_EQ(finding->answer.find("x = 3"), std::string::npos) << finding->answer;
}

TEST(AttemptTalk, GoesOnFromTheProblemThatWasSpokenOf) {
  Discourse talk;
  talk.recent.push_back({TurnId{1}, Moment{}, "can you help me solve 4x + 2 = 14?", "What is done to x first?", "", "finding", ""});
  EXPECT_EQ(Kind("I got x = 4 because 4x = 16", Language::kEnglish, talk), "attempt-wrong");
  EXPECT_EQ(Kind("I got x = 3 because 4x = 12", Language::kEnglish, talk), "attempt-right");
}

TEST(AttemptTalk, AProblemAloneIsNoWorking) {
  EXPECT_EQ(Kind("solve 4x + 2 = 14"), "");
  EXPECT_EQ(Kind("I am 12 and my sister is 9"), "");
}

}  // namespace
}  // namespace sam
