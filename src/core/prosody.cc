#include "core/prosody.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sam {
namespace {

constexpr int kMostSteps = 2;
constexpr double kPace = 1.15, kSemitones = 2, kDecibels = 4;

int Moved(int steps, int by) { return std::clamp(steps + by, -kMostSteps, kMostSteps); }

}  // namespace

std::string_view Name(VoiceWish wish) {
  constexpr std::array<std::string_view, kVoiceWishes> kNames = {"faster", "slower", "higher", "lower", "louder", "softer", "whisper", "sing", "usual"};
  return kNames[static_cast<size_t>(wish)];
}

VoiceStyle Granted(VoiceWish wish, VoiceStyle style, int steps) {
  switch (wish) {
    case VoiceWish::kFaster: style.pace = Moved(style.pace, steps); break;
    case VoiceWish::kSlower: style.pace = Moved(style.pace, -steps); break;
    case VoiceWish::kHigher: style.height = Moved(style.height, steps); break;
    case VoiceWish::kLower: style.height = Moved(style.height, -steps); break;
    case VoiceWish::kLouder: style.loudness = Moved(style.loudness, steps); break;
    case VoiceWish::kSofter: style.loudness = Moved(style.loudness, -steps); break;
    case VoiceWish::kWhisper: style.manner = VoiceManner::kWhisper; break;
    case VoiceWish::kSing: style.manner = VoiceManner::kSingSong; break;
    case VoiceWish::kUsual: style = {}; break;
  }
  return style;
}

Prosody Apply(const VoiceStyle& style, Prosody prosody) {
  prosody.rate *= std::pow(kPace, Moved(style.pace, 0));  // what came in from outside may be anything
  prosody.pitch_shift_st += kSemitones * Moved(style.height, 0);
  prosody.gain_db += kDecibels * Moved(style.loudness, 0);
  prosody.manner = style.manner;
  return prosody;
}

Prosody Apply(VoiceWish wish, const Prosody& prosody) { return Apply(Granted(wish, {}), prosody); }

}  // namespace sam
