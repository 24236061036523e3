#include "memory/passages.h"

#include <gtest/gtest.h>

#include "memory/memory_test_life.h"

namespace sam {
namespace {

using testing::ToldLife;

std::string First(const ToldLife& life, std::string question) {
  const auto found = life.Ask(std::move(question));
  return found.empty() || !found.front().episode ? "" : found.front().episode->said;
}

TEST(Passages, AnAnswerIsReadWithTheTurnItLeansOn) {
  ToldLife life;
  life.Say("the dentist gave me something new for the pain");
  life.Say("codeine");
  life.Say("anyway the harbour was lovely");
  EXPECT_NE(First(life, "what did the dentist give me for the pain?").find("codeine"), std::string::npos);
}

TEST(Passages, WhatIsOnlyAboutTheSamePersonIsNoAnswer) {
  ToldLife life;
  life.Say("marguerite's got shingles so no choir this week");
  const auto found = life.Ask("where does marguerite live?");
  ASSERT_FALSE(found.empty());
  EXPECT_TRUE(found.front().about_someone);
  EXPECT_FALSE(found.front().whole);
}

TEST(Passages, WhatHasMostOfWhatWasAskedIsWhole) {
  ToldLife life;
  life.Say("fergus on the boat taught me three card tricks");
  const auto found = life.Ask("how many card tricks did fergus teach me?");
  ASSERT_FALSE(found.empty());
  EXPECT_TRUE(found.front().whole);
}

TEST(Passages, AQuestionIsNoEvidenceButAnExclamationIs) {
  ToldLife life;
  life.Say("what was the name of that lighthouse again?");
  life.Say("what a week. the lighthouse lost its lamp in the storm");
  EXPECT_NE(First(life, "what happened to the lighthouse?").find("lost its lamp"), std::string::npos);
}

TEST(Passages, BeforeSomethingIsNotAfterIt) {
  ToldLife life;
  life.Say("i drive an old fiesta to the quay every morning");
  for (int i = 0; i < 6; ++i) life.Say("nothing but rain and ropes on day " + std::to_string(i));
  life.Say("i bought a van from the postie");
  for (int i = 0; i < 6; ++i) life.Say("quiet crossing, number " + std::to_string(i));
  life.Say("i drive it to the quay now, much warmer");
  EXPECT_NE(First(life, "what did i drive to the quay before i bought the van?").find("fiesta"), std::string::npos);
}

}  // namespace
}  // namespace sam
