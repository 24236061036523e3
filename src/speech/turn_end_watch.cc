#include "speech/turn_end_watch.h"

#include <algorithm>

namespace sam {
namespace {

constexpr int kSpeechRow = 3;              // frames in a row that are speech again: longer than a click
constexpr int64_t kTailMs = 100;           // at the end of speech that words may lack and still be all of them
constexpr int64_t kPeakMs = 200;           // over which speech was loudest
constexpr int64_t kLeastNewMs = 60;        // of speech that a recognition must add
constexpr int64_t kSureSilenceMs = 50;     // after which what is being recognised must reach the end
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
    speech_since_begun_ms_ += kFrameMs;
    ended_ms_ = frame.end_ms;
    stale_ = true;
  }
  if (!has_spoken()) return Advice::kNone;
  const int64_t silence = frame.end_ms - ended_ms_;
  if (!speaking) {
    if (stale_ && silence >= kFrameMs) Guess();
    if (silence >= guess_.wait_ms && row_ == 0) return Advice::kOver;
  }
  return ShouldRecognise(frame) ? Advice::kRecognise : Advice::kNone;
}

bool TurnEndWatch::ShouldRecognise(const SpeechFrame& frame) {
  const int64_t silence = frame.end_ms - ended_ms_, since = frame.end_ms - begun_ms_;
  const bool is_new = begun_ms_ < 0 ? true : speech_since_begun_ms_ >= kLeastNewMs;
  bool now = false;
  if (silence >= kSureSilenceMs) {
    now = begun_ms_ < ended_ms_ - kTailMs;
  } else if (is_new && (begun_ms_ < 0 || since >= settings_.recognition_ms)) {
    float peak = -200;
    for (size_t i = frames_.size(); i > 0 && frames_[i - 1].end_ms > frame.end_ms - kPeakMs; --i) peak = std::max(peak, frames_[i - 1].level_db);
    const bool fades = frame.level_db <= peak - static_cast<float>(settings_.fade_db);
    now = fades || silence > 0 || (settings_.partial_ms > 0 && frame.end_ms - std::max(begun_ms_, began_ms_) >= settings_.partial_ms);
  }
  if (!now) return false;
  begun_ms_ = frame.end_ms;
  speech_since_begun_ms_ = 0;
  return true;
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
