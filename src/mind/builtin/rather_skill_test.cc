#include "mind/builtin/rather_skill.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "mind/builtin/builtin_mind.h"
#include "mind/builtin/games.h"
#include "mind/builtin/testing_talk.h"

namespace sam {
namespace {

using testing::HasSubstr;

struct Rather : testing::Test {
  BuiltinMind mind{content::Pack::Of(Language::kEnglish), content::Pack::Of(Language::kKorean)};
  trial::Talk talk;

  std::string Say(std::string_view text) { return talk.Say(mind, text, {}).text; }
  std::span<const std::string_view> Asked() const {
    return content::Pack::Of(talk.language).Lines("rather." + std::string(PartsOf(talk.discourse.game, ':').at(2)));
  }
  std::string Plain(std::string_view text) const { return Realise(text, talk.level, {}); }
};

TEST_F(Rather, IsAskedTakenUpAndAnsweredInTurn) {
  const std::string asked = Say("let's play would you rather");
  EXPECT_EQ(std::count(asked.begin(), asked.end(), '?'), 1) << asked;
  EXPECT_EQ(Say("the second one, definitely"), Asked()[4]);
  EXPECT_EQ(Say("and you?"), Asked()[5]);
  const std::string before(Asked()[0]);
  EXPECT_THAT(Say("another one"), testing::Not(HasSubstr(before)));
  EXPECT_EQ(Say("A"), Asked()[3]);
}

TEST_F(Rather, KnowsTheChoiceByItsWords) {
  Say("let's play would you rather");
  const std::string word(PartsOf(Asked()[1], ',').front());
  EXPECT_EQ(Say("oh, " + word + " for sure, because it would never get boring"), Asked()[3]);
}

TEST_F(Rather, IsLeftForAnotherSubjectAndEndsKindly) {
  Say("let's play would you rather");
  Say("B");
  EXPECT_NE(talk.Say(mind, "my bike has a flat tyre", {}).skill, "rather");
  EXPECT_EQ(talk.discourse.game, "");
  Say("let's play would you rather");
  EXPECT_EQ(talk.Say(mind, "enough", {}).skill, "rather");
  EXPECT_EQ(talk.discourse.game, "");
}

TEST_F(Rather, IsNotBegunByAQuestionToHer) {
  auto percept = trial::Heard("ask-preference");
  percept.act = DialogueAct::kChoiceQuestion;
  EXPECT_NE(talk.Say(mind, "would you rather fly or be invisible?", percept).skill, "rather");
  EXPECT_EQ(talk.discourse.game, "");
}

TEST_F(Rather, IsPlayedInKoreanAtBothLevels) {
  talk.language = Language::kKorean;
  for (const SpeechLevel level : {SpeechLevel::kPolite, SpeechLevel::kCasual}) {
    talk.level = level;
    Say("밸런스 게임 하자");
    EXPECT_EQ(Say("후자"), Plain(Asked()[4]));
    EXPECT_EQ(Say("넌?"), Plain(Asked()[5]));
    Say("다음");
    EXPECT_EQ(Say("첫 번째"), Plain(Asked()[3]));
  }
}

}  // namespace
}  // namespace sam
