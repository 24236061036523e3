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

TurnEndGuess GuessTurnEnd(const TurnEndCue& cue) {
  const int count = CountWords(cue.words);
  double odds = count > 0 ? WholenessOf(cue.words, cue.language) : -1;
  if (cue.asked && count > 0 && count <= 3 && !EndsInFiller(cue.words, cue.language)) odds += 1.5;
  const Melody& melody = cue.melody;
  odds += 0.1 * std::clamp(melody.end_below_st, -4.0, 4.0);
  TurnEndGuess guess;
  guess.done = Logistic(odds);
  // From sure to unsure, each value of the odds has its wait.
  constexpr double kOdds[] = {-3, -1, 0, 1, 2, 3};
  constexpr double kWait[] = {2600, 1600, 1000, 600, 300, 110};
  double wait = kWait[0];
  for (size_t i = 1; i < std::size(kOdds); ++i) {
    if (odds > kOdds[i - 1]) wait = kWait[i - 1] + (kWait[i] - kWait[i - 1]) * std::min(1.0, (odds - kOdds[i - 1]) / (kOdds[i] - kOdds[i - 1]));
  }
  guess.wait_ms = static_cast<int>(std::lround(wait));
  return guess;
}

}  // namespace sam
