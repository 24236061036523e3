#include "mind/builtin/enough_skill.h"

#include <gtest/gtest.h>

#include "base/unicode.h"

namespace sam {
namespace {

TEST(Enough, ReadsPortionsTimesAndNeed) {
  const auto sum = ReadPortions(SplitWords("if i do 24 pages a day for 3 days is that enough for 70 pages"));
  ASSERT_TRUE(sum);
  EXPECT_EQ(sum->each, 24);
  EXPECT_EQ(sum->times, 3);
  EXPECT_EQ(sum->needed, 70);
  EXPECT_TRUE(sum->at_least);
  const auto week = ReadPortions(SplitWords("if i do two chapters a day from thursday to sunday is that 8 chapters"));
  ASSERT_TRUE(week);
  EXPECT_EQ(week->times, 4);
  EXPECT_EQ(week->needed, 8);
  EXPECT_FALSE(ReadPortions(SplitWords("i drink two coffees a day")));
}

}  // namespace
}  // namespace sam
