// For tests: a disk that loses what was not synced. It passes everything on to SQLite's own file layer, and knows for
// each file what the last sync made safe and which writes came after.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace sam {

/// One per process, registered with SQLite under kName. Thread-safe.
class PowerCutVfs {
 public:
  static constexpr const char* kName = "power-cut";
  static PowerCutVfs& Get();

  /// What of the writes after the last sync is on the disk when the power is back.
  enum class Survivors : uint8_t { kNone, kTornPrefix, kAnySubset };
  enum class Trouble : uint8_t { kNone, kFullDisk, kFailingSync };

  /// A healthy disk; counting starts at 0.
  void Reset();
  /// The power fails at the write, truncation, sync or deletion after `operations` more; everything fails from then on.
  void CutAfter(int operations);
  void SetTrouble(Trouble trouble);
  int operations() const;
  bool is_cut() const;
  /// Turns the power on again: the files hold what survived. Nothing may have them open.
  void Restore(Survivors survivors, uint64_t seed);

  // For the file layer: 0 to go on, else the SQLite code to fail with.
  void Opened(const std::string& file);
  int Writing(const std::string& file, int64_t offset, const void* bytes, int size);
  int Truncating(const std::string& file, int64_t size);
  int Syncing(const std::string& file);
  int Deleting(const std::string& file);

 private:
  struct Change {
    int64_t offset = 0;
    std::string bytes;
    bool truncates = false;  // to `offset`
  };
  struct File {
    std::string synced;
    std::vector<Change> pending;
  };
  PowerCutVfs();
  bool TakeOperation();
  static void Apply(const Change& change, std::string& content);
  static std::string Survive(const File& file, Survivors survivors, uint64_t seed);

  mutable std::mutex mutex_;
  std::map<std::string, File> files_;
  int operations_ = 0;
  int cut_at_ = -1;
  bool is_cut_ = false;
  Trouble trouble_ = Trouble::kNone;
};

}  // namespace sam
