// What words standing together tell is answered by what is written for just that.
#include "mind/builtin/remark_skill.h"

#include <gtest/gtest.h>

#include "mind/builtin/builtin_mind.h"
#include "mind/builtin/testing_talk.h"
#include "mind/builtin/word_rule.h"

namespace sam {
namespace {

size_t WeightOf(std::string_view rule, std::string_view line, std::string_view before = "") { return WordRule("m", rule).Weight(RuleText(line), RuleText(before)); }

TEST(WordRule, MeetsWholeWordsOnlyAndBeginningsWhereAStarSaysSo) {
  EXPECT_GT(WeightOf("art + class", "I took an art class."), 0U);
  EXPECT_EQ(WeightOf("art + class", "arthritis stopped the class"), 0U);
  EXPECT_GT(WeightOf("paint* + wall", "painting the wall"), 0U);
}

TEST(WordRule, LeavesOutApostrophesOfEitherKind) {
  EXPECT_GT(WeightOf("didnt sleep", "didn't sleep"), 0U);
  EXPECT_GT(WeightOf("didnt sleep", "didn\u2019t sleep"), 0U);
}

TEST(WordRule, HoldsNotWhereAnExcludedWordStands) { EXPECT_EQ(WeightOf("ate + my + !better", "he ate my bread and feels better"), 0U); }

TEST(WordRule, LeansOnTheLinesBeforeButNotOnThemAlone) {
  EXPECT_GT(WeightOf("what would you put + ~note", "what would you put in it", "should i leave a note"), 0U);
  EXPECT_EQ(WeightOf("~note + ~upstairs", "go on", "a note for upstairs"), 0U);
}

TEST(WordRule, KeepsToShortLinesAndTheirBeginningWhereItSaysSo) {
  EXPECT_GT(WeightOf("^true + max 3", "true, lol"), 0U);
  EXPECT_EQ(WeightOf("^true + max 3", "is that true"), 0U);
  EXPECT_EQ(WeightOf("^true + max 3", "true love waits for nobody"), 0U);
}

TEST(WordRule, ANumberIsAWordInFigures) {
  EXPECT_GT(WeightOf("# + made", "i made 40 of them"), 0U);
  EXPECT_EQ(WeightOf("# + made", "i made the b52"), 0U);
}

TEST(WordRule, MoreGroupsWeighMoreThanMoreLetters) { EXPECT_GT(WeightOf("a + b + c", "a b c"), WeightOf("extraordinarily + b", "extraordinarily b")); }

class RemarkSkillTest : public testing::Test {
 protected:
  Reply Say(std::string_view line, DialogueAct act = DialogueAct::kStatement) {
    Percept percept;
    percept.act = act;
    return talk_.Say(mind_, line, percept);
  }
  BuiltinMind mind_{content::Pack::Of(Language::kEnglish), content::Pack::Of(Language::kKorean)};
  trial::Talk talk_;
};

TEST_F(RemarkSkillTest, ASmallTriumphIsNoMishap) { EXPECT_EQ(Say("we plated three hundred puddings and only dropped one").skill, "remark-small-triumph"); }

TEST_F(RemarkSkillTest, ApprovalOfHerLastWordsIsTakenAsSuch) {
  Say("my rabbit ate the tax letter");
  EXPECT_EQ(Say("haha okay that's good").skill, "remark-liked-her-words");
}

TEST_F(RemarkSkillTest, WhatToWriteIsAnsweredWithALineToWrite) {
  Say("the neighbours drill at midnight, i'm leaving a note");
  const Reply reply = Say("what would you put in it?", DialogueAct::kQuestion);
  EXPECT_EQ(reply.skill, "remark-ask-write-it");
  EXPECT_NE(reply.text.find('"'), std::string::npos) << reply.text;
}

TEST_F(RemarkSkillTest, AQuestionIsNoTelling) { EXPECT_FALSE(Say("when did you finally get it finished?", DialogueAct::kQuestion).skill.starts_with("remark-finally")); }

TEST_F(RemarkSkillTest, SaysNothingTwiceOfOneMatterWhileThereIsMore) {
  const std::string first = Say("wish me luck").text, second = Say("seriously, wish me luck").text, third = Say("please wish me luck").text;
  EXPECT_NE(first, second);
  EXPECT_NE(second, third);
  EXPECT_NE(first, third);
}

TEST_F(RemarkSkillTest, WhatAnotherAdvisesIsNoQuestionToHer) { EXPECT_EQ(Say("my sister says i should sell the harmonium").skill, "remark-sibling-says"); }

TEST_F(RemarkSkillTest, AKnownLineKeepsItsOwnAnswer) {
  Percept known = trial::Heard("share-good-news", 1.0);
  known.act = DialogueAct::kStatement;
  EXPECT_EQ(talk_.Say(mind_, "i passed", known).skill, "respond");
}

}  // namespace
}  // namespace sam
