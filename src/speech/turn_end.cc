#include "speech/turn_end.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "speech/turn_words.h"

namespace sam {
namespace {

constexpr int64_t kSlopeMs = 300;         // of voice, over which its slope is taken
constexpr int64_t kFallMs = 200;          // over which the fall of loudness is taken
constexpr int64_t kLeastPauseMs = 150;
constexpr int64_t kUsualMs = 3000, kLatelyMs = 150;  // over which the pitch is the usual one, and that of now
// Of the near voice: dB, dB a frame (6 a second), ms.
constexpr float kSmooth = 0.4f, kLoudFalls = 0.06f, kAboutAsLoud = 6, kFarUnder = 16;
constexpr int64_t kFarAfterMs = 250;
constexpr size_t kLeastVoiced = 10;       // frames that tell what is usual

/// The slope of a line through (x, y) by least squares, in units of y a unit of x.
double SlopeOf(const std::vector<std::pair<double, double>>& points) {
  if (points.size() < 3) return 0;
  double x = 0, y = 0, xx = 0, xy = 0;
  for (const auto& [a, b] : points) x += a, y += b, xx += a * a, xy += a * b;
  const auto n = static_cast<double>(points.size());
  const double spread = n * xx - x * x;
  return spread > 0 ? (n * xy - x * y) / spread : 0;
}

double Semitones(float hz) { return 12 * std::log2(static_cast<double>(hz) / 100); }

/// Where the speech of the frames ends: one past its last frame.
size_t EndOfSpeech(std::span<const SpeechFrame> frames) {
  size_t end = frames.size();
  while (end > 0 && frames[end - 1].speech < kSpeechFrom) --end;
  return end;
}

void AddPitch(std::span<const SpeechFrame> frames, Melody& out) {
  std::vector<double> all;
  for (const SpeechFrame& f : frames) if (f.pitch_hz > 0 && f.speech >= kSpeechFrom) all.push_back(Semitones(f.pitch_hz));
  if (all.size() < 5) return;
  std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2), all.end());
  const double median = all[all.size() / 2];
  std::vector<std::pair<double, double>> last;
  int64_t ends = 0;
  for (size_t i = frames.size(); i > 0; --i) {
    const SpeechFrame& f = frames[i - 1];
    if (f.pitch_hz <= 0 || std::abs(Semitones(f.pitch_hz) - median) > 10) continue;  // an octave off is a slip of the tracker
    if (ends == 0) ends = f.end_ms;
    if (f.end_ms <= ends - kSlopeMs) break;
    last.emplace_back(static_cast<double>(f.end_ms) / 1000, Semitones(f.pitch_hz));
  }
  if (last.size() < 3) return;
  out.slope_st_s = SlopeOf(last);
  double end = 0;
  const size_t few = std::min<size_t>(last.size(), 5);
  for (size_t i = 0; i < few; ++i) end += last[i].second / static_cast<double>(few);
  out.end_below_st = median - end;
}

float Middle(std::vector<float>& values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// The logarithm of the odds that a turn is over at a silence, from what is at hand: fitted with the waits to the junctures of spoken turns (tests/voice/measure_turn_end.py, its
// tuning half, and two of the recordings); the weights of the melody are less than the fit's, since synthetic voices are more regular than people.
constexpr double kBias = -1.65, kOfEnglishWords = 0.95, kOfKoreanWords = 0.7;
constexpr double kAnswer = 0.6, kShortAnswer = 1.5;         // after a question of hers
constexpr double kOfSpeech = 0.00085, kMostSpeech = 2000;  // a ms: who has just begun goes on
constexpr int kFewWords = 3;
constexpr double kOfLowEnd = 0.25, kOfFall = 0.004;  // a semitone, a dB a second
constexpr double kSlip = -4;                         // semitones: a last pitch so far above the median is more often a slip of the tracker than an end
// The wait in ms at these odds, from kLeastOdds on, one apart, its logarithm in between: few cut-ins for little waiting.
constexpr double kLeastOdds = -3;
constexpr int kWithoutWordsMs = 1000;
constexpr double kWaits[] = {2900, 2800, 2700, 2600, 1000, 155, 125, 115};

double Logistic(double x) { return 1 / (1 + std::exp(-x)); }

}  // namespace

Melody MelodyOf(std::span<const SpeechFrame> all) {
  const std::span<const SpeechFrame> frames = all.first(EndOfSpeech(all));
  Melody out;
  int64_t silent = 0;
  for (const SpeechFrame& f : frames) {
    if (f.speech < kSpeechFrom) {
      silent += kFrameMs;
      continue;
    }
    if (silent >= kLeastPauseMs && out.speech_ms > 0) ++out.pauses;
    silent = 0;
    out.speech_ms += kFrameMs;
  }
  if (frames.empty()) return out;
  AddPitch(frames, out);
  std::vector<std::pair<double, double>> levels;
  for (size_t i = frames.size(); i > 0 && frames[i - 1].end_ms > frames.back().end_ms - kFallMs; --i) {
    levels.emplace_back(static_cast<double>(frames[i - 1].end_ms) / 1000, frames[i - 1].level_db);
  }
  out.fall_db_s = -SlopeOf(levels);
  size_t at = frames.size();
  while (at > 0 && frames[at - 1].pitch_hz <= 0) --at;
  for (; at > 0 && frames[at - 1].pitch_hz > 0; --at) out.last_voiced_ms += kFrameMs;
  return out;
}

bool EndLooms(std::span<const SpeechFrame> frames, const LoomingEnd& signs) {
  if (frames.empty()) return false;
  const int64_t now = frames.back().end_ms;
  float peak = -96;
  std::vector<float> usual, lately;
  for (size_t i = frames.size(); i > 0; --i) {
    const SpeechFrame& f = frames[i - 1];
    const int64_t ago = now - f.end_ms;
    if (ago >= kUsualMs) break;
    if (ago < kFallMs) peak = std::max(peak, f.level_db);
    if (f.pitch_hz <= 0) continue;
    usual.push_back(f.pitch_hz);
    if (ago < kLatelyMs) lately.push_back(f.pitch_hz);
  }
  if (frames.back().level_db <= peak - signs.fade_db) return true;
  if (lately.empty() || usual.size() < kLeastVoiced) return false;
  return Middle(lately) < Middle(usual) * std::exp2(-signs.low_st / 12);
}

SpeechFrame NearVoice::Take(SpeechFrame frame) {
  smooth_db_ += kSmooth * (frame.level_db - smooth_db_);
  loud_db_ = std::max(loud_db_ - kLoudFalls, frame.speech >= kSpeechFrom ? smooth_db_ : -96.0f);
  if (smooth_db_ >= loud_db_ - kAboutAsLoud) near_ms_ = frame.end_ms;
  if (frame.level_db < loud_db_ - kFarUnder || frame.end_ms - near_ms_ > kFarAfterMs) frame.speech = 0;
  return frame;
}

TurnEndGuess GuessTurnEnd(const TurnEndCue& cue) {
  const int count = CountWords(cue.words);
  if (count == 0) return {.done = 0.5, .wait_ms = kWithoutWordsMs};
  const double of_words = cue.language == Language::kKorean ? kOfKoreanWords : kOfEnglishWords;
  double odds = kBias + of_words * std::clamp(WholenessOf(cue.words, cue.language), -6.0, 6.0);
  const bool answers = cue.asked && !EndsInFiller(cue.words, cue.language) && !IsFormula(cue.words, cue.language);  // "no" is often followed by more
  if (answers) odds += count <= kFewWords ? kShortAnswer : kAnswer;
  const double below_st = cue.melody.end_below_st < kSlip ? 0 : cue.melody.end_below_st;
  odds += kOfLowEnd * std::clamp(below_st, -1.0, 3.0) + kOfFall * std::clamp(cue.melody.fall_db_s, -50.0, 150.0);
  odds += kOfSpeech * std::min(cue.melody.speech_ms, kMostSpeech);
  TurnEndGuess guess;
  guess.done = Logistic(odds);
  double wait = kWaits[0];
  for (size_t i = 1; i < std::size(kWaits); ++i) {
    const double from = kLeastOdds + static_cast<double>(i - 1);
    if (odds > from) wait = kWaits[i - 1] * std::pow(kWaits[i] / kWaits[i - 1], std::min(1.0, odds - from));
  }
  guess.wait_ms = static_cast<int>(std::lround(wait));
  return guess;
}

}  // namespace sam
