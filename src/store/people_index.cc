#include "store/people_index.h"

namespace sam {

std::optional<PersonRecord> PeopleIndex::Find(const std::string& name) const {
  const std::lock_guard lock(mutex_);
  const auto found = names_.find(name);
  if (found == names_.end()) return std::nullopt;
  return entries_.at(found->second).record;
}

std::optional<PeopleIndex::Entry> PeopleIndex::Get(PersonId person) const {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(person);
  if (found == entries_.end()) return std::nullopt;
  return found->second;
}

std::vector<PersonRecord> PeopleIndex::All() const {
  const std::lock_guard lock(mutex_);
  std::vector<PersonRecord> all;
  all.reserve(entries_.size());
  for (const auto& [id, entry] : entries_) all.push_back(entry.record);
  return all;
}

void PeopleIndex::Put(PersonRecord record, Head head) {
  const std::lock_guard lock(mutex_);
  record.head = head.seq;
  names_[record.name] = record.id;
  entries_[record.id] = Entry{std::move(record), head};
}

void PeopleIndex::SetHead(PersonId person, Head head) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(person);
  if (found == entries_.end()) return;
  found->second.head = head;
  found->second.record.head = head.seq;
}

void PeopleIndex::Remove(PersonId person) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(person);
  if (found == entries_.end()) return;
  names_.erase(found->second.record.name);
  entries_.erase(found);
}

}  // namespace sam
