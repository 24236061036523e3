#include "base/growth.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sam {
namespace {

template <typename Container>
void GrowsByAnEighth() {
  Container kept;
  for (int i = 0; i < 4000; ++i) {
    GrowGently(kept, 1);
    kept.push_back(static_cast<typename Container::value_type>('a' + i % 26));
    ASSERT_LE(kept.capacity(), kept.size() + kept.size() / 8 + 16);
  }
  EXPECT_EQ(kept[0], 'a');
  EXPECT_EQ(kept[27], 'b');
}

TEST(Growth, IsGentleForStrings) { GrowsByAnEighth<std::string>(); }
TEST(Growth, IsGentleForVectors) { GrowsByAnEighth<std::vector<int>>(); }

}  // namespace
}  // namespace sam
