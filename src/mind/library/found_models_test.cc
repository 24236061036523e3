#include "mind/library/found_models.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <map>

#include "tests/support/gguf_writer.h"

namespace sam::llm {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

class FoundModels : public testing::Test {
 protected:
  FoundModels() : home_(fs::path(testing::TempDir()) / ("home" + std::to_string(getpid()))) { fs::create_directories(home_); }
  ~FoundModels() override { fs::remove_all(home_); }

  fs::path Model(const fs::path& where, const char* shape = "llama-tiny-q4_0") const {
    const fs::path path = home_ / where;
    fs::create_directories(path.parent_path());
    EXPECT_TRUE(support::WriteModel(*support::ShapeNamed(shape), 1, path.string()));
    return path;
  }
  void Write(const fs::path& where, const std::string& text) const {
    fs::create_directories((home_ / where).parent_path());
    std::ofstream(home_ / where) << text;
  }
  std::vector<ModelPlace> Places() const {
    return ModelPlaces((home_ / "data").string(), [this](const char* name) {
      const auto found = environment_.find(name);
      return std::string(name) == "HOME" ? home_.string() : found == environment_.end() ? "" : found->second;
    });
  }
  std::vector<std::string> Names() const {
    std::vector<std::string> names;
    for (const FoundModel& model : FindModels(Places())) names.push_back(model.owner + " " + model.name + (model.header ? "" : " refused"));
    return names;
  }
  /// A model in Ollama's manner, and its hash.
  std::string OllamaModel(const std::string& name, char digit) const {
    const std::string hash(64, digit);
    Model(fs::path(".ollama/models/blobs") / ("sha256-" + hash));
    Write(fs::path(".ollama/models/manifests") / name,
          R"({"layers":[{"mediaType":"application/vnd.ollama.image.license","digest":"sha256:)" + std::string(64, 'f') + R"("},)"
          R"({"mediaType":"application/vnd.ollama.image.model","digest":"sha256:)" + hash + R"(","size":1}]})");
    return hash;
  }

  fs::path home_;
  std::map<std::string, std::string> environment_;
};

TEST_F(FoundModels, AreFoundWhereEveryoneKeepsThem) {
  environment_["SAMANTHA_MODELS"] = (home_ / "mine").string() + ":" + (home_ / "others").string();
  Model("data/models/a.gguf");
  Model("mine/deep/down/b.GGUF");
  Model("others/c.gguf");
  OllamaModel("registry.ollama.ai/library/qwen2.5/1.5b", 'a');
  OllamaModel("hf.co/someone/model/latest", 'b');
  Model(".lmstudio/models/publisher/repository/d.gguf");
  Model(".cache/llama.cpp/e.gguf");
  Write("data/models/readme.txt", "no model");
  EXPECT_THAT(Names(), ElementsAre("Samantha a.gguf", "SAMANTHA_MODELS b.GGUF", "SAMANTHA_MODELS c.gguf", "Ollama hf.co/someone/model:latest", "Ollama qwen2.5:1.5b", "LM Studio d.gguf",
                                   "llama.cpp e.gguf"));
}

TEST_F(FoundModels, AreFoundThroughTheHubsLinksOnce) {
  const fs::path blob = Model(".cache/huggingface/hub/models--a--b/blobs/0123");
  for (const char* revision : {"one", "two"}) {
    fs::create_directories(home_ / ".cache/huggingface/hub/models--a--b/snapshots" / revision);
    fs::create_symlink(blob, home_ / ".cache/huggingface/hub/models--a--b/snapshots" / revision / "b.gguf");
  }
  EXPECT_THAT(Names(), ElementsAre("Hugging Face b.gguf"));
}

TEST_F(FoundModels, AreToldWithWhyTheyAreRefused) {
  Write("data/models/broken.gguf", "GGUF and then nothing");
  EXPECT_THAT(Names(), ElementsAre("Samantha broken.gguf refused"));
}

TEST_F(FoundModels, IgnoreManifestsThatPointElsewhere) {
  Model("secret.gguf");
  const auto manifest = [](const std::string& digest) { return R"({"layers":[{"mediaType":"application/vnd.ollama.image.model","digest":")" + digest + R"("}]})"; };
  Write(".ollama/models/manifests/h/n/a/1", manifest("sha256:../../../secret.gguf"));
  Write(".ollama/models/manifests/h/n/a/2", manifest("sha256:" + std::string(63, 'a') + "/"));
  Write(".ollama/models/manifests/h/n/a/3", R"({"layers":[1,{"digest":5,"mediaType":[]},null]})");
  Write(".ollama/models/manifests/h/n/a/4", std::string(5000, '['));
  EXPECT_THAT(Names(), ElementsAre());
}

TEST_F(FoundModels, DoNotFollowFoldersInACircle) {
  Model("data/models/a.gguf");
  fs::create_directory_symlink(home_ / "data/models", home_ / "data/models/again");
  EXPECT_THAT(Names(), ElementsAre("Samantha a.gguf"));
}

TEST_F(FoundModels, AreFoundByNameOrPath) {
  const fs::path path = Model("data/models/a.gguf");
  OllamaModel("registry.ollama.ai/library/tiny/latest", 'c');
  EXPECT_EQ(FindModel(Places(), "a")->path, fs::canonical(path).string());
  EXPECT_EQ(FindModel(Places(), "a.gguf")->path, fs::canonical(path).string());
  EXPECT_EQ(FindModel(Places(), path.string())->path, fs::canonical(path).string());
  EXPECT_EQ(FindModel(Places(), "tiny")->owner, "Ollama");
  const auto missing = FindModel(Places(), "b");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::kNotFound);
  EXPECT_THAT(missing.error().message, HasSubstr("there are a.gguf, tiny:latest"));
}

}  // namespace
}  // namespace sam::llm
