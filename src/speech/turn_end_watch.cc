#include "speech/turn_end_watch.h"

#include <algorithm>
#include <cmath>

namespace sam {
namespace {

constexpr int kSpeechRow = 3;              // frames in a row that are speech again: longer than a click
constexpr int64_t kTailMs = 70;            // at the end of speech that words may lack and still be all of them
constexpr int64_t kPeakMs = 200;           // over which speech was loudest
constexpr int64_t kPitchMs = 3000, kLatelyMs = 150;  // over which the pitch is usual, and is that of now
constexpr int64_t kLeastSpeechMs = 200;    // before anything is recognised
constexpr int64_t kStarvedMs = 1500;       // without words: what is being recognised is left to end
constexpr size_t kMostFrames = 2000, kDropFrames = 500;

}  // namespace

bool TurnEndWatch::has_all_words() const { return words_until_ms_ >= 0 && words_until_ms_ >= ended_ms_ - kTailMs; }

TurnEndWatch::Advice TurnEndWatch::Take(const SpeechFrame& frame) {
  frames_.push_back(frame);
  if (frames_.size() > kMostFrames) frames_.erase(frames_.begin(), frames_.begin() + kDropFrames);
  row_ = frame.speech >= kSpeechFrom ? row_ + 1 : 0;
  const bool speaking = row_ >= kSpeechRow || (row_ > 0 && ended_ms_ > 0 && frame.end_ms - ended_ms_ <= kFrameMs);
  if (speaking) {
    if (began_ms_ < 0) began_ms_ = frame.end_ms - kSpeechRow * kFrameMs;
    ended_ms_ = frame.end_ms;
    stale_ = true;
  }
  if (!has_spoken()) return Advice::kNone;
  if (IsOver()) return Advice::kOver;
  return ShouldRecognise(frame) ? Advice::kRecognise : Advice::kNone;
}

bool TurnEndWatch::IsOver() {
  if (!has_spoken() || row_ > 0) return false;
  const int64_t silence = frames_.back().end_ms - ended_ms_;
  if (silence < kFrameMs) return false;
  if (stale_) Guess();
  return silence >= guess_.wait_ms;
}

/// True where the voice sounds as it does at an end: lower than it was, or much softer than just before.
bool TurnEndWatch::EndLooms() const {
  float peak = -200, level = frames_.back().level_db;
  std::vector<float> all, lately;
  for (size_t i = frames_.size(); i > 0; --i) {
    const SpeechFrame& f = frames_[i - 1];
    const int64_t ago = frames_.back().end_ms - f.end_ms;
    if (ago < kPeakMs) peak = std::max(peak, f.level_db);
    if (ago > kPitchMs) break;
    if (f.pitch_hz <= 0) continue;
    all.push_back(f.pitch_hz);
    if (ago < kLatelyMs) lately.push_back(f.pitch_hz);
  }
  if (level <= peak - static_cast<float>(settings_.fade_db)) return true;
  if (lately.empty() || all.size() < 10) return false;
  const auto middle = [](std::vector<float>& of) {
    std::nth_element(of.begin(), of.begin() + static_cast<std::ptrdiff_t>(of.size() / 2), of.end());
    return of[of.size() / 2];
  };
  return middle(lately) < middle(all) * static_cast<float>(std::exp2(-settings_.low_st / 12));
}

bool TurnEndWatch::ShouldRecognise(const SpeechFrame& frame) {
  const int64_t silence = frame.end_ms - ended_ms_, since = begun_ms_ < 0 ? 1 << 30 : frame.end_ms - begun_ms_;
  bool now = false;
  if (silence > 0) {
    now = begun_ms_ < ended_ms_ - kTailMs;
  } else if (frame.end_ms - began_ms_ >= kLeastSpeechMs) {
    const bool starved = since < settings_.recognition_ms && frame.end_ms - std::max(words_until_ms_, began_ms_) > kStarvedMs;
    now = (!starved && since >= settings_.again_ms && EndLooms()) || (settings_.partial_ms > 0 && frame.end_ms - std::max(begun_ms_, began_ms_) >= settings_.partial_ms);
  }
  if (now) begun_ms_ = frame.end_ms;
  return now;
}

void TurnEndWatch::Heard(std::string_view words, int64_t until_ms, std::optional<Language> language) {
  if (until_ms < words_until_ms_) return;
  words_ = words;
  words_until_ms_ = until_ms;
  if (language) settings_.language = *language;
  stale_ = true;
}

void TurnEndWatch::Guess() {
  cue_ = {.words = words_, .language = settings_.language, .melody = MelodyOf(frames_), .asked = settings_.asked};
  stale_ = false;
  if (has_all_words()) {
    guess_ = GuessTurnEnd(cue_);
  } else {
    cue_.words = {};
    guess_ = {.done = 0.5, .wait_ms = settings_.blind_ms};
  }
}

}  // namespace sam
