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

std::optional<std::string> PersonOf(const ApiKeys& keys, std::string_view key, KeyUse use = KeyUse::kProgram) {
  const auto found = keys.Find(key, use);
  return found ? std::optional(found->name) : std::nullopt;
}

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
  EXPECT_EQ(PersonOf(*keys, robin), "Robin");
  EXPECT_EQ(PersonOf(*keys, kim), "Kim");
  std::string other = robin;
  other.back() = other.back() == 'A' ? 'B' : 'A';
  for (const std::string& wrong : {other, robin + "A", robin.substr(1), std::string(), std::string("sam_")}) EXPECT_EQ(PersonOf(*keys, wrong), std::nullopt) << wrong;
}

TEST_F(ApiKeysTest, KeepsAHashOfItAndNoName) {
  const std::string key = Open()->Add("Robin", "app", {}, 1).value();
  EXPECT_THAT(File(), Not(HasSubstr(key.substr(4))));
  EXPECT_THAT(File(), Not(HasSubstr("Robin")));
  struct stat status {};
  ASSERT_EQ(stat((folder_ + "/api_keys.json").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  EXPECT_EQ(PersonOf(*Open(), key), "Robin") << "after a restart, too";
}

TEST_F(ApiKeysTest, OpensNothingOnceItIsRemoved) {
  const auto keys = Open();
  const std::string key = keys->Add("Robin", "", {}, 1).value();
  EXPECT_FALSE(keys->Remove("none", KeyUse::kProgram));
  ASSERT_TRUE(keys->Remove(keys->List(KeyUse::kProgram).front().id, KeyUse::kProgram));
  EXPECT_EQ(PersonOf(*keys, key), std::nullopt);
  EXPECT_EQ(PersonOf(*Open(), key), std::nullopt);
}

TEST_F(ApiKeysTest, OpensNothingOnceItsPersonIsForgotten) {
  const auto keys = Open();
  const std::string key = keys->Add("Robin", "", {}, 1).value();
  ASSERT_TRUE(log_->ForgetPerson(log_->FindPerson("Robin", EventLog::Create::kNo, 0)->id));
  EXPECT_EQ(PersonOf(*keys, key), std::nullopt);
  EXPECT_FALSE(log_->FindPerson("Robin", EventLog::Create::kNo, 0)) << "asking makes nobody";
  log_->FindPerson("Robin", EventLog::Create::kYes, 2).value();
  EXPECT_EQ(PersonOf(*keys, key), std::nullopt) << "another life under the same name";
  EXPECT_TRUE(Open()->List(KeyUse::kProgram).empty());
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

TEST_F(ApiKeysTest, AProgramsKeyOpensNoPageAndADevicesKeyNoApi) {
  const auto keys = Open();
  const std::string program = keys->Add("Robin", "app", {}, 1).value(), phone = keys->Add("Robin", "phone", {}, 1, KeyUse::kDevice).value();
  EXPECT_EQ(PersonOf(*keys, program, KeyUse::kDevice), std::nullopt);
  EXPECT_EQ(PersonOf(*keys, phone, KeyUse::kProgram), std::nullopt);
  EXPECT_EQ(PersonOf(*Open(), phone, KeyUse::kDevice), "Robin") << "after a restart, too";
  const std::string id = keys->List(KeyUse::kDevice).at(0).id;
  EXPECT_FALSE(keys->Remove(id, KeyUse::kProgram));
  EXPECT_TRUE(keys->Remove(id, KeyUse::kDevice));
  EXPECT_EQ(PersonOf(*keys, phone, KeyUse::kDevice), std::nullopt);
  EXPECT_EQ(PersonOf(*keys, program), "Robin");
}

TEST_F(ApiKeysTest, PairsSoManyDevicesAndNoMore) {
  const auto keys = Open();
  for (size_t i = 0; i < ApiKeys::kMostDevices; ++i) ASSERT_TRUE(keys->Add("Robin", "phone", {}, 1, KeyUse::kDevice));
  const auto refused = keys->Add("Robin", "phone", {}, 1, KeyUse::kDevice);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kExhausted);
  EXPECT_TRUE(keys->Add("Robin", "app", {}, 1));
}

}  // namespace
}  // namespace sam
