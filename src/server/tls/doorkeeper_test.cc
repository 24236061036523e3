#include "server/tls/doorkeeper.h"

#include <gtest/gtest.h>

#include <vector>

namespace sam {
namespace {

TEST(Doorkeeper, LetsNobodyTakeAllThePlaces) {
  Doorkeeper door;
  std::vector<Doorkeeper::Pass> held;
  for (int i = 0; i < Doorkeeper::kMostOfOne; ++i) held.push_back(door.Enter("10.0.0.9").value());
  EXPECT_FALSE(door.Enter("10.0.0.9"));
  EXPECT_TRUE(door.Enter("10.0.0.2"));
  held.pop_back();
  EXPECT_TRUE(door.Enter("10.0.0.9")) << "one has gone";
}

TEST(Doorkeeper, HasAnEndForAllTogether) {
  Doorkeeper door;
  std::vector<Doorkeeper::Pass> held;
  for (int i = 0; i < Doorkeeper::kMost; ++i) held.push_back(door.Enter("fd00::" + std::to_string(i)).value());
  EXPECT_FALSE(door.Enter("10.0.0.2"));
  held.clear();
  EXPECT_TRUE(door.Enter("10.0.0.2"));
}

}  // namespace
}  // namespace sam
