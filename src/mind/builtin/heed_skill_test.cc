// What is told in Korean is answered by what is surely known of it.
#include "mind/builtin/heed_skill.h"

#include <gtest/gtest.h>

#include "mind/builtin/testing_talk.h"

namespace sam {
namespace {

class HeedSkillTest : public testing::Test {
 protected:
  HeedSkillTest() { talk_.language = Language::kKorean; }
  std::string RuleFor(std::string_view line, std::vector<Frame> frames, Telling::Who who) {
    Percept percept;
    percept.language = Language::kKorean;
    percept.act = act_;
    percept.frames = std::move(frames);
    percept.told.who = who;
    const Utterance utterance = talk_.Hear(line);
    std::vector<Candidate> out;
    HeedSkill().Propose(talk_.ThoughtOf(utterance, percept), out);
    return out.empty() ? std::string() : out.front().why;
  }
  trial::Talk talk_;
  DialogueAct act_ = DialogueAct::kStatement;
};

constexpr double kWeight = 0.5;

TEST_F(HeedSkillTest, SpeaksOfTheDeedAndOfWhoseItIs) {
  EXPECT_NE(RuleFor("텀블러를 샀어요", {{"deed-buy", kWeight}, {"way-past", kWeight}}, Telling::Who::kMe).find("heed-buy-me"), std::string::npos);
  EXPECT_NE(RuleFor("언니가 빵을 사 줬어요", {{"deed-give", kWeight}, {"way-past", kWeight}}, Telling::Who::kOther).find("heed-give-other"), std::string::npos);
}

TEST_F(HeedSkillTest, TakesADeedThatWasNotDoneByTheWayItIsTold) {
  EXPECT_EQ(RuleFor("텀블러를 못 샀어요", {{"deed-buy", kWeight}, {"way-unable", kWeight}}, Telling::Who::kMe).find("heed-buy"), std::string::npos);
}

TEST_F(HeedSkillTest, TakesAFeelingForThePersonsOwnWhoeverElseIsNamed) {
  EXPECT_NE(RuleFor("이모가 봐 주신다는데 미안해요", {{"deed-sorry", kWeight}, {"way-now", kWeight}}, Telling::Who::kOther).find("heed-sorry-me"), std::string::npos);
}

TEST_F(HeedSkillTest, LeavesQuestionsAlone) {
  act_ = DialogueAct::kQuestion;
  EXPECT_TRUE(RuleFor("텀블러를 샀어요?", {{"deed-buy", kWeight}}, Telling::Who::kMe).empty());
}

}  // namespace
}  // namespace sam
