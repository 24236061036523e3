#include <algorithm>
#include <cmath>

#include "speech/ears/speech_detector.h"

namespace sam {
namespace {

constexpr float kFirstFloor = -60, kLowestFloor = -72, kHighestFloor = -30;  // dB of full scale
constexpr float kFloorUp = 0.15f, kFloorUpVoiced = 0.006f, kFloorDown = 1;   // dB a frame: 15 a second up, 0.6 where it may be speech, 100 down
constexpr float kEvenOdds = 9, kSlope = 2;  // dB over the floor at which voice is as likely as not, and for e times the odds
constexpr float kUnvoiced = 0.4f;           // the most where webrtc hears no voice

class LevelDetector final : public SpeechDetector {
 public:
  float Take(const CleanFrame& frame) override {
    const float over = frame.level_db - floor_;
    const float likely = (frame.voiced ? 1 : kUnvoiced) / (1 + std::exp((kEvenOdds - over) / kSlope));
    floor_ = over < 0 ? std::max(frame.level_db, floor_ - kFloorDown) : std::min(frame.level_db, floor_ + (frame.voiced ? kFloorUpVoiced : kFloorUp));
    floor_ = std::clamp(floor_, kLowestFloor, kHighestFloor);
    return likely;
  }

 private:
  float floor_ = kFirstFloor;
};

}  // namespace

std::unique_ptr<SpeechDetector> CreateLevelDetector() { return std::make_unique<LevelDetector>(); }

}  // namespace sam
