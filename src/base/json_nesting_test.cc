#include "base/json_nesting.h"

#include <gtest/gtest.h>

#include <string>

namespace sam {
namespace {

TEST(JsonNesting, CountsBracketsOutsideOfStrings) {
  EXPECT_FALSE(NestsDeeperThan(R"({"a":[1,{"b":2}]})", 3));
  EXPECT_TRUE(NestsDeeperThan(R"({"a":[1,{"b":2}]})", 2));
  EXPECT_FALSE(NestsDeeperThan(R"(["[[[[", "\"[[["])", 1));
  EXPECT_FALSE(NestsDeeperThan("[][][][]", 1));
}

TEST(JsonNesting, BearsWhatIsBroken) {
  EXPECT_TRUE(NestsDeeperThan(std::string(100'000, '['), 64));
  EXPECT_FALSE(NestsDeeperThan("]]]]\\\"", 4));
  EXPECT_FALSE(NestsDeeperThan("", 0));
}

}  // namespace
}  // namespace sam
