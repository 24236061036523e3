#include "tests/support/gguf_writer.h"

#include <gtest/gtest.h>
#include <llama.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <vector>

namespace sam::support {
namespace {

using Model = std::unique_ptr<llama_model, decltype(&llama_model_free)>;
using Context = std::unique_ptr<llama_context, decltype(&llama_free)>;

std::string Made(const std::string& shape, uint64_t seed) {
  const std::string path = testing::TempDir() + shape + std::to_string(seed) + ".gguf";
  EXPECT_TRUE(WriteModel(*ShapeNamed(shape), seed, path));
  return path;
}

std::string Read(const std::string& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

std::vector<llama_token> Tokens(const llama_vocab* vocab, const std::string& text) {
  std::vector<llama_token> tokens(text.size() + 8);
  tokens.resize(static_cast<size_t>(llama_tokenize(vocab, text.c_str(), static_cast<int32_t>(text.size()), tokens.data(), static_cast<int32_t>(tokens.size()), true, true)));
  return tokens;
}

/// Greedy; every logit must be a number.
std::vector<llama_token> Continue(llama_model* model, std::vector<llama_token> tokens, int count) {
  llama_context_params params = llama_context_default_params();
  params.n_ctx = 512;
  params.n_threads = params.n_threads_batch = 1;
  const Context context(llama_init_from_model(model, params), llama_free);
  const int vocabulary = llama_vocab_n_tokens(llama_model_get_vocab(model));
  std::vector<llama_token> said;
  while (context && static_cast<int>(said.size()) < count) {
    if (llama_decode(context.get(), llama_batch_get_one(tokens.data(), static_cast<int32_t>(tokens.size()))) != 0) break;
    const float* logits = llama_get_logits_ith(context.get(), -1);
    for (int n = 0; n < vocabulary; ++n) EXPECT_TRUE(std::isfinite(logits[n]));
    said.push_back(static_cast<llama_token>(std::max_element(logits, logits + vocabulary) - logits));
    tokens = {said.back()};
  }
  return said;
}

class MadeModels : public testing::TestWithParam<std::string> {
  void SetUp() override {
    llama_log_set([](lm_ggml_log_level level, const char* text, void*) { if (level >= LM_GGML_LOG_LEVEL_ERROR) std::fputs(text, stderr); }, nullptr);
  }
};

TEST_P(MadeModels, AreLoadedAndRunByLlamaCpp) {
  const std::string path = Made(GetParam(), 7);
  const Model model(llama_model_load_from_file(path.c_str(), llama_model_default_params()), llama_model_free);
  ASSERT_TRUE(model);
  const llama_vocab* vocab = llama_model_get_vocab(model.get());
  const std::vector<llama_token> asked = Tokens(vocab, "<|im_start|>user\nwhat did you see? 안녕<|im_end|>\n<|im_start|>assistant\n");
  EXPECT_LT(asked.size(), 60u);
  EXPECT_TRUE(llama_vocab_is_eog(vocab, Tokens(vocab, "<|im_end|>").back()));
  EXPECT_NE(llama_model_chat_template(model.get(), nullptr), nullptr);
  const auto said = Continue(model.get(), asked, 12);
  EXPECT_EQ(said.size(), 12u);
  EXPECT_EQ(said, Continue(model.get(), asked, 12));
  std::filesystem::remove(path);
}
INSTANTIATE_TEST_SUITE_P(All, MadeModels, testing::Values("llama-tiny", "llama-tiny-f16", "llama-tiny-q8_0", "llama-tiny-q4_0", "qwen2-tiny", "qwen2-tiny-f16",
                                                          "qwen2-tiny-q8_0", "qwen2-tiny-q4_0"));

TEST(MadeModel, IsTheSameFromTheSameSeedOnly) {
  EXPECT_EQ(Read(Made("llama-tiny-q4_0", 3)), Read(Made("llama-tiny-q4_0", 3)));
  EXPECT_NE(Read(Made("llama-tiny-q4_0", 3)), Read(Made("llama-tiny-q4_0", 4)));
}

TEST(MadeModel, OfAnUnknownShapeIsRefused) {
  EXPECT_EQ(ShapeNamed("llama-huge").error().code, ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace sam::support
