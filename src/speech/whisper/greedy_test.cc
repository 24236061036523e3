#include "speech/whisper/greedy.h"

#include <gtest/gtest.h>
#include <whisper.h>

#include <cmath>
#include <memory>

#include "speech/whisper/engine.h"
#include "tests/support/whisper_writer.h"

namespace sam::whisper {
namespace {

constexpr int kFrames = 96;

std::vector<float> Sweep(double seconds, double hz) {
  std::vector<float> sound(static_cast<size_t>(seconds * kRateHz));
  for (size_t i = 0; i < sound.size(); ++i) {
    const double t = static_cast<double>(i) / kRateHz;
    sound[i] = 0.3f * static_cast<float>(std::sin(2 * M_PI * (hz + 150 * t) * t) * std::sin(9 * t));
  }
  return sound;
}

class Greedy : public testing::TestWithParam<int> {
 protected:
  Greedy() {
    Engine::Hush();
    std::string model = support::WhisperModel(*support::WhisperShapeNamed("whisper-mini"), static_cast<uint64_t>(GetParam()));
    whisper_context_params params = whisper_context_default_params();
    params.use_gpu = false;
    context_.reset(whisper_init_from_buffer_with_params(model.data(), model.size(), params));
  }

  /// What whisper.cpp itself makes of it.
  std::string ByWhisper(const std::vector<float>& sound, const char* prompt, int most) {
    whisper_full_params params = whisper_full_default_params(WHISPER_SAMPLING_GREEDY);
    params.n_threads = 1;
    params.no_context = params.no_timestamps = params.single_segment = true;
    params.print_progress = false;
    params.suppress_blank = params.suppress_nst = true;
    params.temperature_inc = 0;
    params.max_tokens = most;
    params.audio_ctx = kFrames;
    params.language = "en";
    params.initial_prompt = prompt;
    EXPECT_EQ(whisper_full(context_.get(), params, sound.data(), static_cast<int>(sound.size())), 0);
    std::string text;
    for (int i = 0; i < whisper_full_n_segments(context_.get()); ++i) text += whisper_full_get_segment_text(context_.get(), i);
    return text;
  }

  struct Free {
    void operator()(whisper_context* context) const { whisper_free(context); }
  };
  std::unique_ptr<whisper_context, Free> context_;
};

INSTANTIATE_TEST_SUITE_P(OfSomeWeights, Greedy, testing::Values(1, 2, 3, 4, 5));

TEST_P(Greedy, ReadsTheWordsThatWhisperReads) {
  GreedyDecoder decoder(context_.get());
  for (const double hz : {120, 400, 900}) {
    const std::vector<float> sound = Sweep(1.6, hz);
    for (const char* prompt : {"", "Samantha and the lighthouse"}) {
      const GreedyWords words = decoder.Decode({.samples = sound, .audio_frames = kFrames, .language = "en", .prompt = prompt, .most_tokens = 12, .threads = 1});
      EXPECT_EQ(words.failed, 0);
      EXPECT_EQ(words.text, ByWhisper(sound, *prompt == 0 ? nullptr : prompt, 11)) << hz << prompt;  // it gives one more than it is asked for
    }
  }
}

TEST_P(Greedy, TellsALanguageSheSpeaksUnlessAnotherIsFarLikelier) {
  GreedyDecoder decoder(context_.get());
  const std::vector<float> sound = Sweep(1.6, 300);
  const GreedyWords words = decoder.Decode({.samples = sound, .audio_frames = kFrames, .most_tokens = 1, .threads = 1});
  std::vector<float> chances(static_cast<size_t>(whisper_lang_max_id()) + 1);
  const int likeliest = whisper_lang_auto_detect(context_.get(), 0, 1, chances.data());
  const auto chance = [&](const std::string& language) { return chances[static_cast<size_t>(whisper_lang_id(language.c_str()))]; };
  const float spoken = std::max(chance("en"), chance("ko")), most = chances[static_cast<size_t>(likeliest)];
  if (most > 10 * spoken) EXPECT_EQ(words.language, whisper_lang_str(likeliest));
  else EXPECT_EQ(chance(words.language), spoken);
}

}  // namespace
}  // namespace sam::whisper
