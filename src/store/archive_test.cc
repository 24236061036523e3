#include "store/archive.h"

#include <sys/stat.h>

#include <cstring>

#include "store/event_codec.h"
#include "store/store_fixture.h"

namespace sam {
namespace {

class Archive : public StoreTest {
 protected:
  /// A life of three turns, the second of which was forgotten.
  std::string SomeLife() {
    auto log = Open();
    const PersonRecord person = Person(*log, "지민");
    const std::vector<Event> first = OneOfEachKind();
    const Seq head = static_cast<Seq>(first.size());
    EXPECT_TRUE(AppendAndWait(*log, person.id, 1, TurnId{1}, first));
    Say(*log, person.id, head + 1, TurnId{2}, "canary");
    Say(*log, person.id, head + 2, TurnId{3}, "last words");
    const std::vector<TurnId> turns = {TurnId{2}};
    EXPECT_TRUE(log->ForgetTurns(person.id, turns));
    const auto text = WriteArchive(*log, "지민", SampleMoment(99));
    EXPECT_TRUE(text);
    return text ? *text : "";
  }
  void MoveToAnotherFolder() { folder_ = root_ + "/other"; }
};

TEST_F(Archive, CarriesAWholeLifeToAnotherFolder) {
  std::vector<StoredEvent> before;
  PersonRecord person;
  {
    SomeLife();
    auto log = Open();
    person = Person(*log, "지민");
    before = *log->Read(person.id, 0);
    ASSERT_TRUE(ExportPerson(*log, "지민", root_ + "/life.jsonl", SampleMoment(99)));
  }
  struct stat status {};
  ASSERT_EQ(stat((root_ + "/life.jsonl").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  MoveToAnotherFolder();
  auto log = Open();
  const auto imported = ImportPerson(*log, root_ + "/life.jsonl", "Jimin");
  ASSERT_TRUE(imported) << imported.error().message;
  EXPECT_EQ(imported->name, "Jimin");
  EXPECT_EQ(imported->seed, person.seed);
  EXPECT_EQ(imported->uuid, person.uuid);
  EXPECT_EQ(imported->head, before.size());
  log.reset();
  log = Open();
  const auto after = log->Read(Person(*log, "Jimin").id, 0);
  ASSERT_TRUE(after);
  ASSERT_EQ(after->size(), before.size());
  for (size_t i = 0; i < before.size(); ++i) {
    EXPECT_EQ((*after)[i].turn, before[i].turn);
    EXPECT_EQ(EncodeEvent((*after)[i].event), EncodeEvent(before[i].event));
  }
  Say(*log, imported->id, imported->head + 1, TurnId{4}, "life goes on");
}

TEST_F(Archive, LeavesOutWhatWasForgotten) { EXPECT_EQ(SomeLife().find("canary"), std::string::npos); }

TEST_F(Archive, IsWrittenInWordsAPersonCanRead) {
  const std::string text = SomeLife();
  EXPECT_EQ(text.find(R"({"events":14,"format":"samantha-life","person":"지민")"), 0u) << text.substr(0, 200);
  EXPECT_NE(text.find(R"("subject":"parrot")"), std::string::npos);
  EXPECT_NE(text.find("+09:00"), std::string::npos);
}

TEST_F(Archive, IsRefusedWhereTheNameHasALifeAlready) {
  const std::string text = SomeLife();
  auto log = Open();
  const auto imported = ReadArchive(*log, text, "");
  ASSERT_FALSE(imported);
  EXPECT_NE(imported.error().message.find("already a life of '지민'"), std::string::npos) << imported.error().message;
  EXPECT_EQ(log->People()->size(), 1u);
}

TEST_F(Archive, CannotBringBackAForgottenPerson) {
  const std::string text = SomeLife();
  auto log = Open();
  ASSERT_TRUE(log->ForgetPerson(Person(*log, "지민").id));
  const auto imported = ReadArchive(*log, text, "someone else");
  ASSERT_FALSE(imported);
  EXPECT_NE(imported.error().message.find("forgotten"), std::string::npos);
  EXPECT_TRUE(log->People()->empty());
}

TEST_F(Archive, IsTakenInWholeOrNotAtAll) {
  const std::string text = SomeLife();
  MoveToAnotherFolder();
  auto log = Open();
  std::vector<std::string> broken = {"",
                                     "\n",
                                     "not json",
                                     "{}",
                                     R"({"format":"samantha-life"})",
                                     text.substr(0, text.size() / 2),
                                     text.substr(0, text.rfind('\n', text.size() - 2) + 1),
                                     text + "{\"v\":1}\n"};
  std::string twice = text;
  twice.insert(text.size(), text.substr(text.rfind('\n', text.size() - 2) + 1));
  broken.push_back(twice);
  for (const auto& [from, to] : {std::pair{"\"version\":1", "\"version\":9"},
                                 {"\"seed\":\"", "\"seed\":\"x"},
                                 {"\"uuid\":\"", "\"uuid\":\"../"}}) {
    std::string changed = text;
    changed.replace(changed.find(from), std::strlen(from), to);
    broken.push_back(changed);
  }
  for (const std::string& archive : broken) {
    const auto imported = ReadArchive(*log, archive, "x");
    ASSERT_FALSE(imported) << archive.substr(0, 100);
    EXPECT_EQ(imported.error().message.find('\n'), std::string::npos);
  }
  EXPECT_TRUE(log->People()->empty());
  EXPECT_TRUE(ReadArchive(*log, text, "x"));
}

TEST_F(Archive, SaysWhatItCannotReadOrWrite) {
  auto log = Open();
  Person(*log, "a");
  EXPECT_NE(ImportPerson(*log, root_ + "/none.jsonl", "").error().message.find("none.jsonl"), std::string::npos);
  EXPECT_FALSE(ImportPerson(*log, root_, "b"));
  EXPECT_NE(
      ExportPerson(*log, "a", root_ + "/no/such/place.jsonl", SampleMoment(0)).error().message.find("place.jsonl"),
      std::string::npos);
  EXPECT_EQ(ExportPerson(*log, "nobody", root_ + "/x", SampleMoment(0)).error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace sam
