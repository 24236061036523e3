// What holds of her feelings whatever happens: 10,000 random lives of a few turns each, with random temperaments.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "affect/affect_memory.h"
#include "affect/affect_test_support.h"
#include "affect/temperament.h"
#include "base/random.h"

namespace sam {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr uint64_t kLives = 10000;
constexpr uint32_t kTurns = 6;

struct RandomLife {
  explicit RandomLife(uint64_t life) : life_(life) {
    persona.big_five = {Any("O"), Any("C"), Any("E"), Any("A"), Any("S")};
    persona.liveliness = DrawUnit(life, 0, "liveliness");
    persona.warmth = DrawUnit(life, 0, "warmth");
  }
  double Any(std::string_view of, uint64_t turn = 0) const { return 2 * DrawUnit(life_, turn, of) - 1; }
  std::vector<Appraisal> Turn(uint32_t turn) const {
    std::vector<Appraisal> out(1 + Draw(life_, turn, "count") % 3);
    for (size_t i = 0; i < out.size(); ++i) {
      const uint64_t n = turn * 10 + i;
      out[i] = {.desirability = Any("d", n), .desirability_for_other = Any("o", n), .praiseworthiness = Any("p", n), .own_act = Draw(life_, n, "own") % 2 == 0,
                .appealingness = Any("a", n), .likelihood = DrawUnit(life_, n, "l"), .unexpectedness = Any("u", n), .repair = Draw(life_, n, "r") % 5 == 0 ? 0.6 : 0,
                .event = "event " + std::to_string(Draw(life_, n, "e") % 4), .goal = "goal", .prospect = Draw(life_, n, "q") % 3 == 0 ? "plan:x" : ""};
    }
    return out;
  }
  Moment At(uint32_t turn) const { return Noon() + minutes(turn * 37 + Draw(life_, turn, "t") % 30); }
  AffectMemory Live() const {
    AffectMemory memory;
    for (uint32_t turn = 1; turn <= kTurns; ++turn) memory.Apply(Turn(turn), At(turn), TurnId(turn), persona);
    return memory;
  }

  Persona persona;

 private:
  uint64_t life_;
};

void ExpectInRange(const AffectState& state) {
  for (const double axis : {state.mood.pleasure, state.mood.arousal, state.mood.dominance}) ASSERT_LE(std::abs(axis), 1);
  for (const Emotion& e : state.emotions) {
    ASSERT_GT(e.intensity, 0);
    ASSERT_LE(e.intensity, 1);
    ASSERT_FALSE(e.because.empty()) << "an emotion without a cause";
    ASSERT_NE(e.source, TurnId::kNone);
  }
}

TEST(Affect, StaysInRangeAndHasACauseForEachEmotionIn10000Lives) {
  for (uint64_t life = 0; life < kLives; ++life) {
    const RandomLife lived(life);
    AffectMemory memory;
    for (uint32_t turn = 1; turn <= kTurns; ++turn) {
      memory.Apply(lived.Turn(turn), lived.At(turn), TurnId(turn), lived.persona);
      ExpectInRange(memory.At(lived.At(turn), lived.persona));
    }
  }
}

TEST(Affect, IsTheSameWhenLivedAgain) {
  for (uint64_t life = 0; life < kLives; ++life) {
    const RandomLife lived(life);
    ASSERT_EQ(lived.Live(), lived.Live());
  }
}

/// Nothing grows while nothing happens, and each axis of the mood comes nearer to its rest.
TEST(Affect, OnlyFadesWhileNothingHappens) {
  for (uint64_t life = 0; life < kLives; ++life) {
    const RandomLife lived(life);
    const AffectMemory memory = lived.Live();
    const Moment end = lived.At(kTurns);
    const Pad rest = DefaultMood(lived.persona.big_five);
    AffectState before = memory.At(end, lived.persona);
    for (const Duration later : {Duration(minutes(1)), Duration(minutes(20)), Duration(hours(2)), Duration(hours(30))}) {
      const AffectState after = memory.At(end + later, lived.persona);
      ASSERT_LE(after.emotions.size(), before.emotions.size());
      for (const Emotion& e : after.emotions) ASSERT_LE(e.intensity, 1);
      const auto total = [](const AffectState& state) {
        double sum = 0;
        for (const Emotion& e : state.emotions) sum += e.intensity;
        return sum;
      };
      ASSERT_LE(total(after), total(before) + 1e-12);
      ASSERT_LE(std::abs(after.mood.pleasure - rest.pleasure), std::abs(before.mood.pleasure - rest.pleasure) + 1e-12);
      ASSERT_LE(std::abs(after.mood.arousal - rest.arousal), std::abs(before.mood.arousal - rest.arousal) + 1e-12);
      before = after;
    }
  }
}

/// One hour is sixty minutes: passing time in steps, with nothing in them, ends where one step does.
TEST(Affect, DoesNotDependOnThePathThroughTime) {
  for (uint64_t life = 0; life < kLives; life += 10) {
    const RandomLife lived(life);
    AffectMemory whole = lived.Live(), stepped = whole;
    const Moment end = lived.At(kTurns);
    for (int minute = 1; minute <= 60; ++minute) stepped.Apply({}, end + minutes(minute), TurnId(kTurns), lived.persona);
    const AffectState a = whole.At(end + hours(1), lived.persona), b = stepped.At(end + hours(1), lived.persona);
    ASSERT_NEAR(a.mood.pleasure, b.mood.pleasure, 1e-9);
    ASSERT_NEAR(a.mood.arousal, b.mood.arousal, 1e-9);
    ASSERT_EQ(a.emotions.size(), b.emotions.size());
    for (size_t i = 0; i < a.emotions.size(); ++i) ASSERT_NEAR(a.emotions[i].intensity, b.emotions[i].intensity, 1e-9);
  }
}

TEST(Affect, NeverGoesOverTheCapThatIsSetNorShowsWhatIsMutedOrOff) {
  for (uint64_t life = 0; life < kLives; ++life) {
    const RandomLife lived(life);
    const AffectState state = lived.Live().At(lived.At(kTurns), lived.persona);
    const Pad rest = DefaultMood(lived.persona.big_five);
    Settings capped, muted, off;
    capped.intensity_cap = DrawUnit(life, 1, "cap");
    muted.feelings = FeelingsMode::kMuted;
    off.feelings = FeelingsMode::kOff;
    const AffectState held = Limited(state, capped, lived.persona);
    for (const Emotion& e : held.emotions) ASSERT_LE(e.intensity, capped.intensity_cap);
    ASSERT_LE(std::abs(held.mood.pleasure - rest.pleasure), capped.intensity_cap + 1e-12);
    ASSERT_EQ(Limited(state, muted, lived.persona), state) << "what is muted is felt, and can be looked up";
    ASSERT_EQ(Shown(state, muted, lived.persona), (AffectState{{}, rest}));
    ASSERT_EQ(Limited(state, off, lived.persona), (AffectState{{}, rest}));
  }
}

}  // namespace
}  // namespace sam
