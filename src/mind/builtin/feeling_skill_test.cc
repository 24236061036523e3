#include "mind/builtin/feeling_skill.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mind/builtin/testing_talk.h"

namespace sam {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Feeling : public ::testing::Test {
 protected:
  void Feel(EmotionType type, double intensity, std::string because, uint32_t turn) {
    talk.affect.emotions.push_back({type, intensity, std::move(because), talk.now, static_cast<TurnId>(turn)});
  }
  std::vector<Candidate> Proposed(std::string_view text, std::string_view intent) {
    const Percept percept = trial::Heard(std::string(intent));
    const Utterance utterance = talk.Hear(text);
    Percept heard = percept;
    heard.language = talk.language;
    std::vector<Candidate> out;
    FeelingSkill().Propose(talk.ThoughtOf(utterance, heard), out);
    return out;
  }
  trial::Talk talk;
};

TEST_F(Feeling, NamesWhatMovesHerMostAndItsCause) {
  talk.discourse.turns = 6;
  Feel(EmotionType::kJoy, 0.9, "you asked about me: “how do you feel?” (I like being met with interest)", 7);
  Feel(EmotionType::kHappyFor, 0.7, "you told me that you passed (I want good things for you)", 6);
  const auto out = Proposed("how do you feel?", "ask-her-feelings");
  ASSERT_FALSE(out.empty());
  for (const Candidate& c : out) {
    EXPECT_THAT(c.text, HasSubstr("lad for you"));
    EXPECT_THAT(c.text, HasSubstr("you told me that you passed"));
    EXPECT_THAT(c.text, Not(HasSubstr("(")));
  }
}

TEST_F(Feeling, SaysInKoreanWhy) {
  talk.language = Language::kKorean;
  talk.discourse.turns = 6;
  Feel(EmotionType::kHappyFor, 0.7, "오늘 승진했다는 말을 들어서 (좋은 일이 많았으면 하니까)", 6);
  for (const Candidate& c : Proposed("지금 기분이 어때요?", "ask-how-are-you")) {
    EXPECT_THAT(c.text, HasSubstr("오늘 승진했다는 말을 들어서"));
    EXPECT_THAT(c.text, HasSubstr("기뻐요"));
  }
  talk.discourse.recent.push_back({TurnId{6}, talk.now, "", "", "", "feeling", ""});
  const auto out = Proposed("왜요?", "ask-why");
  ASSERT_FALSE(out.empty());
  for (const Candidate& c : out) EXPECT_THAT(c.text, HasSubstr("좋은 일이 많았으면 하니까요"));
}

TEST_F(Feeling, InventsNothingWhereNothingMovesHer) {
  const auto out = Proposed("what mood are you in?", "ask-her-feelings");
  ASSERT_FALSE(out.empty());
  for (const Candidate& c : out) EXPECT_THAT(c.text, Not(HasSubstr("because")));
}

TEST_F(Feeling, LeavesOtherQuestionsToOthers) {
  EXPECT_TRUE(Proposed("how do you feel about cake?", "ask-her-feelings").empty());
  EXPECT_TRUE(Proposed("why?", "ask-why").empty());
  EXPECT_TRUE(Proposed("are they happy?", "ask-opinion").empty());
  EXPECT_TRUE(Proposed("엄마가 화났어?", "mother").empty());
}

}  // namespace
}  // namespace sam
