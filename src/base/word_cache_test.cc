#include "base/word_cache.h"

#include <gtest/gtest.h>

#include <memory>

namespace sam {
namespace {

TEST(WordCacheTest, MakesOnceAndGivesEachWordItsOwn) {
  auto cache = std::make_unique<WordCache<std::string, 4>>();
  int made = 0;
  const auto of = [&](std::string_view word) {
    return cache->Of(word, [&] { return ++made, "<" + std::string(word) + ">"; });
  };
  EXPECT_EQ(of("비"), "<비>");
  EXPECT_EQ(of("비"), "<비>");
  EXPECT_EQ(made, 1);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(of("w" + std::to_string(i)), "<w" + std::to_string(i) + ">");
  EXPECT_EQ(of(""), "<>");
}

}  // namespace
}  // namespace sam
