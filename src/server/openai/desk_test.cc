#include "server/openai/desk.h"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace sam::api {
namespace {

TEST(Desk, HasEightPlacesForEachPerson) {
  const auto desk = std::make_shared<Desk>();
  std::vector<std::unique_ptr<Desk::Place>> places;
  for (int i = 0; i < Desk::kMostWaiting; ++i) EXPECT_TRUE(*places.emplace_back(std::make_unique<Desk::Place>(desk, "Robin")));
  EXPECT_FALSE(Desk::Place(desk, "Robin"));
  EXPECT_TRUE(Desk::Place(desk, "Kim"));
  places.pop_back();
  EXPECT_TRUE(Desk::Place(desk, "Robin")) << "one that is answered makes room";
}

TEST(Desk, GivesTheSameRequestOneIdOnlyWhereItSaysThatItIsTheSame) {
  Desk desk;
  const std::string first = desk.IdOf("Robin", "hello", "", 0);
  EXPECT_NE(desk.IdOf("Robin", "hello", "", 0), first) << "said twice is said twice";
  const std::string second = desk.IdOf("Robin", "hi", "", 0);
  EXPECT_EQ(desk.IdOf("Robin", "hi", "", 1), second);
  EXPECT_NE(desk.IdOf("Kim", "hi", "", 1), second);
  EXPECT_EQ(desk.IdOf("Robin", "a", "key", 0), desk.IdOf("Robin", "a", "key", 0));
  EXPECT_NE(desk.IdOf("Robin", "a", "key", 0), desk.IdOf("Robin", "b", "key", 0));
  EXPECT_NE(desk.IdOf("Robin", "a", "key", 0), desk.IdOf("Kim", "a", "key", 0));
}

}  // namespace
}  // namespace sam::api
