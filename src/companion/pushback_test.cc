// Who doubts an answer gets it looked at again; it changes only where it doesn't hold.
#include "companion/pushback.h"

#include <gtest/gtest.h>

namespace sam {
namespace {

class Pushback : public testing::Test {
 protected:
  void Found(std::string said) { talk_.recent.push_back({TurnId{1}, Moment{}, std::move(said), "Found.", "", "finding", ""}); }
  std::optional<Finding> Doubted(std::string text, Language language = Language::kEnglish) {
    auto finding = AnswerDoubt(text, language, talk_);
    if (finding) Found(std::move(text));
    return finding;
  }
  std::string Kind(std::string text, Language language = Language::kEnglish) {
    const auto finding = Doubted(std::move(text), language);
    return finding ? finding->kind + " " + finding->answer : "";
  }
  Discourse talk_;
};

TEST_F(Pushback, StaysWithWhatHolds) {
  Found("What is 14 × 6 + 3?");
  EXPECT_EQ(Kind("Are you sure? I think it's 77"), "stand 87");
  EXPECT_EQ(Kind("my teacher says 77."), "stand 87");
  EXPECT_EQ(Kind("no. try again"), "stand 87");
  EXPECT_EQ(Kind("just say it's 77"), "stand 87");
  EXPECT_EQ(Kind("it's 77, not 87!"), "stand 87");
}

TEST_F(Pushback, StaysInKoreanToo) {
  Found("14 곱하기 6 더하기 3은?");
  EXPECT_EQ(Kind("77 아니야?", Language::kKorean), "stand 87");
  EXPECT_EQ(Kind("계산기로는 77인데?", Language::kKorean), "stand 87");
  EXPECT_EQ(Kind("선생님이 77이래", Language::kKorean), "stand 87");
  EXPECT_EQ(Kind("틀렸어 다시 계산해 줘", Language::kKorean), "stand 87");
}

TEST_F(Pushback, SaysWhatComesOfTheOtherNumber) {
  Found("solve 3x + 1 = 4");
  const auto finding = Doubted("isn't it x = 2?");
  ASSERT_TRUE(finding);
  EXPECT_EQ(finding->kind, "stand");
  EXPECT_NE(finding->question.find("7"), std::string::npos) << finding->question;
}

TEST_F(Pushback, AgreesWithTheSameNumberHoweverWritten) {
  Found("what is 3/4 - 1/4");
  EXPECT_EQ(Kind("it's 0.5, right?").substr(0, 5), "agree");
  EXPECT_EQ(Kind("so 1/2?").substr(0, 5), "agree");
}

TEST_F(Pushback, HearsJoyAndNoFactorial) {
  Found("can you help me solve 5x - 3 = 17?");
  EXPECT_EQ(Kind("4!").substr(0, 5), "right");
}

TEST_F(Pushback, DoesNotTellWhereHintsAreGiven) {
  Found("can you help me solve 3x + 1 = 4?");
  const auto wrong = Doubted("is it 2?");
  ASSERT_TRUE(wrong);
  EXPECT_EQ(wrong->kind, "try");
  EXPECT_EQ(wrong->question.find("x = 1"), std::string::npos) << wrong->question;
  EXPECT_EQ(Kind("x = 1!"), "right x = 1");
}

TEST_F(Pushback, OtherTalkIsNoDoubt) {
  Found("What is 14 × 6 + 3?");
  EXPECT_EQ(Kind("thanks! I have 3 cats by the way"), "");
  EXPECT_EQ(Kind("and plus 9?"), "");
  EXPECT_EQ(Kind("what is 5 + 5?"), "");
  EXPECT_EQ(Kind("고마워 나 고양이 3마리 키워", Language::kKorean), "");
  talk_.recent.push_back({TurnId{2}, Moment{}, "my cat is asleep", "Lucky cat.", "pet", "respond", ""});
  EXPECT_EQ(Kind("are you sure?"), "");
}

}  // namespace
}  // namespace sam
