// The connections of each person that speak or show what is spoken: one voice at a time.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/ids.h"

namespace sam {

class VoiceTalk;

/// Thread-safe; the talks of one person are all on that person's executor, and are to be used there.
class VoiceCompany {
 public:
  void Join(PersonId person, std::weak_ptr<VoiceTalk> talk);
  void Leave(PersonId person, const VoiceTalk* talk);
  /// Those that are there, but not `except`.
  std::vector<std::shared_ptr<VoiceTalk>> Others(PersonId person, const VoiceTalk* except) const;

 private:
  mutable std::mutex mutex_;
  std::unordered_map<int64_t, std::vector<std::weak_ptr<VoiceTalk>>> talks_;
};

}  // namespace sam
