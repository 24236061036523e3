// How a phrase is to sound, and what somebody asked of her voice.
#pragma once

#include <cstdint>
#include <string_view>

namespace sam {

/// How a voice is used, beside its melody.
enum class VoiceManner : uint8_t { kPlain, kWhisper, kSingSong };

/// rate is a ratio to the voice's own (1.0), pitch_shift_st in semitones, gain_db in decibels; range, how far the pitch moves, and pause, how long she rests between phrases, are ratios.
struct Prosody {
  double rate = 1.0;
  double pitch_shift_st = 0.0;
  double gain_db = 0.0;
  double range = 1.0;  // [0.5, 1.6]
  double pause = 1.0;  // [0.6, 1.6]
  VoiceManner manner = VoiceManner::kPlain;
  bool operator==(const Prosody&) const = default;
};

/// What a person asks of her voice: "a little slower", "whisper", "back to normal".
enum class VoiceWish : uint8_t { kFaster, kSlower, kHigher, kLower, kLouder, kSofter, kWhisper, kSing, kUsual };
inline constexpr int kVoiceWishes = 9;
std::string_view Name(VoiceWish wish);

/// How she speaks until told otherwise, on top of what she feels: steps, each in [-2, 2].
struct VoiceStyle {
  int pace = 0, height = 0, loudness = 0;
  VoiceManner manner = VoiceManner::kPlain;
  bool operator==(const VoiceStyle&) const = default;
};

/// The style after a wish, `steps` of it; the same one where she is at the end of that already. Pure.
VoiceStyle Granted(VoiceWish wish, VoiceStyle style, int steps = 1);

/// A step of pace is 15 %, of height 2 semitones, of loudness 4 dB (ours: each well above what people just notice, about 5 %, 1 semitone and 1 dB). Pure.
Prosody Apply(const VoiceStyle& style, Prosody prosody);
Prosody Apply(VoiceWish wish, const Prosody& prosody);

}  // namespace sam
