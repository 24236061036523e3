// How loud a room is where nobody speaks. Inside speech/ears only.
#pragma once

#include <algorithm>

namespace sam {

/// Follows the least of what is heard: down at once, up slowly. Pure.
class NoiseFloor {
 public:
  enum class Sound { kMayBeSpeech, kOther };
  /// How far a level lies over the floor as it was before, dB. What may be speech is hardly the room's.
  float Over(float level_db, Sound sound) {
    const float over = level_db - floor_db_;
    floor_db_ = over < 0 ? std::max(level_db, floor_db_ - kDown) : std::min(level_db, floor_db_ + (sound == Sound::kMayBeSpeech ? kUpInSpeech : kUp));
    floor_db_ = std::clamp(floor_db_, kLowest, kHighest);
    return over;
  }

 private:
  static constexpr float kFirst = -60, kLowest = -72, kHighest = -30;     // dB of full scale
  static constexpr float kUp = 0.15f, kUpInSpeech = 0.006f, kDown = 1;    // dB a frame: 15 a second up, 0.6 in speech, 100 down
  float floor_db_ = kFirst;
};

}  // namespace sam
