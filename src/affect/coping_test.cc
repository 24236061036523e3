#include <gtest/gtest.h>

#include <algorithm>

#include "affect/affect_engine.h"
#include "affect/affect_test_support.h"
#include "base/unicode.h"

namespace sam {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

const Emotion* Find(const AffectState& state, EmotionType type) {
  const auto it = std::find_if(state.emotions.begin(), state.emotions.end(), [&](const Emotion& e) { return e.type == type; });
  return it == state.emotions.end() ? nullptr : &*it;
}

TEST(Coping, WhatWasHerOwnDoingIsMendedByAKindWord) {
  Talk talk;
  const AffectState before = talk.Hear(Hearing({"complaint-about-her"}), "that was the wrong recipe");
  ASSERT_NE(Find(before, EmotionType::kShame), nullptr);
  EXPECT_EQ(Find(before, EmotionType::kShame)->coping, Coping::kMending);
  const double shame = Intensity(before, EmotionType::kShame);
  Talk unthanked = talk;
  const AffectState after = talk.Hear(Hearing({"thanks"}), "thank you, that is the right one");
  EXPECT_LT(Intensity(after, EmotionType::kShame), shame * 0.55);
  EXPECT_NEAR(Intensity(unthanked.Now(), EmotionType::kShame), shame, 1e-9);
}

TEST(Coping, WhatNobodyCanChangeIsAcceptedAndFadesFaster) {
  AffectMemory memory;
  const Persona persona;
  memory.Apply(std::vector{Appraisal{.desirability = -.6, .event = "the plan fell through", .goal = "it was to go well"}, Appraisal{.desirability_for_other = -.6, .event = "you were let down", .goal = "be well"}}, Noon(), TurnId(1), persona);
  const AffectState now = memory.At(Noon(), persona), later = memory.At(Noon() + minutes(10), persona);
  EXPECT_EQ(Find(now, EmotionType::kDistress)->coping, Coping::kAccepting);
  EXPECT_EQ(Find(now, EmotionType::kSorryFor)->coping, Coping::kNone) << "care for the person is nothing to be coped with";
  EXPECT_LT(Intensity(later, EmotionType::kDistress) / Intensity(now, EmotionType::kDistress), 0.42);
  EXPECT_NEAR(Intensity(later, EmotionType::kSorryFor) / Intensity(now, EmotionType::kSorryFor), 0.5, 1e-6);
}

TEST(Coping, ABrokenWordIsSeenInAKinderLightOnceItIsExplained) {
  Talk talk;
  talk.Hear(Hearing({"promise-return"}), "i'll be back tonight and tell you about the party");
  talk.Wait(hours(40));
  const AffectState back = talk.Hear(Hearing({"greeting"}), "hey");
  ASSERT_NE(Find(back, EmotionType::kDisappointment), nullptr);
  EXPECT_NE(Find(back, EmotionType::kDisappointment)->because.find("tell you about the party"), std::string::npos) << Reasons(back);
  EXPECT_LE(Intensity(back, EmotionType::kDisappointment), kHurtCap);
  EXPECT_EQ(Intensity(back, EmotionType::kReproach), 0);
  talk.Wait(minutes(1));
  const AffectState eased = talk.Hear(Hearing({"apology"}), "sorry, i fell asleep on the couch");
  EXPECT_LT(Intensity(eased, EmotionType::kDisappointment), Intensity(back, EmotionType::kDisappointment) * 0.4);
  const Emotion* left = Find(eased, EmotionType::kDisappointment);
  EXPECT_TRUE(left == nullptr || left->coping == Coping::kReappraised);
}

TEST(Coping, APromiseForADayThatWasNamedIsBrokenTheDayAfter) {
  for (const auto& [days, broken] : {std::pair(1, false), std::pair(2, true)}) {
    Talk talk;
    Percept percept = Hearing({"goodbye"});
    percept.circumstance.at = talk.now + hours(24);
    talk.Hear(percept, "see you tomorrow evening, i'll tell you about the trip");
    talk.Wait(hours(24 * days));
    EXPECT_EQ(Intensity(talk.Hear(Hearing({"greeting"}), "hello"), EmotionType::kDisappointment) > 0, broken) << days;
  }
}

TEST(Coping, APromiseIsHeardInPlainWords) {
  for (const char* said : {"i'll be back at 9 and tell you how it went", "talk to you tomorrow after the exam", "이따 밤에 와서 얘기해 줄게", "내일 다시 올게"}) {
    Talk talk;
    const Percept percept = Hearing({}, HasHangul(said) ? Language::kKorean : Language::kEnglish);
    talk.Hear(percept, said);
    EXPECT_FALSE(talk.memory.prospects().empty()) << said;
  }
  for (const char* said : {"see you later", "maybe i'll be back tomorrow", "my sister will come back tomorrow", "또 봐"}) {
    Talk talk;
    talk.Hear(Hearing({}, HasHangul(said) ? Language::kKorean : Language::kEnglish), said);
    EXPECT_TRUE(talk.memory.prospects().empty()) << said;
  }
}

}  // namespace
}  // namespace sam
