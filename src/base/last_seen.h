// When each of many keys was last seen, in 8 bytes a key.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sam {

/// Maps 64-bit hashes, of which the upper 40 bits count, to the number (1 to 2^24 - 1) at which they were last marked. Sorted, the recent
/// ones by themselves until they are an eighth of all and merged in, so that marking is cheap; what is older than kHorizon numbers is let
/// go then.
class LastSeen {
 public:
  static constexpr uint32_t kHorizon = 4000;

  void Mark(uint64_t key, uint32_t number);
  /// 0 where it was never marked.
  uint32_t Of(uint64_t key) const;

  /// All there is, sorted, as opaque numbers for Restore.
  std::vector<uint64_t> Entries() const;
  /// False where the entries are not sorted.
  bool Restore(std::vector<uint64_t> entries);
  bool operator==(const LastSeen& other) const { return Entries() == other.Entries(); }

 private:
  static constexpr size_t kLeastRecent = 48, kShare = 8;

  /// Entries(), without those of numbers below `oldest`.
  std::vector<uint64_t> Merged(uint32_t oldest) const;

  std::vector<uint64_t> sorted_, recent_;  // key above, number below; a key of both counts as the recent one says
};

}  // namespace sam
