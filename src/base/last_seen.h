// When each of many keys was last seen, in 12 bytes a key.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sam {

/// Maps 64-bit hashes to the number (from 1) at which they were last marked. Sorted, with a short unsorted tail that is merged in
/// when full, so that marking is cheap; what is older than kHorizon numbers is let go then.
class LastSeen {
 public:
  static constexpr uint32_t kHorizon = 4000;

  void Mark(uint64_t key, uint32_t number);
  /// 0 where it was never marked.
  uint32_t Of(uint64_t key) const;

  struct Entry {
    uint32_t high = 0, low = 0, number = 0;
    uint64_t key() const { return uint64_t{high} << 32 | low; }
    bool operator==(const Entry&) const = default;
  };
  /// All there is, sorted by key.
  std::vector<Entry> Entries() const;
  bool operator==(const LastSeen& other) const { return Entries() == other.Entries(); }

 private:
  static constexpr size_t kTail = 48;
  std::vector<Entry> Merged() const;

  std::vector<Entry> sorted_, tail_;
};

}  // namespace sam
