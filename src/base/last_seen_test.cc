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
  EXPECT_EQ(seen.Of(Draw(2, 1, "key")), 0u);
  LastSeen again;
  ASSERT_TRUE(again.Restore(seen.Entries()));
  EXPECT_EQ(again, seen);
  EXPECT_FALSE(again.Restore({uint64_t{2} << 40, uint64_t{1} << 40}));
}

TEST(LastSeen, LetsGoOfWhatIsLongPast) {
  LastSeen seen;
  const auto key = [](uint64_t i) { return Draw(3, i, "key"); };
  seen.Mark(key(0), 1);
  for (uint32_t i = 1; i <= 200; ++i) seen.Mark(key(i), LastSeen::kHorizon + 10);
  EXPECT_EQ(seen.Of(key(0)), 0u);
  EXPECT_EQ(seen.Of(key(1)), LastSeen::kHorizon + 10);
}

}  // namespace
}  // namespace sam
