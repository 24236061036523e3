#include "listening.h"

#include <algorithm>
#include <cmath>
#include <deque>

#include "audio/pitch.h"
#include "base/random.h"
#include "base/unicode.h"
#ifdef SAM_EARS
#include "speech/ears/ears.h"
#endif
#include "speech/turn_words.h"

namespace sam::voice_test {
namespace {

constexpr double kMissingMs = 60, kHeardShare = 0.8, kHalfHeardShare = 0.4;  // of a word that the sound cuts off

#ifndef SAM_EARS
float LevelOf(std::span<const int16_t, kFrameSamples> samples) {
  double energy = 0;
  for (const int16_t sample : samples) energy += static_cast<double>(sample) * sample;
  return std::max(-96.0f, static_cast<float>(10 * std::log10(energy / kFrameSamples / (32768.0 * 32768.0) + 1e-12)));
}

/// How likely a frame is speech, by how far it stands over the least of the last 2 s.
class FloorDetector {
 public:
  float Take(float level_db) {
    smooth_ = smooth_ < -95 ? level_db : 0.7f * smooth_ + 0.3f * level_db;
    lately_.push_back(smooth_);
    if (lately_.size() > 200) lately_.pop_front();
    const float floor = std::max(-70.0f, *std::min_element(lately_.begin(), lately_.end()));
    return 1 / (1 + std::exp((floor + 10 - level_db) / 1.5f));
  }

 private:
  std::deque<float> lately_;
  float smooth_ = -96;
};
#endif

std::string WithoutMarks(const std::string& word) {
  size_t end = word.size();
  while (end > 0 && std::string_view(".,?!").find(word[end - 1]) != std::string_view::npos) --end;
  return word.substr(0, end);
}

}  // namespace

#ifdef SAM_EARS
std::vector<SpeechFrame> FramesOf(const Pcm& sound) {
  std::vector<SpeechFrame> frames;
  const auto ears = OpenEars({.echo = EarsConfig::Echo::kByClient});
  PitchTracker pitch;
  for (const HeardFrame& heard : (*ears)->Take(sound.samples)) {
    frames.push_back(heard.frame);
    frames.back().pitch_hz = pitch.Take(heard.samples);
  }
  return frames;
}
#else
std::vector<SpeechFrame> FramesOf(const Pcm& sound) {
  std::vector<SpeechFrame> frames;
  FloorDetector detector;
  PitchTracker pitch;
  for (size_t at = 0; at + kFrameSamples <= sound.samples.size(); at += kFrameSamples) {
    const std::span<const int16_t, kFrameSamples> samples(sound.samples.data() + at, kFrameSamples);
    const float level = LevelOf(samples);
    frames.push_back({static_cast<int64_t>(frames.size() + 1) * kFrameMs, detector.Take(level), level, pitch.Take(samples)});
  }
  return frames;
}
#endif

std::string HeardUntil(const Scene& scene, double until_ms, const RecogniserModel& model, uint64_t seed) {
  std::string heard;
  bool all = false;
  for (size_t i = 0; i < scene.words.size(); ++i) {
    const SpokenWord& word = scene.words[i];
    const double missing = word.end_ms - until_ms, share = 1 - std::max(0.0, missing) / std::max(1.0, word.end_ms - word.begin_ms);
    const bool clear = missing <= kMissingMs || share >= kHeardShare;
    if (!clear && share < kHalfHeardShare) break;
    const double dice = DrawUnit(seed, i, clear ? "error" : "half"), errors = clear ? model.word_errors : 1;
    all = i + 1 == scene.words.size();
    if (dice < errors / 2) continue;  // dropped
    std::string text = dice < errors && !model.other_words.empty() ? model.other_words[Draw(seed, i, "other") % model.other_words.size()] : word.text;
    if (DrawUnit(seed, i, "mark") < 0.5) text = WithoutMarks(text);
    heard += (heard.empty() ? "" : " ") + text;
  }
  // Recognisers like to end with a full stop, whatever was said.
  if (!all && !heard.empty()) {
    heard = WithoutMarks(heard);
    const double dice = DrawUnit(seed, static_cast<uint64_t>(until_ms), "stop");
    heard += dice < 0.25 ? "." : dice < 0.4 ? "..." : dice < 0.5 ? "," : "";
  }
  return heard;
}

Listening Listen(const Scene& scene, const std::vector<SpeechFrame>& frames, const TurnEndSettings& settings, const RecogniserModel& model, uint64_t seed, Until until) {
  TurnEndWatch watch(settings);
  Listening out;
  double begun_ms = -1, ready_ms = -1;
  for (const SpeechFrame& frame : frames) {
    const auto now = static_cast<double>(frame.end_ms);
    if (ready_ms >= 0 && ready_ms <= now) {
      watch.Heard(HeardUntil(scene, begun_ms, model, seed), static_cast<int64_t>(begun_ms));
      out.recognising_ms += ready_ms - begun_ms;
      ready_ms = -1;
    }
    const auto advice = watch.Take(frame);
    const double stopped = static_cast<double>(watch.ended_ms());
    if (watch.has_spoken() && watch.has_all_words() && now - stopped >= 60 && (out.junctures.empty() || out.junctures.back().at_ms != stopped)) {
      Juncture& juncture = out.junctures.emplace_back();
      juncture = {.at_ms = stopped, .is_end = stopped > scene.end_ms - 100, .cue = watch.cue(), .words = watch.words()};
      juncture.known_after_ms = now - stopped;
      juncture.odds = WholenessOf(juncture.words, settings.language);
    }
    if (!out.junctures.empty() && out.junctures.back().at_ms == stopped) out.junctures.back().silence_ms = now - stopped;
    if (advice == TurnEndWatch::Advice::kOver && out.over_ms < 0) {
      out.over_ms = now;
      if (until == Until::kOver) return out;
    }
    if (advice == TurnEndWatch::Advice::kRecognise) {
      if (ready_ms >= 0) out.recognising_ms += now - begun_ms;  // dropped unfinished
      ++out.recognitions;
      begun_ms = now;
      ready_ms = now + model.latency_ms + std::max(0.0, (now - scene.begin_ms) / 1000 - 5) * 20;
    }
  }
  return out;
}

}  // namespace sam::voice_test
