#include "mind/llm/worker/thread_chooser.h"

#include <gtest/gtest.h>

#include <map>

namespace sam::llm {
namespace {

/// How often each number was chosen over passes that take `seconds` by number.
std::map<int, int> PassesOf(ThreadChooser& chooser, const std::map<int, double>& seconds, int passes, int tokens = 1) {
  std::map<int, int> chosen;
  for (int i = 0; i < passes; ++i) {
    const int threads = chooser.Choose(tokens);
    ++chosen[threads];
    chooser.Took(seconds.at(threads));
  }
  return chosen;
}

TEST(ThreadChooser, UsesWhatIsFastest) {
  ThreadChooser chooser(8);
  auto chosen = PassesOf(chooser, {{8, .010}, {4, .014}, {1, .050}}, 320);
  EXPECT_GT(chosen[8], 290);
}

TEST(ThreadChooser, TakesOneWhereOthersUseTheCores) {
  ThreadChooser chooser(2);
  PassesOf(chooser, {{2, .010}, {1, .018}}, 100);
  auto chosen = PassesOf(chooser, {{2, .300}, {1, .030}}, 100);
  EXPECT_LT(chosen[2], 12);
  chosen = PassesOf(chooser, {{2, .010}, {1, .018}}, 3200);
  EXPECT_GT(chosen[2], 2500) << "and goes back when they have gone";
}

TEST(ThreadChooser, LearnsForLongPassesApart) {
  ThreadChooser chooser(2);
  PassesOf(chooser, {{2, .300}, {1, .030}}, 100, 1);
  EXPECT_GT(PassesOf(chooser, {{2, 1.0}, {1, 1.9}}, 100, 256)[2], 90);
}

TEST(ThreadChooser, HasNoChoiceOnOneCore) {
  ThreadChooser chooser(1);
  EXPECT_EQ(PassesOf(chooser, {{1, .01}}, 50)[1], 50);
}

}  // namespace
}  // namespace sam::llm
