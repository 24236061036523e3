// A thousand damaged models: what cannot be is refused with a line, and what is let through may fail in llama.cpp, but never by a crash.
#include <gtest/gtest.h>
#include <llama.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <map>
#include <string>

#include "mind/gguf/gguf_header.h"
#include "tests/support/gguf_mutations.h"

namespace sam {
namespace {

using support::Mutation;
constexpr uint64_t kMutations = 1000;
constexpr unsigned kSeconds = 20;  // what a child may take; it takes a hundredth of one

/// In a child: load, read four tokens. Never comes back.
[[noreturn]] void TryModel(const std::string& path) {
  alarm(kSeconds);
  llama_log_set([](lm_ggml_log_level, const char*, void*) {}, nullptr);
  llama_model* model = llama_model_load_from_file(path.c_str(), llama_model_default_params());
  llama_context_params params = llama_context_default_params();
  params.n_ctx = 64;
  params.n_threads = params.n_threads_batch = 1;
  llama_context* context = model ? llama_init_from_model(model, params) : nullptr;
  llama_token tokens[] = {1, 40, 300, 2};
  if (context) llama_decode(context, llama_batch_get_one(tokens, 4));
  _exit(context ? 0 : 1);
}

/// How the child ended, as waitpid tells.
int Loaded(const std::string& path) {
  const pid_t child = fork();
  if (child == 0) TryModel(path);
  int status = 0;
  waitpid(child, &status, 0);
  return status;
}

TEST(GgufMutations, AreRefusedWithALineOrDoNoHarm) {
  std::map<std::string, std::pair<int, int>> counts;  // refused, let through
  int refused = 0, loaded = 0;
  for (uint64_t n = 0; n < kMutations; ++n) {
    const Mutation mutation = support::MakeMutation(n);
    const int file = memfd_create("mutation", MFD_CLOEXEC);
    ASSERT_EQ(write(file, mutation.bytes.data(), mutation.bytes.size()), static_cast<ssize_t>(mutation.bytes.size()));
    const auto header = ReadGgufHeader(file, "model.gguf");
    EXPECT_FALSE(header && mutation.expect == Mutation::Expect::kRefused) << n << ": " << mutation.what;
    EXPECT_FALSE(!header && mutation.expect == Mutation::Expect::kPassed) << n << ": " << mutation.what;
    ++(header ? counts[mutation.what].second : counts[mutation.what].first);
    if (!header) {
      ++refused;
      EXPECT_TRUE(header.error().message.starts_with("model.gguf is refused: ")) << header.error().message;
      EXPECT_EQ(header.error().message.find('\n'), std::string::npos);
      EXPECT_LT(header.error().message.size(), 400u);
    } else {
      const int status = Loaded("/proc/self/fd/" + std::to_string(file));
      loaded += WIFEXITED(status) && WEXITSTATUS(status) == 0;
      EXPECT_FALSE(WIFSIGNALED(status)) << n << ": " << mutation.what << " ends llama.cpp by signal " << WTERMSIG(status);
    }
    close(file);
  }
  for (const auto& [what, count] : counts) std::printf("%4d refused %4d let through: %s\n", count.first, count.second, what.c_str());
  std::printf("%d refused, %d let through, of these %d run\n", refused, static_cast<int>(kMutations) - refused, loaded);
  EXPECT_GT(refused, 700);
  EXPECT_GT(loaded, 100);
}

TEST(GgufMutations, AreTheSameForTheSameNumber) {
  for (uint64_t n = 0; n < 70; ++n) EXPECT_EQ(support::MakeMutation(n).bytes, support::MakeMutation(n).bytes) << n;
}

}  // namespace
}  // namespace sam
