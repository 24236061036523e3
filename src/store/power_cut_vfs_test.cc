#include "store/power_cut_vfs.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>
#include <fstream>

#include "base/random.h"
#include "store/store_fixture.h"

namespace sam {
namespace {

/// SQLite places it in front of the real file's own memory.
struct CutFile {
  sqlite3_file base;
  const char* name;
  sqlite3_file* real;
};

sqlite3_vfs* Real() { return sqlite3_vfs_find("unix"); }
CutFile* Cut(sqlite3_file* file) { return reinterpret_cast<CutFile*>(file); }
sqlite3_file* RealOf(sqlite3_file* file) { return Cut(file)->real; }

int CloseFile(sqlite3_file* file) { return RealOf(file)->pMethods->xClose(RealOf(file)); }
int ReadFile(sqlite3_file* file, void* bytes, int size, sqlite3_int64 at) {
  return RealOf(file)->pMethods->xRead(RealOf(file), bytes, size, at);
}
int WriteFile(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
  const int code = PowerCutVfs::Get().Writing(Cut(file)->name, at, bytes, size);
  return code != SQLITE_OK ? code : RealOf(file)->pMethods->xWrite(RealOf(file), bytes, size, at);
}
int TruncateFile(sqlite3_file* file, sqlite3_int64 size) {
  const int code = PowerCutVfs::Get().Truncating(Cut(file)->name, size);
  return code != SQLITE_OK ? code : RealOf(file)->pMethods->xTruncate(RealOf(file), size);
}
int SyncFile(sqlite3_file* file, int) { return PowerCutVfs::Get().Syncing(Cut(file)->name); }
int FileSize(sqlite3_file* file, sqlite3_int64* size) { return RealOf(file)->pMethods->xFileSize(RealOf(file), size); }
int LockFile(sqlite3_file* file, int level) { return RealOf(file)->pMethods->xLock(RealOf(file), level); }
int UnlockFile(sqlite3_file* file, int level) { return RealOf(file)->pMethods->xUnlock(RealOf(file), level); }
int CheckLock(sqlite3_file* file, int* held) { return RealOf(file)->pMethods->xCheckReservedLock(RealOf(file), held); }
int FileControl(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int SectorSize(sqlite3_file* file) { return RealOf(file)->pMethods->xSectorSize(RealOf(file)); }
int Traits(sqlite3_file* file) { return RealOf(file)->pMethods->xDeviceCharacteristics(RealOf(file)); }
int ShmMap(sqlite3_file* file, int page, int size, int extend, void volatile** memory) {
  return RealOf(file)->pMethods->xShmMap(RealOf(file), page, size, extend, memory);
}
int ShmLock(sqlite3_file* file, int offset, int n, int flags) {
  return RealOf(file)->pMethods->xShmLock(RealOf(file), offset, n, flags);
}
void ShmBarrier(sqlite3_file* file) { RealOf(file)->pMethods->xShmBarrier(RealOf(file)); }
int ShmUnmap(sqlite3_file* file, int remove) { return RealOf(file)->pMethods->xShmUnmap(RealOf(file), remove); }

const sqlite3_io_methods kMethods = {2,        CloseFile,  ReadFile,  WriteFile,   TruncateFile, SyncFile, FileSize,
                                     LockFile, UnlockFile, CheckLock, FileControl, SectorSize,   Traits,   ShmMap,
                                     ShmLock,  ShmBarrier, ShmUnmap,  nullptr,     nullptr};

int OpenFile(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  CutFile* cut = Cut(file);
  cut->base.pMethods = nullptr;
  cut->name = name != nullptr ? name : "";
  cut->real = reinterpret_cast<sqlite3_file*>(cut + 1);
  if (name != nullptr) PowerCutVfs::Get().Opened(name);
  const int code = Real()->xOpen(Real(), name, cut->real, flags, out_flags);
  if (cut->real->pMethods != nullptr) cut->base.pMethods = &kMethods;
  return code;
}

int DeleteFile(sqlite3_vfs*, const char* name, int sync_folder) {
  const int code = PowerCutVfs::Get().Deleting(name);
  return code != SQLITE_OK ? code : Real()->xDelete(Real(), name, sync_folder);
}

std::string ReadWhole(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

PowerCutVfs& PowerCutVfs::Get() {
  static PowerCutVfs vfs;
  return vfs;
}

PowerCutVfs::PowerCutVfs() {
  static sqlite3_vfs vfs = *Real();
  vfs.szOsFile = static_cast<int>(sizeof(CutFile)) + Real()->szOsFile;
  vfs.zName = kName;
  vfs.pNext = nullptr;
  vfs.xOpen = OpenFile;
  vfs.xDelete = DeleteFile;
  sqlite3_vfs_register(&vfs, 0);
}

void PowerCutVfs::Reset() {
  const std::lock_guard lock(mutex_);
  files_.clear();
  operations_ = 0;
  cut_at_ = -1;
  is_cut_ = false;
  trouble_ = Trouble::kNone;
}

void PowerCutVfs::CutAfter(int operations) {
  const std::lock_guard lock(mutex_);
  cut_at_ = operations_ + operations;
}

void PowerCutVfs::SetTrouble(Trouble trouble) {
  const std::lock_guard lock(mutex_);
  trouble_ = trouble;
}

int PowerCutVfs::operations() const {
  const std::lock_guard lock(mutex_);
  return operations_;
}

bool PowerCutVfs::is_cut() const {
  const std::lock_guard lock(mutex_);
  return is_cut_;
}

bool PowerCutVfs::TakeOperation() {
  if (operations_++ == cut_at_) is_cut_ = true;
  return !is_cut_;
}

void PowerCutVfs::Opened(const std::string& file) {
  const std::lock_guard lock(mutex_);
  if (!files_.contains(file)) files_[file].synced = ReadWhole(file);
}

int PowerCutVfs::Writing(const std::string& file, int64_t offset, const void* bytes, int size) {
  const std::lock_guard lock(mutex_);
  Change change{offset, std::string(static_cast<const char*>(bytes), static_cast<size_t>(size)), false};
  if (is_cut_) return SQLITE_IOERR_WRITE;
  const bool goes_on = TakeOperation();
  if (trouble_ == Trouble::kFullDisk) return SQLITE_FULL;
  files_[file].pending.push_back(std::move(change));  // the write under way may reach the disk in part
  return goes_on ? SQLITE_OK : SQLITE_IOERR_WRITE;
}

int PowerCutVfs::Truncating(const std::string& file, int64_t size) {
  const std::lock_guard lock(mutex_);
  if (is_cut_ || !TakeOperation()) return SQLITE_IOERR_TRUNCATE;
  files_[file].pending.push_back({size, "", true});
  return SQLITE_OK;
}

int PowerCutVfs::Syncing(const std::string& file) {
  const std::lock_guard lock(mutex_);
  if (is_cut_ || !TakeOperation() || trouble_ == Trouble::kFailingSync) return SQLITE_IOERR_FSYNC;
  File& state = files_[file];
  for (const Change& change : state.pending) Apply(change, state.synced);
  state.pending.clear();
  return SQLITE_OK;
}

int PowerCutVfs::Deleting(const std::string& file) {
  const std::lock_guard lock(mutex_);
  if (is_cut_ || !TakeOperation()) return SQLITE_IOERR_DELETE;
  files_.erase(file);
  return SQLITE_OK;
}

void PowerCutVfs::Apply(const Change& change, std::string& content) {
  const auto offset = static_cast<size_t>(change.offset);
  if (change.truncates) return content.resize(offset);
  if (content.size() < offset + change.bytes.size()) content.resize(offset + change.bytes.size());
  content.replace(offset, change.bytes.size(), change.bytes);
}

std::string PowerCutVfs::Survive(const File& file, Survivors survivors, uint64_t seed) {
  std::string content = file.synced;
  if (survivors == Survivors::kNone) return content;
  const size_t whole = file.pending.empty() ? 0 : Draw(seed, 0, "whole") % (file.pending.size() + 1);
  for (size_t i = 0; i < file.pending.size(); ++i) {
    Change change = file.pending[i];
    const bool kept = survivors == Survivors::kTornPrefix ? i < whole : Draw(seed, i, "kept") % 2 == 0;
    const bool torn = survivors == Survivors::kTornPrefix ? i == whole : kept && Draw(seed, i, "torn") % 8 == 0;
    if (!kept && !torn) continue;
    if (torn && !change.bytes.empty()) change.bytes.resize(Draw(seed, i, "length") % change.bytes.size());
    Apply(change, content);
  }
  return content;
}

void PowerCutVfs::Restore(Survivors survivors, uint64_t seed) {
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [name, file] : files_) {
      std::ofstream(name, std::ios::binary | std::ios::trunc)
          << Survive(file, survivors, seed + StableHash(name.substr(name.rfind('/'))));
      std::filesystem::remove(name + "-shm");  // memory, gone with the power
    }
  }
  Reset();
}

namespace {

class PowerCut : public StoreTest {};

TEST_F(PowerCut, LosesWhatWasNotSynced) {
  PowerCutVfs& disk = PowerCutVfs::Get();
  disk.Reset();
  const std::string file = root_ + "/file";
  auto write = [&](const std::string& bytes, int64_t at) {
    return disk.Writing(file, at, bytes.data(), static_cast<int>(bytes.size()));
  };
  disk.Opened(file);
  EXPECT_EQ(write("safe", 0), SQLITE_OK);
  EXPECT_EQ(disk.Syncing(file), SQLITE_OK);
  EXPECT_EQ(write("lost", 0), SQLITE_OK);
  disk.CutAfter(0);
  EXPECT_NE(disk.Syncing(file), SQLITE_OK);
  EXPECT_TRUE(disk.is_cut());
  disk.Restore(PowerCutVfs::Survivors::kNone, 1);
  EXPECT_EQ(FileBytes(file), "safe");
}

TEST_F(PowerCut, MakesALogWithoutSyncsLoseEvents) {
  // Shows that the crash tests could fail: with synchronous=OFF an acknowledged row is gone.
  PowerCutVfs::Get().Reset();
  const std::string file = root_ + "/plain.db";
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, PowerCutVfs::kName),
            SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(database,
                         "PRAGMA journal_mode=WAL; CREATE TABLE t(x); PRAGMA synchronous=OFF; INSERT INTO t VALUES(1)",
                         nullptr, nullptr, nullptr),
            SQLITE_OK);
  PowerCutVfs::Get().CutAfter(0);
  sqlite3_close(database);
  PowerCutVfs::Get().Restore(PowerCutVfs::Survivors::kNone, 1);
  ASSERT_EQ(sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READWRITE, nullptr), SQLITE_OK);
  sqlite3_stmt* count = nullptr;
  if (sqlite3_prepare_v2(database, "SELECT count(*) FROM t", -1, &count, nullptr) == SQLITE_OK) {
    EXPECT_EQ(sqlite3_step(count), SQLITE_ROW);
    EXPECT_EQ(sqlite3_column_int(count, 0), 0);
  }
  sqlite3_finalize(count);
  sqlite3_close(database);
}

}  // namespace
}  // namespace sam
