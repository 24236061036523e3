#include "mind/builtin/riddle_skill.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "mind/builtin/builtin_mind.h"
#include "mind/builtin/games.h"
#include "mind/builtin/testing_talk.h"

namespace sam {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

struct Riddles : testing::Test {
  BuiltinMind mind{content::Pack::Of(Language::kEnglish), content::Pack::Of(Language::kKorean)};
  trial::Talk talk;

  std::string Say(std::string_view text) { return talk.Say(mind, text, {}).text; }
  /// The lines of the riddle that is being asked.
  std::span<const std::string_view> Asked() const {
    const auto parts = PartsOf(talk.discourse.game, ':');
    return content::Pack::Of(talk.language).Lines("riddle." + std::string(parts.at(2)));
  }
};

TEST_F(Riddles, AreAskedWhenWantedEachOnce) {
  std::set<std::string> asked;
  for (int i = 0; i < 12; ++i) {
    const std::string reply = Say("tell me another riddle");
    EXPECT_EQ(std::count(reply.begin(), reply.end(), '?'), 1) << reply;
    EXPECT_TRUE(asked.insert(std::string(Asked()[0])).second) << reply;
  }
}

TEST_F(Riddles, PraiseTheRightAnswerAndTellWhy) {
  Say("a riddle please");
  const std::string told(Asked()[3]);
  const std::string answer = "is it a " + std::string(PartsOf(Asked()[1], ',').front()) + "?";
  EXPECT_THAT(Say(answer), HasSubstr(told));
  EXPECT_EQ(talk.discourse.game, "");
}

TEST_F(Riddles, GiveAHintAndTellWhenGivenUp) {
  Say("a riddle please");
  EXPECT_EQ(Say("can i have a hint?"), Asked()[2]);
  const std::string told(Asked()[3]);
  EXPECT_EQ(Say("i give up, tell me"), told);
  EXPECT_EQ(talk.discourse.game, "");
}

TEST_F(Riddles, BearThreeWrongGuessesThenOfferToTell) {
  Say("a riddle please");
  const std::string told(Asked()[3]);
  std::set<std::string> said;
  for (const auto guess : {"a giraffe", "quicksand?", "a marmalade sandwich"}) {
    const std::string reply = Say(guess);
    EXPECT_THAT(reply, testing::Not(HasSubstr("?")));
    EXPECT_TRUE(said.insert(reply).second);
  }
  EXPECT_THAT(Say("a trombone"), testing::ContainsRegex("\\?|Say yes"));
  const std::string game = talk.discourse.game;
  Say("no, one more try");
  EXPECT_EQ(talk.discourse.game, game);
  EXPECT_EQ(Say("yes please"), told);
}

TEST_F(Riddles, AreLeftWhenThePersonTalksOfSomethingElse) {
  Say("a riddle please");
  const Reply reply = talk.Say(mind, "my sister called me this morning and she is moving to Leeds", {});
  EXPECT_NE(reply.skill, "riddle");
  EXPECT_EQ(talk.discourse.game, "");
  Say("a riddle please");
  talk.Say(mind, "how have you been today", trial::Heard("ask-how-are-you"));
  EXPECT_EQ(talk.discourse.game, "");
}

TEST_F(Riddles, EndKindlyWhenAskedTo) {
  Say("a riddle please");
  EXPECT_EQ(talk.Say(mind, "ok stop", {}).skill, "riddle");
  EXPECT_EQ(talk.discourse.game, "");
}

TEST_F(Riddles, ArePlayedInKoreanAtBothLevels) {
  talk.language = Language::kKorean;
  talk.level = SpeechLevel::kCasual;
  EXPECT_THAT(Say("수수께끼 하나 내줘"), testing::Not(HasSubstr("요?")));
  EXPECT_THAT(talk.discourse.game, StartsWith("riddle:ko:"));
  EXPECT_THAT(Say("기린"), testing::Not(HasSubstr("요.")));
  const std::string answer(PartsOf(Asked()[1], ',').front());
  EXPECT_THAT(Say(answer + "인가?"), HasSubstr("답은"));
  EXPECT_EQ(talk.discourse.game, "");
  talk.level = SpeechLevel::kPolite;
  EXPECT_THAT(Say("하나 더"), HasSubstr("요?"));
  EXPECT_THAT(Say("힌트 좀"), HasSubstr("요."));
  EXPECT_THAT(Say("모르겠어"), HasSubstr("답은"));
}

TEST(IsSlipOf, ForgivesOneSlipInALongerWord) {
  EXPECT_TRUE(IsSlipOf("escalater", "escalator"));
  EXPECT_TRUE(IsSlipOf("paino", "piano"));
  EXPECT_TRUE(IsSlipOf("miror", "mirror"));
  EXPECT_TRUE(IsSlipOf("엘레베이터", "엘리베이터"));
  EXPECT_FALSE(IsSlipOf("house", "horse"));
  EXPECT_FALSE(IsSlipOf("fridge", "bridge"));
  EXPECT_FALSE(IsSlipOf("cat", "car"));
  EXPECT_FALSE(IsSlipOf("감자", "감사"));
}

}  // namespace
}  // namespace sam
