#include "base/last_seen.h"

#include <algorithm>

namespace sam {
namespace {

bool Before(const LastSeen::Entry& a, const LastSeen::Entry& b) { return a.key() < b.key(); }

}  // namespace

void LastSeen::Mark(uint64_t key, uint32_t number) {
  tail_.push_back({static_cast<uint32_t>(key >> 32), static_cast<uint32_t>(key), number});
  if (tail_.size() < kTail) return;
  sorted_ = Merged();
  std::erase_if(sorted_, [number](const Entry& e) { return e.number + kHorizon < number; });
  sorted_.shrink_to_fit();
  tail_.clear();
}

uint32_t LastSeen::Of(uint64_t key) const {
  const auto newest = std::find_if(tail_.rbegin(), tail_.rend(), [key](const Entry& e) { return e.key() == key; });
  if (newest != tail_.rend()) return newest->number;
  const Entry wanted{static_cast<uint32_t>(key >> 32), static_cast<uint32_t>(key), 0};
  const auto found = std::lower_bound(sorted_.begin(), sorted_.end(), wanted, Before);
  return found != sorted_.end() && found->key() == key ? found->number : 0;
}

std::vector<LastSeen::Entry> LastSeen::Merged() const {
  std::vector<Entry> recent = tail_;
  std::stable_sort(recent.begin(), recent.end(), Before);
  std::vector<Entry> merged;
  merged.reserve(sorted_.size() + recent.size());
  std::merge(sorted_.begin(), sorted_.end(), recent.begin(), recent.end(), std::back_inserter(merged), Before);
  // Of equal keys the last stands: std::merge is stable and takes the older half first.
  std::vector<Entry> unique;
  unique.reserve(merged.size());
  for (const Entry& entry : merged) {
    if (!unique.empty() && unique.back().key() == entry.key()) unique.back() = entry;
    else unique.push_back(entry);
  }
  return unique;
}

std::vector<LastSeen::Entry> LastSeen::Entries() const { return Merged(); }

}  // namespace sam
