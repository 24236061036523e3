#include "affect/affect_memory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "affect/affect_test_support.h"
#include "affect/temperament.h"
#include "base/random.h"

namespace sam {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

const Appraisal kJoyful{.desirability = .5, .event = "you sang", .goal = "I like songs"};
const Appraisal kGrave{.desirability_for_other = -.9, .event = "your dog died"};
const Appraisal kHurtful{.desirability = -.9, .praiseworthiness = -.9, .event = "you shouted at me"};

AffectMemory After(std::vector<Appraisal> appraisals, const Persona& persona = {}) {
  AffectMemory memory;
  memory.Apply(appraisals, Noon(), TurnId(1), persona);
  return memory;
}

double Distance(Pad a, Pad b) {
  return std::hypot(a.pleasure - b.pleasure, a.arousal - b.arousal, a.dominance - b.dominance);
}

TEST(AffectMemory, IsAtRestBeforeAnythingHappened) {
  const Persona persona;
  const AffectState state = AffectMemory().At(Noon(), persona);
  EXPECT_TRUE(state.emotions.empty());
  EXPECT_EQ(state.mood, DefaultMood(persona.big_five));
}

TEST(AffectMemory, AnEmotionHalvesInTenMinutesAndAGraveOneInTwoHours) {
  const Persona persona;
  const AffectMemory joy = After({kJoyful}), grief = After({kGrave});
  EXPECT_NEAR(Intensity(joy.At(Noon() + minutes(10), persona), EmotionType::kJoy),
              Intensity(joy.At(Noon(), persona), EmotionType::kJoy) / 2, 1e-12);
  EXPECT_NEAR(Intensity(grief.At(Noon() + hours(2), persona), EmotionType::kSorryFor),
              Intensity(grief.At(Noon(), persona), EmotionType::kSorryFor) / 2, 1e-12);
}

TEST(AffectMemory, NewSorrowTakesFromOldJoyAndNewJoyFromOldSorrow) {
  const Persona persona;
  const Moment later = Noon() + minutes(1);
  AffectMemory glad = After({kJoyful}), sad = After({kGrave});
  const double joy = Intensity(glad.At(later, persona), EmotionType::kJoy), sorrow = Intensity(sad.At(later, persona), EmotionType::kSorryFor);
  AffectMemory still = glad;
  glad.Apply(std::vector{kGrave}, later, TurnId(2), persona);
  sad.Apply(std::vector{Appraisal{.desirability = .9, .event = "he woke up"}}, later, TurnId(2), persona);
  still.Apply(std::vector{Appraisal{.desirability_for_other = -.2, .event = "it rains"}}, later, TurnId(2), persona);
  EXPECT_NEAR(Intensity(glad.At(later, persona), EmotionType::kJoy), joy * (1 - .6 * .45), .05 * joy);
  EXPECT_NEAR(Intensity(sad.At(later, persona), EmotionType::kSorryFor), sorrow * (1 - .6 * .9), .05 * sorrow);
  EXPECT_DOUBLE_EQ(Intensity(still.At(later, persona), EmotionType::kJoy), joy) << "a small thing inhibits nothing";
}

TEST(AffectMemory, FadesMonotonouslyAndIsGoneInADay) {
  const Persona persona;
  const AffectMemory memory = After({kJoyful, kGrave, kHurtful});
  AffectState before = memory.At(Noon(), persona);
  for (int minute = 1; minute <= 24 * 60; ++minute) {
    const AffectState now = memory.At(Noon() + minutes(minute), persona);
    for (size_t t = 0; t < kEmotionTypes; ++t) {
      const auto type = static_cast<EmotionType>(t);
      const double then = Intensity(before, type);
      EXPECT_TRUE(then > 0 ? Intensity(now, type) < then : Intensity(now, type) == 0);
    }
    before = now;
  }
  EXPECT_TRUE(before.emotions.empty());
}

TEST(Mood, HalvesItsDistanceToBaselineEachHalfLife) {
  const Persona persona;
  const Pad rest = DefaultMood(persona.big_five);
  const AffectMemory memory = After({kHurtful});
  const double far = Distance(memory.At(Noon(), persona).mood, rest);
  ASSERT_GT(far, .005);
  EXPECT_NEAR(Distance(memory.At(Noon() + hours(6), persona).mood, rest), far / 2, 1e-12);
  EXPECT_NEAR(Distance(memory.At(Noon() + hours(18), persona).mood, rest), far / 8, 1e-12);
}

TEST(Mood, GoesDownWithHurtAndUpWithJoy) {
  const Persona persona;
  const double rest = DefaultMood(persona.big_five).pleasure;
  EXPECT_LT(After({kHurtful}).At(Noon(), persona).mood.pleasure, rest - .005);
  EXPECT_GT(After({kJoyful}).At(Noon(), persona).mood.pleasure, rest + .005);
}

TEST(AffectMemory, LookingHalfwayChangesNothing) {
  const Persona persona;
  AffectMemory a = After({kJoyful}), b = a;
  for (int i = 0; i < 100; ++i) (void)b.At(Noon() + minutes(i), persona);
  EXPECT_EQ(a, b);
  EXPECT_EQ(a.At(Noon() + hours(1), persona), b.At(Noon() + hours(1), persona));
}

TEST(AffectMemory, TheAppraisalsOfATurnMayComeInAnyOrder) {
  std::vector<Appraisal> appraisals = {kJoyful,
                                       kGrave,
                                       kHurtful,
                                       {.desirability = .3, .event = "you sang"},
                                       {.desirability_for_other = .4, .likelihood = .7, .prospect = "plan:a"},
                                       {.desirability_for_other = .4, .likelihood = .6, .prospect = "plan:b"},
                                       {.repair = .5, .event = "sorry"}};
  const AffectMemory first = After(appraisals);
  for (uint64_t i = 0; i < 20; ++i) {
    for (size_t j = appraisals.size() - 1; j > 0; --j)
      std::swap(appraisals[j], appraisals[Draw(3, i * 10 + j, "shuffle") % (j + 1)]);
    EXPECT_EQ(After(appraisals), first);
  }
}

TEST(AffectMemory, RepeatingFeelsMoreThanOnceButLessThanTwice) {
  const Persona persona;
  AffectMemory memory = After({kJoyful});
  const double once = Intensity(memory.At(Noon(), persona), EmotionType::kJoy);
  memory.Apply(std::vector{kJoyful}, Noon(), TurnId(2), persona);
  const double twice = Intensity(memory.At(Noon(), persona), EmotionType::kJoy);
  EXPECT_GT(twice, once);
  EXPECT_LT(twice, 2 * once);
  EXPECT_EQ(memory.At(Noon(), persona).emotions.size(), 1u);
}

TEST(AffectMemory, TheSameThingAgainMovesHerLess) {
  const Persona persona;
  AffectMemory memory = After({kJoyful});
  const double fresh = Intensity(memory.At(Noon(), persona), EmotionType::kJoy);
  const Moment later = Noon() + hours(5);
  memory.Apply(std::vector{kJoyful}, later, TurnId(2), persona);
  EXPECT_LT(Intensity(memory.At(later, persona), EmotionType::kJoy), fresh);
}

TEST(AffectMemory, NoHurtByThePersonGoesOverItsCapHoweverOften) {
  Persona thin_skinned;
  thin_skinned.big_five = {.agreeableness = -1, .stability = -1};
  AffectMemory memory;
  for (uint32_t i = 1; i <= 50; ++i) {
    Appraisal insult = kHurtful;
    insult.event += std::to_string(i);
    memory.Apply(std::vector{insult}, Noon() + minutes(i), TurnId(i), thin_skinned);
    const AffectState state = memory.At(Noon() + minutes(i), thin_skinned);
    for (const Emotion& e : state.emotions) EXPECT_LE(e.intensity, kHurtCap);
  }
}

TEST(AffectMemory, AnApologyTakesMostOfTheHurtAndLeavesCare) {
  const Persona persona;
  AffectMemory memory = After({kHurtful, kGrave});
  const double hurt = memory.Hurt(Noon()), care = Intensity(memory.At(Noon(), persona), EmotionType::kSorryFor);
  memory.Apply(std::vector{Appraisal{.repair = 1, .event = "you said sorry"}}, Noon(), TurnId(2), persona);
  EXPECT_LT(memory.Hurt(Noon()), hurt / 3);
  EXPECT_EQ(Intensity(memory.At(Noon(), persona), EmotionType::kSorryFor), care);
}

TEST(AffectMemory, ATemperamentChangesHowStronglyAndWhereToItReturns) {
  Persona calm;
  calm.big_five = {.3, .4, -.2, .6, .9};
  const AffectMemory a = After({kJoyful}), b = After({kJoyful}, calm);
  EXPECT_GT(Intensity(a.At(Noon(), {}), EmotionType::kJoy), Intensity(b.At(Noon(), calm), EmotionType::kJoy) + .01);
  EXPECT_NEAR(Distance(b.At(Noon() + hours(24 * 30), calm).mood, DefaultMood(calm.big_five)), 0, 1e-6);
}

Appraisal Arbitrary(uint64_t i) {
  const auto draw = [&](std::string_view of) { return 2 * DrawUnit(11, i, of) - 1; };
  return {.desirability = draw("d"),
          .desirability_for_other = draw("o"),
          .praiseworthiness = draw("p"),
          .own_act = i % 2 == 0,
          .appealingness = draw("a"),
          .likelihood = DrawUnit(11, i, "l"),
          .unexpectedness = draw("u"),
          .repair = i % 7 ? 0 : .6,
          .event = "event " + std::to_string(i % 40),
          .goal = "goal",
          .prospect = i % 3 ? "" : "plan:" + std::to_string(i % 50)};
}

TEST(AffectMemory, StaysInBoundsAndSmallWhateverHappens) {
  Persona persona;
  persona.big_five = {1, 1, 1, 1, -1};
  AffectMemory memory;
  for (uint32_t i = 1; i < 3000; ++i) {
    const Moment at = Noon() + minutes(Draw(1, i, "t") % 30 + i * 7);
    memory.Apply(std::vector{Arbitrary(i), Arbitrary(i + 9000)}, at, TurnId(i), persona);
    const AffectState state = memory.At(at, persona);
    for (const double axis : {state.mood.pleasure, state.mood.arousal, state.mood.dominance})
      EXPECT_LE(std::abs(axis), 1);
    for (const Emotion& e : state.emotions) {
      EXPECT_GE(e.intensity, 0);
      EXPECT_LE(e.intensity, 1);
    }
    ASSERT_LE(memory.data().emotions.size(), 24u);
    ASSERT_LE(memory.data().exposures.size(), 64u);
    ASSERT_LE(memory.data().prospects.size(), 32u);
  }
}

TEST(AffectMemory, ReplayIsBitForBitTheSameAlsoFromASnapshot) {
  const Persona persona;
  AffectMemory whole, tail;
  for (uint32_t i = 1; i < 300; ++i) {
    const std::vector<Appraisal> turn = {Arbitrary(i), Arbitrary(i * 3)};
    const Moment at = Noon() + minutes(i * 13);
    whole.Apply(turn, at, TurnId(i), persona);
    tail.Apply(turn, at, TurnId(i), persona);
    if (i == 150) tail = AffectMemory(AffectMemory::Data(tail.data()));
  }
  EXPECT_EQ(whole, tail);
  EXPECT_EQ(whole.At(Noon() + hours(90), persona), tail.At(Noon() + hours(90), persona));
}

TEST(AffectMemory, AClockThatWentBackChangesNothingWorse) {
  AffectMemory memory = After({kJoyful});
  memory.Apply(std::vector{kHurtful}, Noon() + hours(-3), TurnId(2), Persona{});
  for (const Emotion& e : memory.At(Noon() + hours(-5), Persona{}).emotions) EXPECT_LE(e.intensity, 1);
}

}  // namespace
}  // namespace sam
