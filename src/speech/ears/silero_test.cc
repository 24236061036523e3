// Silero's network, with random weights: as whisper.cpp runs it, and no file breaks its reader.
#include "speech/ears/silero.h"

#include <gtest/gtest.h>
#include <whisper.h>

#include <cmath>
#include <cstdlib>
#include <cstring>

#include "base/random.h"
#include "speech/flite_voice.h"
#include "tests/support/silero_writer.h"

namespace sam {
namespace {

const std::string& RandomModel() {
  static const std::string model = support::SileroFile(7);
  return model;
}

Result<std::shared_ptr<const SileroModel>> ReadFrom(std::string bytes) {
  if (bytes.empty()) bytes = " ";
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(fmemopen(bytes.data(), bytes.size(), "rb"), &std::fclose);
  return SileroModel::Read(file.get(), "test.bin");
}

whisper_vad_context* OpenByWhisper(std::string& bytes) {
  struct Source {
    std::string& bytes;
    size_t at = 0;
    bool ended = false;
  } source{bytes};
  whisper_log_set([](wsp_ggml_log_level, const char*, void*) {}, nullptr);
  whisper_model_loader loader{&source,
                              [](void* from, void* into, size_t size) {
                                Source& each = *static_cast<Source*>(from);
                                const size_t count = std::min(size, each.bytes.size() - each.at);
                                std::memcpy(into, each.bytes.data() + each.at, count);
                                each.at += count, each.ended = count < size;
                                return count;
                              },
                              [](void* from) { return static_cast<Source*>(from)->ended; }, [](void*) {}};
  whisper_vad_context_params params = whisper_vad_default_context_params();
  params.n_threads = 1;
  return whisper_vad_init_with_params(&loader, params);
}

TEST(Silero, RunsAsWhisperCppRunsIt) {
  std::string bytes = RandomModel();
  const auto model = ReadFrom(bytes);
  ASSERT_TRUE(model) << model.error().message;
  whisper_vad_context* const other = OpenByWhisper(bytes);
  ASSERT_NE(other, nullptr);
  whisper_vad_reset_state(other);
  SileroModel::State state;
  float least = 1, most = 0;
  for (uint64_t window = 0; window < 60; ++window) {
    std::array<float, SileroModel::kContext + SileroModel::kWindow> samples;
    for (size_t i = 0; i < SileroModel::kWindow; ++i)
      samples[SileroModel::kContext + i] = static_cast<float>(0.3 * std::sin(static_cast<double>(i * (window % 9 + 1)) * 0.03) + 0.1 * static_cast<double>(Draw(window, i, "noise") % 1000) / 1000);
    // It mirrors the window at its beginning, where the network was made for what came before.
    for (size_t i = 0; i < SileroModel::kContext; ++i) samples[i] = samples[2 * SileroModel::kContext - i];
    ASSERT_TRUE(whisper_vad_detect_speech_no_reset(other, samples.data() + SileroModel::kContext, SileroModel::kWindow));
    const float mine = (*model)->Run(samples, state);
    EXPECT_NEAR(mine, whisper_vad_probs(other)[0], 0.01) << window;
    least = std::min(least, mine), most = std::max(most, mine);
  }
  EXPECT_GT(most - least, 0.1);
  whisper_vad_free(other);
}

TEST(Silero, RefusesWhatIsNoModelOfItsForm) {
  const std::string whole = RandomModel();
  EXPECT_EQ(ReadFrom("").error().code, ErrorCode::kCorrupt);
  EXPECT_EQ(ReadFrom(whole + "x").error().code, ErrorCode::kCorrupt);
  EXPECT_EQ(SileroModel::Open("/no/such/file").error().code, ErrorCode::kNotFound);
  for (size_t size = 1; size < whole.size(); size = size * 5 / 4 + 1) EXPECT_EQ(ReadFrom(whole.substr(0, size)).error().code, ErrorCode::kCorrupt) << size;
  for (size_t at = 0; at < 100; at += 4) {
    if (at >= 18 && at < 30) continue;  // the version says nothing
    std::string other = whole;
    other[at + 1] = static_cast<char>(other[at + 1] ^ 0x40);
    EXPECT_EQ(ReadFrom(other).error().code, ErrorCode::kCorrupt) << at;
  }
}

/// Of the model that SAM_SILERO names, where it does.
TEST(Silero, HearsAVoiceAndNoNoise) {
  const char* const path = std::getenv("SAM_SILERO");
  if (path == nullptr) GTEST_SKIP() << "SAM_SILERO names no weights";
  const auto model = SileroModel::Open(path);
  ASSERT_TRUE(model) << model.error().message;
  const std::vector<int16_t> voice = SayByFlite("this is somebody who speaks for a while", "rms", {}).value().samples;
  const auto count = [&](const std::vector<int16_t>& sound) {
    const auto detector = CreateSileroDetector(*model);
    int frames = 0;
    for (size_t at = 0; at + kFrameSamples <= sound.size(); at += kFrameSamples) frames += detector->Take({std::span<const int16_t, kFrameSamples>(sound.data() + at, kFrameSamples), -20, false}) > 0.5f;
    return frames;
  };
  EXPECT_GT(count(voice), static_cast<int>(voice.size() / kFrameSamples / 2));
  std::vector<int16_t> noise(voice.size());
  for (size_t i = 0; i < noise.size(); ++i) noise[i] = static_cast<int16_t>(Draw(1, i, "noise") % 4000);
  EXPECT_LE(count(noise), 6);
}

}  // namespace
}  // namespace sam
