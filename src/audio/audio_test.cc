// WAV files, rates, and what damage does to their reader.
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "audio/resample.h"
#include "audio/wav.h"
#include "base/random.h"

namespace sam {
namespace {

Pcm Tone(int rate_hz, double hz, double seconds) {
  Pcm sound{rate_hz, {}};
  for (int i = 0; i < static_cast<int>(rate_hz * seconds); ++i) sound.samples.push_back(static_cast<int16_t>(std::lround(10000 * std::sin(2 * std::numbers::pi * hz * i / rate_hz))));
  return sound;
}

/// Of the middle, without the ends.
double Loudness(const Pcm& sound) {
  double sum = 0;
  const size_t quarter = sound.samples.size() / 4;
  for (size_t i = quarter; i < 3 * quarter; ++i) sum += static_cast<double>(sound.samples[i]) * sound.samples[i];
  return std::sqrt(sum / static_cast<double>(2 * quarter));
}

TEST(Wav, ReadsWhatItWrote) {
  const Pcm sound = Tone(16000, 440, 0.1);
  const auto read = ReadWav(WriteWav(sound));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->rate_hz, 16000);
  EXPECT_EQ(read->samples, sound.samples);
}

TEST(Wav, ReadsAFileWhoseLengthWasNotKnown) {
  const Pcm sound = Tone(16000, 440, 0.1);
  const auto read = ReadWav(WavHeader(16000, std::nullopt) + ToBytes(sound.samples));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->samples, sound.samples);
}

TEST(Wav, SkipsOtherPartsAndTakesTheMeanOfChannels) {
  std::string file = WavHeader(8000, 4);
  file[22] = 2, file[32] = 4;  // two channels of two samples
  file.insert(36, std::string("LIST\x03\0\0\0abc\0", 12));
  const std::vector<int16_t> samples = {100, 300, -100, -300};
  const auto read = ReadWav(file + ToBytes(samples));
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->samples, (std::vector<int16_t>{200, -200}));
}

TEST(Wav, RefusesAFileThatIsCutOffOrNoWav) {
  const std::string file = WriteWav(Tone(16000, 440, 0.1));
  EXPECT_EQ(ReadWav(file.substr(0, file.size() - 1)).error().code, ErrorCode::kCorrupt);
  EXPECT_EQ(ReadWav("ID3 and then some more").error().code, ErrorCode::kCorrupt);
  std::string eight_bits = file;
  eight_bits[34] = 8;
  EXPECT_EQ(ReadWav(eight_bits).error().code, ErrorCode::kInvalidArgument);
}

TEST(Wav, NoMutationOfAFileBreaksItsReader) {
  const std::string whole = WriteWav(Tone(16000, 440, 0.01));
  int read = 0;
  for (uint64_t n = 0; n < 20000; ++n) {
    std::string file = whole;
    for (uint64_t step = 0; step <= Draw(n, 0, "steps") % 4; ++step) {
      const size_t at = Draw(n, step, "at") % std::min<size_t>(file.size(), 60);
      if (Draw(n, step, "kind") % 3 == 0) file.erase(at, Draw(n, step, "size") % 9);
      else file[at] = static_cast<char>(Draw(n, step, "byte"));
    }
    const auto sound = ReadWav(file);
    if (!sound) continue;
    ++read;
    EXPECT_LE(sound->samples.size(), file.size());
  }
  EXPECT_GT(read, 100);
}

TEST(Resample, KeepsLengthLoudnessAndPitch) {
  for (const int from : {8000, 16000, 22050, 48000}) {
    const Pcm before = Tone(from, 440, 0.5), after = Resample(before, 24000);
    EXPECT_NEAR(after.seconds(), before.seconds(), 1.0 / 24000) << from;
    EXPECT_NEAR(Loudness(after) / Loudness(before), 1, 0.01) << from;
    const Pcm ideal = Tone(24000, 440, 0.5);
    for (size_t i = 3000; i < 9000; i += 7) EXPECT_NEAR(after.samples[i], ideal.samples[i], 60) << from << " at " << i;
  }
}

TEST(Resample, LeavesOutWhatTheLowerRateCannotCarry) {
  const Pcm high = Tone(48000, 10000, 0.5);
  EXPECT_LT(Loudness(Resample(high, 16000)) / Loudness(high), 0.01);
}

}  // namespace
}  // namespace sam
