// Opus packets: what goes in comes out, also where some were lost, and nothing breaks the reader.
#include "audio/opus.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/random.h"

namespace sam {
namespace {

/// A vowel: a few harmonics whose loudness comes and goes.
std::vector<int16_t> Vowel(int rate_hz, double seconds) {
  std::vector<int16_t> samples;
  for (int i = 0; i < static_cast<int>(rate_hz * seconds); ++i) {
    const double t = static_cast<double>(i) / rate_hz, phase = 2 * std::numbers::pi * 140 * t;
    samples.push_back(static_cast<int16_t>(6000 * (1 + 0.5 * std::sin(18 * t)) * (std::sin(phase) + 0.5 * std::sin(2 * phase) + 0.3 * std::sin(5 * phase)) / 2));
  }
  return samples;
}

double PowerOf(std::span<const int16_t> samples) {
  double sum = 1;
  for (const int16_t sample : samples) sum += static_cast<double>(sample) * sample;
  return sum / static_cast<double>(samples.size());
}

/// How alike two sounds are at their best shift up to 20 ms: 1 for the same.
double Likeness(std::span<const int16_t> before, std::span<const int16_t> after, int rate_hz) {
  double best = 0;
  for (size_t shift = 0; shift < static_cast<size_t>(rate_hz / 50); ++shift) {
    double sum = 0;
    const size_t count = std::min(before.size(), after.size() - shift) / 2;
    for (size_t i = count / 4; i < count; ++i) sum += static_cast<double>(before[i]) * after[i + shift];
    best = std::max(best, sum / static_cast<double>(count - count / 4) / std::sqrt(PowerOf(before) * PowerOf(after)));
  }
  return best;
}

std::vector<std::string> Packets(std::span<const int16_t> samples, const OpusConfig& config) {
  const auto writer = OpusPacketWriter::Create(config);
  std::vector<std::string> packets;
  const size_t frame = static_cast<size_t>(config.rate_hz / 1000 * kOpusFrameMs);
  for (; samples.size() >= frame; samples = samples.subspan(frame)) packets.push_back((*writer)->Write(samples.first(frame)).value());
  return packets;
}

TEST(Opus, GivesBackWhatWentInAtEveryRate) {
  for (const int rate : {8000, 12000, 16000, 24000, 48000}) {
    const std::vector<int16_t> before = Vowel(rate, 1);
    const auto reader = OpusPacketReader::Create(rate);
    std::vector<int16_t> after;
    size_t bytes = 0;
    for (const std::string& packet : Packets(before, {.rate_hz = rate})) {
      const auto sound = (*reader)->Read(packet);
      ASSERT_TRUE(sound);
      after.insert(after.end(), sound->begin(), sound->end());
      bytes += packet.size();
    }
    EXPECT_EQ(after.size(), before.size()) << rate;
    EXPECT_GT(Likeness(before, after, rate), 0.9) << rate;
    EXPECT_LT(bytes, 24000u / 8 * 3 / 2) << rate;
  }
}

TEST(Opus, BridgesLostPacketsWithoutAGapOrAnOutcry) {
  const std::vector<int16_t> before = Vowel(16000, 2);
  const std::vector<std::string> packets = Packets(before, {.rate_hz = 16000, .expected_loss = 20});
  const auto reader = OpusPacketReader::Create(16000);
  std::vector<int16_t> after;
  for (size_t n = 0; n < packets.size(); ++n) {
    const bool lost = n > 10 && n + 1 < packets.size() && n % 7 == 0;
    const auto sound = lost ? (*reader)->ReadLost(packets[n + 1]) : (*reader)->Read(packets[n]);
    ASSERT_TRUE(sound);
    ASSERT_EQ(sound->size(), 320u);
    if (lost) {
      const double was = PowerOf(std::span(before).subspan(n * 320, 320));
      EXPECT_GT(PowerOf(*sound), was / 10) << n;
      EXPECT_LT(PowerOf(*sound), was * 4) << n;
    }
    after.insert(after.end(), sound->begin(), sound->end());
  }
  EXPECT_GT(Likeness(before, after, 16000), 0.75);
}

TEST(Opus, FadesOutWhereNothingComesAnyMore) {
  const auto reader = OpusPacketReader::Create(16000);
  const std::vector<int16_t> before = Vowel(16000, 0.5);
  for (const std::string& packet : Packets(before, {.rate_hz = 16000})) ASSERT_TRUE((*reader)->Read(packet));
  std::vector<int16_t> last;
  for (int n = 0; n < 25; ++n) last = (*reader)->ReadLost("").value();
  EXPECT_LT(PowerOf(last), PowerOf(before) / 1000);
}

TEST(Opus, SendsNothingInSilence) {
  const std::vector<std::string> packets = Packets(std::vector<int16_t>(16000 * 3), {.rate_hz = 16000});
  const auto sent = std::count_if(packets.begin() + 50, packets.end(), [](const std::string& packet) { return !packet.empty(); });
  EXPECT_LT(sent, 15);
}

TEST(Opus, SaysWhatItCannotTake) {
  EXPECT_EQ(OpusPacketWriter::Create({.rate_hz = 44100}).error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(OpusPacketWriter::Create({.bits_per_second = 5}).error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(OpusPacketReader::Create(22050).error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ((*OpusPacketWriter::Create({.rate_hz = 16000}))->Write(std::vector<int16_t>(319)).error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ((*OpusPacketReader::Create(16000))->Read("").error().code, ErrorCode::kCorrupt);
}

TEST(Opus, NoBytesBreakItsReader) {
  const std::vector<std::string> whole = Packets(Vowel(48000, 0.2), {});
  const auto reader = OpusPacketReader::Create(48000);
  int read = 0;
  for (uint64_t n = 0; n < 20000; ++n) {
    std::string packet = whole[n % whole.size()];
    for (uint64_t step = 0; step <= Draw(n, 0, "steps") % 4; ++step) {
      const size_t at = Draw(n, step, "at") % packet.size();
      if (Draw(n, step, "kind") % 4 == 0) packet.resize(at + 1);
      else packet[at] = static_cast<char>(Draw(n, step, "byte"));
    }
    const auto sound = n % 5 == 0 ? (*reader)->ReadLost(packet) : (*reader)->Read(packet);
    if (!sound) continue;
    ++read;
    EXPECT_LE(sound->size(), 48000u * 120 / 1000);
  }
  EXPECT_GT(read, 1000);
}

}  // namespace
}  // namespace sam
