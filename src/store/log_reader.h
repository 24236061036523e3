// Reading: a few read-only connections to log and keyring, shared by all threads.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/event_log.h"
#include "store/keyring.h"
#include "store/sqlite_database.h"

namespace sam {

/// One thread at a time.
class LogReader {
 public:
  Result<void> Open(const std::string& log_file, const std::string& keyring_file, const std::string& vfs,
                    const SecretKey& master);
  Result<std::vector<StoredEvent>> Read(PersonId person, Seq after);
  Result<std::optional<StoredSnapshot>> ReadSnapshot(PersonId person);
  Result<TurnId> LastForgotten(PersonId person, TurnId after);

 private:
  struct Sealed {
    Seq seq;
    TurnId turn;
    std::string bytes;
  };
  Result<std::vector<Sealed>> Chain(PersonId person, Seq after);
  Result<PersonKeys> Keys(PersonId person);

  Database log_;
  KeyReader keys_;
  Statement head_, event_, snapshot_;
};

/// Thread-safe; opens connections as they are needed, at most `kMost`.
class ReaderPool {
 public:
  static constexpr size_t kMost = 4;
  ReaderPool(std::string log_file, std::string keyring_file, std::string vfs, const SecretKey& master);
  Result<std::vector<StoredEvent>> Read(PersonId person, Seq after);
  Result<std::optional<StoredSnapshot>> ReadSnapshot(PersonId person);
  Result<TurnId> LastForgotten(PersonId person, TurnId after);

 private:
  Result<std::unique_ptr<LogReader>> Take();
  void GiveBack(std::unique_ptr<LogReader> reader);

  const std::string log_file_, keyring_file_, vfs_;
  const SecretKey master_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<LogReader>> idle_;
  size_t opened_ = 0;
};

}  // namespace sam
