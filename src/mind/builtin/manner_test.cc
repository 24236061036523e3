#include "mind/builtin/manner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mind/builtin/testing_talk.h"

namespace sam {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(Manner, WritesContractionsOutAndLeavesQuotationsAlone) {
  EXPECT_EQ(manner::Expanded("I'm glad, and it's late. Don't you think?"), "I am glad, and it is late. Do you not think?");
  EXPECT_EQ(manner::Expanded("It's been a day; she's got the keys, that's Jo's."), "It has been a day; she has got the keys, that is Jo's.");
  EXPECT_EQ(manner::Expanded("You said \"I'm off\", so I'll stay."), "You said \"I'm off\", so I will stay.");
  EXPECT_EQ(manner::Contracted("I am sure you are right, and I do not mind."), "I'm sure you're right, and I don't mind.");
  EXPECT_EQ(manner::WithoutHedges("I think it's a bit late. Maybe tomorrow."), "It's late. Tomorrow.");
}

TEST(Manner, SpeaksFormalKoreanWhereTheEndingLeavesNoDoubt) {
  EXPECT_EQ(manner::ToFormalKorean("어제 다 했어요. 정말 좋아요."), "어제 다 했습니다. 정말 좋습니다.");
  EXPECT_EQ(manner::ToFormalKorean("그건 처음이에요. 아니에요?"), "그건 처음입니다. 아닙니까?");
  EXPECT_EQ(manner::ToFormalKorean("제일 큰 걱정이 뭐예요?"), "제일 큰 걱정이 뭐입니까?");
}

class Given : public ::testing::Test {
 protected:
  Reply Give(std::string_view said, std::string text, std::string intent, float sure = 0.9f) {
    utterance = talk.Hear(said);
    percept = trial::Heard(std::move(intent));
    percept.language = talk.language;
    if (!percept.intents.empty()) percept.intents.front().score = sure;
    const Thought thought = talk.ThoughtOf(utterance, percept);
    const Scene scene(thought, content::Pack::Of(talk.language));
    Reply reply;
    reply.text = std::move(text);
    reply.skill = "respond";
    GiveManner(scene, reply);
    return reply;
  }
  void Feel(EmotionType type, double intensity) {
    talk.affect.emotions = {{type, intensity, "you told me something (goal)", talk.now, static_cast<TurnId>(talk.discourse.turns + 1)}};
  }
  trial::Talk talk;
  Utterance utterance;
  Percept percept;
};

TEST_F(Given, NothingAtTheMiddleOfAllSliders) {
  talk.persona.warmth = talk.persona.humour = talk.persona.liveliness = talk.persona.directness = talk.persona.formality = 0.5;
  EXPECT_EQ(Give("i'm making soup", "Soup on a Tuesday. I'm for it!", "cooking").text, "Soup on a Tuesday. I'm for it!");
}

TEST_F(Given, ATouchAtTheEndOfASliderMostOfTheTime) {
  for (double Persona::*slider : {&Persona::warmth, &Persona::humour, &Persona::liveliness, &Persona::directness, &Persona::formality}) {
    talk = {};
    talk.persona.warmth = talk.persona.humour = talk.persona.liveliness = talk.persona.directness = talk.persona.formality = 0.5;
    talk.persona.*slider = 1;
    int touched = 0;
    for (int i = 0; i < 40; ++i) {
      const std::string plain = "Soup on a Tuesday is a small act of rebellion.";
      const Reply reply = Give("i'm making soup", plain, "cooking");
      touched += reply.text != plain;
      talk.Keep(utterance, percept, reply);
    }
    EXPECT_GT(touched, 20);
  }
}

TEST_F(Given, AFeelingThatTheLineGaveOpensTheReplyWhereItIsBeyondDoubt) {
  int shown = 0, doubtful = 0;
  for (uint64_t seed = 0; seed < 30; ++seed) {
    talk = {};
    talk.seed = seed;
    talk.bond.depth = Depth::kFeelings;
    Feel(EmotionType::kGratitude, 0.7);
    shown += Give("thank you so much", "Any time.", "thanks").chosen.find("opens with") != std::string::npos;
    doubtful += Give("ok", "Any time.", "thanks", 0.3f).chosen.find("opens with") != std::string::npos;
  }
  EXPECT_GT(shown, 15);
  EXPECT_EQ(doubtful, 0);
}

TEST_F(Given, NoFeelingDeeperThanOneLayerBelowWhatThePersonHasOpened) {
  for (uint64_t seed = 0; seed < 30; ++seed) {
    talk = {};
    talk.seed = seed;
    talk.bond.depth = Depth::kSmallTalk;
    Feel(EmotionType::kGratitude, 0.9);
    EXPECT_EQ(Give("thank you so much", "Any time.", "thanks").chosen.find("opens with"), std::string::npos);
  }
}

TEST_F(Given, NoEmojiToSomebodyWhoUsesNone) {
  talk.persona.liveliness = 1;
  for (uint64_t seed = 0; seed < 20; ++seed) {
    talk.seed = seed;
    EXPECT_THAT(Give("i'm making soup", "Soup it is.", "cooking").text, Not(HasSubstr("🙂")));
  }
}

}  // namespace
}  // namespace sam
