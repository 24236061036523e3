#include "store/backup.h"

#include "store/store_fixture.h"

namespace sam {
namespace {

class Backup : public StoreTest {
 protected:
  std::string Words(const std::string& name = "ana") {
    auto log = Open();
    std::string words;
    const auto person = log->FindPerson(name, EventLog::Create::kNo, 0);
    if (!person) return "nobody";
    const auto events = log->Read(person->id, 0);
    if (!events) return events.error().message;
    for (const StoredEvent& stored : *events) words += SaidText(stored) + ";";
    return words;
  }
  void Talk() {
    auto log = Open();
    const PersonId ana = Person(*log, "ana").id;
    Say(*log, ana, 1, TurnId{1}, "my cat is called Biscuit");
    Say(*log, ana, 2, TurnId{2}, "the locker code is 4417");
  }
  std::string file() const { return root_ + "/backup.db"; }
  std::string keys() const { return root_ + "/keys"; }
};

TEST_F(Backup, BringsBackWhatWasLost) {
  Talk();
  ASSERT_TRUE(BackUpLog(folder_, file()));
  std::filesystem::remove(folder_ + "/log.db");
  const auto replaced = RestoreLog(folder_, file(), "");
  ASSERT_TRUE(replaced) << replaced.error().message;
  EXPECT_EQ(*replaced, "");
  EXPECT_EQ(Words(), "my cat is called Biscuit;the locker code is 4417;");
}

TEST_F(Backup, IsMadeWhileTheLogIsOpen) {
  auto log = Open();
  Say(*log, Person(*log, "ana").id, 1, TurnId{1}, "hello");
  EXPECT_TRUE(BackUpLog(folder_, file()));
  EXPECT_EQ(FileBytes(file()).find("hello"), std::string::npos);
  const auto restored = RestoreLog(folder_, file(), "");  // not under her
  ASSERT_FALSE(restored);
  EXPECT_NE(restored.error().message.find("in use"), std::string::npos);
}

TEST_F(Backup, WhatWasForgottenSinceStaysForgotten) {
  Talk();
  ASSERT_TRUE(BackUpLog(folder_, file()));
  {
    auto log = Open();
    const TurnId gone[] = {TurnId{1}};
    ASSERT_TRUE(log->ForgetTurns(Person(*log, "ana").id, gone));
  }
  const auto replaced = RestoreLog(folder_, file(), "");
  ASSERT_TRUE(replaced) << replaced.error().message;
  EXPECT_TRUE(std::filesystem::exists(*replaced));
  EXPECT_EQ(Words(), "the locker code is 4417;");
}

TEST_F(Backup, OpensOnAnotherMachineWithItsKeys) {
  Talk();
  ASSERT_TRUE(BackUpLog(folder_, file()));
  ASSERT_TRUE(BackUpKeys(folder_, keys()));
  std::filesystem::remove_all(folder_);
  const auto without = RestoreLog(folder_, file(), "");
  ASSERT_FALSE(without);
  EXPECT_NE(without.error().message.find("--keys"), std::string::npos);
  const auto with = RestoreLog(folder_, file(), keys());
  ASSERT_TRUE(with) << with.error().message;
  EXPECT_EQ(Words(), "my cat is called Biscuit;the locker code is 4417;");
  EXPECT_FALSE(RestoreLog(folder_, file(), keys())) << "keys that live were replaced";
}

TEST_F(Backup, KeysThatCannotBeCopiedLeaveTheFolderAsItWas) {
  Talk();
  ASSERT_TRUE(BackUpLog(folder_, file()));
  for (const char* name : {"key", "keyring.db"}) std::filesystem::remove(folder_ + "/" + name);
  const std::string log = FileBytes(folder_ + "/log.db");
  EXPECT_FALSE(RestoreLog(folder_, file(), root_ + "/nowhere"));
  EXPECT_EQ(FileBytes(folder_ + "/log.db"), log);
  EXPECT_FALSE(std::filesystem::exists(folder_ + "/key"));
}

TEST_F(Backup, WhatDoesNotFitChangesNothing) {
  Talk();
  const std::string good = FileBytes(folder_ + "/log.db");
  Overwrite(file(), "no log at all, though long enough to be looked at");
  EXPECT_FALSE(RestoreLog(folder_, file(), ""));
  EXPECT_FALSE(RestoreLog(folder_, root_ + "/missing", ""));
  EXPECT_FALSE(BackUpLog(root_ + "/empty", root_ + "/other.db"));
  EXPECT_FALSE(BackUpLog(folder_, file())) << "wrote over a file";
  const std::string own = folder_;
  folder_ = root_ + "/stranger";
  {
    auto log = Open();
    Say(*log, Person(*log, "eve").id, 1, TurnId{1}, "hi");
  }
  ASSERT_TRUE(BackUpLog(folder_, root_ + "/eve.db"));
  folder_ = own;
  EXPECT_FALSE(RestoreLog(folder_, root_ + "/eve.db", "")) << "another folder's log was taken in";
  EXPECT_EQ(Words(), "my cat is called Biscuit;the locker code is 4417;");
}

}  // namespace
}  // namespace sam
