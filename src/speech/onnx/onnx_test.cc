// A neural voice by ONNX Runtime; what needs its library is skipped where none is named (SAMANTHA_ONNXRUNTIME).
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <thread>

#include "speech/espeak_voice.h"
#include "speech/line_io.h"
#include "speech/onnx/onnx_session.h"
#include "speech/onnx/onnx_voice.h"
#include "speech/onnx/onnx_worker.h"
#include "speech/onnx/piper_voice.h"
#include "tests/support/onnx_writer.h"

namespace sam::onnx {
namespace {

constexpr std::string_view kJson = R"({"audio":{"sample_rate":22050},"espeak":{"voice":"en-us"},"inference":{"noise_scale":0.5,"length_scale":1.1,"noise_w":0.7},"num_speakers":1,
  "phoneme_id_map":{"_":[0],"^":[1],"$":[2],"h":[20],"ə":[59],"l":[24],"ˈ":[120],"o":[27],"ʊ":[100],"!":[4]," ":[3]}})";

TEST(PiperVoice, ReadsWhatStandsBesideIt) {
  const auto voice = ReadPiperVoice(kJson);
  ASSERT_TRUE(voice) << voice.error().message;
  EXPECT_EQ(voice->rate_hz, 22050);
  EXPECT_EQ(voice->language, Language::kEnglish);
  EXPECT_FLOAT_EQ(voice->length_scale, 1.1f);
  EXPECT_THAT(IdsOf(*voice, "həlˈoʊ!"), testing::ElementsAre(1, 0, 20, 0, 59, 0, 24, 0, 120, 0, 27, 0, 100, 0, 4, 0, 2));
  EXPECT_EQ(IdsOf(*voice, "(en)h(ko)"), IdsOf(*voice, "h"));
  EXPECT_TRUE(IdsOf(*voice, "zzz").empty());
  EXPECT_TRUE(IdsOf(*voice, "(").empty());
}

TEST(PiperVoice, RefusesWhatIsNoVoiceOfOurs) {
  for (const char* text : {"", "[]", "{}", R"({"audio":{"sample_rate":1}})", R"({"audio":{"sample_rate":22050},"phoneme_id_map":{"_":[0]}})", R"({"audio":{"sample_rate":22050},"phoneme_id_map":{"_":"x"}})", R"({"audio":7,"phoneme_id_map":[]})"})
    EXPECT_EQ(ReadPiperVoice(text).error().code, ErrorCode::kCorrupt) << text;
  std::string german(kJson);
  german.replace(german.find("en-us"), 5, "de");
  EXPECT_EQ(ReadPiperVoice(german).error().code, ErrorCode::kInvalidArgument);
}

TEST(EspeakPhonemes, AreInIpa) {
  const auto ipa = EspeakPhonemes("hello", "en-us", {});
  ASSERT_TRUE(ipa) << ipa.error().message;
  EXPECT_EQ(*ipa, "həlˈoʊ");
}

class Onnx : public testing::Test {
 protected:
  void SetUp() override {
    const char* const library = std::getenv("SAMANTHA_ONNXRUNTIME");
    if (library == nullptr) GTEST_SKIP() << "SAMANTHA_ONNXRUNTIME names no library";
    library_ = library;
    model_ = testing::TempDir() + "samantha_voice_" + std::to_string(getpid()) + ".onnx";
    std::ofstream(model_, std::ios::binary) << testing_support::WriteOnnxVoice();
    ASSERT_TRUE(OpenRuntime(library_));
  }
  void TearDown() override {
    if (!model_.empty()) unlink(model_.c_str());
  }
  std::string library_, model_;
};

TEST_F(Onnx, RunsANetworkOfAVoicesShape) {
  const auto session = Session::Load(model_, 1);
  ASSERT_TRUE(session) << session.error().message;
  const int64_t ids[] = {100, 200, 300};
  for (int n = 0; n < 3; ++n) {
    const auto sound = (*session)->Run(ids, {.667f, 2, .8f}, std::nullopt);
    ASSERT_TRUE(sound) << sound.error().message;
    EXPECT_THAT(*sound, testing::ElementsAre(testing::FloatEq(.2f), testing::FloatEq(.4f), testing::FloatEq(.6f)));
  }
  EXPECT_EQ((*session)->Run(ids, {.667f, 2, .8f}, 3).error().code, ErrorCode::kCorrupt) << "it has no speakers";
}

TEST_F(Onnx, WhatIsDamagedIsRefused) {
  const std::string whole = testing_support::WriteOnnxVoice();
  for (size_t cut = 0; cut < whole.size(); cut += 7) {
    std::ofstream(model_, std::ios::binary) << whole.substr(0, cut);
    const auto session = Session::Load(model_, 1);
    ASSERT_FALSE(session) << cut;
    EXPECT_EQ(session.error().code, ErrorCode::kCorrupt) << cut;
  }
  EXPECT_EQ(Session::Load("/nothing/here.onnx", 1).error().code, ErrorCode::kCorrupt);
}

}  // namespace
}  // namespace sam::onnx
