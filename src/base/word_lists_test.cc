#include "base/word_lists.h"

#include <gtest/gtest.h>

#include <string>

#include "base/random.h"

namespace sam {
namespace {

TEST(WordLists, FindsWhatTheStandardLibraryFinds) {
  const std::string long_text = "the rhubarb tart that went wrong on a wet wednesday 거북이가 물속에서 웃었다니까 정말로 그랬다니까";
  for (size_t size = 0; size <= long_text.size(); ++size) {
    const std::string_view text = std::string_view(long_text).substr(0, size);
    for (size_t begin = 0; begin < long_text.size(); begin += 3) {
      for (const size_t length : {0, 1, 2, 3, 6, 9, 20}) {
        const std::string_view part = std::string_view(long_text).substr(begin, length);
        ASSERT_EQ(FindIn(text, part), text.find(part)) << text << " / " << part;
        ASSERT_EQ(StartsWith(text, part), text.starts_with(part));
        ASSERT_EQ(EndsWith(text, part), text.ends_with(part));
      }
    }
  }
}

TEST(WordLists, FindsTheFirstOfManyInTextOfFewLetters) {
  for (uint64_t seed = 0; seed < 3000; ++seed) {
    std::string text, part;
    for (uint64_t i = 0; i < Draw(seed, 0, "size") % 70; ++i) text += static_cast<char>('a' + Draw(seed, i, "text") % 2);
    for (uint64_t i = 0; i < Draw(seed, 1, "size") % 7; ++i) part += static_cast<char>('a' + Draw(seed, i, "part") % 2);
    ASSERT_EQ(FindIn(text, part), text.find(part)) << text << " / " << part;
    ASSERT_EQ(IsSame(text, part), text == part);
  }
}

TEST(WordLists, ThePairsOfATextNeverHideAPart) {
  const std::string text = "i have had soup, 거북이가 웃었다";
  const PairFilter pairs(text);
  for (size_t begin = 0; begin < text.size(); ++begin)
    for (size_t length = 0; begin + length <= text.size(); ++length) EXPECT_TRUE(pairs.MayHold(std::string_view(text).substr(begin, length)));
  EXPECT_FALSE(pairs.MayHold("bun"));
  EXPECT_FALSE(PairFilter().MayHold("so"));
  EXPECT_TRUE(HasAny(text, pairs, {"bun", "soup"}));
  EXPECT_FALSE(HasAny(text, pairs, {"bun", "soups"}));
}

TEST(WordLists, AnyOfAFew) {
  EXPECT_TRUE(HasAny("i have had soup", {"bread", "soup"}));
  EXPECT_FALSE(HasAny("i have had soup", {"bread", "soups"}));
  EXPECT_TRUE(IsOneOf("국", {"밥", "국"}));
  EXPECT_FALSE(IsOneOf("국물", {"밥", "국"}));
  EXPECT_TRUE(StartsWithAny("거북이가", {"토끼", "거북"}));
  EXPECT_TRUE(EndsWithAny("거북이가", {"은", "가"}));
}

}  // namespace
}  // namespace sam
