#include "knowledge/word_questions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sam::knowledge {
namespace {

using testing::HasSubstr;

const WordKnowledge& Known() {
  static const WordKnowledge known;
  return known;
}

std::string Said(std::string_view text) {
  const auto found = Known().Answer(text);
  return found ? found->kind + " " + found->question + ": " + found->answer : "";
}

TEST(WordKnowledge, IsThere) { EXPECT_TRUE(Known().Available()) << "install wordnet-base"; }

TEST(WordKnowledge, SaysWhatAThingIs) {
  EXPECT_THAT(Said("What is a cello?"), HasSubstr("word cello: a large stringed instrument"));
  EXPECT_THAT(Said("do you know what axolotls are"), HasSubstr("larval salamander"));
  EXPECT_THAT(Said("What does 'taciturn' mean?"), HasSubstr("reserved"));
}

TEST(WordKnowledge, KnowsPeopleAndPlaces) {
  EXPECT_THAT(Said("who was marie curie"), HasSubstr("French chemist"));
  EXPECT_THAT(Said("Where is Ulan Bator?"), HasSubstr("capital"));
  EXPECT_EQ(Said("What is the capital of Vermont?"), "capital Vermont: Montpelier");
  EXPECT_EQ(Said("whats the capital of peru?"), "capital Peru: Lima");
}

TEST(WordKnowledge, KnowsKindsAndOpposites) {
  EXPECT_EQ(Said("is a whale a mammal"), "kind-yes a whale: a mammal");
  EXPECT_THAT(Said("are whales fish?"), HasSubstr("kind-no a whale"));
  EXPECT_EQ(Said("what is the opposite of hot"), "opposite hot: cold");
  EXPECT_EQ(Said("how do you spell rhubarb?"), "spelling rhubarb: r-h-u-b-a-r-b");
}

TEST(WordKnowledge, LeavesOtherQuestionsAlone) {
  for (const char* text : {"what is love", "what is your name", "what is it", "who are you", "is it raining", "are you a robot", "what is the time", "who is he",
                           "what is the weather like", "what is my sister called", "is my cat an idiot", "what are you doing", "where is my phone"})
    EXPECT_EQ(Said(text), "") << text;
}

TEST(WordKnowledge, TellsWhatANounIsAKindOf) {
  EXPECT_EQ(Known().KindOf("cello"), "kind-music");
  EXPECT_EQ(Known().KindOf("rhubarb"), "kind-food");
  EXPECT_EQ(Known().KindOf("axolotls"), "kind-animal");
  EXPECT_EQ(Known().KindOf("bicycle"), "kind-vehicle");
  EXPECT_EQ(Known().KindOf("qwrtz"), "");
}

}  // namespace
}  // namespace sam::knowledge
