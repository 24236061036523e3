#include "speech/ears/echo_path.h"

#include <algorithm>
#include <utility>

#include "speech/ears/level.h"

namespace sam {
namespace {

constexpr size_t kMostWaiting = 2 * kHearingRate;  // samples
constexpr int kAheadMs = 80;                       // where the canceller works best; the finder is early by some 20
constexpr int kPause = 30;                         // frames without anything to play: buffers on the way may have changed
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
  idle_ = waiting_.empty() ? idle_ + 1 : idle_;
  if (!waiting_.empty() && std::exchange(idle_, 0) >= kPause) {
    finder_.Doubt();
    guard_.Doubt();
  }
  const auto count = static_cast<std::ptrdiff_t>(std::min<size_t>(kFrameSamples, waiting_.size()));
  std::copy_n(waiting_.begin(), count, now.begin());
  waiting_.erase(waiting_.begin(), waiting_.begin() + count);
  finder_.Take(near, now);
  if (const auto delay = finder_.delay_ms()) {
    const int wanted = std::max(0, *delay - kAheadMs), used = static_cast<int>(frames_ago_) * kFrameMs;
    if (std::abs(wanted - used) > kMovedMs) {
      frames_ago_ = static_cast<size_t>(wanted / kFrameMs);
      guard_.Doubt();
    }
  }
  const Frame far = played_[(next_ + kRemembered - frames_ago_) % kRemembered];
  far_db_ = std::max(LevelOf(far), LevelOf(now));  // what is played now may come back sooner than what was played did
  next_ = (next_ + 1) % kRemembered;
  return far;
}

float EchoPath::OverEcho(float near_db, float clean_db) {
  return guard_.Take({near_db, clean_db, far_db_}, finder_.delay_ms() ? EchoGuard::Alignment::kKnown : EchoGuard::Alignment::kUnknown);
}

}  // namespace sam
