// Advice is for the very matter that is asked about, and can be asked on.
#include "mind/builtin/english_matter_skill.h"

#include <gtest/gtest.h>

#include <array>

#include "mind/builtin/builtin_mind.h"
#include "mind/builtin/english_matter_words.h"
#include "mind/builtin/testing_talk.h"

namespace sam {
namespace {

TEST(AdviceWanted, TellsAnIdeaFromAVerdict) {
  EXPECT_EQ(WantedOf("how do i get rid of hiccups?"), AdviceWanted::kIdea);
  EXPECT_EQ(WantedOf("what should i wear?"), AdviceWanted::kIdea);
  EXPECT_EQ(WantedOf("should i ring him?"), AdviceWanted::kVerdict);
  EXPECT_EQ(WantedOf("do you think i should apologise?"), AdviceWanted::kVerdict);
  EXPECT_EQ(WantedOf("what did i tell you, how do i know her?"), AdviceWanted::kNothing);
  EXPECT_EQ(WantedOf("is it raining?"), AdviceWanted::kNothing);
}

TEST(AdviceWanted, OfAnIdeaJustGivenIsItsReasonAnExampleOrWhatToDoWhereItFails) {
  EXPECT_EQ(WantedAfterIdea("but why?"), AdviceWanted::kReason);
  EXPECT_EQ(WantedAfterIdea("like what?"), AdviceWanted::kExample);
  EXPECT_EQ(WantedAfterIdea("and what if that doesn't work?"), AdviceWanted::kFallback);
  EXPECT_EQ(WantedAfterIdea("why do the neighbours always put their bins out on a sunday?"), AdviceWanted::kNothing);
}

TEST(GivenIn, IsWhatThereIsToDoItWithFromHerSide) {
  EXPECT_EQ(GivenIn("i've only got rice and my leeks."), "rice and your leeks");
  EXPECT_EQ(GivenIn("i have to go"), "");
  EXPECT_EQ(GivenIn("it rained"), "");
}

TEST(HoldsWord, TakesWholeWordsAndTheirPluralsAndBeginningsWhereItIsTold) {
  EXPECT_TRUE(HoldsWord("three exams", std::array{std::string_view("exam")}));
  EXPECT_FALSE(HoldsWord("a catch", std::array{std::string_view("a cat")}));
  EXPECT_TRUE(HoldsWord("injured again", std::array{std::string_view("injur-")}));
}

class EnglishMatterSkillTest : public testing::Test {
 protected:
  Reply Say(std::string_view text, DialogueAct act = DialogueAct::kQuestion) {
    Percept percept = trial::Heard("ask-advice", 0.5);
    percept.act = act;
    return talk_.Say(mind_, text, percept);
  }
  bool IsOf(const Reply& reply, std::string_view part) { return !reply.blocks.empty() && reply.blocks.front().starts_with(part); }
  BuiltinMind mind_{content::Pack::Of(Language::kEnglish), content::Pack::Of(Language::kKorean)};
  trial::Talk talk_;
};

TEST_F(EnglishMatterSkillTest, StaysWithTheMatterWhenAskedWhyAndForAnExample) {
  EXPECT_TRUE(IsOf(Say("how can i wake up earlier?"), "matter.wake.how"));
  EXPECT_TRUE(IsOf(Say("why?"), "matter.wake.why"));
  EXPECT_TRUE(IsOf(Say("for example?"), "matter.wake.more"));
}

TEST_F(EnglishMatterSkillTest, TakesTheMatterFromTheLinesBeforeWhereTheQuestionNamesNone) {
  talk_.Say(mind_, "my manager moved the meeting again", trial::Heard("boss"));
  EXPECT_TRUE(IsOf(Say("what should i do?"), "matter.boss.how"));
}

TEST_F(EnglishMatterSkillTest, AsksOfPeopleAreAnsweredByWhatWasToldOfPeople) {
  talk_.Say(mind_, "i'm in love with the postman", trial::Heard("crush"));
  talk_.Say(mind_, "he always admires my plants", trial::Heard("garden"));
  EXPECT_TRUE(IsOf(Say("should i say something?"), "matter.date.should"));
}

TEST_F(EnglishMatterSkillTest, NeverGivesTheSameAdviceTwice) {
  const std::string first = Say("how do i fall asleep?").text;
  EXPECT_NE(Say("how do i fall asleep?").text, first);
}

}  // namespace
}  // namespace sam
