#include "audio/play_queue.h"

#include <algorithm>

namespace sam {
namespace {

constexpr size_t kMostKept = 192000;   // samples that were taken and may come back: at least 1 s
constexpr size_t kMostSounds = 16;

}  // namespace

void PlayQueue::Begin(std::string id) {
  if (sounds_.size() == kMostSounds) sounds_.erase(sounds_.begin());
  sounds_.push_back({std::move(id), end(), end()});
}

void PlayQueue::Add(std::span<const int16_t> samples) {
  if (sounds_.empty()) return;
  samples_.insert(samples_.end(), samples.begin(), samples.end());
  sounds_.back().end = end();
}

std::vector<int16_t> PlayQueue::Take(size_t most) {
  const auto from = samples_.begin() + static_cast<std::ptrdiff_t>(taken_ - kept_from_);
  std::vector<int16_t> taken(from, from + std::min(static_cast<std::ptrdiff_t>(most), samples_.end() - from));
  taken_ += taken.size();
  if (const size_t surplus = taken_ - kept_from_; surplus > 2 * kMostKept) {
    samples_.erase(samples_.begin(), samples_.begin() + static_cast<std::ptrdiff_t>(surplus - kMostKept));
    kept_from_ = taken_ - kMostKept;
  }
  return taken;
}

void PlayQueue::TakeBack(size_t unheard) { taken_ = std::max(HeardEnd(unheard), kept_from_); }

void PlayQueue::Stop(std::string_view id, size_t unheard) {
  TakeBack(unheard);
  const auto sound = std::find_if(sounds_.begin(), sounds_.end(), [&](const Sound& each) { return each.id == id; });
  if (sound == sounds_.end() || taken_ >= sound->end) return;
  const size_t cut = std::max(sound->begin, taken_), gone = sound->end - cut;
  const auto from = samples_.begin() + static_cast<std::ptrdiff_t>(cut - kept_from_);
  samples_.erase(from, from + static_cast<std::ptrdiff_t>(gone));
  sound->end = cut;
  for (auto later = sound + 1; later != sounds_.end(); ++later) later->begin -= gone, later->end -= gone;
}

size_t PlayQueue::Heard(std::string_view id, size_t unheard) const {
  const auto sound = std::find_if(sounds_.begin(), sounds_.end(), [&](const Sound& each) { return each.id == id; });
  return sound == sounds_.end() ? 0 : std::clamp(HeardEnd(unheard), sound->begin, sound->end) - sound->begin;
}

}  // namespace sam
