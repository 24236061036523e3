// A data folder of its own for each test of the store, and short ways to say things to a log.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <future>
#include <string>
#include <vector>

#include "store/event_log.h"
#include "store/store_samples.h"

namespace sam {

inline Result<void> AppendAndWait(EventLog& log, PersonId person, Seq first, TurnId turn, std::vector<Event> events) {
  std::promise<Result<void>> done;
  log.Append(person, first, turn, std::move(events),
             [&done](Result<void> result) { done.set_value(std::move(result)); });
  return done.get_future().get();
}

inline Result<void> SnapshotAndWait(EventLog& log, PersonId person, StoredSnapshot snapshot) {
  std::promise<Result<void>> done;
  log.WriteSnapshot(person, std::move(snapshot), [&done](Result<void> result) { done.set_value(std::move(result)); });
  return done.get_future().get();
}

inline std::string SaidText(const StoredEvent& stored) {
  const auto* heard = std::get_if<HeardEvent>(&stored.event.body);
  return heard != nullptr ? heard->text : "";
}

class StoreTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "samantha-store-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    root_ = name;
    folder_ = name + "/data";
  }
  void TearDown() override { std::filesystem::remove_all(root_); }

  std::unique_ptr<EventLog> Open(const std::string& vfs = "") {
    auto log = OpenSqliteLog({folder_, vfs});
    EXPECT_TRUE(log) << log.error().message;
    return log ? std::move(*log) : nullptr;
  }
  /// The one line with which opening is refused.
  Error OpenError() {
    const auto log = OpenSqliteLog({folder_, ""});
    EXPECT_FALSE(log);
    if (log) return {};
    EXPECT_EQ(log.error().message.find('\n'), std::string::npos);
    return log.error();
  }
  static PersonRecord Person(EventLog& log, const std::string& name) {
    auto person = log.FindPerson(name, EventLog::Create::kYes, 42);
    EXPECT_TRUE(person) << person.error().message;
    return person ? *person : PersonRecord{};
  }
  static void Say(EventLog& log, PersonId person, Seq seq, TurnId turn, const std::string& text) {
    const auto kept =
        AppendAndWait(log, person, seq, turn, {{SampleMoment(static_cast<int>(seq)), SampleHeard(turn, text)}});
    EXPECT_TRUE(kept) << kept.error().message;
  }
  static std::string FileBytes(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  /// All bytes of all files in the data folder.
  std::string AllBytes() const {
    std::string all;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) all += FileBytes(entry.path());
    return all;
  }
  static void Overwrite(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
  }

  std::string root_, folder_;
};

}  // namespace sam
