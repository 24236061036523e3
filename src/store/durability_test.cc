#include <algorithm>
#include <map>
#include <mutex>
#include <set>

#include "store/power_cut_vfs.h"
#include "store/store_fixture.h"

namespace sam {
namespace {

/// What the script asked for and what the log said to it.
struct Ledger {
  struct Life {
    std::vector<Seq> ends;  // of each append that was asked for
    Seq asked = 0, kept = 0;
    std::set<TurnId> forgotten, perhaps_forgotten;
  };
  std::map<std::string, Life> lives;
  std::mutex mutex;
};

std::string Words(const std::string& name, Seq seq) {
  return name + " says word " + std::to_string(seq) + std::string(seq % 5 * 300, '.');
}

/// One queued append of `count` events; the ledger learns of its fate.
void Ask(EventLog& log, Ledger& ledger, const PersonRecord& person, TurnId turn, Seq count) {
  Ledger::Life* life = nullptr;
  std::vector<Event> events;
  Seq first = 0, last = 0;
  {
    const std::lock_guard lock(ledger.mutex);
    life = &ledger.lives[person.name];
    first = life->asked + 1;
    last = life->asked += count;
    life->ends.push_back(last);
  }
  for (Seq seq = first; seq <= last; ++seq)
    events.push_back({SampleMoment(static_cast<int>(seq)), SampleHeard(turn, Words(person.name, seq))});
  log.Append(person.id, first, turn, std::move(events), [&ledger, life, last](Result<void> result) {
    const std::lock_guard lock(ledger.mutex);
    if (result) life->kept = last;
  });
}

void ForgetOne(EventLog& log, Ledger& ledger, const PersonRecord& person, TurnId turn) {
  const std::vector<TurnId> turns = {turn};
  {
    const std::lock_guard lock(ledger.mutex);
    ledger.lives[person.name].perhaps_forgotten.insert(turn);
  }
  if (!log.ForgetTurns(person.id, turns)) return;
  const std::lock_guard lock(ledger.mutex);
  ledger.lives[person.name].forgotten.insert(turn);
}

/// A short common life of three people; stops where the power fails.
void LiveOn(EventLog& log, Ledger& ledger) {
  std::vector<PersonRecord> people;
  for (const char* name : {"ada", "민준", "olu"}) {
    const auto person = log.FindPerson(name, EventLog::Create::kYes, 1);
    if (!person) return;
    {
      const std::lock_guard lock(ledger.mutex);
      static_cast<void>(ledger.lives[name]);
    }
    people.push_back(*person);
  }
  for (uint32_t turn = 1; turn <= 36; ++turn) {
    for (const PersonRecord& person : people) Ask(log, ledger, person, TurnId{turn}, 1 + turn % 2);
    if (turn % 3 == 0 && !SnapshotAndWait(log, people[turn % 2].id, {1, 1, std::string(3000, 's')})) return;
    if (turn % 11 == 0) ForgetOne(log, ledger, people[0], TurnId{turn - 4});
  }
  static_cast<void>(SnapshotAndWait(log, people[2].id, {1, 1, "end"}));  // all that was queued before is done now
}

void ExpectLedgerHolds(EventLog& log, const Ledger& ledger, const std::string& where) {
  for (const auto& [name, life] : ledger.lives) {
    const auto person = log.FindPerson(name, EventLog::Create::kNo, 0);
    ASSERT_TRUE(person) << where << ": " << name << " is gone";
    EXPECT_GE(person->head, life.kept) << where << ": an acknowledged event of " << name << " is lost";
    EXPECT_LE(person->head, life.asked) << where;
    EXPECT_TRUE(person->head == 0 || std::count(life.ends.begin(), life.ends.end(), person->head) == 1)
        << where << ": half an append was kept";
    const auto events = log.Read(person->id, 0);
    ASSERT_TRUE(events) << where << ": " << events.error().message;
    Seq last = 0;
    for (const StoredEvent& stored : *events) {
      EXPECT_GT(stored.seq, last) << where << ": twice";
      last = stored.seq;
      EXPECT_EQ(SaidText(stored), Words(name, stored.seq)) << where;
      EXPECT_FALSE(life.forgotten.contains(stored.turn)) << where << ": a forgotten turn is back";
    }
    EXPECT_TRUE(!life.perhaps_forgotten.empty() || events->size() == person->head) << where << ": a hole";
    const auto snapshot = log.ReadSnapshot(person->id);
    EXPECT_TRUE(snapshot) << where << ": " << snapshot.error().message;
  }
}

class Durability : public StoreTest {
 protected:
  void SetUp() override {
    StoreTest::SetUp();
    PowerCutVfs::Get().Reset();
  }

  void LoseThePowerAt(int operation, PowerCutVfs::Survivors survivors) {
    PowerCutVfs& disk = PowerCutVfs::Get();
    folder_ = root_ + "/" + std::to_string(operation) + "-" + std::to_string(static_cast<int>(survivors));
    disk.Reset();
    disk.CutAfter(operation);
    Ledger ledger;
    if (auto log = OpenSqliteLog({folder_, PowerCutVfs::kName})) LiveOn(**log, ledger);
    const std::string where = "power lost at operation " + std::to_string(operation) + ", survivors " +
                              std::to_string(static_cast<int>(survivors));
    disk.Restore(survivors, static_cast<uint64_t>(operation));
    auto log = Open(PowerCutVfs::kName);
    ASSERT_NE(log, nullptr) << where;
    ExpectLedgerHolds(*log, ledger, where);
    const auto people = log->People();
    for (const PersonRecord& person : *people) {  // and she can be talked to again
      Say(*log, person.id, person.head + 1, TurnId{90}, "back");
      EXPECT_EQ(SaidText(log->Read(person.id, person.head)->back()), "back") << where;
    }
    log.reset();
    std::filesystem::remove_all(folder_);
  }

  int OperationsOfAWholeLife() {
    Ledger ledger;
    folder_ = root_ + "/whole";
    {
      auto log = Open(PowerCutVfs::kName);
      LiveOn(*log, ledger);
    }
    const int operations = PowerCutVfs::Get().operations();
    auto log = Open(PowerCutVfs::kName);
    ExpectLedgerHolds(*log, ledger, "without a power cut");
    for (const auto& [name, life] : ledger.lives) EXPECT_EQ(life.kept, life.asked);
    return operations;
  }
};

TEST_F(Durability, NoPowerCutLosesOrDoublesWhatWasAcknowledged) {
  const int operations = OperationsOfAWholeLife();
  ASSERT_GT(operations, 100);
  const int step = operations / 100;
  for (int operation = 0; operation < operations; operation += step) {
    for (const auto survivors :
         {PowerCutVfs::Survivors::kNone, PowerCutVfs::Survivors::kTornPrefix, PowerCutVfs::Survivors::kAnySubset}) {
      LoseThePowerAt(operation, survivors);
      if (HasFailure()) return;
    }
  }
}

TEST_F(Durability, AFullDiskIsSaidPlainlyAndServiceGoesOnWhenThereIsRoom) {
  auto log = Open(PowerCutVfs::kName);
  const PersonId person = Person(*log, "a").id;
  Say(*log, person, 1, TurnId{1}, "before");
  PowerCutVfs::Get().SetTrouble(PowerCutVfs::Trouble::kFullDisk);
  for (const TurnId turn : {TurnId{2}, TurnId{40}}) {  // the second needs a new key, too
    const auto kept = AppendAndWait(*log, person, 2, turn, {{SampleMoment(2), SampleHeard(turn, "lost")}});
    ASSERT_FALSE(kept);
    EXPECT_EQ(kept.error().code, ErrorCode::kExhausted);
    EXPECT_NE(kept.error().message.find("full"), std::string::npos) << kept.error().message;
  }
  EXPECT_EQ(log->FindPerson("b", EventLog::Create::kYes, 1).error().code, ErrorCode::kExhausted);
  EXPECT_EQ(SaidText(log->Read(person, 0)->back()), "before");
  PowerCutVfs::Get().SetTrouble(PowerCutVfs::Trouble::kNone);
  Say(*log, person, 2, TurnId{40}, "after");
  Person(*log, "b");
  log.reset();
  log = Open(PowerCutVfs::kName);
  const auto events = log->Read(person, 0);
  ASSERT_TRUE(events);
  ASSERT_EQ(events->size(), 2u);
  EXPECT_EQ(SaidText(events->back()), "after");
}

TEST_F(Durability, AFailingSyncStopsTheWritingAndKeepsNothingHalf) {
  auto log = Open(PowerCutVfs::kName);
  const PersonId person = Person(*log, "a").id;
  Say(*log, person, 1, TurnId{1}, "before");
  PowerCutVfs::Get().SetTrouble(PowerCutVfs::Trouble::kFailingSync);
  EXPECT_FALSE(AppendAndWait(*log, person, 2, TurnId{1}, {{SampleMoment(2), SampleHeard(TurnId{1}, "lost")}}));
  PowerCutVfs::Get().SetTrouble(PowerCutVfs::Trouble::kNone);
  const auto kept = AppendAndWait(*log, person, 2, TurnId{1}, {{SampleMoment(2), SampleHeard(TurnId{1}, "refused")}});
  ASSERT_FALSE(kept) << "a second sync may succeed falsely";
  EXPECT_EQ(kept.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(kept.error().message.find('\n'), std::string::npos);
  EXPECT_EQ(log->Read(person, 0)->size(), 1u) << "reading goes on";
  log.reset();
  log = Open(PowerCutVfs::kName);
  EXPECT_EQ(log->Read(person, 0)->size(), 1u);
  Say(*log, person, 2, TurnId{1}, "again");
}

TEST_F(Durability, ATornTailIsCutOffAtTheLastWholeCommit) {
  PersonId person;
  std::string torn;
  {
    auto log = Open();
    person = Person(*log, "a").id;
    for (Seq seq = 1; seq <= 3; ++seq) Say(*log, person, seq, TurnId{seq}, "s" + std::to_string(seq));
    torn = FileBytes(folder_ + "/log.db-wal");
    std::filesystem::copy(folder_, root_ + "/copy");  // as a power cut would leave it
  }
  folder_ = root_ + "/copy";
  std::filesystem::remove(folder_ + "/log.db-shm");
  ASSERT_GT(torn.size(), 4096u);
  Overwrite(folder_ + "/log.db-wal", torn.substr(0, torn.size() - 100));
  auto log = Open();
  const auto events = log->Read(person, 0);
  ASSERT_TRUE(events);
  ASSERT_EQ(events->size(), 2u);
  EXPECT_EQ(SaidText(events->back()), "s2");
  Say(*log, person, 3, TurnId{3}, "s3 again");
}

}  // namespace
}  // namespace sam
