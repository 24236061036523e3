// The durable, sealed, append-only event log: one per data folder, many people in it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "core/event.h"
#include "core/ids.h"

namespace sam {

/// Position of an event in one person's log, from 1, without gaps.
using Seq = uint32_t;

struct StoredEvent {
  Seq seq = 0;
  TurnId turn = TurnId::kNone;  // whose key seals it
  Event event;
};

struct PersonRecord {
  PersonId id = PersonId::kNobody;
  std::string name;
  uint64_t seed = 0;
  Seq head = 0;
  std::string uuid =
      {};  // of this life, 32 hex digits; kept by export and import, and by the tombstone of a forgotten person
};

struct StoredSnapshot {
  Seq seq = 0;           // state after this event
  uint32_t version = 0;  // of the encoding of `state`
  std::string state;     // opaque to the store
};

/// Thread-safe. Appends of all people are committed in groups by one writer; callbacks run on the writer's thread and
/// must neither block nor wait for another call of the log. The destructor commits what is queued first.
class EventLog {
 public:
  using Done = std::function<void(Result<void>)>;
  virtual ~EventLog() = default;

  /// The person of this name; made on first use where `create` says so (kNotFound otherwise).
  enum class Create : uint8_t { kNo, kYes };
  virtual Result<PersonRecord> FindPerson(const std::string& name, Create create, uint64_t seed_if_new) = 0;
  virtual Result<std::vector<PersonRecord>> People() = 0;
  /// Makes a person with a whole life at once, or nothing. `person` gives name, seed and uuid (made where empty); the
  /// events keep their turns and their order and are numbered anew from 1. kInvalidArgument where the name is taken or
  /// the uuid was forgotten here.
  virtual Result<PersonRecord> Adopt(PersonRecord person, std::vector<StoredEvent> life) {
    return Fail(ErrorCode::kUnavailable, "this log cannot take in the life of " + person.name + " with " +
                                             std::to_string(life.size()) + " events");
  }

  /// Queues events (of one turn) behind the person's head, which must be `first - 1`; `done` runs once they are durable
  /// (fsynced), or have failed: then nothing of them was kept.
  virtual void Append(PersonId person, Seq first, TurnId turn, std::vector<Event> events, Done done) = 0;
  /// Readable events with seq > after, in order. Events whose turn was forgotten are skipped.
  virtual Result<std::vector<StoredEvent>> Read(PersonId person, Seq after) = 0;

  virtual Result<std::optional<StoredSnapshot>> ReadSnapshot(PersonId person) = 0;
  virtual void WriteSnapshot(PersonId person, StoredSnapshot snapshot, Done done) = 0;

  /// Destroys the keys of these turns and every snapshot of the person, durably; the payloads are unreadable from then
  /// on. TurnId::kNone cannot be forgotten, and nothing can be appended to a forgotten turn. A snapshot taken before
  /// and written after would bring the words back: the caller must not do that.
  virtual Result<void> ForgetTurns(PersonId person, std::span<const TurnId> turns) = 0;
  /// The highest turn behind `after` whose key was destroyed, in the block of keys of `after` and those behind it; kNone where there is none.
  /// A log that was put back from a backup knows nothing of it, and no turn may be numbered like one that was forgotten.
  virtual Result<TurnId> LastForgotten(PersonId person, TurnId after) {
    return person == PersonId::kNobody ? after : TurnId::kNone;
  }
  /// Destroys the person's key, rows and snapshots, durably; final. The same name may begin a new life later.
  virtual Result<void> ForgetPerson(PersonId person) = 0;
};

struct SqliteLogConfig {
  std::string folder;  // data folder; made with mode 0700 where missing
  std::string vfs;     // SQLite VFS to use, "" for the default (tests drop unsynced writes with their own)
};
/// Locks the folder; a second process is refused with kUnavailable.
Result<std::unique_ptr<EventLog>> OpenSqliteLog(const SqliteLogConfig& config);

}  // namespace sam
