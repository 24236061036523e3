#include "server/api_keys.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <sstream>


namespace sam {
namespace {

using testing::HasSubstr;
using testing::Not;

class ApiKeysTest : public testing::Test {
 protected:
  ApiKeysTest() : folder_(testing::TempDir() + "api_keys_" + testing::UnitTest::GetInstance()->current_test_info()->name()) {
    std::filesystem::remove_all(folder_);
    log_ = OpenSqliteLog({.folder = folder_, .vfs = ""}).value();
  }
  ~ApiKeysTest() override {
    log_.reset();
    std::filesystem::remove_all(folder_);
  }

  std::unique_ptr<ApiKeys> Open() { return ApiKeys::Open(folder_, *log_).value(); }
  std::string File() const {
    std::stringstream text;
    text << std::ifstream(folder_ + "/api_keys.json").rdbuf();
    return text.str();
  }

  const std::string folder_;
  std::unique_ptr<EventLog> log_;
};

TEST_F(ApiKeysTest, OpensForTheOneItWasMadeForAndForNobodyElse) {
  const auto keys = Open();
  const std::string robin = keys->Add("Robin", "app", {}, 1).value(), kim = keys->Add("Kim", "", {}, 1).value();
  EXPECT_EQ(robin.size(), 47u);
  EXPECT_EQ(keys->PersonOf(robin), "Robin");
  EXPECT_EQ(keys->PersonOf(kim), "Kim");
  std::string other = robin;
  other.back() = other.back() == 'A' ? 'B' : 'A';
  for (const std::string& wrong : {other, robin + "A", robin.substr(1), std::string(), std::string("sam_")}) EXPECT_EQ(keys->PersonOf(wrong), std::nullopt) << wrong;
}

TEST_F(ApiKeysTest, KeepsAHashOfItAndNoName) {
  const std::string key = Open()->Add("Robin", "app", {}, 1).value();
  EXPECT_THAT(File(), Not(HasSubstr(key.substr(4))));
  EXPECT_THAT(File(), Not(HasSubstr("Robin")));
  struct stat status {};
  ASSERT_EQ(stat((folder_ + "/api_keys.json").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  EXPECT_EQ(Open()->PersonOf(key), "Robin") << "after a restart, too";
}

TEST_F(ApiKeysTest, OpensNothingOnceItIsRemoved) {
  const auto keys = Open();
  const std::string key = keys->Add("Robin", "", {}, 1).value();
  EXPECT_FALSE(keys->Remove("none"));
  ASSERT_TRUE(keys->Remove(keys->List().front().id));
  EXPECT_EQ(keys->PersonOf(key), std::nullopt);
  EXPECT_EQ(Open()->PersonOf(key), std::nullopt);
}

TEST_F(ApiKeysTest, OpensNothingOnceItsPersonIsForgotten) {
  const auto keys = Open();
  const std::string key = keys->Add("Robin", "", {}, 1).value();
  ASSERT_TRUE(log_->ForgetPerson(log_->FindPerson("Robin", EventLog::Create::kNo, 0)->id));
  EXPECT_EQ(keys->PersonOf(key), std::nullopt);
  EXPECT_FALSE(log_->FindPerson("Robin", EventLog::Create::kNo, 0)) << "asking makes nobody";
  log_->FindPerson("Robin", EventLog::Create::kYes, 2).value();
  EXPECT_EQ(keys->PersonOf(key), std::nullopt) << "another life under the same name";
  EXPECT_TRUE(Open()->List().empty());
}

TEST_F(ApiKeysTest, RefusesToGoOnWithAFileItCannotRead) {
  for (const char* text : {"", "{", "[]", R"({"keys":7})", R"({"keys":[{"id":"a"}]})", R"({"keys":[7]})"}) {
    std::ofstream(folder_ + "/api_keys.json") << text;
    const auto keys = ApiKeys::Open(folder_, *log_);
    ASSERT_FALSE(keys) << text;
    EXPECT_EQ(keys.error().code, ErrorCode::kCorrupt);
  }
}

std::string LongName() {
  std::string name;
  while (name.size() < 300) name += "ab";
  return name;
}

TEST_F(ApiKeysTest, RefusesANameThatIsNone) {
  EXPECT_FALSE(Open()->Add(" ", "", {}, 1));
  EXPECT_FALSE(Open()->Add(LongName(), "", {}, 1));
}

}  // namespace
}  // namespace sam
