#include "mind/llm/stop_words.h"

#include <gtest/gtest.h>

namespace sam::llm {
namespace {

std::string InPieces(StopWords& stops, std::string_view text, size_t step) {
  std::string out;
  for (size_t at = 0; at < text.size(); at += step) out += stops.Feed(text.substr(at, step));
  return out + stops.End();
}

TEST(StopWords, EndAtTheFirstInWhateverPiecesItComes) {
  for (const size_t step : {size_t{1}, size_t{3}, size_t{100}}) {
    StopWords stops({"###", "\n\n", ""});
    EXPECT_EQ(InPieces(stops, "one # two ## three\n\nfour ### five", step), "one # two ## three") << step;
    EXPECT_TRUE(stops.met());
  }
}

TEST(StopWords, LetThroughWhatOnlyBeginsLikeOne) {
  for (const size_t step : {size_t{1}, size_t{4}}) {
    StopWords stops({"END."});
    EXPECT_EQ(InPieces(stops, "the ENDing, E EN END", step), "the ENDing, E EN END");
    EXPECT_FALSE(stops.met());
  }
}

}  // namespace
}  // namespace sam::llm
