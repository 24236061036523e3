#include "memory/names_in_talk.h"

#include <gtest/gtest.h>

namespace sam {
namespace {

TEST(NamesInTalk, AWordStandsForSomebodyByHowItIsUsed) {
  EXPECT_TRUE(NamesSomeone("marguerite's got shingles", "marguerite"));
  EXPECT_TRUE(NamesSomeone("nico, he's a joiner", "nico"));
  EXPECT_TRUE(NamesSomeone("도현 씨랑 밥 먹었어요", "도현"));
  EXPECT_FALSE(NamesSomeone("i bought a kettle", "kettle"));
  EXPECT_FALSE(NamesSomeone("노래 좋아하는 편이에요", "좋아하"));
  EXPECT_TRUE(StandsBare("pickles died on thursday", "pickles"));
  EXPECT_FALSE(StandsBare("ate the pickles", "pickles"));
  EXPECT_TRUE(IsSubjectOf("when did pickles die?", "pickles"));
  EXPECT_FALSE(IsSubjectOf("who ate pickles?", "pickles"));
}

TEST(NamesInTalk, WhatTheAnswerHasToBeOf) {
  EXPECT_TRUE(IsAskedFor("which hospital did ngozi go to?", "hospital"));
  EXPECT_TRUE(IsAskedFor("what's marcus's surname?", "surname"));
  EXPECT_TRUE(IsAskedFor("민재 고향이 어디예요?", "고향"));
  EXPECT_FALSE(IsAskedFor("who drove me to the hospital?", "hospital"));
  EXPECT_FALSE(IsAskedFor("what's marcus's surname?", "marcus"));
}

}  // namespace
}  // namespace sam
