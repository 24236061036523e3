#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "base/random.h"
#include "expression/colour.h"
#include "expression/prosody_plan.h"

namespace sam {
namespace {

AffectState Feeling(EmotionType type, double intensity) {
  AffectState state;
  state.emotions.push_back({type, intensity, "because", {}, TurnId(1)});
  return state;
}

TEST(ProsodyPlan, IsTheVoicesOwnWhereNothingIsFelt) {
  const Prosody plain = PlanProsody({});
  EXPECT_DOUBLE_EQ(plain.rate, 1);
  EXPECT_DOUBLE_EQ(plain.pitch_shift_st, 0);
  EXPECT_DOUBLE_EQ(plain.gain_db, 0);
  EXPECT_EQ(plain, Prosody{});
}

TEST(ProsodyPlan, FollowsEmoSpeakForAFaintJoy) {
  const Prosody joy = PlanProsody(Feeling(EmotionType::kJoy, .1));  // e 7.6, a 4.8, p 3.5
  EXPECT_NEAR(joy.rate, 1.0392, 1e-9);
  EXPECT_NEAR(joy.pitch_shift_st, 12 * std::log2(1 + (.3 * 4.8 + .76 - .35) / 100), 1e-9);
  EXPECT_NEAR(joy.gain_db, 20 * std::log10((50 + .33 * 4.8) / 50), 1e-9);
  EXPECT_NEAR(joy.range, 1.048, 1e-9);
  EXPECT_NEAR(joy.pause, .9904, 1e-9);
}

TEST(ProsodyPlan, JoyIsFasterAndHigherThanDisappointmentAndGrowsWithIntensity) {
  const Prosody joy = PlanProsody(Feeling(EmotionType::kJoy, .2)),
                low = PlanProsody(Feeling(EmotionType::kDisappointment, .2));
  EXPECT_GT(joy.rate, 1);
  EXPECT_LT(low.rate, 1);
  EXPECT_GT(joy.pitch_shift_st, low.pitch_shift_st);
  EXPECT_GT(PlanProsody(Feeling(EmotionType::kJoy, .3)).rate, joy.rate);
}

TEST(ProsodyPlan, StaysWithinWhatStillSoundsLikeHer) {
  for (uint64_t i = 0; i < 2000; ++i) {
    AffectState state;
    const auto axis = [&](std::string_view of) { return 2 * DrawUnit(1, i, of) - 1; };
    state.mood = {axis("p"), axis("a"), axis("d")};
    for (uint64_t k = 0; k < i % 20; ++k) {
      const auto type = static_cast<EmotionType>(Draw(k, i, "t") % kEmotionTypes);
      state.emotions.push_back({type, DrawUnit(k, i, "i"), "", {}, {}});
    }
    const Prosody p = PlanProsody(state);
    EXPECT_TRUE(p.rate >= .85 && p.rate <= 1.15 && std::abs(p.pitch_shift_st) <= 3 && std::abs(p.gain_db) <= 4 && p.range >= .6 && p.range <= 1.4 && p.pause >= .8 && p.pause <= 1.2);
  }
}

TEST(Colour, HslComesOutAsTheKnownRgb) {
  EXPECT_EQ(ToRgb({0, 1, .5}), (Colour{255, 0, 0}));
  EXPECT_EQ(ToRgb({120, 1, .5}), (Colour{0, 255, 0}));
  EXPECT_EQ(ToRgb({240, 1, .25}), (Colour{0, 0, 128}));
  EXPECT_EQ(Hex(ToRgb({0, 0, 1})), "#ffffff");
}

TEST(Colour, IsWarmWhenPleasedAndBlueWhenLow) {
  const Colour glad = MoodColour({.8, .4, .3}), low = MoodColour({-.8, -.2, -.3});
  EXPECT_GT(glad.red, glad.blue);
  EXPECT_GT(low.blue, low.red);
}

TEST(Colour, ChangesLittleWhenTheMoodChangesLittle) {
  for (double p = -1; p < 1; p += .01) {
    const Colour a = MoodColour({p, .2, .1}), b = MoodColour({p + .01, .2, .1});
    EXPECT_LE(std::abs(a.red - b.red) + std::abs(a.green - b.green) + std::abs(a.blue - b.blue), 16);
  }
}

TEST(MoodWord, NamesEachOctantAndAnEvenMoodInBothLanguages) {
  for (const Language language : {Language::kEnglish, Language::kKorean}) {
    std::set<std::string_view> words = {MoodWord({0, 0, 0}, language)};
    for (const double p : {-.5, .5}) {
      for (const double a : {-.5, .5}) {
        for (const double d : {-.5, .5}) words.insert(MoodWord({p, a, d}, language));
      }
    }
    EXPECT_EQ(words.size(), 9u);
  }
  EXPECT_EQ(MoodWord({.5, -.3, .3}, Language::kEnglish), "content");
  EXPECT_EQ(MoodWord({.5, -.3, .3}, Language::kKorean), "차분함");
}

}  // namespace
}  // namespace sam
