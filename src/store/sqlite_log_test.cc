#include <sys/stat.h>
#include <sys/wait.h>

#include <atomic>
#include <thread>

#include "store/store_fixture.h"

namespace sam {
namespace {

class SqliteLog : public StoreTest {};

TEST_F(SqliteLog, KeepsWhatWasSaidAcrossAReopening) {
  std::vector<Event> all = OneOfEachKind();
  PersonRecord first;
  {
    auto log = Open();
    first = Person(*log, "지민");
    ASSERT_TRUE(AppendAndWait(*log, first.id, 1, TurnId{1}, all));
  }
  auto log = Open();
  const auto again = log->FindPerson("지민", EventLog::Create::kNo, 0);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->id, first.id);
  EXPECT_EQ(again->seed, 42u);
  EXPECT_EQ(again->uuid, first.uuid);
  EXPECT_EQ(again->head, all.size());
  const auto events = log->Read(first.id, 0);
  ASSERT_TRUE(events);
  ASSERT_EQ(events->size(), all.size());
  for (size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ((*events)[i].seq, i + 1);
    EXPECT_EQ((*events)[i].turn, TurnId{1});
    EXPECT_EQ(Everything((*events)[i].event), Everything(all[i]));
  }
}

TEST_F(SqliteLog, ReadsOnlyWhatCameAfter) {
  auto log = Open();
  const PersonId person = Person(*log, "a").id;
  for (Seq seq = 1; seq <= 100; ++seq) Say(*log, person, seq, TurnId{seq}, "s" + std::to_string(seq));
  const auto tail = log->Read(person, 97);
  ASSERT_TRUE(tail);
  ASSERT_EQ(tail->size(), 3u);
  EXPECT_EQ(SaidText(tail->front()), "s98");
  EXPECT_EQ(log->Read(person, 100)->size(), 0u);
  EXPECT_EQ(log->Read(person, 5000)->size(), 0u);
}

TEST_F(SqliteLog, KnowsNobodyUntilAsked) {
  auto log = Open();
  const auto nobody = log->FindPerson("Nora", EventLog::Create::kNo, 0);
  ASSERT_FALSE(nobody);
  EXPECT_EQ(nobody.error().code, ErrorCode::kNotFound);
  EXPECT_EQ(log->Read(PersonId{9}, 0).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(AppendAndWait(*log, PersonId{9}, 1, TurnId{1}, {{}}).error().code, ErrorCode::kNotFound);
  EXPECT_FALSE(log->FindPerson("", EventLog::Create::kYes, 0));
  EXPECT_FALSE(log->FindPerson(std::string(5000, 'x'), EventLog::Create::kYes, 0));
  EXPECT_TRUE(log->People()->empty());
}

TEST_F(SqliteLog, RefusesEventsThatDoNotFollowTheHead) {
  auto log = Open();
  const PersonId person = Person(*log, "a").id;
  Say(*log, person, 1, TurnId{1}, "one");
  for (const Seq wrong : {0u, 1u, 3u, 4'000'000'000u}) {
    const auto kept = AppendAndWait(*log, person, wrong, TurnId{1}, {{SampleMoment(0), PassedEvent{}}});
    ASSERT_FALSE(kept);
    EXPECT_EQ(kept.error().code, ErrorCode::kInvalidArgument);
  }
  Say(*log, person, 2, TurnId{1}, "two");
  EXPECT_EQ(log->Read(person, 0)->size(), 2u);
}

TEST_F(SqliteLog, KeepsNothingReadableOnDisk) {
  {
    auto log = Open();
    const PersonId person = Person(*log, "canary-name").id;
    Say(*log, person, 1, TurnId{1}, "canary-words");
    ASSERT_TRUE(SnapshotAndWait(*log, person, {1, 1, "canary-state"}));
    EXPECT_EQ(AllBytes().find("canary"), std::string::npos);
    log.reset();
  }
  EXPECT_EQ(AllBytes().find("canary"), std::string::npos);
}

TEST_F(SqliteLog, KeepsTheLatestSnapshotOfEachPerson) {
  auto log = Open();
  const PersonId a = Person(*log, "a").id, b = Person(*log, "b").id;
  Say(*log, a, 1, TurnId{1}, "one");
  Say(*log, a, 2, TurnId{2}, "two");
  EXPECT_FALSE(log->ReadSnapshot(a)->has_value());
  ASSERT_TRUE(SnapshotAndWait(*log, a, {1, 7, "early"}));
  ASSERT_TRUE(SnapshotAndWait(*log, a, {2, 8, "late"}));
  EXPECT_FALSE(SnapshotAndWait(*log, a, {3, 8, "ahead of the log"}));
  log.reset();
  log = Open();
  const auto snapshot = log->ReadSnapshot(a);
  ASSERT_TRUE(snapshot && *snapshot);
  EXPECT_EQ((*snapshot)->seq, 2u);
  EXPECT_EQ((*snapshot)->version, 8u);
  EXPECT_EQ((*snapshot)->state, "late");
  EXPECT_FALSE(log->ReadSnapshot(b)->has_value());
}

TEST_F(SqliteLog, TakesManyThreadsAndKeepsEachPersonsOrder) {
  constexpr int kThreads = 6, kPeople = 5, kTurns = 40;
  auto log = Open();
  std::atomic<int> acknowledged = 0, refused = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      std::vector<PersonId> people;
      for (int p = 0; p < kPeople; ++p) people.push_back(Person(*log, std::to_string(t) + "/" + std::to_string(p)).id);
      for (int turn = 1; turn <= kTurns; ++turn) {
        for (const PersonId person : people) {
          log->Append(person, static_cast<Seq>(turn), TurnId{static_cast<uint32_t>(turn)},
                      {{SampleMoment(turn),
                        SampleHeard(TurnId{static_cast<uint32_t>(turn)},
                                    std::to_string(static_cast<int64_t>(person)) + ":" + std::to_string(turn))}},
                      [&](Result<void> kept) { ++(kept ? acknowledged : refused); });
          EXPECT_TRUE(turn % 7 != 0 || log->Read(person, 0));
        }
      }
    });
  }
  for (auto& thread : threads) thread.join();
  log.reset();  // commits what is queued
  EXPECT_EQ(acknowledged, kThreads * kPeople * kTurns);
  EXPECT_EQ(refused, 0);
  log = Open();
  const auto people = log->People();
  ASSERT_EQ(people->size(), static_cast<size_t>(kThreads * kPeople));
  for (const PersonRecord& person : *people) {
    const auto events = log->Read(person.id, 0);
    ASSERT_TRUE(events);
    ASSERT_EQ(events->size(), static_cast<size_t>(kTurns));
    for (size_t i = 0; i < events->size(); ++i)
      EXPECT_EQ(SaidText((*events)[i]), std::to_string(static_cast<int64_t>(person.id)) + ":" + std::to_string(i + 1));
  }
}

TEST_F(SqliteLog, MakesOnePersonWhenManyThreadsAskForTheSameName) {
  auto log = Open();
  std::vector<PersonId> ids(8);
  std::vector<std::thread> threads;
  for (PersonId& id : ids) threads.emplace_back([&] { id = Person(*log, "same").id; });
  for (auto& thread : threads) thread.join();
  for (const PersonId id : ids) EXPECT_EQ(id, ids.front());
  EXPECT_EQ(log->People()->size(), 1u);
}

TEST_F(SqliteLog, MakesItsFolderAndFilesForTheOwnerOnly) {
  folder_ = root_ + "/deep/er/data";
  auto log = Open();
  struct stat status {};
  ASSERT_EQ(stat(folder_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0700u);
  size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
    ASSERT_EQ(stat(entry.path().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600u) << entry.path();
    ++files;
  }
  EXPECT_GE(files, 4u);
}

TEST_F(SqliteLog, RefusesASecondOpeningOfItsFolder) {
  auto log = Open();
  const Error error = OpenError();
  EXPECT_EQ(error.code, ErrorCode::kUnavailable);
  EXPECT_NE(error.message.find(folder_), std::string::npos) << error.message;
  log.reset();
  EXPECT_NE(Open(), nullptr);
}

TEST_F(SqliteLog, CanBeOpenedAfterItsProcessWasKilled) {
  const pid_t child = fork();
  if (child == 0) {
    auto log = OpenSqliteLog({folder_, ""});
    if (!log) _exit(1);
    const auto person = (*log)->FindPerson("a", EventLog::Create::kYes, 1);
    if (!person || !AppendAndWait(**log, person->id, 1, TurnId{1}, {{SampleMoment(1), SampleHeard(TurnId{1}, "kept")}}))
      _exit(1);
    kill(getpid(), SIGKILL);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status)) << "the child failed before it was killed";
  auto log = Open();
  const auto events = log->Read(Person(*log, "a").id, 0);
  ASSERT_TRUE(events);
  ASSERT_EQ(events->size(), 1u);
  EXPECT_EQ(SaidText(events->front()), "kept");
}

TEST_F(SqliteLog, NamesAFolderItCannotMake) {
  Overwrite(root_ + "/file", "in the way");
  folder_ = root_ + "/file/data";
  const Error error = OpenError();
  EXPECT_EQ(error.code, ErrorCode::kUnavailable);
  EXPECT_NE(error.message.find(folder_), std::string::npos) << error.message;
}

TEST_F(SqliteLog, NamesAFolderItMayNotWrite) {
  Open().reset();
  ASSERT_EQ(chmod(root_.c_str(), 0755), 0);
  ASSERT_EQ(chmod(folder_.c_str(), 0555), 0);
  ASSERT_EQ(chmod((folder_ + "/lock").c_str(), 0444), 0);
  const pid_t child = fork();
  if (child == 0) {  // root may write anywhere: become nobody
    if (getuid() == 0 && setuid(65534) != 0) _exit(3);
    const auto log = OpenSqliteLog({folder_, ""});
    _exit(log ? 1 : log.error().message.find(folder_) == std::string::npos ? 2 : 0);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_EQ(WEXITSTATUS(status), 0);
  chmod(folder_.c_str(), 0700);
}

TEST_F(SqliteLog, RefusesAnothersKeyFileAndKeepsTheData) {
  Person(*Open(), "a");
  const std::string right = FileBytes(folder_ + "/key");
  Overwrite(folder_ + "/key", std::string(32, 'k'));
  EXPECT_NE(OpenError().message.find("key"), std::string::npos);
  Overwrite(folder_ + "/key", "short");
  EXPECT_NE(OpenError().message.find("key file"), std::string::npos);
  std::filesystem::remove(folder_ + "/key");
  EXPECT_NE(OpenError().message.find("key file"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(folder_ + "/key")) << "a new key would hide the loss";
  Overwrite(folder_ + "/key", right);
  EXPECT_EQ(Open()->People()->size(), 1u);
}

TEST_F(SqliteLog, RefusesALogWithoutItsKeyring) {
  Person(*Open(), "a");
  std::filesystem::rename(folder_ + "/keyring.db", root_ + "/keyring.db");
  EXPECT_EQ(OpenError().code, ErrorCode::kCorrupt);
  std::filesystem::remove(folder_ + "/keyring.db");
  std::filesystem::rename(root_ + "/keyring.db", folder_ + "/keyring.db");
  EXPECT_EQ(Open()->People()->size(), 1u);
}

TEST_F(SqliteLog, LeavesAFileThatIsNoLogAsItIs) {
  Person(*Open(), "a");
  for (const std::string& bytes :
       {std::string(8192, 'x'), FileBytes(folder_ + "/log.db").substr(0, 5000), FileBytes(folder_ + "/keyring.db")}) {
    Overwrite(folder_ + "/log.db", bytes);
    const Error error = OpenError();
    EXPECT_EQ(error.code, ErrorCode::kCorrupt) << error.message;
    EXPECT_NE(error.message.find("log.db"), std::string::npos) << error.message;
    EXPECT_EQ(FileBytes(folder_ + "/log.db"), bytes);
  }
}

TEST_F(SqliteLog, RefusesALogOfANewerVersion) {
  Open().reset();
  std::string bytes = FileBytes(folder_ + "/log.db");
  bytes[63] = 2;  // user_version, big-endian at 60
  Overwrite(folder_ + "/log.db", bytes);
  EXPECT_NE(OpenError().message.find("newer"), std::string::npos);
  EXPECT_EQ(FileBytes(folder_ + "/log.db"), bytes);
}

TEST_F(SqliteLog, NoticesEveryFlippedBitOfAPayload) {
  PersonId person;
  {
    auto log = Open();
    person = Person(*log, "a").id;
    Say(*log, person, 1, TurnId{1}, std::string(1500, 'w'));
  }
  const std::string whole = FileBytes(folder_ + "/log.db");
  const size_t page = 4096;
  size_t noticed = 0, harmless = 0;
  for (size_t at = 0; at < whole.size(); at += 211) {
    std::string flipped = whole;
    flipped[at] = static_cast<char>(flipped[at] ^ 0x10);
    Overwrite(folder_ + "/log.db", flipped);
    const auto log = OpenSqliteLog({folder_, ""});
    const auto events = log ? (*log)->Read(person, 0) : Result<std::vector<StoredEvent>>(tl::unexpected(log.error()));
    if (events && events->size() == 1 && SaidText(events->front()) == std::string(1500, 'w')) {
      ++harmless;
    } else {
      ++noticed;
      EXPECT_FALSE(events) << "a silent wrong reading after a flip at " << at % page << " of page " << at / page;
    }
  }
  EXPECT_GT(noticed, 10u);
  EXPECT_GT(harmless, 10u);
}

}  // namespace
}  // namespace sam
