// A line that says little by itself belongs to what was told before.
#include "mind/builtin/stay_skill.h"

#include <gtest/gtest.h>

#include "mind/builtin/testing_talk.h"

namespace sam {
namespace {

class StaySkillTest : public testing::Test {
 protected:
  void Told(std::string_view intent, std::string_view skill, std::string_view reply = "Ah.") {
    const Utterance utterance = talk_.Hear("my boss moved the deadline up again");
    Reply said;
    said.text = reply;
    said.skill = skill;
    talk_.Keep(utterance, trial::Heard(intent), said);
  }
  std::vector<Candidate> After(std::string_view line, DialogueAct act = DialogueAct::kStatement) {
    const Utterance utterance = talk_.Hear(line);
    Percept percept;
    percept.act = act;
    std::vector<Candidate> out;
    StaySkill().Propose(talk_.ThoughtOf(utterance, percept), out);
    return out;
  }
  trial::Talk talk_;
};

TEST_F(StaySkillTest, StaysWithWhatWasTold) {
  Told("boss", "respond");
  const auto out = After("the payments thing");
  ASSERT_FALSE(out.empty());
  EXPECT_EQ(out.front().skill, "stay-boss");
}

TEST_F(StaySkillTest, OfAKindWithoutLinesOfItsOwnThoseOfTheIntentServe) {
  Told("boss/no-such-kind", "respond");
  ASSERT_FALSE(After("for the third time").empty());
  EXPECT_EQ(After("for the third time").front().skill, "stay-boss");
}

TEST_F(StaySkillTest, AnAnswerToHerQuestionIsSurerThanAnotherLine) {
  Told("boss", "respond", "Who else knows?");
  const double answered = After("i told priya about it yesterday").front().relevance;
  talk_ = {};
  Told("boss", "respond", "Ah.");
  EXPECT_GT(answered, After("i told priya about it yesterday").front().relevance);
}

TEST_F(StaySkillTest, LeavesQuestionsAndNewSubjectsAlone) {
  Told("boss", "respond");
  EXPECT_TRUE(After("do you like tea", DialogueAct::kPropositionalQuestion).empty());
  EXPECT_TRUE(After("anyway, the boiler is fixed").empty());
}

TEST_F(StaySkillTest, EndsAfterThreeTurns) {
  Told("boss", "respond");
  for (int i = 0; i < 3; ++i) Told("", "stay-boss");
  EXPECT_TRUE(After("the payments thing").empty());
}

}  // namespace
}  // namespace sam
