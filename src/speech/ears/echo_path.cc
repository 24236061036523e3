#include "speech/ears/echo_path.h"

#include <algorithm>

namespace sam {
namespace {

constexpr size_t kMostWaiting = 2 * kHearingRate;  // samples
constexpr int kAheadMs = 80;                       // where the canceller works best; the finder is early by some 20
constexpr int kMovedMs = 30;                       // what the filter takes up by itself

}  // namespace

EchoPath::EchoPath() : played_(kRemembered, Frame{}) {}

void EchoPath::Play(std::span<const int16_t> far) {
  const size_t room = kMostWaiting - waiting_.size();
  waiting_.insert(waiting_.end(), far.begin(), far.begin() + static_cast<std::ptrdiff_t>(std::min(room, far.size())));
}

EchoPath::Frame EchoPath::Step(std::span<const int16_t, kFrameSamples> near) {
  Frame& now = played_[next_];
  now.fill(0);
  const auto count = static_cast<std::ptrdiff_t>(std::min<size_t>(kFrameSamples, waiting_.size()));
  std::copy_n(waiting_.begin(), count, now.begin());
  waiting_.erase(waiting_.begin(), waiting_.begin() + count);
  finder_.Take(near, now);
  if (const auto delay = finder_.delay_ms()) {
    const int wanted = std::max(0, *delay - kAheadMs), used = static_cast<int>(frames_ago_) * kFrameMs;
    if (std::abs(wanted - used) > kMovedMs) frames_ago_ = static_cast<size_t>(wanted / kFrameMs);
  }
  const Frame far = played_[(next_ + kRemembered - frames_ago_) % kRemembered];
  next_ = (next_ + 1) % kRemembered;
  return far;
}

float EchoPath::OverEcho(float near_db, float clean_db, float far_db) {
  return guard_.Take({near_db, clean_db, far_db}, finder_.delay_ms() ? EchoGuard::Alignment::kKnown : EchoGuard::Alignment::kUnknown);
}

}  // namespace sam
