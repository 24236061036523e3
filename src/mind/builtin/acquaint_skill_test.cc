// A name that is told is greeted, alone or before the answer to what else was said.
#include "mind/builtin/acquaint_skill.h"

#include <gtest/gtest.h>

#include "mind/builtin/builtin_mind.h"
#include "mind/builtin/testing_talk.h"

namespace sam {
namespace {

class AcquaintSkillTest : public testing::Test {
 protected:
  static Percept Introduced(std::string_view name, std::string_view intent, Language language) {
    Percept percept = trial::Heard(intent);
    percept.introduced = name;
    percept.language = language;
    return percept;
  }
  BuiltinMind mind_{content::Pack::Of(Language::kEnglish), content::Pack::Of(Language::kKorean)};
  trial::Talk talk_;
};

TEST_F(AcquaintSkillTest, SaysTheNameAndDoesNotAskForIt) {
  const Reply reply = talk_.Say(mind_, "hello, i'm odile", Introduced("Odile", "my-name-is", Language::kEnglish));
  EXPECT_EQ(reply.skill, "acquaint");
  EXPECT_NE(reply.text.find("Odile"), std::string::npos);
  EXPECT_EQ(reply.text.find("call you"), std::string::npos);
}

TEST_F(AcquaintSkillTest, GreetsBeforeTheAnswerToTheRest) {
  const Reply reply = talk_.Say(mind_, "hello, i'm odile, do you like music?", Introduced("Odile", "like-music", Language::kEnglish));
  EXPECT_NE(reply.skill, "acquaint");
  EXPECT_NE(reply.text.find("Odile"), std::string::npos);
}

TEST_F(AcquaintSkillTest, CallsAKoreanByNameInBothLevels) {
  talk_.language = Language::kKorean;
  EXPECT_NE(talk_.Say(mind_, "저는 지우예요", Introduced("지우", "tell-my-name", Language::kKorean)).text.find("지우 씨"), std::string::npos);
  talk_ = {};
  talk_.language = Language::kKorean;
  talk_.level = SpeechLevel::kCasual;
  EXPECT_NE(talk_.Say(mind_, "난 지우야", Introduced("지우", "tell-my-name", Language::kKorean)).text.find("지우야"), std::string::npos);
}

}  // namespace
}  // namespace sam
