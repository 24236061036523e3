#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "persona/persona_settings.h"
#include "persona/temperaments.h"

namespace sam {
namespace {

TEST(Temperaments, HaveTheirRangesAndAreFoundByName) {
  EXPECT_EQ(Temperaments().size(), 5u);
  for (const Temperament& t : Temperaments()) {
    for (const double x : {t.big_five.openness, t.big_five.conscientiousness, t.big_five.extraversion,
                           t.big_five.agreeableness, t.big_five.stability}) {
      EXPECT_LE(std::abs(x), 1);
    }
    for (const double x : {t.warmth, t.humour, t.liveliness, t.directness, t.formality}) EXPECT_TRUE(x >= 0 && x <= 1);
    EXPECT_EQ(FindTemperament(t.name), &t);
  }
  EXPECT_EQ(FindTemperament("grumpy"), nullptr);
}

TEST(Temperaments, TheDefaultPersonaIsCheerful) {
  EXPECT_EQ(WithTemperament(Persona{}, *FindTemperament("cheerful")), Persona{});
}

TEST(ApplySettings, ChangesWhatIsGivenAndNothingElse) {
  PersonaSettings settings;
  settings.humour = .9;
  settings.name = "Mina";
  const auto persona = ApplySettings({}, settings);
  ASSERT_TRUE(persona);
  Persona wanted;
  wanted.humour = .9;
  wanted.name = "Mina";
  EXPECT_EQ(*persona, wanted);
}

TEST(ApplySettings, ATemperamentSetsSlidersThatGivenOnesOverrule) {
  PersonaSettings settings;
  settings.temperament = "calm";
  settings.humour = 1;
  const auto persona = ApplySettings({}, settings);
  ASSERT_TRUE(persona);
  EXPECT_EQ(persona->temperament, "calm");
  EXPECT_DOUBLE_EQ(persona->liveliness, .2);
  EXPECT_DOUBLE_EQ(persona->humour, 1);
}

TEST(ApplySettings, TraitsOfOnesOwnLanguageAndLevel) {
  PersonaSettings settings;
  settings.big_five = BigFive{0, 0, 0, 0, 1};
  settings.language = "ko";
  settings.speech_level = "casual";
  const auto persona = ApplySettings({}, settings);
  ASSERT_TRUE(persona);
  EXPECT_EQ(persona->temperament, "own");
  EXPECT_EQ(persona->language, Language::kKorean);
  EXPECT_EQ(persona->level, SpeechLevel::kCasual);
  settings.language = "auto";
  EXPECT_FALSE(ApplySettings(*persona, settings)->language);
}

TEST(ApplySettings, RefusesByNameValueAndRange) {
  const auto refused = [](auto set) {
    PersonaSettings settings;
    set(settings);
    const auto persona = ApplySettings({}, settings);
    return persona ? std::string("accepted") : persona.error().message;
  };
  EXPECT_EQ(refused([](auto& s) { s.humour = 1.5; }), "humour 1.5 is out of range; give 0 to 1");
  EXPECT_EQ(refused([](auto& s) { s.warmth = std::numeric_limits<double>::quiet_NaN(); }),
            "warmth nan is out of range; give 0 to 1");
  EXPECT_EQ(refused([](auto& s) {
              s.big_five = BigFive{0, 0, -2, 0, 0};
            }),
            "extraversion -2 is out of range; give -1 to 1");
  EXPECT_NE(refused([](auto& s) { s.temperament = "grumpy"; }).find("\"grumpy\""), std::string::npos);
  EXPECT_NE(refused([](auto& s) { s.language = "fr"; }).find("\"fr\""), std::string::npos);
  EXPECT_NE(refused([](auto& s) { s.speech_level = "loud"; }).find("\"loud\""), std::string::npos);
  EXPECT_NE(refused([](auto& s) { s.name = "  "; }).find("1 to 40"), std::string::npos);
  EXPECT_NE(refused([](auto& s) { s.name = "abcdefghijabcdefghijabcdefghijabcdefghijk"; }).find("41"),
            std::string::npos);
}

}  // namespace
}  // namespace sam
