#include "speech/whisper/quiet_cut.h"

#include <gtest/gtest.h>

namespace sam::whisper {
namespace {

TEST(CutAtQuiet, CutsALongSoundInItsPauses) {
  std::vector<int16_t> sound(200'000, 5000);
  std::fill(sound.begin() + 90'000, sound.begin() + 93'000, int16_t{0});
  const auto pieces = CutAtQuiet(sound, 100'000);
  ASSERT_EQ(pieces.size(), 3u) << "what is left behind the pause is longer than one piece";
  EXPECT_NEAR(static_cast<double>(pieces.front().size()), 91'500, 1'600);
  std::vector<int16_t> whole;
  for (const auto& piece : pieces) {
    EXPECT_LE(piece.size(), 100'000u);
    whole.insert(whole.end(), piece.begin(), piece.end());
  }
  EXPECT_EQ(whole, sound) << "nothing is lost";
}

TEST(CutAtQuiet, LeavesAShortSoundWhole) {
  EXPECT_EQ(CutAtQuiet(std::vector<int16_t>(10, 1), 100).size(), 1u);
  EXPECT_EQ(CutAtQuiet({}, 100).size(), 1u);
}

}  // namespace
}  // namespace sam::whisper
