#include "store/memory_log.h"

#include <fmt/format.h>

namespace sam {

Result<PersonRecord> MemoryLog::FindPerson(const std::string& name, Create create, uint64_t seed_if_new) {
  const std::scoped_lock lock(mutex_);
  for (const auto& [id, person] : people_)
    if (person.record.name == name) return person.record;
  if (create == Create::kNo) return Fail(ErrorCode::kNotFound, fmt::format("nobody called '{}' is known here; samantha people lists who is", name));
  const int64_t id = people_.empty() ? 1 : people_.rbegin()->first + 1;
  return (people_[id].record = {static_cast<PersonId>(id), name, seed_if_new, 0});
}

Result<std::vector<PersonRecord>> MemoryLog::People() {
  const std::scoped_lock lock(mutex_);
  std::vector<PersonRecord> records;
  for (const auto& [id, person] : people_) records.push_back(person.record);
  return records;
}

void MemoryLog::Append(PersonId id, Seq first, TurnId turn, std::vector<Event> events, Done done) {
  Result<void> outcome;
  {
    const std::scoped_lock lock(mutex_);
    Person& person = people_[static_cast<int64_t>(id)];
    if (person.record.head + 1 == first) {
      for (Event& event : events) person.events.push_back({++person.record.head, turn, std::move(event)});
    } else {
      outcome = Fail(ErrorCode::kInternal, fmt::format("event {} does not follow {}", first, person.record.head));
    }
  }
  done(std::move(outcome));
}

Result<std::vector<StoredEvent>> MemoryLog::Read(PersonId id, Seq after) {
  const std::scoped_lock lock(mutex_);
  const Person& person = people_[static_cast<int64_t>(id)];
  std::vector<StoredEvent> events;
  for (const StoredEvent& stored : person.events)
    if (stored.seq > after && !person.forgotten.contains(stored.turn)) events.push_back(stored);
  return events;
}

Result<std::optional<StoredSnapshot>> MemoryLog::ReadSnapshot(PersonId id) {
  const std::scoped_lock lock(mutex_);
  return people_[static_cast<int64_t>(id)].snapshot;
}

void MemoryLog::WriteSnapshot(PersonId id, StoredSnapshot snapshot, Done done) {
  {
    const std::scoped_lock lock(mutex_);
    people_[static_cast<int64_t>(id)].snapshot = std::move(snapshot);
  }
  done({});
}

Result<void> MemoryLog::ForgetTurns(PersonId id, std::span<const TurnId> turns) {
  const std::scoped_lock lock(mutex_);
  Person& person = people_[static_cast<int64_t>(id)];
  person.forgotten.insert(turns.begin(), turns.end());
  person.snapshot.reset();
  return {};
}

Result<void> MemoryLog::ForgetPerson(PersonId id) {
  const std::scoped_lock lock(mutex_);
  people_.erase(static_cast<int64_t>(id));
  return {};
}

}  // namespace sam
