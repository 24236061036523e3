// The rewritable keyring, a file apart from the log: a key per turn in blocks sealed under the person's key, the
// person's keys sealed under the key file. Destroying a key overwrites it in place; rows are never moved, resized or
// removed, so that no copy of a key stays behind in the file. See docs/decisions/0001-event-log.md.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>

#include "base/result.h"
#include "core/ids.h"
#include "store/sealer.h"
#include "store/sqlite_database.h"

namespace sam {

struct PersonKeys {
  SecretKey own;            // seals the name and the blocks of turn keys
  SecretKey snapshot;       // made anew by every forgetting
  uint64_t generation = 0;  // of `snapshot`
};

/// Turns 0-31, 32-63, ... share a row; a new turn costs a write to the keyring only once in 32.
inline constexpr uint32_t kTurnsPerBlock = 32;
using KeyBlock = std::array<SecretKey, kTurnsPerBlock>;
constexpr uint32_t BlockOf(TurnId turn) { return Number(turn) / kTurnsPerBlock; }

/// Reads keys as they are committed. One thread at a time.
class KeyReader {
 public:
  Result<void> Open(const std::string& file, const std::string& vfs, const SecretKey& master);
  /// None where the person was never made or was forgotten.
  Result<std::optional<PersonKeys>> Person(PersonId person);
  /// Destroyed where the turn was forgotten; kCorrupt where the keyring never had it. The last block is kept at hand
  /// until DropBlock: call it between readings, for keys may be destroyed meanwhile.
  Result<SecretKey> TurnKey(PersonId person, const PersonKeys& keys, TurnId turn);
  bool HasBlock(PersonId person, uint32_t number);
  void DropBlock();

 private:
  Database database_;
  Statement person_, block_;
  SecretKey master_;
  PersonId block_person_ = PersonId::kNobody;
  uint32_t block_number_ = 0;
  KeyBlock last_block_;
};

/// Makes and destroys keys; only the log's writer uses it. New keys are pending until Commit, which must come before
/// the commit of the first record sealed with them.
class Keyring {
 public:
  enum class Make : uint8_t { kNo, kYes };
  /// kUnavailable where `master` is not the key it was made with; kCorrupt where it is missing and `make` is kNo.
  static Result<std::unique_ptr<Keyring>> Open(const std::string& file, const std::string& vfs, const SecretKey& master,
                                               Make make);

  /// Overwrites what a crash left of a person of this id.
  Result<void> AddPerson(PersonId person);
  Result<std::optional<PersonKeys>> Person(PersonId person);
  /// Made where the turn is new; kInvalidArgument where it was forgotten, kNotFound without the person.
  Result<SecretKey> TurnKey(PersonId person, TurnId turn);
  Result<void> Commit();
  void Rollback();

  /// Both are durable, and no copy is left in the keyring's files, when they return.
  Result<void> DestroyTurns(PersonId person, std::span<const TurnId> turns);
  Result<void> DestroyPerson(PersonId person);

  Database& database() { return database_; }

 private:
  struct Cached {
    PersonKeys keys;
    std::optional<uint32_t> number;  // of `block`
    KeyBlock block;
  };
  Result<void> Prepare(Make make);
  Result<void> CheckMaster();
  Result<void> Begin();
  Result<Cached*> Find(PersonId person);
  Result<void> LoadBlock(PersonId person, Cached& cached, uint32_t number);
  Result<void> WritePerson(PersonId person, const PersonKeys& keys);
  Result<void> ZeroTurns(PersonId person, std::span<const TurnId> turns);
  Result<void> ZeroPerson(PersonId person);
  Result<void> CommitAndScrub(Result<void> staged);

  Database database_;
  SecretKey master_;
  Statement put_person_, get_person_, add_block_, get_block_, put_block_, zero_blocks_;
  std::unordered_map<PersonId, Cached> cache_;
};

}  // namespace sam
