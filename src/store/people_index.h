// Who is in the log, and where each person's log ends; in memory, for every thread.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "store/event_log.h"

namespace sam {

/// The last record of a person: its seq and its row; 0 and 0 before the first.
struct Head {
  Seq seq = 0;
  int64_t row = 0;
};

/// Thread-safe. Written by the log's writer only, after a commit.
class PeopleIndex {
 public:
  struct Entry {
    PersonRecord record;
    Head head;
  };
  std::optional<PersonRecord> Find(const std::string& name) const;
  std::optional<Entry> Get(PersonId person) const;
  /// By id.
  std::vector<PersonRecord> All() const;
  void Put(PersonRecord record, Head head);
  void SetHead(PersonId person, Head head);
  void Remove(PersonId person);

 private:
  mutable std::mutex mutex_;
  std::map<PersonId, Entry> entries_;
  std::unordered_map<std::string, PersonId> names_;
};

}  // namespace sam
