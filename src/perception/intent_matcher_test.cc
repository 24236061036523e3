#include "perception/intent_matcher.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace sam {
namespace {

using namespace std::string_view_literals;

const IntentMatcher& English() {
  static const IntentMatcher matcher(content::Pack::Of(Language::kEnglish).intents(), IntentModel::Load(IntentWeights(Language::kEnglish)).value(),
                                     Language::kEnglish);
  return matcher;
}

const IntentMatcher& Korean() {
  static const IntentMatcher matcher(content::Pack::Of(Language::kKorean).intents(), IntentModel::Load(IntentWeights(Language::kKorean)).value(),
                                     Language::kKorean);
  return matcher;
}

std::string Best(const IntentMatcher& matcher, std::string_view text) {
  const auto intents = matcher.Match(text);
  return intents.empty() ? "" : intents.front().intent;
}

TEST(IntentMatcher, IsCertainOfAnExampleWordForWord) {
  const auto intents = English().Match("Thanks a lot!");
  ASSERT_FALSE(intents.empty());
  EXPECT_EQ(intents.front().intent, "thanks");
  EXPECT_EQ(intents.front().score, 1);
  EXPECT_EQ(English().ActOf("thanks"), "thanking");
  EXPECT_EQ(English().ActOf("no-such-intent"), "");
}

TEST(IntentMatcher, TellsTheKindOfItsExamples) {
  for (const Language language : {Language::kEnglish, Language::kKorean}) {
    const IntentMatcher& matcher = language == Language::kEnglish ? English() : Korean();
    size_t kinds = 0, told = 0;
    for (const content::Intent& intent : content::Pack::Of(language).intents()) {
      if (intent.name.find('/') == intent.name.npos || kinds == 500) continue;
      const auto intents = matcher.Match(intent.examples.front());
      ++kinds, told += !intents.empty() && FullName(intents.front()) == intent.name && intents.front().score == 1;
    }
    ASSERT_GT(kinds, 100u);
    EXPECT_GE(told * 100, kinds * 98) << told << " of " << kinds;
  }
}

TEST(IntentMatcher, TellsTheKindOfOtherWordings) {
  const auto best = [](const IntentMatcher& matcher, std::string_view text) {
    const auto intents = matcher.Match(text);
    return intents.empty() ? "" : FullName(intents.front());
  };
  EXPECT_EQ(best(English(), "how come the sky looks blue"), "fact-science-why/sky-blue");
  EXPECT_EQ(best(Korean(), "어젯밤 꿈에 또 전 남친이 나왔어"), "breakup-ex-dream/ex-appeared");
  EXPECT_EQ(English().Match("i paid too much for the money order").front().kind, "");
}

TEST(IntentMatcher, KnowsOtherWordingsAndSlips) {
  EXPECT_EQ(Best(English(), "couldn't sleep at all last night again"), "insomnia");
  EXPECT_EQ(Best(English(), "my boss is being unfair again"), "boss");
  EXPECT_EQ(Best(English(), "ok thanks samantha"), "thanks");
  EXPECT_EQ(Best(English(), "whats you're favorite colour?"), "like-colour");
  EXPECT_EQ(Best(Korean(), "어젯밤에도 잠이 안 오더라"), "insomnia");
  EXPECT_EQ(Best(Korean(), "팀장님이 또 소리를 지르셨어요"), "boss");
}

TEST(IntentMatcher, FindsAnIntentInOneSentenceOfSeveral) {
  const auto intents = English().Match("So, Tuesday came and went. My boss shouted at me again. The lamps were off by noon.");
  EXPECT_TRUE(std::any_of(intents.begin(), intents.end(), [](const IntentScore& i) { return i.intent == "boss"; }));
}

TEST(IntentMatcher, HasNoIntentForNothing) {
  EXPECT_EQ(Best(English(), ""), "");
  EXPECT_EQ(Best(Korean(), ""), "");
}

TEST(IntentMatcher, HearsAnExampleAfterTheLastComma) {
  const auto intents = English().Match("the harpsichord tuner came by after breakfast, thanks for listening");
  EXPECT_TRUE(std::any_of(intents.begin(), intents.end(), [](const IntentScore& i) { return i.intent == "thanks"; }));
}

TEST(IntentMatcher, MeetsAnIntentThatTheModelHasNotLearned) {
  constexpr std::array kExamples = {"my kite got stuck in the poplar"sv, "we flew kites on the hill"sv};
  const std::array added = {content::Intent{"kite-flying", "statement", kExamples}};
  const IntentMatcher matcher(added, IntentModel::Load(IntentWeights(Language::kEnglish)).value(), Language::kEnglish);
  EXPECT_EQ(Best(matcher, "my kite got stuck in a poplar tree"), "kite-flying");
  EXPECT_EQ(Best(matcher, "what is your favourite soup"), "");
}

TEST(IntentMatcher, GivesScoresInOrderAndInRange) {
  const auto intents = English().Match("thank you, i had a fight with my boss and i can't sleep");
  double before = 1;
  for (const IntentScore& i : intents) {
    EXPECT_LE(i.score, before);
    EXPECT_GE(i.score, IntentMatcher::kLeastScore);
    before = i.score;
  }
  EXPECT_LE(intents.size(), 5u);
}

TEST(IntentModel, KnowsOnlyIntentsOfTheContent) {
  for (const Language language : {Language::kEnglish, Language::kKorean}) {
    const auto model = IntentModel::Load(IntentWeights(language)).value();
    EXPECT_GE(model.names().size(), 300u);
    size_t unknown = 0;
    const auto intents = content::Pack::Of(language).intents();
    for (const auto name : model.names())
      unknown += std::none_of(intents.begin(), intents.end(), [&](const content::Intent& i) { return i.name == name; });
    EXPECT_LE(unknown, 20u);  // fallbacks, which have no words of their own
  }
}

TEST(IntentModel, RefusesWhatIsNoWeightsFile) {
  alignas(64) static constexpr std::array<uint8_t, 128> kBytes{};
  EXPECT_FALSE(IntentModel::Load(kBytes));
  EXPECT_FALSE(IntentModel::Load(std::span(kBytes).first(10)));
}

TEST(IntentMatcher, PrefersTheQuestionThatEndsALine) {
  const auto asks = [](const IntentMatcher& matcher, std::string_view text) {
    const auto intents = matcher.Match(text);
    return !intents.empty() && matcher.ActOf(intents.front().intent).ends_with("question");
  };
  EXPECT_TRUE(asks(English(), "not bad, i'm glad it's friday at last. what sort of music do you like?"));
  EXPECT_TRUE(asks(Korean(), "시험 드디어 끝났다. 너는 오늘 뭐 했어?"));
}

TEST(IntentMatcher, TakesNoLineForAQuestionThatAsksNothing) {
  const auto score = [](std::string_view text) {
    const auto intents = English().Match(text);
    return !intents.empty() && English().ActOf(intents.front().intent).ends_with("question") ? intents.front().score : 0.0;
  };
  EXPECT_LT(score("josh is the brother of that girl from the gym"), 0.7);
}

}  // namespace
}  // namespace sam
