#include "store/log_tables.h"

#include <fmt/format.h>
#include <sys/stat.h>

namespace sam {
namespace {

constexpr int kSchemaVersion = 1;
constexpr size_t kLongestName = 256;      // bytes
constexpr const char* kSchema =
    "CREATE TABLE people(id INTEGER PRIMARY KEY AUTOINCREMENT, tag BLOB NOT NULL UNIQUE, name BLOB NOT NULL,"
    "  uuid BLOB NOT NULL, seed INTEGER NOT NULL);"
    "CREATE TABLE heads(person INTEGER PRIMARY KEY, seq INTEGER NOT NULL, row INTEGER NOT NULL);"
    "CREATE TABLE events(id INTEGER PRIMARY KEY, person INTEGER NOT NULL, seq INTEGER NOT NULL, turn INTEGER NOT NULL,"
    "  prev INTEGER NOT NULL, sealed BLOB NOT NULL);"
    "CREATE TABLE snapshots(person INTEGER PRIMARY KEY, generation INTEGER NOT NULL, seq INTEGER NOT NULL,"
    "  version INTEGER NOT NULL, sealed BLOB NOT NULL);"
    "CREATE TABLE tombstones(uuid BLOB PRIMARY KEY, tag BLOB NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE failed_commits(id INTEGER PRIMARY KEY, times INTEGER NOT NULL);"
    "INSERT INTO failed_commits VALUES(1, 0);"
    "PRAGMA application_id = 1396788529;"
    "PRAGMA user_version = 1;";
static_assert(kLogApplication == 1396788529 && kSchemaVersion == 1);

SealLabel NameLabel(PersonId person) { return {'n', person, 0, kRecordVersion}; }
int64_t Int(PersonId person) { return static_cast<int64_t>(person); }
tl::unexpected<Error> Unknown(PersonId person) {
  return Fail(ErrorCode::kNotFound, fmt::format("person {} is not known; find them by name first", Int(person)));
}

}  // namespace

Result<bool> LogTables::Exists(const DataFolder& folder, const std::string& vfs) {
  const std::string file = folder.File(kLogFile);
  struct stat status {};
  if (stat(file.c_str(), &status) != 0) return false;
  Database database;
  if (auto r = database.Open(file, Database::Access::kReadWrite, vfs); !r) return tl::unexpected(r.error());
  const Result<int64_t> version = database.AskInteger("PRAGMA user_version");
  if (!version) return tl::unexpected(version.error());
  const Result<int64_t> application = database.AskInteger("PRAGMA application_id");
  if (!application) return tl::unexpected(application.error());
  const Result<int64_t> tables = database.AskInteger("SELECT count(*) FROM sqlite_master");
  if (!tables) return tl::unexpected(tables.error());
  if (*tables == 0) return false;
  if (*application != kLogApplication) {
    return Fail(
        ErrorCode::kCorrupt,
        fmt::format(
            "{} is not a log of Samantha; it was left as it is: move it away or name another folder with --data",
            file));
  }
  if (*version > kSchemaVersion) {
    return Fail(
        ErrorCode::kUnavailable,
        fmt::format("{} was written by a newer version of Samantha (schema {}, this one knows {}); update first", file,
                    *version, kSchemaVersion));
  }
  return true;
}

Result<std::unique_ptr<LogTables>> LogTables::Open(const DataFolder& folder, const std::string& vfs,
                                                   const SecretKey& master, Keyring::Make make, PeopleIndex& people) {
  std::unique_ptr<LogTables> tables(new LogTables(people, master));
  for (const char* file : {kKeyringFile, kLogFile})
    if (auto r = folder.Claim(file); !r) return tl::unexpected(r.error());
  auto keyring = Keyring::Open(folder.File(kKeyringFile), vfs, master, make);
  if (!keyring) return tl::unexpected(keyring.error());
  tables->keyring_ = std::move(*keyring);
  if (auto r = tables->log_.Open(folder.File(kLogFile), Database::Access::kReadWrite, vfs); !r)
    return tl::unexpected(r.error());
  if (auto r = tables->Prepare(); !r) return tl::unexpected(r.error());
  if (auto r = tables->LoadPeople(); !r) return tl::unexpected(r.error());
  return tables;
}

Result<void> LogTables::Prepare() {
  if (auto r = log_.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; "
                            "PRAGMA cache_size = -4096;");
      !r)
    return r;
  const Result<int64_t> version = log_.AskInteger("PRAGMA user_version");
  if (!version) return tl::unexpected(version.error());
  if (*version == 0) {
    if (auto r = log_.Execute("BEGIN IMMEDIATE"); !r) return r;
    if (auto r = log_.Execute(kSchema); !r) return r;
    if (auto r = log_.Execute("COMMIT"); !r) return r;
  }
  return log_.Prepare({{"INSERT INTO events(person, seq, turn, prev, sealed) VALUES(?1, ?2, ?3, ?4, ?5)", &add_event_},
                       {"INSERT OR REPLACE INTO heads VALUES(?1, ?2, ?3)", &put_head_},
                       {"INSERT OR REPLACE INTO snapshots VALUES(?1, ?2, ?3, ?4, ?5)", &put_snapshot_},
                       {"INSERT INTO people VALUES(?1, ?2, ?3, ?4, ?5)", &add_person_},
                       {"SELECT prev FROM events WHERE id = ?1", &get_event_},
                       {"DELETE FROM events WHERE id = ?1", &drop_event_}});
}

Result<void> LogTables::LoadPeople() {
  std::vector<PersonId> half_forgotten;
  Statement all;
  if (auto r = log_.Prepare(
          "SELECT id, name, uuid, people.seed, seq, row FROM people JOIN heads ON person = id ORDER BY id", all);
      !r)
    return r;
  while (true) {
    const Result<bool> row = all.Step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) break;
    const PersonId id{all.Integer(0)};
    const Result<std::optional<PersonKeys>> keys = keyring_->Person(id);
    if (!keys) return tl::unexpected(keys.error());
    PersonRecord record{id, "", static_cast<uint64_t>(all.Integer(3)), static_cast<Seq>(all.Integer(4)),
                        std::string(all.Blob(2))};
    if (*keys) {
      Result<std::string> name = Unseal((*keys)->own, NameLabel(id), all.Blob(1));
      if (!name)
        return Fail(ErrorCode::kCorrupt, fmt::format("the name of person {} is damaged; restore a backup", Int(id)));
      record.name = std::move(*name);
    } else {
      half_forgotten.push_back(id);
    }
    people_.Put(std::move(record), {static_cast<Seq>(all.Integer(4)), all.Integer(5)});
  }
  all.Reset();
  const Result<int64_t> last = log_.AskInteger("SELECT seq FROM sqlite_sequence WHERE name = 'people'");
  if (!last) return tl::unexpected(last.error());
  last_person_ = *last;
  for (const PersonId person : half_forgotten)  // the process died between the key and the rows
    if (auto r = ForgetPerson(person); !r) return r;
  return {};
}

bool LogTables::failed() { return log_.failed() || keyring_->database().failed(); }
bool LogTables::broken() { return log_.broken() || keyring_->database().broken(); }

Result<void> LogTables::Begin() {
  log_.ClearFailed();
  keyring_->database().ClearFailed();
  return log_.Execute("BEGIN IMMEDIATE");
}

Result<void> LogTables::Commit() {
  if (auto r = keyring_->Commit(); !r) return r;
  if (auto r = log_.Execute("COMMIT"); !r) return r;
  for (auto& [name, record] : staged_people_) people_.Put(record, {});
  for (const auto& [person, head] : staged_heads_) people_.SetHead(person, head);
  staged_people_.clear();
  staged_heads_.clear();
  return {};
}

void LogTables::Rollback() {
  log_.Rollback();
  keyring_->Rollback();
  staged_people_.clear();
  staged_heads_.clear();
}

Result<Head> LogTables::HeadOf(PersonId person) const {
  if (const auto staged = staged_heads_.find(person); staged != staged_heads_.end()) return staged->second;
  const auto entry = people_.Get(person);
  if (!entry) return Unknown(person);
  return entry->head;
}

Result<void> LogTables::Append(PersonId person, Seq first, TurnId turn, std::span<const std::string> events) {
  const Result<Head> found = HeadOf(person);
  if (!found) return tl::unexpected(found.error());
  Head head = *found;
  if (first != head.seq + 1) {
    return Fail(ErrorCode::kInvalidArgument,
                fmt::format("event {} of person {} cannot follow event {}; read the log again first", first,
                            Int(person), head.seq));
  }
  const Result<SecretKey> key = keyring_->TurnKey(person, turn);
  if (!key) return tl::unexpected(key.error());
  for (const std::string& event : events) {
    ++head.seq;
    const std::string sealed = Seal(*key, RecordLabel(person, head.seq), event);
    if (auto r =
            add_event_.With(Int(person), int64_t{head.seq}, int64_t{Number(turn)}, head.row, std::string_view(sealed))
                .Run();
        !r)
      return r;
    head.row = log_.LastInsertedRow();
  }
  if (auto r = put_head_.With(Int(person), int64_t{head.seq}, head.row).Run(); !r) return r;
  staged_heads_[person] = head;
  return {};
}

Result<void> LogTables::PutSnapshot(PersonId person, const StoredSnapshot& snapshot) {
  const Result<Head> head = HeadOf(person);
  if (!head) return tl::unexpected(head.error());
  if (snapshot.seq > head->seq)
    return Fail(ErrorCode::kInvalidArgument,
                fmt::format("a snapshot after event {} is ahead of the log at {}", snapshot.seq, head->seq));
  const Result<std::optional<PersonKeys>> keys = keyring_->Person(person);
  if (!keys) return tl::unexpected(keys.error());
  if (!*keys) return Unknown(person);
  const uint64_t generation = (*keys)->generation;
  const std::string sealed = Seal((*keys)->snapshot, SnapshotLabel(person, generation, snapshot.seq), snapshot.state);
  return put_snapshot_
      .With(Int(person), static_cast<int64_t>(generation), int64_t{snapshot.seq}, int64_t{snapshot.version},
            std::string_view(sealed))
      .Run();
}

Result<PersonRecord> LogTables::AddPerson(const std::string& name, uint64_t seed, const std::string& uuid) {
  if (auto known = people_.Find(name)) return *known;
  if (const auto staged = staged_people_.find(name); staged != staged_people_.end()) return staged->second;
  if (name.empty() || name.size() > kLongestName) {
    return Fail(
        ErrorCode::kInvalidArgument,
        fmt::format("a person's name has 1 to {} bytes, this one {}; choose another", kLongestName, name.size()));
  }
  const PersonRecord record{PersonId{++last_person_}, name, seed, 0, uuid.empty() ? RandomUuid() : uuid};
  if (auto r = keyring_->AddPerson(record.id); !r) return tl::unexpected(r.error());
  const Result<std::optional<PersonKeys>> keys = keyring_->Person(record.id);
  if (!keys) return tl::unexpected(keys.error());
  const std::string sealed = Seal((*keys)->own, NameLabel(record.id), name);
  const std::string tag = NameTag(master_, name);
  if (auto r = add_person_
                   .With(Int(record.id), std::string_view(tag), std::string_view(sealed), std::string_view(record.uuid),
                         static_cast<int64_t>(seed))
                   .Run();
      !r)
    return tl::unexpected(r.error());
  if (auto r = put_head_.With(Int(record.id), int64_t{0}, int64_t{0}).Run(); !r) return tl::unexpected(r.error());
  staged_heads_[record.id] = {};
  staged_people_[name] = record;
  return record;
}

Result<bool> LogTables::WasForgotten(const std::string& uuid) {
  Statement find;
  if (auto r = log_.Prepare("SELECT 1 FROM tombstones WHERE uuid = ?1", find); !r) return tl::unexpected(r.error());
  return find.With(std::string_view(uuid)).Step();
}

Result<PersonRecord> LogTables::StageLife(const PersonRecord& person, std::span<const LifeRecord> life) {
  if (people_.Find(person.name)) {
    return Fail(ErrorCode::kInvalidArgument,
                fmt::format("there is already a life of '{}' here; import under another name or forget that one first",
                            person.name));
  }
  if (const Result<bool> gone = WasForgotten(person.uuid); !gone || *gone) {
    if (!gone) return tl::unexpected(gone.error());
    return Fail(ErrorCode::kInvalidArgument,
                "this life was forgotten here for good; it cannot be brought back into this folder");
  }
  Result<PersonRecord> added = AddPerson(person.name, person.seed, person.uuid);
  for (const LifeRecord& record : life) {
    if (!added) break;
    if (auto r = Append(added->id, added->head + 1, record.turn, {&record.bytes, 1}); !r)
      return tl::unexpected(r.error());
    ++added->head;
  }
  return added;
}

Result<PersonRecord> LogTables::Adopt(const PersonRecord& person, std::span<const LifeRecord> life) {
  if (auto r = Begin(); !r) return tl::unexpected(r.error());
  Result<PersonRecord> adopted = StageLife(person, life);
  if (adopted) {
    if (auto r = Commit(); r)
      return adopted;
    else
      adopted = tl::unexpected(r.error());
  }
  Rollback();
  return adopted;
}

Result<void> LogTables::ForgetTurns(PersonId person, std::span<const TurnId> turns) {
  if (!people_.Get(person)) return Unknown(person);
  // This alone makes words and snapshots unreadable; the snapshot's row goes to save room.
  if (auto r = keyring_->DestroyTurns(person, turns); !r) return r;
  Statement drop;
  if (auto r = log_.Prepare("DELETE FROM snapshots WHERE person = ?1", drop); !r) return r;
  return drop.With(Int(person)).Run();
}

Result<void> LogTables::StageRemoval(PersonId person) {
  const auto entry = people_.Get(person);
  for (int64_t row = entry->head.row; row != 0;) {
    const Result<bool> found = get_event_.With(row).Step();
    if (!found) return tl::unexpected(found.error());
    const int64_t prev = *found ? get_event_.Integer(0) : 0;
    get_event_.Reset();
    if (auto r = drop_event_.With(row).Run(); !r) return r;
    row = prev < row ? prev : 0;
  }
  for (const char* sql : {"INSERT OR REPLACE INTO tombstones SELECT uuid, tag FROM people WHERE id = ?1",
                          "DELETE FROM snapshots WHERE person = ?1", "DELETE FROM heads WHERE person = ?1",
                          "DELETE FROM people WHERE id = ?1"}) {
    Statement statement;
    if (auto r = log_.Prepare(sql, statement); !r) return r;
    if (auto r = statement.With(Int(person)).Run(); !r) return r;
  }
  return log_.Execute("COMMIT");
}

Result<void> LogTables::ForgetPerson(PersonId person) {
  if (!people_.Get(person)) return Unknown(person);
  if (auto r = keyring_->DestroyPerson(person); !r) return r;
  if (auto r = Begin(); !r) return r;
  if (auto r = StageRemoval(person); !r) {
    Rollback();
    return r;
  }
  people_.Remove(person);
  return {};
}

void LogTables::CheckpointFrom(int pages) {
  // What fails here stays in the write-ahead log and is tried again; a broken disk shows in broken().
  if (log_.wal_pages() >= pages) static_cast<void>(log_.MoveWalIntoFile(Database::Checkpoint::kPassive));
}

void LogTables::CoverFailedCommit() {
  static_cast<void>(log_.Execute("UPDATE failed_commits SET times = times + 1 WHERE id = 1"));
}

}  // namespace sam
