#include "companion/follow_up.h"

#include <gtest/gtest.h>

namespace sam {
namespace {

Discourse After(std::string said, std::string finding, std::string skill = "finding") {
  Discourse discourse;
  discourse.recent.push_back({.turn = {}, .at = {}, .said = std::move(said), .reply = "Found.", .intent = "", .skill = std::move(skill), .subject = ""});
  discourse.recent.push_back({.turn = {}, .at = {}, .said = "the line under way", .reply = "", .intent = "", .skill = "", .subject = ""});
  discourse.finding = std::move(finding);
  return discourse;
}

TEST(FollowUp, ASumGoesOnFromTheLastAnswer) {
  const Discourse discourse = After("what is 17 times 23", "391");
  EXPECT_EQ(WholeQuestion("and plus 9?", discourse), "391 plus 9");
  EXPECT_EQ(WholeQuestion("divided by 3", discourse), "391 divided by 3");
  EXPECT_EQ(WholeQuestion("거기에 9 더하면?", discourse), "391 + 9");
  EXPECT_EQ(WholeQuestion("거기서 20을 빼면", discourse), "391 - 20");
  EXPECT_EQ(WholeQuestion("* 4", After("", "17/20 = 0.85")), "17/20 * 4");
}

TEST(FollowUp, AQuestionIsAskedOfAnotherThing) {
  EXPECT_EQ(WholeQuestion("and of norway?", After("what's the capital of peru?", "Lima")), "what's the capital of norway");
  EXPECT_EQ(WholeQuestion("what about chile", After("What is the capital of Peru", "Lima")), "what is the capital of chile");
  EXPECT_EQ(WholeQuestion("and ada lovelace?", After("who was alan turing?", "a mathematician")), "who was ada lovelace");
}

TEST(FollowUp, OtherLinesStayAsTheyAre) {
  const Discourse sum = After("what is 17 times 23", "391");
  EXPECT_EQ(WholeQuestion("plus it rained all day", sum), "plus it rained all day");
  EXPECT_EQ(WholeQuestion("then i went home and slept", sum), "then i went home and slept");
  EXPECT_EQ(WholeQuestion("and plus 9?", After("hello", "391", "respond")), "and plus 9?");
  EXPECT_EQ(WholeQuestion("and of norway?", {}), "and of norway?");
}

}  // namespace
}  // namespace sam
