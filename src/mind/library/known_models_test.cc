#include "mind/library/known_models.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace sam::llm {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string kHash(64, '5');

Result<std::vector<KnownModel>> Read(const std::string& text) {
  const std::string file = testing::TempDir() + "models.json";
  std::ofstream(file) << text;
  return ReadKnownModels(file);
}

std::string Entry(const std::string& name, const std::string& url, const std::string& hash) {
  return R"({"name":")" + name + R"(","url":")" + url + R"(","sha256":")" + hash + R"("})";
}

TEST(KnownModels, AreReadFromAList) {
  const auto models = Read(R"({"models":[{"name":"small:q4","url":"https://example.org/small.gguf","sha256":")" + std::string(64, 'A') +
                           R"(","bytes":400000000,"licence":"Apache-2.0","parameters":494000000,"quantisation":"Q4_0","context":32768,"languages":["en","ko"]}]})");
  ASSERT_TRUE(models) << models.error().message;
  ASSERT_EQ(models->size(), 1u);
  const KnownModel& model = models->front();
  EXPECT_EQ(model.name, "small:q4");
  EXPECT_EQ(model.sha256, std::string(64, 'a'));
  EXPECT_EQ(model.bytes, 400'000'000u);
  EXPECT_EQ(model.context, 32768u);
  EXPECT_THAT(model.languages, ElementsAre("en", "ko"));
  EXPECT_TRUE(Read("[]")->empty());
}

TEST(KnownModels, AreRefusedWithoutHash) {
  const auto models = Read("[" + Entry("a", "https://e.org/a.gguf", kHash) + "," + Entry("b", "https://e.org/b.gguf", "") + "]");
  ASSERT_FALSE(models);
  EXPECT_THAT(models.error().message, HasSubstr("entry 2"));
  EXPECT_THAT(models.error().message, HasSubstr("no sha256"));
}

TEST(KnownModels, AreRefusedWithNamesThatArePathsAndAddressesThatAreNotSealed) {
  for (const char* name : {"../a", "a/b", "", ".hidden", "a b"}) EXPECT_FALSE(Read("[" + Entry(name, "https://e.org/a", kHash) + "]")) << name;
  for (const char* url : {"http://e.org/a", "file:///etc/passwd", ""}) EXPECT_FALSE(Read("[" + Entry("a", url, kHash) + "]")) << url;
  EXPECT_FALSE(Read("[" + Entry("a", "https://e.org/a", std::string(64, 'g')) + "]"));
}

TEST(KnownModels, AreRefusedWhereTheListIsNone) {
  for (const char* text : {"", "{", "5", "{\"models\":3}", "[1]", "{}"}) EXPECT_EQ(Read(text).error().code, ErrorCode::kCorrupt) << text;
  EXPECT_EQ(ReadKnownModels("/nowhere/models.json").error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace sam::llm
