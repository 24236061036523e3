#include "store/log_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "store/event_codec.h"
#include "store/log_tables.h"

namespace sam {
namespace {

int64_t Int(PersonId person) { return static_cast<int64_t>(person); }
tl::unexpected<Error> Unknown(PersonId person) {
  return Fail(ErrorCode::kNotFound, fmt::format("person {} is not known; find them by name first", Int(person)));
}
tl::unexpected<Error> Damaged(PersonId person, Seq seq) {
  return Fail(
      ErrorCode::kCorrupt,
      fmt::format("event {} of person {} is damaged; it was left as it is: restore a backup", seq, Int(person)));
}

}  // namespace

Result<void> LogReader::Open(const std::string& log_file, const std::string& keyring_file, const std::string& vfs,
                             const SecretKey& master) {
  if (auto r = log_.Open(log_file, Database::Access::kReadOnly, vfs); !r) return r;
  if (auto r = keys_.Open(keyring_file, vfs, master); !r) return r;
  return log_.Prepare({{"SELECT seq, row FROM heads WHERE person = ?1", &head_},
                       {"SELECT person, seq, turn, prev, sealed FROM events WHERE id = ?1", &event_},
                       {"SELECT generation, seq, version, sealed FROM snapshots WHERE person = ?1", &snapshot_}});
}

/// Newest first, as the links lead.
Result<std::vector<LogReader::Sealed>> LogReader::Chain(PersonId person, Seq after) {
  std::vector<Sealed> chain;
  const Result<bool> known = head_.With(Int(person)).Step();
  if (!known) return tl::unexpected(known.error());
  if (!*known) return Unknown(person);
  Seq seq = static_cast<Seq>(head_.Integer(0));
  int64_t row = head_.Integer(1);
  head_.Reset();
  if (seq > after) chain.reserve(seq - after);
  for (; seq > after; --seq) {
    const Result<bool> found = event_.With(row).Step();
    if (!found) return tl::unexpected(found.error());
    if (!*found || event_.Integer(0) != Int(person) || event_.Integer(1) != int64_t{seq}) return Damaged(person, seq);
    chain.push_back({seq, static_cast<TurnId>(event_.Integer(2)), std::string(event_.Blob(4))});
    row = event_.Integer(3);
  }
  event_.Reset();
  return chain;
}

Result<PersonKeys> LogReader::Keys(PersonId person) {
  const Result<std::optional<PersonKeys>> keys = keys_.Person(person);
  if (!keys) return tl::unexpected(keys.error());
  if (!*keys) return Unknown(person);
  return **keys;
}

Result<std::vector<StoredEvent>> LogReader::Read(PersonId person, Seq after) {
  if (auto r = log_.Execute("BEGIN"); !r) return tl::unexpected(r.error());
  const Result<std::vector<Sealed>> chain = Chain(person, after);
  event_.Reset();
  log_.Rollback();
  if (!chain) return tl::unexpected(chain.error());
  const Result<PersonKeys> keys = Keys(person);
  if (!keys) return tl::unexpected(keys.error());
  keys_.DropBlock();
  std::vector<StoredEvent> events;
  events.reserve(chain->size());
  for (auto sealed = chain->rbegin(); sealed != chain->rend(); ++sealed) {
    const Result<SecretKey> key = keys_.TurnKey(person, *keys, sealed->turn);
    if (!key) return tl::unexpected(key.error());
    if (key->IsDestroyed()) continue;
    const Result<std::string> bytes = Unseal(*key, RecordLabel(person, sealed->seq), sealed->bytes);
    if (!bytes) return Damaged(person, sealed->seq);
    Result<Event> event = DecodeEvent(*bytes);
    if (!event) return tl::unexpected(event.error());
    events.push_back({sealed->seq, sealed->turn, std::move(*event)});
  }
  keys_.DropBlock();
  return events;
}

Result<std::optional<StoredSnapshot>> LogReader::ReadSnapshot(PersonId person) {
  const Result<bool> row = snapshot_.With(Int(person)).Step();
  if (!row) return tl::unexpected(row.error());
  if (!*row) return std::optional<StoredSnapshot>();
  const auto generation = static_cast<uint64_t>(snapshot_.Integer(0));
  StoredSnapshot snapshot{static_cast<Seq>(snapshot_.Integer(1)), static_cast<uint32_t>(snapshot_.Integer(2)), ""};
  const std::string sealed(snapshot_.Blob(3));
  snapshot_.Reset();
  const Result<PersonKeys> keys = Keys(person);
  if (!keys) return tl::unexpected(keys.error());
  if (keys->generation != generation) return std::optional<StoredSnapshot>();  // something was forgotten since
  Result<std::string> state = Unseal(keys->snapshot, SnapshotLabel(person, generation, snapshot.seq), sealed);
  if (!state)
    return Fail(ErrorCode::kCorrupt,
                fmt::format("the snapshot of person {} is damaged; it can be left out", Int(person)));
  snapshot.state = std::move(*state);
  return std::optional(std::move(snapshot));
}

Result<TurnId> LogReader::LastForgotten(PersonId person, TurnId after) {
  const Result<PersonKeys> keys = Keys(person);
  if (!keys) return tl::unexpected(keys.error());
  keys_.DropBlock();
  TurnId last = TurnId::kNone;
  for (uint32_t turn = Number(after) + 1;; ++turn) {
    if (turn % kTurnsPerBlock == 0 && !keys_.HasBlock(person, BlockOf(TurnId{turn}))) break;
    const Result<SecretKey> key = keys_.TurnKey(person, *keys, TurnId{turn});
    if (!key) break;  // the block of the last turn was never made
    if (key->IsDestroyed()) last = TurnId{turn};
  }
  keys_.DropBlock();
  return last;
}

ReaderPool::ReaderPool(std::string log_file, std::string keyring_file, std::string vfs, const SecretKey& master)
    : log_file_(std::move(log_file)), keyring_file_(std::move(keyring_file)), vfs_(std::move(vfs)), master_(master) {}

Result<std::unique_ptr<LogReader>> ReaderPool::Take() {
  std::unique_lock lock(mutex_);
  returned_.wait(lock, [this] { return !idle_.empty() || opened_ < kMost; });
  if (!idle_.empty()) {
    auto reader = std::move(idle_.back());
    idle_.pop_back();
    return reader;
  }
  auto reader = std::make_unique<LogReader>();
  if (auto r = reader->Open(log_file_, keyring_file_, vfs_, master_); !r) return tl::unexpected(r.error());
  ++opened_;
  return reader;
}

void ReaderPool::GiveBack(std::unique_ptr<LogReader> reader) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(reader));
  returned_.notify_one();
}

Result<std::vector<StoredEvent>> ReaderPool::Read(PersonId person, Seq after) {
  auto reader = Take();
  if (!reader) return tl::unexpected(reader.error());
  auto events = (*reader)->Read(person, after);
  GiveBack(std::move(*reader));
  return events;
}

Result<std::optional<StoredSnapshot>> ReaderPool::ReadSnapshot(PersonId person) {
  auto reader = Take();
  if (!reader) return tl::unexpected(reader.error());
  auto snapshot = (*reader)->ReadSnapshot(person);
  GiveBack(std::move(*reader));
  return snapshot;
}

Result<TurnId> ReaderPool::LastForgotten(PersonId person, TurnId after) {
  auto reader = Take();
  if (!reader) return tl::unexpected(reader.error());
  auto last = (*reader)->LastForgotten(person, after);
  GiveBack(std::move(*reader));
  return last;
}

}  // namespace sam
