// A model with ears: what is heard in a sound changes what it says.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "audio/wav.h"
#include "mind/gguf/gguf_header.h"
#include "tests/support/testing_engine.h"

namespace sam::llm {
namespace {

/// A tone that swells and falls.
std::string Tone(double hz, double seconds = 1, int rate_hz = 16000) {
  Pcm sound{rate_hz, {}};
  for (int i = 0; i < seconds * rate_hz; ++i) {
    const double t = static_cast<double>(i) / rate_hz;
    sound.samples.push_back(static_cast<int16_t>(9000 * std::sin(2 * M_PI * hz * t) * std::sin(M_PI * t / seconds)));
  }
  return WriteWav(sound);
}

/// The first but for the length of the second, and then the second.
std::string Joined(const std::string& first, const std::string& second) {
  Pcm sound = *ReadWav(first);
  const Pcm end = *ReadWav(second);
  std::ranges::copy(end.samples, sound.samples.end() - std::ssize(end.samples));
  return WriteWav(sound);
}

constexpr int kTokensOfAHalfMinute = 30;  // llama.cpp adds a silent one to each sound

class ModelWithEars : public testing::TestWithParam<const char*> {
 protected:
  TinyModel model_{GetParam()};
  TinyEars ears_;
  std::unique_ptr<Engine> engine_ = LoadEngine(model_.path(), {.projector = ears_.path(), .threads = 1, .context = 512, .talks = 2, .shelf_bytes = 64u << 20});

  static GenerationRequest Play(const std::string& sound, const std::string& owner = "") {
    GenerationRequest request = Talk({{Role::kUser, "write down what is said"}}, owner);
    if (!sound.empty()) request.messages.back().sounds = {sound};
    return request;
  }
  Outcome Ask(GenerationRequest request) {
    engine_->Begin(1, std::move(request));
    return RunAll(*engine_)[1];
  }
};

TEST_P(ModelWithEars, SaysAnotherThingOfAnotherSoundAndTheSameOfTheSame) {
  EXPECT_TRUE(engine_->hears());
  EXPECT_EQ(engine_->picture_tokens(), 0);
  const Outcome low = Ask(Play(Tone(180))), again = Ask(Play(Tone(180))), high = Ask(Play(Tone(3100))), nothing = Ask(Play(""));
  ASSERT_TRUE(low.made.has_value()) << (low.error ? low.error->message : "");
  EXPECT_EQ(low.pieces, again.pieces);
  EXPECT_NE(low.pieces, high.pieces);
  EXPECT_NE(low.pieces, nothing.pieces);
  EXPECT_EQ(low.made->prompt_tokens, nothing.made->prompt_tokens + 2 * kTokensOfAHalfMinute);
}

TEST_P(ModelWithEars, TakesALongSoundInPartsToItsEnd) {
  const int spoken = Ask(Play(Tone(180))).made->prompt_tokens;
  const Outcome outcome = Ask(Play(Tone(180, 75)));
  ASSERT_TRUE(outcome.made.has_value()) << outcome.error->message;
  EXPECT_EQ(outcome.made->prompt_tokens, spoken + kTokensOfAHalfMinute);
  EXPECT_NE(outcome.pieces, Ask(Play(Joined(Tone(180, 75), Tone(2000, 10)))).pieces) << "what comes last is heard, too";
}

TEST_P(ModelWithEars, TakesOtherRatesForTheSameSound) {
  const Outcome usual = Ask(Play(Tone(440))), faster = Ask(Play(Tone(440, 1, 48000)));
  ASSERT_TRUE(faster.made.has_value()) << faster.error->message;
  EXPECT_EQ(usual.made->prompt_tokens, faster.made->prompt_tokens);
}

TEST_P(ModelWithEars, RefusesWhatIsNoSoundAndGoesOn) {
  const std::string whole = Tone(440);
  for (const std::string& broken : {std::string("no sound"), std::string(), whole.substr(0, whole.size() / 2), WriteWav(Pcm{16000, {}}), Tone(10, 601, 4000)}) {
    GenerationRequest request = Play("", "anna");
    request.messages.back().sounds = {broken};
    const Outcome outcome = Ask(request);
    ASSERT_TRUE(outcome.error.has_value()) << broken.size();
    EXPECT_EQ(outcome.error->code, ErrorCode::kInvalidArgument);
  }
  GenerationRequest shown = Play("");
  shown.messages.back().images = {whole};
  EXPECT_EQ(Ask(shown).error->message, "this model does not see");
  EXPECT_TRUE(Ask(Play(whole, "anna")).made.has_value());
}

INSTANTIATE_TEST_SUITE_P(Shapes, ModelWithEars, testing::Values("llama-tiny", "qwen2-tiny-q8_0"),
                         [](const auto& shape) { std::string name = shape.param; std::replace(name.begin(), name.end(), '-', '_'); return name; });

TEST(ModelWithEyesAlone, RefusesASound) {
  const TinyModel model("llama-tiny");
  const TinyEyes eyes;
  const auto engine = LoadEngine(model.path(), {.projector = eyes.path(), .threads = 1, .context = 512, .talks = 1});
  EXPECT_FALSE(engine->hears());
  GenerationRequest request = Talk({{Role::kUser, "what is said?"}}, "");
  request.messages.back().sounds = {Tone(440)};
  engine->Begin(1, request);
  EXPECT_EQ(RunAll(*engine)[1].error->message, "this model does not hear");
}

TEST(Projector, TellsInItsHeaderWhetherItSeesAndHears) {
  const auto eyes = ReadGgufHeader(TinyEyes().path()), ears = ReadGgufHeader(TinyEars().path());
  ASSERT_TRUE(eyes && ears) << ears.error().message;
  EXPECT_TRUE(eyes->has_eyes && !eyes->has_ears);
  EXPECT_TRUE(ears->has_ears && !ears->has_eyes);
  EXPECT_EQ(ears->kind, GgufHeader::Kind::kProjector);
}

}  // namespace
}  // namespace sam::llm
