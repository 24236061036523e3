// What is done to her sound: prosody, whispering, singing, rests; measured in the wave.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "net/scripted_server.h"
#include "speech/classic_synthesizer.h"
#include "speech/espeak_voice.h"
#include "speech/sound_shape.h"
#include "speech/sung.h"
#include "speech/whispered.h"
#include "tests/support/voice_measure.h"

namespace sam {
namespace {

using net::RunHere;
using testing_support::PitchesOf;
using testing_support::Quantile;

Pcm Say(std::string text, Language language = Language::kEnglish, Prosody prosody = {}) {
  static const auto voice = CreateClassicSynthesizer();
  const auto sound = RunHere(voice->Say({.text = std::move(text), .language = language, .prosody = prosody}, {}));
  EXPECT_TRUE(sound) << sound.error().message;
  return sound ? *sound : Pcm{};
}

Pcm Tone(double hz, double amplitude, double seconds) {
  Pcm tone{16000, {}};
  for (int i = 0; i < static_cast<int>(seconds * 16000); ++i) tone.samples.push_back(static_cast<int16_t>(amplitude * std::sin(2 * 3.14159265 * hz * i / 16000)));
  return tone;
}

double Semitones(double a, double b) { return 12 * std::log2(a / b); }

TEST(SoundShape, AmplifiesAndBendsWhatWouldBeCutOff) {
  Pcm soft = Tone(200, 1000, .5), loud = Tone(200, 30000, .5);
  Amplify(soft, 6.0206);
  EXPECT_NEAR(*std::max_element(soft.samples.begin(), soft.samples.end()), 2000, 4);
  Amplify(loud, 12);
  EXPECT_LE(*std::max_element(loud.samples.begin(), loud.samples.end()), 32767);
  EXPECT_GE(*std::min_element(loud.samples.begin(), loud.samples.end()), -32767);
  Pcm bent = Tone(200, 30000, .5);
  Amplify(bent, 0);
  EXPECT_LT(*std::max_element(bent.samples.begin(), bent.samples.end()), 30000);
  EXPECT_GT(*std::max_element(bent.samples.begin(), bent.samples.end()), 28000);
}

TEST(SoundShape, TrimsWhatIsQuietAtTheEnds) {
  Pcm sound{16000, std::vector<int16_t>(8000)};
  Append(sound, Tone(300, 5000, .5));
  AppendRest(sound, 1);
  const Pcm trimmed = Trimmed(sound, 10);
  EXPECT_NEAR(trimmed.seconds(), .52, .011);
  EXPECT_TRUE(Trimmed(Pcm{16000, std::vector<int16_t>(8000)}, 10).samples.empty());
  EXPECT_TRUE(Trimmed(Pcm{16000, {}}, 10).samples.empty());
}

TEST(Prosody, PitchIsShiftedBySemitonesInEachVoice) {
  for (const Language language : {Language::kEnglish, Language::kKorean}) {
    const std::string text = language == Language::kEnglish ? "We walked along the river until noon." : "정오까지 강을 따라 걸었어요.";
    const double usual = Quantile(PitchesOf(Say(text, language)), .5);
    for (const double shift : {-3.0, 3.0}) EXPECT_NEAR(Semitones(Quantile(PitchesOf(Say(text, language, {.pitch_shift_st = shift})), .5), usual), shift, .7) << Code(language);
  }
}

TEST(Prosody, RangeMovesThePitchFurtherOrLess) {
  for (const Language language : {Language::kEnglish, Language::kKorean}) {
    const std::string text = language == Language::kEnglish ? "We walked along the river until noon." : "정오까지 강을 따라 걸었어요.";
    const auto spread = [&](double range) {
      const std::vector<double> pitches = PitchesOf(Say(text, language, {.range = range}));
      return Semitones(Quantile(pitches, .9), Quantile(pitches, .1));
    };
    EXPECT_LT(spread(.6), .85 * spread(1)) << Code(language);
    EXPECT_GT(spread(1.5), 1.15 * spread(1)) << Code(language);
  }
}

TEST(Prosody, PausesGrowWithoutTheWords) {
  for (const Language language : {Language::kEnglish, Language::kKorean}) {
    const std::string text = language == Language::kEnglish ? "In the morning, after the rain, we walked." : "아침에, 비가 그친 뒤에, 걸었어요.", whole = language == Language::kEnglish ? "In the morning after the rain we walked." : "아침에 비가 그친 뒤에 걸었어요.";
    EXPECT_GT(Say(text, language, {.pause = 1.6}).seconds() - Say(text, language).seconds(), .1) << Code(language);
    EXPECT_LT(Say(whole, language, {.pause = 1.6}).seconds() - Say(whole, language).seconds(), .2) << Code(language);
  }
}

TEST(ClassicSynthesizer, BeginsWithSoundAndRestsBehindIt) {
  for (const Language language : {Language::kEnglish, Language::kKorean}) {
    const Pcm sound = Say(language == Language::kEnglish ? "Hello there." : "안녕하세요.", language);
    const auto loud = [](int16_t sample) { return std::abs(sample) > 150; };
    EXPECT_LT(std::find_if(sound.samples.begin(), sound.samples.end(), loud) - sound.samples.begin(), sound.rate_hz * 3 / 100) << Code(language);
    EXPECT_NEAR(static_cast<double>(std::find_if(sound.samples.rbegin(), sound.samples.rend(), loud) - sound.samples.rbegin()) / sound.rate_hz, .25, .08) << Code(language);
  }
}

TEST(ClassicSynthesizer, JoinsBothVoicesAtOneRateAndAlikeInLoudness) {
  const Pcm mixed = Say("오늘은 wonderful morning", Language::kKorean), korean = Say("오늘은", Language::kKorean), english = Say("wonderful morning");
  EXPECT_EQ(mixed.rate_hz, 22050);
  EXPECT_NEAR(mixed.seconds(), korean.seconds() + english.seconds() - .23, .05);
  const auto cut = mixed.samples.begin() + static_cast<std::ptrdiff_t>((korean.seconds() - .25) * mixed.rate_hz);
  const Pcm first{mixed.rate_hz, {mixed.samples.begin(), cut}}, second{mixed.rate_hz, {cut, mixed.samples.end()}};
  EXPECT_NEAR(20 * std::log10(ActiveLevel(first) / ActiveLevel(second)), 0, 1.5);
}

TEST(ClassicSynthesizer, LaughsHigherThanItSpeaks) {
  EXPECT_GT(Semitones(Quantile(PitchesOf(Say("hahaha")), .5), Quantile(PitchesOf(Say("Father hears her.")), .5)), 2);
  EXPECT_GT(Say("ㅋㅋㅋ", Language::kKorean).seconds(), .3);
}

TEST(ClassicSynthesizer, ItsOwnChoiceCanBeAnotherVoice) {
  EXPECT_EQ(CreateClassicSynthesizer("rms")->voices().front(), "rms");
  const auto voice = CreateClassicSynthesizer("rms");
  const auto english = RunHere(voice->Say({.text = "We walked along the river."}, {})), korean = RunHere(voice->Say({.text = "강을 따라 걸었어요.", .language = Language::kKorean}, {}));
  ASSERT_TRUE(english && korean);
  EXPECT_LT(Quantile(PitchesOf(*english), .5), 130);
  EXPECT_LT(Quantile(PitchesOf(*korean), .5), 130);
}

TEST(EspeakSpeaker, SpeaksThoughTheProcessThatWaitedHasDied) {
  EspeakSpeaker speaker;
  speaker.Warm(EspeakTimbre::kFemale);
  speaker.EndWaiting();
  const auto sound = speaker.Say("안녕하세요.", EspeakTimbre::kFemale, {}, {});
  ASSERT_TRUE(sound) << sound.error().message;
  EXPECT_GT(sound->seconds(), .4);
}

TEST(EspeakSpeaker, MarkUpInWhatIsSaidIsNoMarkUp) {
  EspeakSpeaker speaker;
  for (const std::string_view text : {"<break time=\"9s\"/> 가 & 나", "[[a]]", "</prosody>"}) {
    const auto sound = speaker.Say(text, EspeakTimbre::kFemale, {}, {});
    ASSERT_TRUE(sound) << sound.error().message;
    EXPECT_LT(sound->seconds(), 8) << text;
  }
}

TEST(Whispered, HasNoPitchAndKeepsTheWords) {
  const Pcm spoken = Say("Nobody knows where the river begins."), whisper = Whispered(spoken);
  ASSERT_EQ(whisper.samples.size(), spoken.samples.size());
  EXPECT_LT(static_cast<double>(PitchesOf(whisper).size()), .1 * static_cast<double>(PitchesOf(spoken).size()));
  EXPECT_NEAR(20 * std::log10(ActiveLevel(whisper) / ActiveLevel(spoken)), 0, 1.5);
  // The strength over time is that of the words: correlation of both, 20 ms at a time.
  double ab = 0, aa = 0, bb = 0, am = 0, bm = 0;
  std::vector<double> a, b;
  for (size_t at = 0; at + 320 <= spoken.samples.size(); at += 320) {
    double x = 0, y = 0;
    for (size_t i = at; i < at + 320; ++i) x += std::pow(spoken.samples[i], 2), y += std::pow(whisper.samples[i], 2);
    a.push_back(std::log(x + 1e5)), b.push_back(std::log(y + 1e5));
    am += a.back(), bm += b.back();
  }
  am /= static_cast<double>(a.size()), bm /= static_cast<double>(a.size());
  for (size_t i = 0; i < a.size(); ++i) ab += (a[i] - am) * (b[i] - bm), aa += std::pow(a[i] - am, 2), bb += std::pow(b[i] - bm, 2);
  EXPECT_GT(ab / std::sqrt(aa * bb), .8);
}

TEST(Whispered, IsTheSameForTheSameSound) {
  const Pcm tone = Tone(150, 6000, .4);
  EXPECT_EQ(Whispered(tone).samples, Whispered(tone).samples);
  EXPECT_TRUE(Whispered({16000, {}}).samples.empty());
}

TEST(Sung, HoldsNotesThatSpeechDoesNotHold) {
  const Pcm spoken = Say("Nobody knows where the river begins, my dear.", Language::kEnglish, {.rate = .8}), song = Sung(spoken);
  ASSERT_EQ(song.samples.size(), spoken.samples.size());
  const double base = Quantile(PitchesOf(spoken), .5);
  const auto on_notes = [&](const Pcm& sound) {
    const std::vector<double> pitches = PitchesOf(sound);
    int on = 0;
    for (const double pitch : pitches)
      for (const int note : {0, -3, 2})
        if (std::abs(Semitones(pitch, base) - note) < .4) {
          ++on;
          break;
        }
    return static_cast<double>(on) / static_cast<double>(std::max<size_t>(1, pitches.size()));
  };
  EXPECT_GT(on_notes(song), .75);
  EXPECT_LT(on_notes(spoken), .6);
  EXPECT_EQ(Sung({16000, std::vector<int16_t>(16000)}).samples, std::vector<int16_t>(16000));
}

}  // namespace
}  // namespace sam
