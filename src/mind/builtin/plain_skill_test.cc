// What was told is taken up by what was done and whose doing it was.
#include "mind/builtin/plain_skill.h"

#include <gtest/gtest.h>

#include "mind/builtin/builtin_mind.h"
#include "mind/builtin/testing_talk.h"

namespace sam {
namespace {

class PlainSkillTest : public testing::Test {
 protected:
  static Percept Told(std::string_view group, Telling::Who who, Telling::Time time, std::string_view clause) {
    Percept percept;
    percept.told = {.group = std::string(group), .who = who, .time = time, .negated = false, .clause = std::string(clause), .object = {}};
    return percept;
  }
  static bool AskedOf(const Reply& reply, std::string_view skill) {
    const auto& pack = content::Pack::Of(Language::kEnglish);
    return std::any_of(reply.blocks.begin(), reply.blocks.end(), [&](const std::string& id) {
      return std::any_of(pack.BlocksOfSkill(skill).begin(), pack.BlocksOfSkill(skill).end(), [&](uint32_t i) { return pack.blocks()[i].id == id; });
    });
  }
  BuiltinMind mind_{content::Pack::Of(Language::kEnglish), content::Pack::Of(Language::kKorean)};
  trial::Talk talk_;
};

TEST_F(PlainSkillTest, AskedAfterAnothersDeedAndNotAfterThePersons) {
  const Reply reply = talk_.Say(mind_, "my cousin quit the orchestra", Told("quit", Telling::Who::kOther, Telling::Time::kDone, "your cousin quit the orchestra"));
  EXPECT_EQ(reply.skill, "plain");
  EXPECT_TRUE(AskedOf(reply, "plain-quit-other") || AskedOf(reply, "plain-other")) << reply.text;
  EXPECT_FALSE(AskedOf(reply, "plain-quit"));
}

TEST_F(PlainSkillTest, ADeedAheadIsNoDeedDone) {
  const Reply reply = talk_.Say(mind_, "we will sail to Crete", Told("travel", Telling::Who::kMe, Telling::Time::kAhead, "you will sail to Crete"));
  EXPECT_TRUE(AskedOf(reply, "plain-travel-ahead") || AskedOf(reply, "plain-me-ahead")) << reply.text;
}

TEST_F(PlainSkillTest, AsksNothingOfSomebodyWhoMayBeLeaving) {
  Percept told = Told("", Telling::Who::kMe, Telling::Time::kDone, "you sat on the pier all afternoon");
  told.leaving = 0.03;
  for (int turn = 0; turn < 6; ++turn) {
    const Reply reply = talk_.Say(mind_, "i sat on the pier all afternoon", told);
    EXPECT_EQ(reply.text.find('?'), std::string::npos) << reply.text;
  }
}

TEST_F(PlainSkillTest, YieldsToAnIntentThatIsSurelyMeantAndTakesUpOneThatSharesAWord) {
  Percept sure = Told("make", Telling::Who::kMe, Telling::Time::kDone, "you made a kite");
  sure.intents = {{"feel-proud", 0.95}};
  EXPECT_EQ(talk_.Say(mind_, "i made a kite this weekend", sure).skill, "respond");
  Percept unsure = sure;
  unsure.intents.front().covered = 0.1;
  EXPECT_EQ(talk_.Say(mind_, "i made a kite for the tax office", unsure).skill, "plain");
}

}  // namespace
}  // namespace sam
