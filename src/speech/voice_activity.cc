#include "speech/voice_activity.h"

#include <algorithm>
#include <cmath>

namespace sam {
namespace {

constexpr int kFrameMs = 20;
constexpr int kVoicedFrames = 3;            // in a row: 60 ms, longer than a click
constexpr double kQuietest = -90;           // dB of full scale
constexpr double kLowestStart = -60;        // the least that counts as speech at threshold 0...
constexpr double kRange = 40;               // ...and so much more at 1: -40 dB at the usual 0.5
constexpr double kOverFloor = 9;            // dB that speech stands over the room's noise
constexpr double kFloorUp = 0.05, kFloorDown = 1;  // dB a frame: 2.5 a second up, 50 down

class EnergyDetector final : public VoiceActivityDetector {
 public:
  explicit EnergyDetector(const VoiceActivityConfig& config)
      : config_(config), frame_size_(static_cast<size_t>(std::max(1, config.rate_hz * kFrameMs / 1000))), least_(kLowestStart + kRange * std::clamp(config.threshold, 0.0, 1.0)) {}

  std::vector<VoiceEdge> Take(std::span<const int16_t> samples) override {
    std::vector<VoiceEdge> edges;
    for (const int16_t sample : samples) {
      energy_ += static_cast<double>(sample) * sample;
      if (++in_frame_ == frame_size_) EndFrame(edges);
    }
    return edges;
  }

 private:
  void EndFrame(std::vector<VoiceEdge>& edges) {
    constexpr double kFull = 32768.0 * 32768.0;
    const double level = std::max(kQuietest, 10 * std::log10(energy_ / static_cast<double>(frame_size_) / kFull + 1e-12));
    energy_ = 0, in_frame_ = 0;
    const int64_t begins = frames_ * kFrameMs;
    ++frames_;
    const bool loud = level > std::max(least_, floor_ + kOverFloor);
    floor_ = level < floor_ ? std::max(level, floor_ - kFloorDown) : std::min(level, floor_ + (speaking_ ? kFloorUp / 4 : kFloorUp));
    run_ = loud ? run_ + 1 : 0;
    silent_ = loud ? 0 : silent_ + 1;
    if (!speaking_ && run_ == kVoicedFrames) {
      speaking_ = true;
      edges.push_back({VoiceEdge::Kind::kBegan, std::max<int64_t>(0, begins - (kVoicedFrames - 1) * kFrameMs - config_.padding_ms)});
    } else if (speaking_ && silent_ * kFrameMs >= config_.silence_ms) {
      speaking_ = false;
      edges.push_back({VoiceEdge::Kind::kEnded, begins + kFrameMs});
    }
  }

  const VoiceActivityConfig config_;
  const size_t frame_size_;
  const double least_;
  double energy_ = 0, floor_ = kLowestStart;
  size_t in_frame_ = 0;
  int64_t frames_ = 0;
  int run_ = 0, silent_ = 0;
  bool speaking_ = false;
};

}  // namespace

std::unique_ptr<VoiceActivityDetector> CreateEnergyDetector(const VoiceActivityConfig& config) { return std::make_unique<EnergyDetector>(config); }

}  // namespace sam
