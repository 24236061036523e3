// What she feels can be measured in her sound: the order of rate, pitch and loudness that her feelings intend, in sentences that nothing was tuned to.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <string_view>

#include "expression/prosody_plan.h"
#include "net/scripted_server.h"
#include "speech/classic_synthesizer.h"
#include "tests/support/voice_measure.h"

namespace sam {
namespace {

struct Feeling {
  std::string_view name;
  EmotionType type;
  double intensity;
};
constexpr std::array kFeelings = {Feeling{"joy", EmotionType::kJoy, .8}, Feeling{"sadness", EmotionType::kDisappointment, .8}, Feeling{"anger", EmotionType::kAnger, .5}, Feeling{"fear", EmotionType::kFear, .8},
                                  Feeling{"neutral", EmotionType::kJoy, 0}};

constexpr std::array<std::string_view, 10> kEnglish = {"The letter came on Thursday, while nobody was at home.",
                                                       "You left your umbrella beside the door.",
                                                       "She is going to call us back before dinner.",
                                                       "Nobody told me that the meeting had been moved.",
                                                       "Have you seen what they built across the river?",
                                                       "My brother wants to sell the old piano.",
                                                       "It started to rain, and everyone ran inside.",
                                                       "We will know more when the results are in.",
                                                       "There is a light on in the upstairs window.",
                                                       "That was the last train, I'm afraid."};
constexpr std::array<std::string_view, 10> kKorean = {"목요일에 편지가 왔는데 집에 아무도 없었어요.", "문 옆에 우산을 두고 가셨어요.", "저녁 먹기 전에 다시 전화한대요.", "회의 시간이 바뀌었다고 아무도 말해 주지 않았어요.", "강 건너에 뭘 지었는지 보셨어요?",
                                                      "오빠가 오래된 피아노를 팔고 싶대요.", "비가 오기 시작해서 다들 안으로 뛰어 들어갔어요.", "결과가 나오면 더 알게 될 거예요.", "위층 창문에 불이 켜져 있네요.", "그게 마지막 기차였던 것 같아요."};

struct Heard {
  Prosody planned;
  double seconds = 0, pitch_hz = 0, level = 0;
};

Heard Hear(SpeechSynthesizer& voice, std::string_view sentence, Language language, const Feeling& feeling) {
  AffectState state;
  if (feeling.intensity > 0) state.emotions.push_back({feeling.type, feeling.intensity, "because", {}, TurnId(1)});
  Heard heard{.planned = PlanProsody(state)};
  const auto sound = net::RunHere(voice.Say({.text = std::string(sentence), .language = language, .prosody = heard.planned}, {}));
  if (!sound) {
    ADD_FAILURE() << sound.error().message;
    return heard;
  }
  size_t last = sound->samples.size();
  while (last > 0 && std::abs(sound->samples[last - 1]) < 50) --last;  // the rest behind it is no speech
  heard.seconds = static_cast<double>(last) / sound->rate_hz;
  heard.pitch_hz = testing_support::Quantile(testing_support::PitchesOf(*sound), .5);
  double sum = 0;
  for (const int16_t sample : sound->samples) sum += static_cast<double>(sample) * sample;
  heard.level = std::sqrt(sum / static_cast<double>(last));
  return heard;
}

/// How often the order of two feelings is as it was meant, where the plan means one that can be heard.
struct Tally {
  int right = 0, all = 0;
  void Compare(double planned, double measured) {
    ++all;
    if ((planned > 0) == (measured > 0)) ++right;
  }
  double share() const { return all == 0 ? 0 : static_cast<double>(right) / all; }
};

void Measure(Language language, const std::array<std::string_view, 10>& sentences) {
  const auto voice = CreateClassicSynthesizer();
  Tally rate, pitch, loudness;
  for (const std::string_view sentence : sentences) {
    std::array<Heard, kFeelings.size()> heard;
    for (size_t i = 0; i < kFeelings.size(); ++i) heard[i] = Hear(*voice, sentence, language, kFeelings[i]);
    for (size_t i = 0; i < heard.size(); ++i)
      for (size_t k = i + 1; k < heard.size(); ++k) {
        const Prosody &a = heard[i].planned, &b = heard[k].planned;
        if (std::abs(a.rate - b.rate) >= .02) rate.Compare(a.rate - b.rate, heard[k].seconds - heard[i].seconds);
        if (std::abs(a.pitch_shift_st - b.pitch_shift_st) >= .3) pitch.Compare(a.pitch_shift_st - b.pitch_shift_st, heard[i].pitch_hz - heard[k].pitch_hz);
        if (std::abs(a.gain_db - b.gain_db) >= .5) loudness.Compare(a.gain_db - b.gain_db, heard[i].level - heard[k].level);
      }
  }
  const std::string figures = fmt::format("{}: rate {} of {}, pitch {} of {}, loudness {} of {}", Code(language), rate.right, rate.all, pitch.right, pitch.all, loudness.right, loudness.all);
  fmt::print("{}\n", figures);
  EXPECT_GE(std::min(rate.all, std::min(pitch.all, loudness.all)), 40) << figures;
  EXPECT_GE(rate.share(), .9) << figures;
  EXPECT_GE(pitch.share(), .9) << figures;
  EXPECT_GE(loudness.share(), .9) << figures;
}

TEST(VoiceOfAFeeling, OrderOfRatePitchAndLoudnessIsInTheEnglishWave) { Measure(Language::kEnglish, kEnglish); }

TEST(VoiceOfAFeeling, OrderOfRatePitchAndLoudnessIsInTheKoreanWave) { Measure(Language::kKorean, kKorean); }

TEST(VoiceOfAFeeling, NeitherVoiceIsLouderThanTheOther) {
  const auto voice = CreateClassicSynthesizer();
  double levels[2] = {0, 0};
  for (size_t i = 0; i < 10; ++i) {
    levels[0] += Hear(*voice, kEnglish[i], Language::kEnglish, kFeelings[4]).level;
    levels[1] += Hear(*voice, kKorean[i], Language::kKorean, kFeelings[4]).level;
  }
  EXPECT_LT(std::abs(20 * std::log10(levels[0] / levels[1])), 1.5) << levels[0] / 10 << " and " << levels[1] / 10;
}

}  // namespace
}  // namespace sam
