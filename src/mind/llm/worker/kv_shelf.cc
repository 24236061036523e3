#include "mind/llm/worker/kv_shelf.h"

#include <algorithm>

namespace sam::llm {

size_t CommonStart(const Tokens& a, const Tokens& b) {
  const size_t most = std::min(a.size(), b.size());
  return static_cast<size_t>(std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(most), b.begin()).first - a.begin());
}

void KvShelf::Put(Entry entry) {
  if (!entry.owner.empty()) LetGo(entry.owner);
  if (entry.state.size() > most_bytes_) return;
  bytes_ += entry.state.size();
  entries_.push_front(std::move(entry));
  while (bytes_ > most_bytes_) {
    bytes_ -= entries_.back().state.size();
    entries_.pop_back();
  }
}

const KvShelf::Entry* KvShelf::Best(const std::string& owner, const Tokens& tokens, size_t& common) {
  auto best = entries_.end();
  common = 0;
  for (auto entry = entries_.begin(); entry != entries_.end(); ++entry) {
    if (!entry->owner.empty() && entry->owner != owner) continue;
    const size_t same = CommonStart(entry->tokens, tokens);
    if (same > common) common = same, best = entry;
  }
  if (best == entries_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, best);
  return &entries_.front();
}

bool KvShelf::HasShared(const Tokens& tokens, size_t count) const {
  return std::any_of(entries_.begin(), entries_.end(), [&](const Entry& entry) { return entry.owner.empty() && entry.tokens.size() >= count && CommonStart(entry.tokens, tokens) >= count; });
}

void KvShelf::LetGo(const std::string& owner) {
  for (auto entry = entries_.begin(); entry != entries_.end();) {
    if (entry->owner != owner) {
      ++entry;
      continue;
    }
    std::fill(entry->state.begin(), entry->state.end(), uint8_t{0});
    bytes_ -= entry->state.size();
    entry = entries_.erase(entry);
  }
}

}  // namespace sam::llm
