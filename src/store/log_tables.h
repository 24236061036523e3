// The log's tables as its one writer sees them: sealed records linked per person, heads, snapshots, tombstones.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/data_folder.h"
#include "store/event_log.h"
#include "store/keyring.h"
#include "store/people_index.h"
#include "store/sqlite_database.h"

namespace sam {

/// Versions of what is sealed; part of its label.
inline constexpr uint32_t kRecordVersion = 1;
inline constexpr int kLogApplication = 0x53414d31;  // "SAM1", in the file's header
inline constexpr const char* kLogFile = "log.db";
inline constexpr const char* kKeyringFile = "keyring.db";

inline SealLabel RecordLabel(PersonId person, Seq seq) { return {'r', person, seq, kRecordVersion}; }
inline SealLabel SnapshotLabel(PersonId person, uint64_t generation, Seq seq) {
  return {'s', person, generation << 32 | seq, kRecordVersion};
}

struct LifeRecord {
  TurnId turn = TurnId::kNone;
  std::string bytes;  // an encoded event
};

/// One thread at a time. Between Begin and Commit or Rollback the staging calls (Append, PutSnapshot, AddPerson) may be
/// used; an error that leaves failed() false has changed nothing.
class LogTables {
 public:
  static Result<std::unique_ptr<LogTables>> Open(const DataFolder& folder, const std::string& vfs,
                                                 const SecretKey& master, Keyring::Make make, PeopleIndex& people);
  /// kCorrupt where the file is no log, kUnavailable where it is newer; false where there is none yet.
  static Result<bool> Exists(const DataFolder& folder, const std::string& vfs);

  Result<void> Begin();
  /// The keyring first, then the log with one sync; then the index shows it.
  Result<void> Commit();
  void Rollback();
  bool failed();
  /// The disk is in doubt: nothing more may be written.
  bool broken();

  Result<void> Append(PersonId person, Seq first, TurnId turn, std::span<const std::string> events);
  Result<void> PutSnapshot(PersonId person, const StoredSnapshot& snapshot);
  /// The person of this name, made where there is none; `uuid` may be empty.
  Result<PersonRecord> AddPerson(const std::string& name, uint64_t seed, const std::string& uuid);

  // Each a whole of its own, outside Begin and Commit.
  Result<PersonRecord> Adopt(const PersonRecord& person, std::span<const LifeRecord> life);
  Result<void> ForgetTurns(PersonId person, std::span<const TurnId> turns);
  Result<void> ForgetPerson(PersonId person);

  /// Moves the write-ahead log into the file where it has grown to `pages`.
  void CheckpointFrom(int pages);
  /// Writes over what a failed commit may have left behind in the write-ahead log.
  void CoverFailedCommit();

 private:
  explicit LogTables(PeopleIndex& people, const SecretKey& master) : people_(people), master_(master) {}
  Result<void> Prepare();
  Result<void> LoadPeople();
  Result<bool> WasForgotten(const std::string& uuid);
  Result<Head> HeadOf(PersonId person) const;
  Result<PersonRecord> StageLife(const PersonRecord& person, std::span<const LifeRecord> life);
  Result<void> StageRemoval(PersonId person);

  PeopleIndex& people_;
  SecretKey master_;
  Database log_;
  std::unique_ptr<Keyring> keyring_;
  Statement add_event_, put_head_, put_snapshot_, add_person_, get_event_, drop_event_;
  std::map<PersonId, Head> staged_heads_;
  std::map<std::string, PersonRecord> staged_people_;
  int64_t last_person_ = 0;
};

}  // namespace sam
