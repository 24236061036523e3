#include <sqlite3.h>

#include "store/store_fixture.h"

namespace sam {
namespace {

class Forgetting : public StoreTest {
 protected:
  /// The sealed key rows as they are now.
  std::vector<std::string> SealedRows(const char* sql) {
    std::vector<std::string> rows;
    sqlite3* database = nullptr;
    sqlite3_open_v2((folder_ + "/keyring.db").c_str(), &database, SQLITE_OPEN_READONLY, nullptr);
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(database, sql, -1, &statement, nullptr);
    while (sqlite3_step(statement) == SQLITE_ROW)
      rows.emplace_back(static_cast<const char*>(sqlite3_column_blob(statement, 0)),
                        static_cast<size_t>(sqlite3_column_bytes(statement, 0)));
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return rows;
  }
  /// True where any 24 bytes of `secret` lie anywhere in the folder.
  bool LeftOnDisk(const std::string& secret) const {
    const std::string all = AllBytes();
    for (size_t at = 0; at + 24 <= secret.size(); at += 24)
      if (all.find(secret.substr(at, 24)) != all.npos) return true;
    return false;
  }
};

TEST_F(Forgetting, ATurnIsSkippedFromThenOn) {
  auto log = Open();
  const PersonId person = Person(*log, "a").id;
  for (Seq seq = 1; seq <= 80; ++seq) Say(*log, person, seq, TurnId{(seq + 1) / 2}, "s" + std::to_string(seq));
  const std::vector<TurnId> turns = {TurnId{2}, TurnId{35}};
  ASSERT_TRUE(log->ForgetTurns(person, turns));
  for (int round = 0; round < 2; ++round) {
    const auto events = log->Read(person, 0);
    ASSERT_TRUE(events) << events.error().message;
    EXPECT_EQ(events->size(), 76u);
    for (const StoredEvent& event : *events) EXPECT_TRUE(event.turn != TurnId{2} && event.turn != TurnId{35});
    log.reset();
    log = Open();
  }
  Say(*log, person, 81, TurnId{41}, "life goes on");
  const auto late = AppendAndWait(*log, person, 82, TurnId{2}, {{SampleMoment(0), PassedEvent{}}});
  ASSERT_FALSE(late);
  EXPECT_NE(late.error().message.find("forgotten"), std::string::npos);
  EXPECT_EQ(SaidText(log->Read(person, 80)->front()), "life goes on");
}

TEST_F(Forgetting, ATurnLeavesNoKeyAndNoSnapshotBehind) {
  {
    auto log = Open();
    const PersonId person = Person(*log, "a").id;
    for (Seq seq = 1; seq <= 40; ++seq) Say(*log, person, seq, TurnId{seq}, "canary");
    ASSERT_TRUE(SnapshotAndWait(*log, person, {40, 1, "canary-state"}));
  }
  const auto blocks = SealedRows("SELECT sealed FROM blocks ORDER BY block");
  const auto persons = SealedRows("SELECT sealed FROM persons");
  ASSERT_EQ(blocks.size(), 2u);
  ASSERT_TRUE(LeftOnDisk(blocks[0])) << "the test could not see what it looks for";
  {
    auto log = Open();
    const PersonId person = Person(*log, "a").id;
    const std::vector<TurnId> turns = {TurnId{3}};
    ASSERT_TRUE(log->ForgetTurns(person, turns));
    EXPECT_FALSE(LeftOnDisk(blocks[0])) << "while the log is open";
    EXPECT_FALSE(log->ReadSnapshot(person)->has_value());
  }
  EXPECT_FALSE(LeftOnDisk(blocks[0]));
  EXPECT_FALSE(LeftOnDisk(persons[0])) << "it held the key of the snapshot";
  EXPECT_TRUE(LeftOnDisk(blocks[1])) << "the other turns keep their keys";
  EXPECT_EQ(AllBytes().find("canary"), std::string::npos);
}

TEST_F(Forgetting, AnOldSnapshotStaysUnreadableEvenIfItsRowIsPutBack) {
  PersonId person;
  {
    auto log = Open();
    person = Person(*log, "a").id;
    Say(*log, person, 1, TurnId{1}, "one");
    ASSERT_TRUE(SnapshotAndWait(*log, person, {1, 1, "state"}));
  }
  const std::string before = FileBytes(folder_ + "/log.db");
  {
    auto log = Open();
    const std::vector<TurnId> turns = {TurnId{1}};
    ASSERT_TRUE(log->ForgetTurns(person, turns));
  }
  Overwrite(folder_ + "/log.db", before);
  auto log = Open();
  const auto snapshot = log->ReadSnapshot(person);
  ASSERT_TRUE(snapshot);
  EXPECT_FALSE(snapshot->has_value());
  EXPECT_TRUE(log->Read(person, 0)->empty());
}

TEST_F(Forgetting, APersonLeavesNothingButATombstone) {
  {
    auto log = Open();
    Say(*log, Person(*log, "canary-name").id, 1, TurnId{1}, "canary");
    Say(*log, Person(*log, "b").id, 1, TurnId{1}, "stays");
  }
  const auto blocks = SealedRows("SELECT sealed FROM blocks WHERE person = 1");
  const auto persons = SealedRows("SELECT sealed FROM persons WHERE person = 1");
  auto log = Open();
  const PersonRecord old = Person(*log, "canary-name");
  ASSERT_TRUE(log->ForgetPerson(old.id));
  EXPECT_FALSE(LeftOnDisk(blocks[0]));
  EXPECT_FALSE(LeftOnDisk(persons[0]));
  EXPECT_EQ(log->Read(old.id, 0).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(log->FindPerson("canary-name", EventLog::Create::kNo, 0).error().code, ErrorCode::kNotFound);
  EXPECT_FALSE(log->ForgetPerson(old.id));
  log.reset();
  log = Open();
  EXPECT_EQ(log->People()->size(), 1u);
  EXPECT_EQ(SaidText(log->Read(Person(*log, "b").id, 0)->front()), "stays");
  const PersonRecord again = Person(*log, "canary-name");
  EXPECT_NE(again.id, old.id);
  EXPECT_NE(again.uuid, old.uuid);
  EXPECT_EQ(log->Read(again.id, 0)->size(), 0u);
  const auto back = log->Adopt({PersonId::kNobody, "c", 1, 0, old.uuid}, {});
  ASSERT_FALSE(back);
  EXPECT_NE(back.error().message.find("forgotten"), std::string::npos);
}

TEST_F(Forgetting, APersonIsFinishedWhenTheLogStillHasTheRows) {
  {
    auto log = Open();
    Say(*log, Person(*log, "a").id, 1, TurnId{1}, "one");
  }
  const std::string before = FileBytes(folder_ + "/log.db");
  {
    auto log = Open();
    ASSERT_TRUE(log->ForgetPerson(Person(*log, "a").id));
  }
  Overwrite(folder_ + "/log.db", before);  // as after a crash between keyring and log
  auto log = Open();
  EXPECT_TRUE(log->People()->empty());
  EXPECT_EQ(log->FindPerson("a", EventLog::Create::kNo, 0).error().code, ErrorCode::kNotFound);
}

TEST_F(Forgetting, WhatLiesBeforeTheFirstTurnStays) {
  auto log = Open();
  const PersonId person = Person(*log, "a").id;
  const std::vector<TurnId> none = {TurnId::kNone};
  EXPECT_FALSE(log->ForgetTurns(person, none));
  Say(*log, person, 1, TurnId::kNone, "before");
  EXPECT_EQ(log->Read(person, 0)->size(), 1u);
}

}  // namespace
}  // namespace sam
