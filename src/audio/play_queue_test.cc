#include "audio/play_queue.h"

#include <gtest/gtest.h>

namespace sam {
namespace {

std::vector<int16_t> Count(int16_t from, int16_t to) {
  std::vector<int16_t> samples;
  for (int16_t i = from; i < to; ++i) samples.push_back(i);
  return samples;
}

TEST(PlayQueue, GivesSoundsInTheirOrder) {
  PlayQueue queue;
  queue.Begin("a");
  queue.Add(Count(0, 30));
  queue.Begin("b");
  queue.Add(Count(30, 50));
  EXPECT_EQ(queue.Take(20), Count(0, 20));
  EXPECT_EQ(queue.Take(20), Count(20, 40));
  EXPECT_FALSE(queue.empty());
  EXPECT_EQ(queue.Take(20), Count(40, 50));
  EXPECT_TRUE(queue.empty());
  EXPECT_TRUE(queue.Take(20).empty());
}

TEST(PlayQueue, CountsWhatWasHeardOfEach) {
  PlayQueue queue;
  queue.Begin("a");
  queue.Add(Count(0, 30));
  queue.Begin("b");
  queue.Add(Count(0, 20));
  queue.Take(40);
  EXPECT_EQ(queue.Heard("a", 15), 25u);
  EXPECT_EQ(queue.Heard("b", 15), 0u);
  EXPECT_EQ(queue.Heard("a", 4), 30u);
  EXPECT_EQ(queue.Heard("b", 4), 6u);
  EXPECT_EQ(queue.Heard("a", 4000), 0u);
  EXPECT_EQ(queue.Heard("nobody's", 0), 0u);
}

TEST(PlayQueue, GivesAgainWhatTheLoudspeakerDropped) {
  PlayQueue queue;
  queue.Begin("a");
  queue.Add(Count(0, 100));
  queue.Take(60);
  queue.TakeBack(25);
  EXPECT_EQ(queue.Heard("a", 0), 35u);
  EXPECT_EQ(queue.Take(10), Count(35, 45));
}

TEST(PlayQueue, AStoppedSoundHasWhatWasHeardOfItAndTheNextOneFollows) {
  PlayQueue queue;
  queue.Begin("a");
  queue.Add(Count(0, 100));
  queue.Begin("b");
  queue.Add(Count(200, 220));
  queue.Take(60);
  queue.Stop("a", 25);
  EXPECT_EQ(queue.Heard("a", 0), 35u);
  EXPECT_EQ(queue.Take(100), Count(200, 220));
  EXPECT_EQ(queue.Heard("a", 0), 35u);
  EXPECT_EQ(queue.Heard("b", 5), 15u);
}

TEST(PlayQueue, StoppingASoundThatWaitsLeavesTheOneBefore) {
  PlayQueue queue;
  queue.Begin("a");
  queue.Add(Count(0, 50));
  queue.Begin("b");
  queue.Add(Count(50, 70));
  queue.Take(60);
  queue.Stop("b", 30);
  EXPECT_EQ(queue.Heard("b", 0), 0u);
  EXPECT_EQ(queue.Take(100), Count(30, 50));
}

TEST(PlayQueue, KeepsLittleOfAVeryLongSound) {
  PlayQueue queue;
  queue.Begin("a");
  const std::vector<int16_t> second(24000, 7);
  for (int i = 0; i < 600; ++i) {
    queue.Add(second);
    queue.Take(24000);
  }
  EXPECT_EQ(queue.Heard("a", 2400), 600u * 24000 - 2400);
  queue.Stop("a", 2400);
  EXPECT_EQ(queue.Heard("a", 0), 600u * 24000 - 2400);
  EXPECT_TRUE(queue.empty());
}

TEST(PlayQueue, LetsGoOfWhatBelongsToNothing) {
  PlayQueue queue;
  queue.Add(Count(0, 50));
  EXPECT_TRUE(queue.empty());
}

}  // namespace
}  // namespace sam
