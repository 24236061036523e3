#include "base/last_seen.h"

#include <gtest/gtest.h>

#include <map>

#include "base/random.h"

namespace sam {
namespace {

TEST(LastSeen, KnowsTheNewestNumberOfEachKey) {
  LastSeen seen;
  std::map<uint64_t, uint32_t> expected;
  for (uint32_t number = 1; number <= 3000; ++number) {
    const uint64_t key = Draw(1, number, "key") % 700 * 0x9e3779b97f4a7c15ull;
    seen.Mark(key, number);
    expected[key] = number;
    EXPECT_EQ(seen.Of(key), number);
  }
  for (const auto& [key, number] : expected) EXPECT_EQ(seen.Of(key), number);
  EXPECT_EQ(seen.Entries().size(), expected.size());
  EXPECT_EQ(seen.Of(12345), 0u);
}

TEST(LastSeen, LetsGoOfWhatIsLongPast) {
  LastSeen seen;
  seen.Mark(7, 1);
  for (uint32_t i = 0; i < 200; ++i) seen.Mark(100 + i, LastSeen::kHorizon + 10);
  EXPECT_EQ(seen.Of(7), 0u);
  EXPECT_EQ(seen.Of(100), LastSeen::kHorizon + 10);
}

}  // namespace
}  // namespace sam
