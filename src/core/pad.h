// Pleasure, arousal, dominance: the three dimensions of feeling (Mehrabian & Russell 1974).
#pragma once

#include <algorithm>

namespace sam {

/// Each in [-1, 1].
struct Pad {
  double pleasure = 0, arousal = 0, dominance = 0;
  bool operator==(const Pad&) const = default;
};

constexpr Pad operator+(Pad a, Pad b) { return {a.pleasure + b.pleasure, a.arousal + b.arousal, a.dominance + b.dominance}; }
constexpr Pad operator-(Pad a, Pad b) { return {a.pleasure - b.pleasure, a.arousal - b.arousal, a.dominance - b.dominance}; }
constexpr Pad operator*(Pad a, double k) { return {a.pleasure * k, a.arousal * k, a.dominance * k}; }
constexpr Pad Clamp(Pad a) {
  return {std::clamp(a.pleasure, -1.0, 1.0), std::clamp(a.arousal, -1.0, 1.0), std::clamp(a.dominance, -1.0, 1.0)};
}

}  // namespace sam
