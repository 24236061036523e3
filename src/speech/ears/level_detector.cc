#include <cmath>

#include "speech/ears/noise_floor.h"
#include "speech/ears/speech_detector.h"

namespace sam {
namespace {

constexpr float kEvenOdds = 9, kSlope = 2;  // dB over the floor at which voice is as likely as not, and for e times the odds
constexpr float kUnvoiced = 0.4f;           // the most where webrtc hears no voice

class LevelDetector final : public SpeechDetector {
 public:
  float Take(const CleanFrame& frame) override {
    const float over = floor_.Over(frame.level_db, frame.voiced ? NoiseFloor::Sound::kMayBeSpeech : NoiseFloor::Sound::kOther);
    return (frame.voiced ? 1 : kUnvoiced) / (1 + std::exp((kEvenOdds - over) / kSlope));
  }

 private:
  NoiseFloor floor_;
};

}  // namespace

std::unique_ptr<SpeechDetector> CreateLevelDetector() { return std::make_unique<LevelDetector>(); }

}  // namespace sam
