#include "perception/english_frames.h"

#include <gtest/gtest.h>

#include "perception/english.h"

namespace sam {
namespace {

std::string FrameOf(std::string_view said) {
  Percept percept;
  const Discourse discourse;
  const Persona persona;
  ReadEnglish(said, Moment{}, {discourse, persona, {}}, percept);
  return percept.frames.empty() ? std::string() : percept.frames.front().name;
}

TEST(EnglishFrames, ToldThings) {
  EXPECT_EQ(FrameOf("i bought a kayak"), "buy");
  EXPECT_EQ(FrameOf("we're going with your second idea actually"), "decided");
  EXPECT_EQ(FrameOf("i should have said something"), "should-have");
  EXPECT_EQ(FrameOf("my wife says i snore"), "they-said");
  EXPECT_EQ(FrameOf("she hasn't written"), "they-not");
  EXPECT_EQ(FrameOf("i'll write to him tomorrow"), "plan");
  EXPECT_EQ(FrameOf("i keep opening the fridge"), "keep");
  EXPECT_EQ(FrameOf("you always pick the loud one"), "you-always");
  EXPECT_EQ(FrameOf("thirty years of delivering letters"), "years");
}

TEST(EnglishFrames, AskedThings) {
  EXPECT_EQ(FrameOf("what would you have done?"), "would-have");
  EXPECT_EQ(FrameOf("what kind of music would YOU play, and don't say all kinds"), "would-music");
  EXPECT_EQ(FrameOf("is that stupid?"), "question-doubt");
  EXPECT_EQ(FrameOf("is it normal to talk to plants?"), "question-okay");
  EXPECT_EQ(FrameOf("should i call her?"), "question-should");
  EXPECT_EQ(FrameOf("what if it snows"), "question-what-if");
}

TEST(EnglishFrames, Requests) {
  EXPECT_EQ(FrameOf("can you just sit with me while i start"), "ask-stay");
  EXPECT_EQ(FrameOf("don't tell Ruth what it cost"), "ask-secret");
  EXPECT_EQ(FrameOf("no. don't tell me to breathe"), "ask-no-advice");
  EXPECT_EQ(FrameOf("wish me luck"), "ask-luck");
  EXPECT_EQ(FrameOf("our team needs a name by friday"), "ask-name");
  EXPECT_EQ(FrameOf("write us one line for the poster"), "ask-line");
  EXPECT_EQ(FrameOf("you be the first mate"), "ask-role");
}

}  // namespace
}  // namespace sam
