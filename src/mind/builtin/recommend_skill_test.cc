#include "mind/builtin/recommend_skill.h"

#include <gtest/gtest.h>

#include "mind/builtin/builtin_mind.h"
#include "mind/builtin/testing_talk.h"

namespace sam {
namespace {

TEST(WishedFor, CountsWhatIsWantedAndRulesOutWhatIsNot) {
  EXPECT_EQ(WishedFor("something funny and short", "funny, short, old"), 2);
  EXPECT_LT(WishedFor("something funny, nothing sad", "sad, slow"), 0);
  EXPECT_EQ(WishedFor("i don't like crime, but funny is fine", "funny"), 1);
}

class RecommendSkillTest : public testing::Test {
 protected:
  Reply Say(std::string_view text, DialogueAct act = DialogueAct::kRequest) {
    Percept percept;
    percept.act = act;
    return talk_.Say(mind_, text, percept);
  }
  BuiltinMind mind_{content::Pack::Of(Language::kEnglish), content::Pack::Of(Language::kKorean)};
  trial::Talk talk_;
};

TEST_F(RecommendSkillTest, NamesOneOfTheKindAskedForAndAnotherWhenThatIsKnown) {
  const Reply first = Say("can you recommend me a book?");
  EXPECT_EQ(first.skill, "recommend-book");
  const Reply second = Say("i've already read it", DialogueAct::kStatement);
  EXPECT_EQ(second.skill, "recommend-book");
  EXPECT_NE(second.subject, first.subject);
}

TEST_F(RecommendSkillTest, KnowsWhoseTheThingIsThatItHasJustNamed) {
  const std::string title = Say("recommend a film please").subject;
  const Reply reply = Say("who directed it?", DialogueAct::kQuestion);
  EXPECT_EQ(reply.skill, "recommend-film");
  EXPECT_EQ(reply.subject, title);
}

TEST_F(RecommendSkillTest, IsStillOnItOneLineLater) {
  ASSERT_EQ(Say("recommend a board game please").skill, "recommend-game");
  talk_.Say(mind_, "they're six and nine", {});
  EXPECT_EQ(Say("something quicker", DialogueAct::kStatement).skill, "recommend-game");
}

TEST_F(RecommendSkillTest, AsksWhatKindWhereNoneWasNamed) {
  EXPECT_EQ(Say("can you recommend me something?").skill, "recommend-which");
  EXPECT_EQ(Say("a film", DialogueAct::kStatement).skill, "recommend-film");
}

}  // namespace
}  // namespace sam
