#include "expression/prosody_plan.h"

#include <algorithm>
#include <cmath>

namespace sam {
namespace {

constexpr double kMoodShows = 0.3;  // ours: how much of the mood is heard when no emotion is felt

}  // namespace

Pad Showing(const AffectState& state) {
  Pad sum;
  double weight = 0;
  for (const Emotion& emotion : state.emotions) {
    sum = sum + PadOf(emotion.type) * emotion.intensity;
    weight += emotion.intensity;
  }
  // Emotions average where they are many, and stay faint where they are faint.
  return Clamp(state.mood * kMoodShows + sum * (1 / std::max(1.0, weight)));
}

Prosody PlanProsody(const AffectState& state) {
  const Pad pad = Showing(state);
  const double evaluation = 100 * pad.pleasure, activation = 100 * pad.arousal, power = 100 * pad.dominance;
  // EmoSpeak (Schröder): percent of the voice's own pitch, rate and volume (50 of 100); how far the pitch moves, of 4 semitones; percent of the length of pauses.
  const double pitch = .3 * activation + .1 * evaluation - .1 * power;
  const double rate = .5 * activation + .2 * evaluation;
  const double volume = 50 + .33 * activation;
  const double range = (4 + .04 * activation) / 4;
  const double pause = 1 - .2 * activation / 100;
  return {.rate = std::clamp(1 + rate / 100, .85, 1.15),
          .pitch_shift_st = std::clamp(12 * std::log2(1 + pitch / 100), -3.0, 3.0),
          .gain_db = std::clamp(20 * std::log10(volume / 50), -4.0, 4.0),
          .range = std::clamp(range, .6, 1.4),
          .pause = std::clamp(pause, .8, 1.2)};
}

}  // namespace sam
