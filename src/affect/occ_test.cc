#include "affect/occ.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "affect/temperament.h"
#include "base/random.h"

namespace sam {
namespace {

double Of(const std::vector<Feeling>& feelings, EmotionType type) {
  const auto it = std::find_if(feelings.begin(), feelings.end(), [&](const Feeling& f) { return f.type == type; });
  return it == feelings.end() ? 0 : it->intensity;
}

TEST(Temperament, RestsWhereMehrabianPutsIt) {
  const Pad rest =
      DefaultMood({.openness = .4, .conscientiousness = .8, .extraversion = .6, .agreeableness = .3, .stability = -.4});
  EXPECT_NEAR(rest.pleasure, .227, .001);
  EXPECT_NEAR(rest.arousal, .378, .001);
  EXPECT_NEAR(rest.dominance, .500, .001);
}

TEST(Temperament, StabilityPleasesAndCalms) {
  const Pad anxious = DefaultMood({.stability = -1}), stable = DefaultMood({.stability = 1});
  EXPECT_GT(stable.pleasure, anxious.pleasure);
  EXPECT_LT(stable.arousal, anxious.arousal);
}

TEST(Temperament, TheStableFeelHurtLessAndTheOutgoingFeelJoyMore) {
  Persona calm, lively;
  calm.big_five = {.extraversion = 0, .stability = .9};
  lively.big_five = {.extraversion = .8, .stability = .1};
  EXPECT_LT(Gain(EmotionType::kDistress, calm), Gain(EmotionType::kDistress, lively));
  EXPECT_LT(Gain(EmotionType::kJoy, calm), Gain(EmotionType::kJoy, lively));
}

TEST(Occ, AKindActWithAGoodOutcomeMakesGratitude) {
  const auto felt = Derive({.desirability = .6, .praiseworthiness = .4}, std::nullopt);
  EXPECT_DOUBLE_EQ(Of(felt, EmotionType::kJoy), .6);
  EXPECT_DOUBLE_EQ(Of(felt, EmotionType::kAdmiration), .4);
  EXPECT_DOUBLE_EQ(Of(felt, EmotionType::kGratitude), .5);
}

TEST(Occ, AnUnkindActIsDirectedAtThePerson) {
  const auto felt = Derive({.desirability = -.6, .praiseworthiness = -.6}, std::nullopt);
  EXPECT_GT(Of(felt, EmotionType::kAnger), 0);
  for (const Feeling& f : felt) EXPECT_EQ(f.toward, Toward::kPerson);
}

TEST(Occ, HerOwnActsMakePrideShameGratificationAndRemorse) {
  EXPECT_GT(Of(Derive({.praiseworthiness = .3, .own_act = true}, {}), EmotionType::kPride), 0);
  EXPECT_GT(Of(Derive({.praiseworthiness = -.3, .own_act = true}, {}), EmotionType::kShame), 0);
  EXPECT_GT(Of(Derive({.desirability = .3, .praiseworthiness = .3, .own_act = true}, {}), EmotionType::kGratification),
            0);
  EXPECT_GT(Of(Derive({.desirability = -.3, .praiseworthiness = -.3, .own_act = true}, {}), EmotionType::kRemorse), 0);
}

TEST(Occ, ADeedOfAnotherSignThanItsOutcomeMakesNoCompound) {
  const auto felt = Derive({.desirability = -.5, .praiseworthiness = .5}, {});
  EXPECT_EQ(Of(felt, EmotionType::kGratitude), 0);
  EXPECT_EQ(Of(felt, EmotionType::kAnger), 0);
}

TEST(Occ, FortunesOfOthers) {
  EXPECT_DOUBLE_EQ(Of(Derive({.desirability_for_other = .8}, {}), EmotionType::kHappyFor), .4);
  EXPECT_DOUBLE_EQ(Of(Derive({.desirability_for_other = -.8}, {}), EmotionType::kSorryFor), .4);
  EXPECT_DOUBLE_EQ(Of(Derive({.desirability = .2, .desirability_for_other = -.8}, {}), EmotionType::kGloating), .5);
  EXPECT_DOUBLE_EQ(Of(Derive({.desirability = -.2, .desirability_for_other = .8}, {}), EmotionType::kResentment), .5);
}

TEST(Occ, ProspectsRiseFallAndComeTrue) {
  const Appraisal rising{.desirability = .5, .likelihood = .8, .prospect = "p"};
  EXPECT_DOUBLE_EQ(Of(Derive(rising, {}), EmotionType::kHope), .4);
  const Appraisal falling{.desirability = .5, .likelihood = .2, .prospect = "p"};
  EXPECT_DOUBLE_EQ(Of(Derive(falling, {}), EmotionType::kFear), .4);
  const Appraisal sure{.desirability = .5, .likelihood = 1, .prospect = "p"};
  EXPECT_DOUBLE_EQ(Of(Derive(sure, .8), EmotionType::kSatisfaction), .5);
  EXPECT_DOUBLE_EQ(Of(Derive(sure, .3), EmotionType::kRelief), .5);
  const Appraisal lost{.desirability = -.5, .likelihood = 0, .prospect = "p"};
  EXPECT_DOUBLE_EQ(Of(Derive(lost, .8), EmotionType::kDisappointment), .5);
  EXPECT_DOUBLE_EQ(Of(Derive(lost, .3), EmotionType::kFearsConfirmed), .5);
}

TEST(Occ, OnlyGraveEventsFadeSlowly) {
  EXPECT_TRUE(Derive({.desirability_for_other = -.9}, {}).front().grave);
  EXPECT_FALSE(Derive({.desirability_for_other = -.5}, {}).front().grave);
}

TEST(Occ, EveryIntensityStaysInItsRange) {
  for (uint64_t i = 0; i < 2000; ++i) {
    const auto draw = [&](std::string_view of) { return 2 * DrawUnit(5, i, of) - 1; };
    const Appraisal a{.desirability = draw("d"),
                      .desirability_for_other = draw("o"),
                      .praiseworthiness = draw("p"),
                      .own_act = i % 2 == 0,
                      .appealingness = draw("a"),
                      .likelihood = DrawUnit(5, i, "l"),
                      .unexpectedness = draw("u"),
                      .prospect = i % 3 ? "p" : ""};
    for (const Feeling& f : Derive(a, DrawUnit(5, i, "b"))) {
      EXPECT_GT(f.intensity, 0);
      EXPECT_LE(f.intensity, 1);
    }
  }
}

}  // namespace
}  // namespace sam
