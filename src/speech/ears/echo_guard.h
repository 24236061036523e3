// Is it somebody, or what the canceller left of her own voice? Inside speech/ears only.
#pragma once

#include <array>
#include <cstddef>

namespace sam {

struct EchoLevels {     // of 10 ms, dB of full scale
  float near_db = -96;  // as it came in
  float clean_db = -96;  // with the echo cancelled
  float far_db = -96;   // what was played
};

/// Learns how loud she comes back, and how much of that the canceller takes away, each as a quantile that is stepped towards; before it knows, it takes
/// her to come back louder than she was played, and nothing to be cancelled. Pure.
class EchoGuard {
 public:
  enum class Alignment { kUnknown, kKnown };  // kKnown: what is heard of `far_db` comes within 120 ms; else within 550 ms
  /// How far what was heard lies over what may be left of her, dB; kNothingPlayed where she is not to be heard at all.
  float Take(const EchoLevels& levels, Alignment alignment);

  /// The way of the echo may have changed: what is cancelled is learned anew.
  void Doubt() { cancelled_db_ = 0; }

  static constexpr float kNothingPlayed = 60;

 private:
  void Learn(const EchoLevels& levels, float played_db, float over_db);

  std::array<float, 64> far_{};  // dB over -96, a ring
  size_t next_ = 0;
  int since_somebody_ = 1 << 20;  // frames
  float tail_db_ = -96;
  float coupling_db_ = 3, cancelled_db_ = 0;
};

}  // namespace sam
