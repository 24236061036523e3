#include "perception/intent_matcher.h"

#include <gtest/gtest.h>

#include <array>

namespace sam {
namespace {

using namespace std::string_view_literals;

constexpr std::array kInsomnia = {"i can't sleep"sv, "i was awake all night"sv, "couldn't fall asleep again"sv,
                                  "lying awake at four"sv};
constexpr std::array kWeather = {"what's the weather like"sv, "it's pouring outside"sv, "lovely weather today"sv,
                                 "is it going to rain"sv};
constexpr std::array kBoss = {"my boss shouted at me"sv, "my manager is unfair"sv, "the boss gave me extra work"sv,
                              "i had a fight with my boss"sv};
constexpr std::array kThanks = {"thank you"sv, "thanks a lot"sv, "thanks for listening"sv, "i appreciate it"sv};
const std::array kEnglish = {content::Intent{"insomnia", "statement", kInsomnia},
                             content::Intent{"weather", "", kWeather}, content::Intent{"boss", "statement", kBoss},
                             content::Intent{"thanks", "thanking", kThanks}};

constexpr std::array kKoInsomnia = {"잠이 안 와"sv, "밤새 한숨도 못 잤어"sv, "어제도 뒤척이다가 못 잤어"sv,
                                    "불면증인가 봐"sv};
constexpr std::array kKoWeather = {"오늘 날씨 어때"sv, "밖에 비가 쏟아져"sv, "날씨 진짜 좋다"sv, "눈이 올까"sv};
constexpr std::array kKoBoss = {"부장님이 소리를 질렀어"sv, "팀장님 때문에 힘들어"sv, "상사가 일을 또 떠넘겼어"sv};
const std::array kKorean = {content::Intent{"insomnia", "statement", kKoInsomnia},
                            content::Intent{"weather", "", kKoWeather}, content::Intent{"boss", "statement", kKoBoss}};

std::string Best(const IntentMatcher& matcher, std::string_view text) {
  const auto intents = matcher.Match(text);
  return intents.empty() ? "" : intents.front().intent;
}

TEST(IntentMatcher, IsCertainOfAnExampleWordForWord) {
  const IntentMatcher matcher(kEnglish, Language::kEnglish);
  const auto intents = matcher.Match("Thanks a lot!");
  ASSERT_FALSE(intents.empty());
  EXPECT_EQ(intents.front().intent, "thanks");
  EXPECT_EQ(intents.front().score, 1);
  EXPECT_EQ(matcher.ActOf("thanks"), "thanking");
  EXPECT_EQ(matcher.ActOf("no-such-intent"), "");
}

TEST(IntentMatcher, KnowsOtherWordingsAndSlips) {
  const IntentMatcher english(kEnglish, Language::kEnglish), korean(kKorean, Language::kKorean);
  EXPECT_EQ(Best(english, "couldn't sleep at all"), "insomnia");
  EXPECT_EQ(Best(english, "how is the wheather today"), "weather");
  EXPECT_EQ(Best(english, "my boss is being unfair again"), "boss");
  EXPECT_EQ(Best(english, "ok thanks"), "thanks");
  EXPECT_EQ(Best(korean, "어젯밤에도 잠이 안 오더라"), "insomnia");
  EXPECT_EQ(Best(korean, "오늘날씨어때요"), "weather");
  EXPECT_EQ(Best(korean, "팀장님이 또 소리를 지르셨어요"), "boss");
}

TEST(IntentMatcher, FindsAnIntentInOneSentenceOfSeveral) {
  const IntentMatcher matcher(kEnglish, Language::kEnglish);
  EXPECT_EQ(Best(matcher, "So, Tuesday came and went. I had a fight with my boss. The lamps were off by noon."),
            "boss");
}

TEST(IntentMatcher, HasNoIntentForWhatItDoesNotKnow) {
  const IntentMatcher english(kEnglish, Language::kEnglish), korean(kKorean, Language::kKorean);
  for (const auto* text : {"the harpsichord tuner came by", "zebra crossings fascinate penguins", "", "???", "42"})
    EXPECT_EQ(Best(english, text), "") << text;
  for (const auto* text : {"거북이 등껍질을 닦았어", "", "ㅋㅋ", "양말 한 짝이 사라졌네"})
    EXPECT_EQ(Best(korean, text), "") << text;
}

TEST(IntentMatcher, IsNotWonOverByOneCommonWord) {
  const IntentMatcher english(kEnglish, Language::kEnglish);
  for (const auto* text : {"a lovely row of lighthouse keepers paints owls", "forty one years of work on the trams"})
    EXPECT_EQ(Best(english, text), "") << text;
}

TEST(IntentMatcher, HearsAnExampleAfterTheLastComma) {
  const IntentMatcher english(kEnglish, Language::kEnglish);
  EXPECT_EQ(Best(english, "the harpsichord tuner came by after breakfast, thanks for listening"), "thanks");
}

TEST(IntentMatcher, GivesScoresInOrderAndInRange) {
  const IntentMatcher matcher(kEnglish, Language::kEnglish);
  const auto intents = matcher.Match("thank you, i had a fight with my boss and i can't sleep");
  double before = 1;
  for (const IntentScore& i : intents) {
    EXPECT_LE(i.score, before);
    EXPECT_GE(i.score, IntentMatcher::kLeastScore);
    before = i.score;
  }
  EXPECT_LE(intents.size(), 5u);
}

TEST(IntentMatcher, LivesWithoutExamples) {
  EXPECT_TRUE(IntentMatcher({}, Language::kEnglish).Match("anything at all").empty());
  const std::array empty = {content::Intent{"nothing", "", {}}};
  EXPECT_TRUE(IntentMatcher(empty, Language::kKorean).Match("아무 말이나").empty());
}

}  // namespace
}  // namespace sam
