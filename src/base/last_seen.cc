#include "base/last_seen.h"

#include <algorithm>

namespace sam {
namespace {

constexpr uint64_t kNumber = (uint64_t{1} << 24) - 1;

uint64_t KeyOf(uint64_t entry) { return entry & ~kNumber; }
bool SameKey(uint64_t a, uint64_t b) { return KeyOf(a) == KeyOf(b); }

}  // namespace

void LastSeen::Mark(uint64_t key, uint32_t number) {
  tail_.push_back(KeyOf(key) | std::min<uint64_t>(number, kNumber));
  if (tail_.size() < kTail) return;
  sorted_ = Merged(number > kHorizon ? number - kHorizon : 0);
  sorted_.shrink_to_fit();
  tail_.clear();
}

uint32_t LastSeen::Of(uint64_t key) const {
  const auto newest = std::find_if(tail_.rbegin(), tail_.rend(), [key](uint64_t e) { return SameKey(e, key); });
  if (newest != tail_.rend()) return static_cast<uint32_t>(*newest & kNumber);
  const auto found = std::lower_bound(sorted_.begin(), sorted_.end(), KeyOf(key));
  return found != sorted_.end() && SameKey(*found, key) ? static_cast<uint32_t>(*found & kNumber) : 0;
}

std::vector<uint64_t> LastSeen::Entries() const { return Merged(0); }

std::vector<uint64_t> LastSeen::Merged(uint32_t oldest) const {
  std::vector<uint64_t> recent = tail_;
  std::sort(recent.begin(), recent.end());
  std::vector<uint64_t> merged(sorted_.size() + recent.size());
  size_t kept = 0;
  // Of equal keys the highest number, which comes last, is the newest.
  const auto take = [&](uint64_t entry) {
    if (kept > 0 && SameKey(merged[kept - 1], entry)) --kept;
    merged[kept] = entry;
    kept += (entry & kNumber) >= oldest;
  };
  auto next = recent.begin();
  for (const uint64_t entry : sorted_) {
    for (; next != recent.end() && *next < entry; ++next) take(*next);
    take(entry);
  }
  for (; next != recent.end(); ++next) take(*next);
  merged.resize(kept);
  return merged;
}

bool LastSeen::Restore(std::vector<uint64_t> entries) {
  if (!std::is_sorted(entries.begin(), entries.end())) return false;
  sorted_ = std::move(entries);
  tail_.clear();
  return true;
}

}  // namespace sam
