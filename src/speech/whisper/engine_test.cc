#include "speech/whisper/engine.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <memory>

#include "speech/whisper/model_header.h"
#include "tests/support/whisper_writer.h"
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

namespace sam::whisper {
namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

File InMemory(std::string& bytes) { return File(fmemopen(bytes.data(), bytes.size(), "rb"), &std::fclose); }

const std::string& MiniModel() {
  static const std::string model = support::WhisperModel(*support::WhisperShapeNamed("whisper-mini"), 3);
  return model;
}

std::vector<float> Tone(double seconds, double hz) {
  std::vector<float> sound(static_cast<size_t>(seconds * kRateHz));
  for (size_t i = 0; i < sound.size(); ++i) sound[i] = 0.3f * static_cast<float>(std::sin(2 * M_PI * hz * static_cast<double>(i) / kRateHz));
  return sound;
}

class WhisperEngine : public testing::Test {
 protected:
  WhisperEngine() : bytes_(MiniModel()), file_(InMemory(bytes_)) {
    Engine::Hush();
    engine_ = std::move(*Engine::Load({file_.get(), 1}));
  }
  Result<Transcript> Hear(const std::vector<float>& sound) {
    return engine_->Recognize(sound, {.language = "en"}, [] { return false; });
  }
  std::string bytes_;
  File file_;
  std::unique_ptr<Engine> engine_;
};

TEST_F(WhisperEngine, HearsTheSameInTheSameSound) {
  const auto first = Hear(Tone(1.5, 300)), again = Hear(Tone(1.5, 300));
  ASSERT_TRUE(first.has_value());
  EXPECT_EQ(first->text, again->text);
  EXPECT_EQ(first->language, "en");
  EXPECT_TRUE(engine_->is_multilingual());
}

TEST_F(WhisperEngine, TakesSoundsOfAnyLengthUpToItsMost) {
  for (const double seconds : {0.01, 0.4, 1.0, 7.3, 30.0}) EXPECT_TRUE(Hear(Tone(seconds, 200)).has_value()) << seconds;
  EXPECT_EQ(Hear({}).error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(Hear(Tone(30.5, 200)).error().code, ErrorCode::kInvalidArgument);
}

TEST_F(WhisperEngine, EndsWhenItIsStopped) {
  const std::vector<float> sound = Tone(20, 200);
  int asked = 0;
  const auto heard = engine_->Recognize(sound, {}, [&] { return ++asked > 3; });
  ASSERT_FALSE(heard.has_value());
  EXPECT_EQ(heard.error().code, ErrorCode::kCancelled);
}

TEST(WhisperModelHeader, ReadsWhatAModelSaysOfItself) {
  std::string bytes = MiniModel();
  const auto header = ReadModelHeader(InMemory(bytes).get(), "mini");
  ASSERT_TRUE(header.has_value()) << header.error().message;
  EXPECT_EQ(header->audio_state, 64);
  EXPECT_TRUE(header->IsMultilingual());
  EXPECT_EQ(header->bytes, static_cast<int64_t>(bytes.size()));
}

TEST(WhisperModelHeader, RefusesWhatIsCutAnywhere) {
  for (size_t size : {size_t{0}, size_t{3}, size_t{30}, size_t{60}, size_t{5000}, size_t{70000}, size_t{900000}, MiniModel().size() - 1}) {
    std::string bytes = MiniModel().substr(0, size) + (size == 0 ? " " : "");
    const auto header = ReadModelHeader(InMemory(bytes).get(), "cut");
    ASSERT_FALSE(header.has_value()) << size;
    EXPECT_EQ(header.error().code, ErrorCode::kCorrupt);
  }
}

TEST(WhisperModelHeader, WhatItTakesWithADamagedFrontLoadsOrIsRefused) {
  Engine::Hush();
#ifdef __SANITIZE_ADDRESS__
  const __lsan::ScopedDisabler of_whisper;  // which leaks what it had of a model that it refuses; its process ends then
#endif
  uint64_t state = 77;
  int taken = 0;
  for (int i = 0; i < 200; ++i) {
    std::string bytes = MiniModel();
    for (int flips = 0; flips < 2; ++flips) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      const size_t at = (state >> 20) % 120;
      bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(1u << ((state >> 12) % 8)));
    }
    const File file = InMemory(bytes);
    if (!ReadModelHeader(file.get(), "damaged")) continue;
    ++taken;
    (void)Engine::Load({file.get(), 1});
  }
  EXPECT_LT(taken, 200);
}

}  // namespace
}  // namespace sam::whisper
