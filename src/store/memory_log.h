// An event log that forgets everything when it ends: for tests, and for measuring turns without the disk.
#pragma once

#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "store/event_log.h"

namespace sam {

/// Thread-safe; callbacks run at once on the caller's thread.
class MemoryLog final : public EventLog {
 public:
  Result<PersonRecord> FindPerson(const std::string& name, Create create, uint64_t seed_if_new) override;
  Result<std::vector<PersonRecord>> People() override;
  void Append(PersonId person, Seq first, TurnId turn, std::vector<Event> events, Done done) override;
  Result<std::vector<StoredEvent>> Read(PersonId person, Seq after) override;
  Result<std::optional<StoredSnapshot>> ReadSnapshot(PersonId person) override;
  void WriteSnapshot(PersonId person, StoredSnapshot snapshot, Done done) override;
  Result<void> ForgetTurns(PersonId person, std::span<const TurnId> turns) override;
  Result<void> ForgetPerson(PersonId person) override;

 private:
  struct Person {
    PersonRecord record;
    std::vector<StoredEvent> events;
    std::set<TurnId> forgotten;
    std::optional<StoredSnapshot> snapshot;
  };
  std::mutex mutex_;
  std::map<int64_t, Person> people_;
};

}  // namespace sam
