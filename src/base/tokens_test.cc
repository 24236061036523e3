#include "base/tokens.h"

#include <gtest/gtest.h>

namespace sam {
namespace {

TEST(EstimateTokens, CountsAboutAsTokenizersDo) {
  EXPECT_EQ(EstimateTokens(""), 0u);
  EXPECT_EQ(EstimateTokens("hello"), 2u);
  EXPECT_EQ(EstimateTokens("I am here."), 4u);
  EXPECT_EQ(EstimateTokens("안녕하세요"), 5u);
  EXPECT_EQ(EstimateTokens("  \n "), 0u);
}

TEST(FirstTokens, EndsAtAWholeCharacter) {
  EXPECT_EQ(FirstTokens("안녕하세요", 2), "안녕");
  EXPECT_EQ(FirstTokens("I am here.", 2), "I am ");
  EXPECT_EQ(FirstTokens("I am here.", 99), "I am here.");
  EXPECT_EQ(FirstTokens("understandably", 1), "unde");
  EXPECT_EQ(FirstTokens("hello", 0), "");
}

}  // namespace
}  // namespace sam
