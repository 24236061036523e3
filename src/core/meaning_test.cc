#include "core/meaning.h"

#include <gtest/gtest.h>

namespace sam {
namespace {

TEST(Meaning, OfAnIntentIsWhatItSaysOutright) {
  EXPECT_EQ(MeaningOf("grief"), Meaning::kLoss);
  EXPECT_EQ(MeaningOf("tease-her"), Meaning::kTease);
  EXPECT_EQ(MeaningOf("boss"), Meaning::kNone);
}

TEST(Meaning, LeansWithAllThatPointTheSameWay) {
  Percept percept;
  percept.meanings[static_cast<size_t>(Meaning::kBad)] = .3f;
  percept.meanings[static_cast<size_t>(Meaning::kLoss)] = .4f;
  percept.meanings[static_cast<size_t>(Meaning::kGood)] = .1f;
  percept.meanings[static_cast<size_t>(Meaning::kNone)] = .2f;
  EXPECT_FLOAT_EQ(Leans(percept, MeaningSide::kSad), .7f);
  EXPECT_FLOAT_EQ(Leans(percept, MeaningSide::kGlad), .1f);
  EXPECT_FLOAT_EQ(Leans(percept, MeaningSide::kUnkind), 0);
  EXPECT_EQ(LikeliestMeaning(percept), Meaning::kLoss);
}

}  // namespace
}  // namespace sam
