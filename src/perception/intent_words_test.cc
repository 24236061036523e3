// How much of a line an intent is about.
#include "perception/intent_words.h"

#include <gtest/gtest.h>

namespace sam {
namespace {

TEST(IntentWords, CountsWhatAnIntentsExamplesSpeakOf) {
  const std::vector<std::string_view> rain = {"it is raining cats and dogs", "the umbrella leaks"}, plain = {"what weather"};
  const std::vector<content::Intent> intents = {{"weather", "statement", plain}, {"weather/rain", "statement", rain}};
  const IntentWords words(intents, Language::kEnglish);
  const auto line = ContentWords("my umbrella and my violin", Language::kEnglish);
  EXPECT_DOUBLE_EQ(words.Covered(1, line), 0.5);
  EXPECT_DOUBLE_EQ(words.Covered(0, line), 0.5) << "the kinds of an intent are part of it";
  EXPECT_DOUBLE_EQ(words.Covered(0, {}), 1);
}

TEST(IntentWords, LeavesOutNamesAndFigures) {
  EXPECT_TRUE(ContentWords("and Odette, 14?", Language::kEnglish).empty());
}

}  // namespace
}  // namespace sam
