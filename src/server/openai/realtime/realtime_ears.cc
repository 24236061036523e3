#include "server/openai/realtime/realtime_ears.h"

#include <algorithm>

namespace sam::api {
namespace {

constexpr int64_t kSamplesPerMs = kRealtimeRate / 1000;
constexpr int64_t kOnsetMs = 100;  // that a detector may take to be sure

}  // namespace

void RealtimeEars::LookFor(const std::optional<TurnDetection>& turns) {
  detector_ = turns ? CreateEnergyDetector(turns->voice) : nullptr;
  padding_ = turns ? (turns->voice.padding_ms + kOnsetMs) * kSamplesPerMs : 0;
  origin_ = first_ + static_cast<int64_t>(buffer_.size());
  speaking_ = false;
}

std::optional<std::vector<VoiceEdge>> RealtimeEars::Append(std::span<const int16_t> samples) {
  if (buffer_.size() + samples.size() > kMostSamples) return std::nullopt;
  buffer_.insert(buffer_.end(), samples.begin(), samples.end());
  std::vector<VoiceEdge> edges;
  if (detector_ == nullptr) return edges;
  edges = detector_->Take(samples);
  for (VoiceEdge& edge : edges) edge.at_ms += origin_ / kSamplesPerMs;
  if (edges.empty() && !speaking_) DropBefore(first_ + static_cast<int64_t>(buffer_.size()) - padding_);
  return edges;
}

void RealtimeEars::Begin(int64_t at_ms) {
  speaking_ = true;
  DropBefore(at_ms * kSamplesPerMs);
}

std::vector<int16_t> RealtimeEars::Take(std::optional<int64_t> at_ms) {
  speaking_ = false;
  const auto waiting = static_cast<int64_t>(buffer_.size());
  const int64_t count = at_ms ? std::clamp<int64_t>(*at_ms * kSamplesPerMs - first_, 0, waiting) : waiting;
  std::vector<int16_t> taken(buffer_.begin(), buffer_.begin() + count);
  DropBefore(first_ + count);
  return taken;
}

void RealtimeEars::Clear() {
  DropBefore(first_ + static_cast<int64_t>(buffer_.size()));
  speaking_ = false;
}

void RealtimeEars::DropBefore(int64_t sample) {
  const int64_t count = std::clamp<int64_t>(sample - first_, 0, static_cast<int64_t>(buffer_.size()));
  buffer_.erase(buffer_.begin(), buffer_.begin() + count);
  first_ += count;
}

}  // namespace sam::api
