// EventLog in SQLite: one folder with a lock, a key file, the log and the keyring.
#include <fmt/format.h>

#include <utility>

#include "store/data_folder.h"
#include "store/event_codec.h"
#include "store/event_log.h"
#include "store/log_reader.h"
#include "store/log_tables.h"
#include "store/log_writer.h"
#include "store/people_index.h"

namespace sam {
namespace {

class SqliteLog final : public EventLog {
 public:
  SqliteLog(DataFolder folder, std::unique_ptr<PeopleIndex> people, std::unique_ptr<LogTables> tables,
            const std::string& vfs, const SecretKey& master)
      : folder_(std::move(folder)),
        people_(std::move(people)),
        writer_(std::move(tables)),
        readers_(folder_.File(kLogFile), folder_.File(kKeyringFile), vfs, master) {}

  Result<PersonRecord> FindPerson(const std::string& name, Create create, uint64_t seed_if_new) override {
    if (auto known = people_->Find(name)) return *known;
    if (create == Create::kNo)
      return Fail(ErrorCode::kNotFound,
                  fmt::format("nobody named '{}' is known in {}; check the name", name, folder_.path()));
    Result<PersonRecord> made;
    const Result<void> kept = writer_.StageAndWait([&](LogTables& tables) -> Result<void> {
      made = tables.AddPerson(name, seed_if_new, "");
      return made ? Result<void>() : tl::unexpected(made.error());
    });
    if (!kept) return tl::unexpected(kept.error());
    return made;
  }

  Result<std::vector<PersonRecord>> People() override { return people_->All(); }

  Result<PersonRecord> Adopt(PersonRecord person, std::vector<StoredEvent> life) override {
    std::vector<LifeRecord> records;
    records.reserve(life.size());
    for (const StoredEvent& stored : life) records.push_back({stored.turn, EncodeEvent(stored.event)});
    Result<PersonRecord> adopted;
    const Result<void> kept = writer_.RunAlone([&](LogTables& tables) -> Result<void> {
      adopted = tables.Adopt(person, records);
      return adopted ? Result<void>() : tl::unexpected(adopted.error());
    });
    if (!kept) return tl::unexpected(kept.error());
    return adopted;
  }

  void Append(PersonId person, Seq first, TurnId turn, std::vector<Event> events, Done done) override {
    std::vector<std::string> encoded;
    encoded.reserve(events.size());
    for (const Event& event : events) encoded.push_back(EncodeEvent(event));
    writer_.Stage([person, first, turn, encoded = std::move(encoded)](
                      LogTables& tables) { return tables.Append(person, first, turn, encoded); },
                  std::move(done));
  }

  Result<std::vector<StoredEvent>> Read(PersonId person, Seq after) override { return readers_.Read(person, after); }

  Result<std::optional<StoredSnapshot>> ReadSnapshot(PersonId person) override { return readers_.ReadSnapshot(person); }

  void WriteSnapshot(PersonId person, StoredSnapshot snapshot, Done done) override {
    writer_.Stage(
        [person, snapshot = std::move(snapshot)](LogTables& tables) { return tables.PutSnapshot(person, snapshot); },
        std::move(done));
  }

  Result<void> ForgetTurns(PersonId person, std::span<const TurnId> turns) override {
    return writer_.RunAlone([=](LogTables& tables) { return tables.ForgetTurns(person, turns); });
  }

  Result<TurnId> LastForgotten(PersonId person, TurnId after) override { return readers_.LastForgotten(person, after); }

  Result<void> ForgetPerson(PersonId person) override {
    return writer_.RunAlone([=](LogTables& tables) { return tables.ForgetPerson(person); });
  }

 private:
  // Closed from below: readers, writer, and the lock last.
  DataFolder folder_;
  std::unique_ptr<PeopleIndex> people_;
  LogWriter writer_;
  ReaderPool readers_;
};

}  // namespace

Result<std::unique_ptr<EventLog>> OpenSqliteLog(const SqliteLogConfig& config) {
  Result<DataFolder> folder = DataFolder::Open(config.folder);
  if (!folder) return tl::unexpected(folder.error());
  const Result<bool> exists = LogTables::Exists(*folder, config.vfs);
  if (!exists) return tl::unexpected(exists.error());
  const Result<SecretKey> master = folder->ReadKey(*exists ? DataFolder::Make::kNo : DataFolder::Make::kYes);
  if (!master) return tl::unexpected(master.error());
  auto people = std::make_unique<PeopleIndex>();
  auto tables =
      LogTables::Open(*folder, config.vfs, *master, *exists ? Keyring::Make::kNo : Keyring::Make::kYes, *people);
  if (!tables) return tl::unexpected(tables.error());
  return std::make_unique<SqliteLog>(std::move(*folder), std::move(people), std::move(*tables), config.vfs, *master);
}

}  // namespace sam
