// A simulated room: what is a person's is heard, what is her own voice is not.
#include "speech/ears/ears.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "speech/flite_voice.h"

namespace sam {
namespace {

using Samples = std::vector<int16_t>;

constexpr double kPersonAt = 8;  // seconds
constexpr float kHeard = 0.5f;

Samples Say(const std::string& voice, const std::string& text) { return SayByFlite(text, voice, {}).value().samples; }

/// Herself, for some 17 seconds.
const Samples& Her() {
  static const Samples her = Say("slt", "Good morning. I was thinking about what you told me yesterday, about the oven and the bread that would not rise. It made me smile, because my first attempt at "
                                        "patience went much the same way. Shall we try again with a colder dough? I would leave it over night, and look at it in the morning, when both of you have rested.");
  return her;
}

/// Somebody else, from the first sound on, at half the loudness that flite gives.
const Samples& Somebody() {
  static const Samples somebody = [] {
    Samples said = Say("rms", "wait, hold on a moment please");
    said.erase(said.begin(), std::find_if(said.begin(), said.end(), [](int16_t sample) { return std::abs(sample) > 1500; }));
    for (int16_t& sample : said) sample = static_cast<int16_t>(sample / 2);
    return said;
  }();
  return somebody;
}

class Noise {
 public:
  explicit Noise(uint32_t seed) : state_(seed) {}
  /// Of mean 0 and deviation 1, about normal.
  double Next() {
    double sum = 0;
    for (int i = 0; i < 4; ++i) {
      state_ = state_ * 1664525u + 1013904223u;
      sum += (state_ >> 8) / 16777216.0 - 0.5;
    }
    return sum * std::sqrt(3.0);
  }

 private:
  uint32_t state_;
};

struct Room {
  int delay_ms = 120;   // of loudspeaker, air and buffers
  double gain = 0.3;    // how loud she comes back
  int tail_ms = 80;     // of the echoes of the walls
  double drive = 2;     // how far the loudspeaker is overdriven; 0: not
  double noise = 20;    // deviation, 16-bit
};

Samples Microphone(const Samples& played, const Samples& person, const Room& room) {
  Noise noise(static_cast<uint32_t>(room.delay_ms) + 1);
  std::vector<double> walls(static_cast<size_t>(room.tail_ms) * 16);
  double energy = 0;
  for (size_t i = 0; i < walls.size(); i += i < 30 ? 1 : 7) {
    walls[i] = noise.Next() * std::exp(-5.0 * static_cast<double>(i) / static_cast<double>(walls.size())) * (i == 0 ? 4 : 1);
    energy += walls[i] * walls[i];
  }
  std::vector<double> heard(played.size());
  const size_t delay = static_cast<size_t>(room.delay_ms) * 16;
  for (size_t k = 0; k < walls.size(); ++k) {
    if (walls[k] == 0) continue;
    const double part = walls[k] * room.gain / std::sqrt(energy);
    for (size_t i = delay + k; i < heard.size(); ++i) {
      const double loud = played[i - delay - k];
      heard[i] += part * (room.drive > 0 ? 32768 / room.drive * std::tanh(room.drive * loud / 32768) : loud);
    }
  }
  Samples out(played.size());
  const auto at = static_cast<size_t>(kPersonAt * kHearingRate);
  for (size_t i = 0; i < out.size(); ++i) {
    const double spoken = i >= at && i - at < person.size() ? person[i - at] : 0;
    out[i] = static_cast<int16_t>(std::lround(std::clamp(heard[i] + spoken + room.noise * noise.Next(), -32768.0, 32767.0)));
  }
  return out;
}

/// All that the ears make of it, 20 ms at a time.
std::vector<HeardFrame> Listen(const Samples& near, const Samples& played, const EarsConfig& config = {}) {
  const auto ears = std::move(OpenEars(config).value());
  std::vector<HeardFrame> heard;
  for (size_t at = 0; at + 320 <= near.size(); at += 320) {
    if (at + 320 <= played.size()) ears->Play(std::span(played).subspan(at, 320));
    const auto frames = ears->Take(std::span(near).subspan(at, 320));
    heard.insert(heard.end(), frames.begin(), frames.end());
  }
  return heard;
}

int FramesOfSpeech(const std::vector<HeardFrame>& heard, double from_s, double to_s) {
  return static_cast<int>(std::count_if(heard.begin(), heard.end(), [&](const HeardFrame& each) {
    const double at = static_cast<double>(each.frame.end_ms) / 1000;
    return at > from_s && at <= to_s && each.frame.speech > kHeard;
  }));
}

TEST(Ears, HerOwnVoiceIsNeverSpeech) {
  for (const double gain : {0.1, 0.8})
    for (const int delay_ms : {40, 150, 250}) {
      const auto heard = Listen(Microphone(Her(), {}, {.delay_ms = delay_ms, .gain = gain}), Her());
      EXPECT_EQ(FramesOfSpeech(heard, 0, 2), 0) << gain << " after " << delay_ms << " ms";  // the canceller has learned nothing yet
      EXPECT_LE(FramesOfSpeech(heard, 2, 60), 3) << gain << " after " << delay_ms << " ms";
    }
}

TEST(Ears, HerOwnVoiceMayComeBackLaterTheNextTime) {
  const Samples once(Her().begin(), Her().begin() + 16 * 6000);
  const auto ears = std::move(OpenEars({}).value());
  for (const int delay_ms : {60, 220}) {
    const Samples near = Microphone(once, {}, {.delay_ms = delay_ms});
    std::vector<HeardFrame> heard;
    for (size_t at = 0; at + 320 <= near.size(); at += 320) {
      ears->Play(std::span(once).subspan(at, 320));
      for (const HeardFrame& frame : ears->Take(std::span(near).subspan(at, 320))) heard.push_back(frame);
    }
    EXPECT_LE(FramesOfSpeech(heard, 0, 60), 3) << delay_ms;
    ears->Take(Samples(16 * 1000));  // she is silent for a second
  }
}

TEST(Ears, SomebodyIsHeardOverHer) {
  for (const double gain : {0.05, 0.3})
    for (const int delay_ms : {40, 250}) {
      const auto heard = Listen(Microphone(Her(), Somebody(), {.delay_ms = delay_ms, .gain = gain}), Her());
      EXPECT_GE(FramesOfSpeech(heard, kPersonAt, kPersonAt + 0.15), 4) << gain << " after " << delay_ms << " ms";
      EXPECT_EQ(FramesOfSpeech(heard, 0, kPersonAt), 0) << gain << " after " << delay_ms << " ms";
    }
}

TEST(Ears, SomebodyIsHeardAtOnceWhereNothingOfHerComesBack) {
  const auto heard = Listen(Microphone(Her(), Somebody(), {.gain = 0}), Her());
  EXPECT_GE(FramesOfSpeech(heard, kPersonAt, kPersonAt + 0.1), 4);
}

TEST(Ears, HearsWhereSpeechBeginsAndEnds) {
  const Samples quiet(16 * 12000);
  const auto heard = Listen(Microphone(quiet, Somebody(), {.noise = 60}), {});
  const double spoken = static_cast<double>(Somebody().size()) / kHearingRate;
  EXPECT_LE(FramesOfSpeech(heard, 0, kPersonAt), 2);
  EXPECT_GE(FramesOfSpeech(heard, kPersonAt, kPersonAt + 0.1), 5);
  EXPECT_GE(FramesOfSpeech(heard, kPersonAt, kPersonAt + spoken), static_cast<int>(spoken * 100 * 0.6));
  EXPECT_LE(FramesOfSpeech(heard, kPersonAt + spoken, 60), 2);
}

TEST(Ears, HearNothingInNoiseThatStays) {
  const Samples quiet(16 * 10000);
  for (const double deviation : {0.0, 30.0, 300.0, 1500.0}) EXPECT_LE(FramesOfSpeech(Listen(Microphone(quiet, {}, {.noise = deviation}), {}), 2, 60), 5) << deviation;
}

TEST(Ears, HearTheSameInPiecesOfAnyLength) {
  const Samples near = Microphone(Her(), Somebody(), {});
  const auto ears = std::move(OpenEars({}).value());
  const auto whole = Listen(near, {});
  std::vector<HeardFrame> pieces;
  for (size_t at = 0, size = 1; at < near.size(); at += size, size = size * 7 % 1009) {
    size = std::min(size, near.size() - at);
    const auto frames = ears->Take(std::span(near).subspan(at, size));
    pieces.insert(pieces.end(), frames.begin(), frames.end());
  }
  ASSERT_GE(pieces.size(), whole.size());
  for (size_t i = 0; i < whole.size(); ++i) {
    ASSERT_EQ(pieces[i].samples, whole[i].samples) << i;
    ASSERT_EQ(pieces[i].frame.end_ms, whole[i].frame.end_ms);
    ASSERT_EQ(pieces[i].frame.speech, whole[i].frame.speech) << i;
  }
}

TEST(Ears, WhatWasStoppedIsNotExpectedBack) {
  const auto ears = std::move(OpenEars({}).value());
  ears->Play(std::span(Her()).subspan(16000, 16000));
  ears->StopPlaying();
  const Samples near = Microphone(Samples(16 * 10000), Somebody(), {});
  std::vector<HeardFrame> heard;
  for (size_t at = static_cast<size_t>(16000 * (kPersonAt - 1)); at + 320 <= near.size(); at += 320)
    for (const HeardFrame& frame : ears->Take(std::span(near).subspan(at, 320))) heard.push_back(frame);
  EXPECT_GE(FramesOfSpeech(heard, 1, 1.15), 5);
}

TEST(Ears, TheGainIsNotInTheLevels) {
  Samples quiet(16 * 10000);
  Samples soft = Somebody();
  for (int16_t& sample : soft) sample = static_cast<int16_t>(sample / 8);
  const Samples near = Microphone(quiet, soft, {});
  const auto evened = Listen(near, {}), kept = Listen(near, {}, {.gain = EarsConfig::Gain::kKept});
  double louder = 0;
  for (size_t i = 0; i < kept.size(); ++i) {
    ASSERT_EQ(evened[i].frame.level_db, kept[i].frame.level_db);
    for (size_t k = 0; k < kFrameSamples; ++k) louder += std::abs(evened[i].samples[k]) - std::abs(kept[i].samples[k]);
  }
  EXPECT_GT(louder, 0);
}

}  // namespace
}  // namespace sam
