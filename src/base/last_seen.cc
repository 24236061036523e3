#include "base/last_seen.h"

#include <algorithm>

#include "base/growth.h"

namespace sam {
namespace {

constexpr uint64_t kNumber = (uint64_t{1} << 24) - 1;

uint64_t KeyOf(uint64_t entry) { return entry & ~kNumber; }
bool SameKey(uint64_t a, uint64_t b) { return KeyOf(a) == KeyOf(b); }

}  // namespace

void LastSeen::Mark(uint64_t key, uint32_t number) {
  const uint64_t entry = KeyOf(key) | std::min<uint64_t>(number, kNumber);
  const auto at = std::lower_bound(recent_.begin(), recent_.end(), KeyOf(key));
  if (at != recent_.end() && SameKey(*at, key)) {
    *at = entry;
  } else {
    GrowGently(recent_, 1);
    recent_.insert(std::lower_bound(recent_.begin(), recent_.end(), entry), entry);
  }
  if (recent_.size() < std::max(kLeastRecent, sorted_.size() / kShare)) return;
  sorted_ = Merged(number > kHorizon ? number - kHorizon : 0);
  sorted_.shrink_to_fit();
  std::vector<uint64_t>().swap(recent_);
}

uint32_t LastSeen::Of(uint64_t key) const {
  for (const std::vector<uint64_t>* entries : {&recent_, &sorted_}) {
    const auto found = std::lower_bound(entries->begin(), entries->end(), KeyOf(key));
    if (found != entries->end() && SameKey(*found, key)) return static_cast<uint32_t>(*found & kNumber);
  }
  return 0;
}

std::vector<uint64_t> LastSeen::Entries() const { return Merged(0); }

std::vector<uint64_t> LastSeen::Merged(uint32_t oldest) const {
  std::vector<uint64_t> merged(sorted_.size() + recent_.size());
  size_t kept = 0;
  const auto take = [&](uint64_t entry) {
    merged[kept] = entry;
    kept += (entry & kNumber) >= oldest;
  };
  auto next = recent_.begin();
  for (const uint64_t entry : sorted_) {
    for (; next != recent_.end() && KeyOf(*next) < KeyOf(entry); ++next) take(*next);
    if (next == recent_.end() || !SameKey(*next, entry)) take(entry);
  }
  for (; next != recent_.end(); ++next) take(*next);
  merged.resize(kept);
  return merged;
}

bool LastSeen::Restore(std::vector<uint64_t> entries) {
  if (!std::is_sorted(entries.begin(), entries.end())) return false;
  sorted_ = std::move(entries);
  recent_.clear();
  return true;
}

}  // namespace sam
