#include "base/unicode.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sam {
namespace {

using testing::ElementsAre;

TEST(CleanText, MakesBrokenBytesVisibleAndDropsInvisibleOnes) {
  EXPECT_EQ(CleanText("hello \xed\x95"), "hello \xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(CleanText("\x7f\xc2\xad\xc2\xad"), "");
  EXPECT_EQ(CleanText("  a\n\n b\t"), "a b");
  EXPECT_EQ(CleanText(std::string("a\0b", 3)), "ab");
}

TEST(CleanText, CutsLongRunsButNotNumbers) {
  std::string laughter;
  for (int i = 0; i < 100000; ++i) laughter += "ㅋ";
  EXPECT_EQ(CleanText(laughter), "ㅋㅋㅋㅋㅋㅋㅋㅋ");
  EXPECT_EQ(CleanText("1000000000000"), "1000000000000");
}

TEST(CleanText, ComposesDecomposedHangul) { EXPECT_EQ(CleanText("\u1112\u1161\u11AB"), "한"); }

TEST(CleanText, CutsAtACharacter) { EXPECT_EQ(CleanText("가나다", 7), "가나"); }

TEST(IsUtf8, RefusesOverlongFormsAndSurrogates) {
  EXPECT_TRUE(IsUtf8("안녕 hello"));
  EXPECT_FALSE(IsUtf8("\xC0\xAF"));
  EXPECT_FALSE(IsUtf8("\xED\xA0\x80"));
  EXPECT_FALSE(IsUtf8("\xF5\x9F\xBF\xBF"));
}

TEST(Particle, FollowsTheSpokenFinalConsonant) {
  EXPECT_EQ(Particle("민준", "은/는"), "은");
  EXPECT_EQ(Particle("지수", "은/는"), "는");
  EXPECT_EQ(Particle("서울", "으로/로"), "로");
  EXPECT_EQ(Particle("부산", "으로/로"), "으로");
  EXPECT_EQ(Particle("Sam", "이/가"), "이");
  EXPECT_EQ(Particle("12", "을/를"), "를");
  EXPECT_EQ(Particle("3", "이/가"), "이");
}

TEST(SplitWords, KeepsApostrophesAndNumbersWhole) {
  EXPECT_THAT(SplitWords("I don't pay 3.50, at 4:15!"), ElementsAre("I", "don't", "pay", "3.50", "at", "4:15"));
  EXPECT_THAT(SplitWords("두부는 열두 살이야."), ElementsAre("두부는", "열두", "살이야"));
}

TEST(SplitSentences, KnowsAbbreviations) {
  EXPECT_THAT(SplitSentences("Mr. Okafor left. Really?! Yes"), ElementsAre("Mr. Okafor left.", "Really?!", "Yes"));
}

}  // namespace
}  // namespace sam
