// Her voices make sound, and a server's are asked as the API has it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "audio/wav.h"
#include "net/scripted_server.h"
#include "speech/classic_synthesizer.h"
#include "speech/openai_speech.h"
#include "speech/voice_activity.h"

namespace sam {
namespace {

using net::RunHere;
using net::ScriptedServer;
using net::WholeAnswer;
using testing::HasSubstr;

double Loudness(const Pcm& sound) {
  double sum = 0;
  for (const int16_t sample : sound.samples) sum += static_cast<double>(sample) * sample;
  return std::sqrt(sum / std::max<double>(1, static_cast<double>(sound.samples.size())));
}

TEST(ClassicSynthesizer, SpeaksEnglishAndKorean) {
  const auto voice = CreateClassicSynthesizer();
  const auto english = RunHere(voice->Say({.text = "Good morning. I’m glad you’re here."}, {}));
  ASSERT_TRUE(english) << english.error().message;
  EXPECT_NEAR(english->seconds(), 2.3, 1.2);
  EXPECT_GT(Loudness(*english), 300);
  const auto korean = RunHere(voice->Say({.text = "안녕하세요, 오늘 하루는 어땠어요?", .language = Language::kKorean}, {}));
  ASSERT_TRUE(korean) << korean.error().message;
  EXPECT_NEAR(korean->seconds(), 2.6, 1.4);
  EXPECT_GT(Loudness(*korean), 300);
}

TEST(ClassicSynthesizer, EveryVoiceIsThereAndSpeedIsKept) {
  const auto voice = CreateClassicSynthesizer();
  for (const std::string& name : voice->voices()) {
    const auto usual = RunHere(voice->Say({.text = "hello there my friend", .voice = name}, {})), fast = RunHere(voice->Say({.text = "hello there my friend", .voice = name, .speed = 2}, {}));
    ASSERT_TRUE(usual && fast) << name;
    EXPECT_NEAR(fast->seconds() / usual->seconds(), 0.5, 0.15) << name;
  }
}

TEST(ClassicSynthesizer, WhatHasNoSoundIsSilence) {
  const auto voice = CreateClassicSynthesizer();
  for (const std::string text : {"", "...", "\xF0\x9F\x98\x80", "[[", "<speak>"}) {
    for (const Language language : {Language::kEnglish, Language::kKorean}) EXPECT_TRUE(RunHere(voice->Say({.text = text, .language = language}, {}))) << text;
  }
}

TEST(ClassicSynthesizer, SaysNothingOnceItIsStopped) {
  const auto voice = CreateClassicSynthesizer();
  std::stop_source stop;
  stop.request_stop();
  EXPECT_EQ(RunHere(voice->Say({.text = "hello"}, stop.get_token())).error().code, ErrorCode::kCancelled);
}

SpeechEndpoint At(const ScriptedServer& server, std::string model = "") { return {.url = net::ParseUrl(server.Address("/v1")).value(), .model = std::move(model)}; }

TEST(OpenAiSynthesizer, AsksForWavAndReadsIt) {
  const ScriptedServer server([](const std::string&, int) { return net::ServerAnswer{{.send = WholeAnswer("200 OK", WriteWav({22050, {1, 2, 3}}))}}; });
  const auto voice = CreateOpenAiSynthesizer(At(server, "kokoro"), std::make_shared<net::HttpClient>());
  const auto sound = RunHere(voice->Say({.text = "hi", .voice = "nova"}, {}));
  ASSERT_TRUE(sound) << sound.error().message;
  EXPECT_EQ(sound->rate_hz, 22050);
  EXPECT_THAT(server.requests().at(0), HasSubstr("POST /v1/audio/speech"));
  EXPECT_THAT(server.requests().at(0), HasSubstr(R"("model":"kokoro","response_format":"wav","voice":"nova")"));
}

TEST(OpenAiSynthesizer, WhatIsNoSoundIsRefused) {
  const ScriptedServer server([](const std::string&, int) { return net::ServerAnswer{{.send = WholeAnswer("200 OK", "{}")}}; });
  const auto voice = CreateOpenAiSynthesizer(At(server), std::make_shared<net::HttpClient>());
  EXPECT_EQ(RunHere(voice->Say({.text = "hi"}, {})).error().code, ErrorCode::kCorrupt);
}

TEST(OpenAiRecognizer, SendsAFileAndReadsTheText) {
  const ScriptedServer server([](const std::string&, int) { return net::ServerAnswer{{.send = WholeAnswer("200 OK", R"({"text":" hello \n there","language":"english"})")}}; });
  const auto ears = CreateOpenAiRecognizer(At(server, "small"), std::make_shared<net::HttpClient>());
  const auto heard = RunHere(ears->Recognize({16000, {1, 2, 3}}, {.language = "en"}, {}));
  ASSERT_TRUE(heard) << heard.error().message;
  EXPECT_EQ(heard->text, "hello there");
  const std::string request = server.requests().at(0);
  EXPECT_THAT(request, HasSubstr("POST /v1/audio/transcriptions"));
  EXPECT_THAT(request, HasSubstr("name=\"file\"; filename=\"speech.wav\"\r\nContent-Type: audio/wav\r\n\r\nRIFF"));
  EXPECT_THAT(request, HasSubstr("name=\"language\"\r\n\r\nen\r\n"));
}

TEST(OpenAiRecognizer, TellsWhatTheServerComplainsOf) {
  const ScriptedServer server([](const std::string&, int) { return net::ServerAnswer{{.send = WholeAnswer("400 Bad Request", R"({"error":{"message":"too short"}})")}}; });
  const auto ears = CreateOpenAiRecognizer(At(server), std::make_shared<net::HttpClient>());
  const auto heard = RunHere(ears->Recognize({16000, {}}, {}, {}));
  ASSERT_FALSE(heard);
  EXPECT_EQ(heard.error().code, ErrorCode::kInvalidArgument);
  EXPECT_THAT(heard.error().message, HasSubstr("too short"));
}

std::vector<int16_t> Noise(double seconds, double amplitude) {
  std::vector<int16_t> samples;
  for (int i = 0; i < static_cast<int>(seconds * 24000); ++i) samples.push_back(static_cast<int16_t>(amplitude * std::sin(i * 0.11) * std::cos(i * 0.013)));
  return samples;
}

TEST(EnergyDetector, FindsWhereSpeechBeginsAndEnds) {
  const auto detector = CreateEnergyDetector({});
  std::vector<int16_t> sound = Noise(1, 20);
  for (const auto& [seconds, amplitude] : {std::pair(0.8, 6000.0), std::pair(1.0, 20.0)}) {
    const std::vector<int16_t> more = Noise(seconds, amplitude);
    sound.insert(sound.end(), more.begin(), more.end());
  }
  std::vector<VoiceEdge> edges;
  for (size_t at = 0; at < sound.size(); at += 777) {
    const auto found = detector->Take(std::span(sound).subspan(at, std::min<size_t>(777, sound.size() - at)));
    edges.insert(edges.end(), found.begin(), found.end());
  }
  ASSERT_EQ(edges.size(), 2u);
  EXPECT_EQ(edges[0].kind, VoiceEdge::Kind::kBegan);
  EXPECT_NEAR(static_cast<double>(edges[0].at_ms), 700, 40);
  EXPECT_EQ(edges[1].kind, VoiceEdge::Kind::kEnded);
  EXPECT_NEAR(static_cast<double>(edges[1].at_ms), 2300, 40);
}

TEST(EnergyDetector, HearsNothingInAClickOrASteadyHum) {
  const auto detector = CreateEnergyDetector({});
  std::vector<int16_t> sound = Noise(1, 20);
  std::fill_n(sound.begin() + 9000, 300, static_cast<int16_t>(20000));
  EXPECT_TRUE(detector->Take(sound).empty());
}

}  // namespace
}  // namespace sam
