#include "memory/passages.h"

#include <gtest/gtest.h>

#include "core/predicates.h"
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

TEST(Passages, OnlyWhatWasAskedForIsTold) {
  ToldLife life;
  life.Say("hello you. my cornet has a dent. did i mention the rain? we play in the square on sunday, bring a coat for that");
  const std::string told = First(life, "what's wrong with my cornet?");
  EXPECT_NE(told.find("dent"), std::string::npos);
  EXPECT_EQ(told.find("did i mention"), std::string::npos) << told;
}

TEST(Passages, WhatTakesItBackComesBeforeWhatItTakesBack) {
  ToldLife life;
  life.Say("nora's got a boyfriend now, he's called cassian");
  life.Say("it rained");
  life.Say("oh i said nora's boyfriend was cassian, it's caspian actually");
  EXPECT_NE(First(life, "what's nora's boyfriend called?").find("caspian"), std::string::npos);
}

TEST(Passages, WhatWasTakenBackIsToldWithIt) {
  ToldLife life;
  life.Say("tyler and his girlfriend brianna are moving out to cloquet");
  for (int i = 0; i < 4; ++i) life.Say("quiet crossing, number " + std::to_string(i));
  life.Say("sorry i said brianna, it's brenna. i always get it wrong");
  const std::string told = First(life, "who is tyler's girlfriend?");
  EXPECT_NE(told.find("brianna are moving"), std::string::npos) << told;
  EXPECT_NE(told.find("it's brenna"), std::string::npos) << told;
  EXPECT_EQ(First(life, "what number was the quiet crossing?").find("brenna"), std::string::npos);
}

TEST(Passages, ARequestToForgetIsNoEvidence) {
  ToldLife life;
  life.Say("the boat leaks at the stern");
  life.Say("please forget the thing about the fight with lorraine");
  for (const Recollection& found : life.Ask("what was the fight with lorraine about?")) EXPECT_EQ(found.episode->said.find("lorraine"), std::string::npos);
}

TEST(Passages, WhetherItIsStillSoIsWhatWasSaidLast) {
  ToldLife life;
  life.Say("i've joined a swimming class at the baths, twice a week");
  for (int i = 0; i < 6; ++i) life.Say("quiet crossing, number " + std::to_string(i));
  life.Say("swimming is off, my shoulder. doing pilates instead");
  const auto found = life.Ask("do i still go swimming at the baths?");
  ASSERT_FALSE(found.empty());
  EXPECT_NE(found.front().episode->said.find("pilates"), std::string::npos);
  EXPECT_TRUE(found.front().whole);
}

TEST(Passages, ARoleAndTheNameStandForEachOther) {
  ToldLife life;
  life.Say("my daughter is called Ellie", {testing::Claim("daughter", predicate::kName, "Ellie")});
  life.Say("ellie is reading marine biology at newcastle");
  EXPECT_NE(First(life, "what is my daughter reading at newcastle?").find("marine"), std::string::npos);
}

TEST(Passages, AQuestionGoesOnFromTheOneBefore) {
  ToldLife life;
  life.Say("the washing machine flooded the kitchen, had to buy a bosch for 420 pounds");
  life.Say("the wedding was gorgeous, it cost them a fortune");
  RecallCue cue;
  cue.text = "how much did it cost me?";
  cue.before = "when did i tell you about the washing machine?";
  cue.now = life.events.back().second;
  const auto found = life.memory.Recall(cue);
  ASSERT_FALSE(found.empty());
  EXPECT_NE(found.front().episode->said.find("420"), std::string::npos);
}

TEST(Passages, WhatIsAskedForByNameMustBeThere) {
  ToldLife life;
  life.Say("ngozi had the baby on sunday, a little girl");
  const auto found = life.Ask("which hospital did ngozi have the baby in?");
  ASSERT_FALSE(found.empty());
  EXPECT_FALSE(found.front().whole);
}

TEST(Passages, AllOfSomebodyIsFactsAndTheWeightiestTurns) {
  ToldLife life;
  life.Say("my mum is called Jean", {testing::Claim("mum", predicate::kName, "Jean")});
  life.Say("it rained");
  life.Say("mum's moving to a flat ten minutes from here in july");
  RecallCue cue;
  cue.text = "tell me about my mum";
  cue.request = MemoryRequest{MemoryRequestKind::kTellOf, "my mum"};
  cue.now = life.events.back().second;
  const auto found = life.memory.Recall(cue);
  ASSERT_GE(found.size(), 2u);
  EXPECT_TRUE(found.front().fact && found.front().fact->object == "Jean");
  EXPECT_NE(found[1].episode->said.find("july"), std::string::npos);
  cue.request->about = "my brother";
  EXPECT_TRUE(life.memory.Recall(cue).empty());
}

}  // namespace
}  // namespace sam
