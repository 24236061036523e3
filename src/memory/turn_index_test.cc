#include "memory/turn_index.h"

#include <gtest/gtest.h>

namespace sam {
namespace {

Instant Day(int day) { return Instant(std::chrono::hours(24 * day)); }

TurnIndex ATalk() {
  TurnIndex index;
  index.Add("Maeve", Day(0), "the boiler broke again this morning");
  index.Add("Tadhg", Day(0), "did you ring the landlord about it?");
  index.Add("Maeve", Day(0), "he's sending someone on thursday");
  index.Add("Tadhg", Day(9), "my new kitchen has a proper oven");
  index.Add("Maeve", Day(9), "우리 고양이가 거북이를 물었어");
  return index;
}

TEST(TurnIndex, FindsOtherFormsOfTheWords) {
  const TurnIndex index = ATalk();
  EXPECT_EQ(index.Find("what is breaking at Maeve's?", 3).front().turn, 0u);
  EXPECT_EQ(index.Find("거북이는 누가 물었지?", 3).front().turn, 4u);
}

TEST(TurnIndex, ReadsATurnWithTheOnesBesideIt) {
  const auto hits = ATalk().Find("who comes to Maeve because of the boiler?", 3);
  ASSERT_GE(hits.size(), 3u);
  EXPECT_EQ(hits[0].turn, 0u);
  EXPECT_EQ(hits[1].turn, 2u);  // two turns on, and hers
  for (const TurnIndex::Hit& hit : hits) EXPECT_LT(hit.turn, 3u);  // nine days later is no neighbour
}

TEST(TurnIndex, FindsWhatWasMistyped) {
  TurnIndex index = ATalk();
  index.Add("Maeve", Day(20), "선인장에 물을 너무 많이 줬어");
  ASSERT_FALSE(index.Find("who rang the landlrod?", 1).empty());
  EXPECT_EQ(index.Find("who rang the landlrod?", 1).front().turn, 1u);
  ASSERT_FALSE(index.Find("선인잔 얘기", 1).empty());
  EXPECT_EQ(index.Find("선인잔 얘기", 1).front().turn, 5u);
  EXPECT_EQ(index.Find("who rang the landlord?", 1).front().turn, 1u);
}

TEST(TurnIndex, PrefersTheTimeThatIsAskedFor) {
  TurnIndex index;
  index.Add("", Day(1), "the boiler broke again");
  index.Add("", Day(40), "the boiler broke once more");
  EXPECT_EQ(index.Find("when did the boiler break?", 1, TurnIndex::Window{Day(0), Day(10)}).front().turn, 0u);
  EXPECT_EQ(index.Find("when did the boiler break?", 1, TurnIndex::Window{Day(30), Day(50)}).front().turn, 1u);
}

TEST(TurnIndex, KeepsEveryTurnFindableWhileItGrows) {
  TurnIndex index;
  for (int i = 0; i < 3000; ++i) index.Add("", Day(i), "word" + std::to_string(i) + " and the usual talk of the day");
  for (const uint32_t turn : {0u, 41u, 1500u, 2999u}) EXPECT_EQ(index.Find("word" + std::to_string(turn), 1).front().turn, turn);
}

TEST(TurnIndex, FindsNothingWhereThereIsNothing) {
  EXPECT_TRUE(TurnIndex().Find("boiler", 5).empty());
  EXPECT_TRUE(ATalk().Find("who plays the xylophone?", 5).empty());
  EXPECT_EQ(ATalk().Find("boiler", 1).size(), 1u);
}

}  // namespace
}  // namespace sam
