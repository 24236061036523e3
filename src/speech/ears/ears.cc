#include "speech/ears/ears.h"

#include <algorithm>
#include <cmath>

#include "audio/pitch.h"
#include "speech/ears/capture_processor.h"
#include "speech/ears/echo_path.h"
#include "speech/ears/level.h"
#include "speech/ears/silero.h"
#include "speech/ears/speech_detector.h"

namespace sam {
namespace {

constexpr float kEvenOdds = 6, kSlope = 1.5f;  // dB over the echo at which it is her as likely as not, and for e times the odds

constexpr size_t kMostKept = 100;              // frames: room for what usually comes at once

/// Of what lies so far over the rest of her voice: how likely it is somebody.
float NotHer(float over_db) { return 1 / (1 + std::exp((kEvenOdds - over_db) / kSlope)); }

}  // namespace

struct Ears::Parts {
  EarsConfig config;
  std::unique_ptr<CaptureProcessor> capture;
  std::unique_ptr<SpeechDetector> detector;
  PitchTracker pitch;
  std::unique_ptr<EchoPath> echo;  // from the first Play() on
  std::vector<int16_t> begun;      // of a frame
  std::vector<HeardFrame> heard;
  int64_t frames = 0;

  void Hear(std::span<const int16_t, kFrameSamples> near) {
    HeardFrame& out = heard.emplace_back();
    std::copy(near.begin(), near.end(), out.samples.begin());
    const float near_db = LevelOf(near);
    EchoPath::Frame far{};
    if (echo) far = echo->Step(near);
    const CaptureSigns signs = echo ? capture->Process(out.samples, far) : capture->Process(out.samples);
    const float likely = detector->Take({out.samples, signs.level_db, signs.voiced});
    const float over = echo ? echo->OverEcho(near_db, signs.level_db) : EchoGuard::kNothingPlayed;
    out.frame = {.end_ms = ++frames * kFrameMs, .speech = likely * NotHer(over), .level_db = signs.level_db, .pitch_hz = pitch.Take(out.samples)};
    capture->Even(out.samples);
  }
};

Ears::Ears(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Ears::~Ears() = default;

std::span<const HeardFrame> Ears::Take(std::span<const int16_t> near) {
  std::vector<int16_t>& begun = parts_->begun;
  parts_->heard.clear();
  if (parts_->heard.capacity() > kMostKept) parts_->heard.shrink_to_fit();
  if (!begun.empty()) {
    const size_t more = std::min(near.size(), kFrameSamples - begun.size());
    begun.insert(begun.end(), near.begin(), near.begin() + static_cast<std::ptrdiff_t>(more));
    near = near.subspan(more);
    if (begun.size() < kFrameSamples) return parts_->heard;
    parts_->Hear(std::span<const int16_t, kFrameSamples>(begun));
    begun.clear();
  }
  for (; near.size() >= kFrameSamples; near = near.subspan(kFrameSamples)) parts_->Hear(near.first<kFrameSamples>());
  begun.assign(near.begin(), near.end());
  return parts_->heard;
}

void Ears::Play(std::span<const int16_t> far) {
  if (parts_->config.echo == EarsConfig::Echo::kByClient) return;
  if (!parts_->echo) parts_->echo = std::make_unique<EchoPath>();
  parts_->echo->Play(far);
}

void Ears::StopPlaying() {
  if (parts_->echo) parts_->echo->StopPlaying();
}

Result<std::unique_ptr<Ears>> OpenEars(const EarsConfig& config) {
  auto capture = CaptureProcessor::Create(config);
  if (!capture) return tl::unexpected(capture.error());
  auto parts = std::make_unique<Ears::Parts>();
  parts->config = config;
  parts->capture = std::move(*capture);
  parts->detector = config.silero ? CreateSileroDetector(config.silero) : CreateLevelDetector();
  return std::unique_ptr<Ears>(new Ears(std::move(parts)));
}

}  // namespace sam
