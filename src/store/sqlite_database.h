// SQLite behind Result: a connection and its prepared statements. Each is used by one thread at a time.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace sam {

class Database;

/// A prepared statement, reset by the next Bind-from-1 round; text and blobs must outlive the Step.
class Statement {
 public:
  Statement() = default;
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&& other) noexcept;
  ~Statement();

  /// Starts anew and binds the parameters from 1 on: integers or blobs.
  template <typename... T>
  Statement& With(const T&... values) {
    Reset();
    int index = 0;
    (Bind(++index, values), ...);
    return *this;
  }
  /// True where there is a row to look at.
  Result<bool> Step();
  /// Runs it to its end.
  Result<void> Run();
  int64_t Integer(int column) const;
  /// Valid until the next Step or reset.
  std::string_view Blob(int column) const;
  void Reset();

 private:
  friend class Database;
  void Bind(int index, int64_t value);
  void Bind(int index, std::string_view blob);
  Database* database_ = nullptr;
  sqlite3_stmt* statement_ = nullptr;
};

/// Moves are not possible: statements point to it.
class Database {
 public:
  enum class Access : uint8_t { kReadOnly, kReadWrite };
  Database() = default;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  /// `vfs` may be "" for the default.
  Result<void> Open(const std::string& path, Access access, const std::string& vfs);
  Result<void> Execute(const char* sql);
  Result<void> Prepare(const char* sql, Statement& statement);
  Result<void> Prepare(std::initializer_list<std::pair<const char*, Statement*>> statements);
  Result<int64_t> AskInteger(const char* sql);
  /// Undoes the transaction under way, if there is one.
  void Rollback();
  bool InTransaction() const;
  int64_t LastInsertedRow() const;

  /// Pages in the write-ahead log after the last commit.
  int wal_pages() const { return wal_pages_; }
  /// kPassive waits for nobody; kTruncate leaves no page behind in the log file.
  enum class Checkpoint : uint8_t { kPassive, kTruncate };
  Result<void> MoveWalIntoFile(Checkpoint how);

  /// The reading or writing itself failed, or the file is damaged: what is on disk is uncertain.
  bool broken() const { return broken_; }
  /// Something failed since the flag was last cleared, so that a transaction under way must be undone.
  bool failed() const { return failed_; }
  void ClearFailed() { failed_ = false; }
  Error Translate(int code);

 private:
  sqlite3* connection_ = nullptr;
  std::string path_;
  int wal_pages_ = 0;
  bool broken_ = false, failed_ = false;
};

}  // namespace sam
