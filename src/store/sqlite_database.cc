#include "store/sqlite_database.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <utility>

namespace sam {

Statement::Statement(Statement&& other) noexcept
    : database_(std::exchange(other.database_, nullptr)), statement_(std::exchange(other.statement_, nullptr)) {}

Statement& Statement::operator=(Statement&& other) noexcept {
  std::swap(database_, other.database_);
  std::swap(statement_, other.statement_);
  return *this;
}

Statement::~Statement() { sqlite3_finalize(statement_); }

void Statement::Bind(int index, int64_t value) { sqlite3_bind_int64(statement_, index, value); }

void Statement::Bind(int index, std::string_view blob) {
  sqlite3_bind_blob64(statement_, index, blob.data(), blob.size(), SQLITE_STATIC);
}

Result<bool> Statement::Step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  const Error error = database_->Translate(code);
  sqlite3_reset(statement_);
  return tl::unexpected(error);
}

Result<void> Statement::Run() {
  while (true) {
    const Result<bool> more = Step();
    if (!more) return tl::unexpected(more.error());
    if (!*more) break;
  }
  sqlite3_reset(statement_);
  return {};
}

int64_t Statement::Integer(int column) const { return sqlite3_column_int64(statement_, column); }

std::string_view Statement::Blob(int column) const {
  const void* bytes = sqlite3_column_blob(statement_, column);
  return {static_cast<const char*>(bytes), static_cast<size_t>(sqlite3_column_bytes(statement_, column))};
}

void Statement::Reset() { sqlite3_reset(statement_); }

Database::~Database() { sqlite3_close_v2(connection_); }

Result<void> Database::Open(const std::string& path, Access access, const std::string& vfs) {
  path_ = path;
  const int how = access == Access::kReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const int code = sqlite3_open_v2(path.c_str(), &connection_, how | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                                   vfs.empty() ? nullptr : vfs.c_str());
  if (code != SQLITE_OK) return tl::unexpected(Translate(code));
  sqlite3_busy_timeout(connection_, 5000);
  sqlite3_wal_hook(
      connection_,
      [](void* pages, sqlite3*, const char*, int count) {
        *static_cast<int*>(pages) = count;
        return SQLITE_OK;
      },
      &wal_pages_);
  return {};
}

Result<void> Database::Execute(const char* sql) {
  const int code = sqlite3_exec(connection_, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return tl::unexpected(Translate(code));
  return {};
}

Result<void> Database::Prepare(const char* sql, Statement& statement) {
  statement = Statement();
  statement.database_ = this;
  const int code = sqlite3_prepare_v3(connection_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement.statement_, nullptr);
  if (code != SQLITE_OK) return tl::unexpected(Translate(code));
  return {};
}

Result<void> Database::Prepare(std::initializer_list<std::pair<const char*, Statement*>> statements) {
  for (const auto& [sql, statement] : statements)
    if (auto prepared = Prepare(sql, *statement); !prepared) return prepared;
  return {};
}

Result<int64_t> Database::AskInteger(const char* sql) {
  Statement statement;
  if (auto prepared = Prepare(sql, statement); !prepared) return tl::unexpected(prepared.error());
  const Result<bool> row = statement.Step();
  if (!row) return tl::unexpected(row.error());
  return *row ? statement.Integer(0) : 0;
}

void Database::Rollback() {
  if (InTransaction()) sqlite3_exec(connection_, "ROLLBACK", nullptr, nullptr, nullptr);
}

bool Database::InTransaction() const { return connection_ != nullptr && sqlite3_get_autocommit(connection_) == 0; }

int64_t Database::LastInsertedRow() const { return sqlite3_last_insert_rowid(connection_); }

Result<void> Database::MoveWalIntoFile(Checkpoint how) {
  const int mode = how == Checkpoint::kPassive ? SQLITE_CHECKPOINT_PASSIVE : SQLITE_CHECKPOINT_TRUNCATE;
  int pages = 0, moved = 0;
  const int code = sqlite3_wal_checkpoint_v2(connection_, nullptr, mode, &pages, &moved);
  if (code != SQLITE_OK && (how == Checkpoint::kTruncate || code != SQLITE_BUSY))
    return tl::unexpected(Translate(code));
  if (moved >= pages) wal_pages_ = 0;
  return {};
}

Error Database::Translate(int code) {
  failed_ = true;
  const char* why = sqlite3_errstr(code);
  switch (code & 0xff) {
    case SQLITE_FULL:
      return {ErrorCode::kExhausted,
              fmt::format("the disk that holds {} is full; make room and try again, nothing of this was kept", path_)};
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      broken_ = true;
      return {ErrorCode::kCorrupt,
              fmt::format("{} is damaged ({}); it was left as it is: restore a backup, or move it away to begin anew",
                          path_, why)};
    case SQLITE_IOERR:
      if (code == SQLITE_IOERR_NOMEM) break;
      broken_ = true;
      return {
          ErrorCode::kUnavailable,
          fmt::format("reading or writing {} failed ({}, code {}); check the disk and start again", path_, why, code)};
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return {ErrorCode::kUnavailable,
              fmt::format("{} cannot be opened for writing ({}); check its permissions", path_, why)};
    default:
      break;
  }
  return {ErrorCode::kInternal, fmt::format("the store could not use {} ({}, code {})", path_, why, code)};
}

}  // namespace sam
