#include "store/backup.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "store/data_folder.h"
#include "store/event_log.h"
#include "store/log_tables.h"
#include "store/sqlite_database.h"

namespace sam {
namespace {

namespace fs = std::filesystem;

constexpr const char* kKeys[] = {"key", kKeyringFile};

tl::unexpected<Error> CannotWrite(const std::string& file, int error) {
  const bool there = error == EEXIST;
  return Fail(there ? ErrorCode::kInvalidArgument : ErrorCode::kUnavailable,
              fmt::format("{} cannot be written ({}){}", file, std::strerror(error), there ? "; name a file that is not there yet" : ""));
}

/// A copy that is whole, also of a database that is being written to.
Result<void> CopyDatabase(const std::string& from, const std::string& to) {
  if (!fs::exists(from)) return Fail(ErrorCode::kNotFound, fmt::format("there is no {}; is this the data folder?", from));
  const int out = open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (out < 0) return CannotWrite(to, errno);
  close(out);
  std::string quoted;
  for (const char c : to) quoted += c == '\'' ? std::string("''") : std::string(1, c);
  Database database;
  Result<void> done = database.Open(from, Database::Access::kReadOnly, "");
  if (done) done = database.Execute(fmt::format("VACUUM INTO '{}'", quoted).c_str());
  if (!done) unlink(to.c_str());
  return done;
}

Result<void> CopyKeyFile(const std::string& from, const std::string& to) {
  std::error_code error;
  if (!fs::copy_file(from, to, error) || error) return Fail(ErrorCode::kUnavailable, fmt::format("{} cannot be copied to {} ({})", from, to, error.message()));
  return chmod(to.c_str(), 0600) == 0 ? Result<void>() : Result<void>(CannotWrite(to, errno));
}

Result<void> CopyKeys(const std::string& from, const std::string& to) {
  if (auto copied = CopyKeyFile(from + "/" + kKeys[0], to + "/" + kKeys[0]); !copied) return copied;
  return CopyDatabase(from + "/" + kKeys[1], to + "/" + kKeys[1]);
}

bool HasKeys(const std::string& folder) { return fs::exists(folder + "/" + kKeys[0]) || fs::exists(folder + "/" + kKeys[1]); }

/// The first name of these that is free: log.db.replaced, log.db.replaced-2, ...
std::string FreeName(const std::string& file) {
  std::string name = file + ".replaced";
  for (int i = 2; fs::exists(name); ++i) name = fmt::format("{}.replaced-{}", file, i);
  return name;
}

void RemoveSideFiles(const std::string& file) {
  for (const char* side : {"-wal", "-shm"}) unlink((file + side).c_str());
}

Result<void> LooksLikeLog(const std::string& file) {
  Database database;
  if (auto opened = database.Open(file, Database::Access::kReadOnly, ""); !opened) return opened;
  const Result<int64_t> application = database.AskInteger("PRAGMA application_id");
  if (!application || *application != kLogApplication) return Fail(ErrorCode::kInvalidArgument, fmt::format("{} is no backup of a log; `samantha backup` makes one", file));
  return {};
}

/// Opens the folder once as she would, so that a log that does not fit the keys is found now.
Result<void> TryOut(const std::string& folder) {
  auto log = OpenSqliteLog({.folder = folder, .vfs = ""});
  if (!log) return tl::unexpected(log.error());
  const auto people = (*log)->People();
  if (!people) return tl::unexpected(people.error());
  for (const PersonRecord& person : *people)
    if (const auto events = (*log)->Read(person.id, 0); !events) return tl::unexpected(events.error());
  return {};
}

}  // namespace

Result<void> BackUpLog(const std::string& folder, const std::string& file) { return CopyDatabase(folder + "/" + kLogFile, file); }

Result<void> BackUpKeys(const std::string& folder, const std::string& to) {
  if (!HasKeys(folder)) return Fail(ErrorCode::kNotFound, fmt::format("there are no keys in {}; is this the data folder?", folder));
  if (mkdir(to.c_str(), 0700) != 0) return CannotWrite(to, errno);
  Result<void> copied = CopyKeys(folder, to);
  if (!copied) fs::remove_all(to);
  return copied;
}

Result<std::string> RestoreLog(const std::string& folder, const std::string& file, const std::string& keys) {
  if (auto fits = LooksLikeLog(file); !fits) return tl::unexpected(fits.error());
  std::string replaced;
  const std::string log = folder + "/" + kLogFile;
  bool new_keys = false, put = false;
  // All as it was before: the log that was set aside, and no keys where there were none.
  const auto undo = [&](Error why) {
    if (put) unlink(log.c_str()), RemoveSideFiles(log);
    if (std::error_code error; !replaced.empty() && fs::exists(replaced)) fs::rename(replaced, log, error);
    for (const char* name : kKeys)
      if (new_keys) unlink((folder + "/" + name).c_str());
    return why;
  };
  {
    auto lock = DataFolder::Open(folder);
    if (!lock) return tl::unexpected(lock.error());
    new_keys = !HasKeys(folder);
    if (!new_keys && !keys.empty())
      return Fail(ErrorCode::kInvalidArgument, fmt::format("{} has keys of its own, which know what was forgotten; leave --keys out", folder));
    if (new_keys && keys.empty()) return Fail(ErrorCode::kInvalidArgument, fmt::format("{} has no keys to open the backup with; give the copy of the keys with --keys", folder));
    if (auto copied = new_keys ? CopyKeys(keys, folder) : Result<void>(); !copied) return tl::unexpected(undo(copied.error()));
    if (fs::exists(log)) {
      Database old;
      if (old.Open(log, Database::Access::kReadWrite, "")) static_cast<void>(old.MoveWalIntoFile(Database::Checkpoint::kTruncate));
      replaced = FreeName(log);
    }
    std::error_code error;
    if (!replaced.empty()) fs::rename(log, replaced, error);
    RemoveSideFiles(log);
    put = !error;
    if (put) fs::copy_file(file, log, error);
    if (error) return tl::unexpected(undo({ErrorCode::kUnavailable, fmt::format("{} cannot be put into {} ({})", file, folder, error.message())}));
    chmod(log.c_str(), 0600);
  }
  if (auto opens = TryOut(folder); !opens) return tl::unexpected(undo(opens.error()));
  return replaced;
}

}  // namespace sam
