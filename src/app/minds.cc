#include "app/minds.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdlib>

#include "conscience/censor.h"
#include "mind/builtin/builtin_mind.h"
#include "mind/gguf/gguf_header.h"
#include "mind/library/found_models.h"
#include "mind/llm/language_mind.h"
#include "mind/llm/llama_model.h"
#include "mind/llm/openai_spec.h"

namespace sam::app {
namespace {

constexpr int kUsualContext = 4096;  // tokens

std::string FromEnvironment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

Result<std::unique_ptr<Mind>> MakeLlamaMind(const std::string& name, const MindOptions& options, const std::string& data) {
  const auto found = llm::FindModel(llm::ModelPlaces(data, FromEnvironment), name);
  if (!found) return tl::unexpected(found.error());
  const auto& header = found->header;
  if (!header) return tl::unexpected(header.error());
  if (header->kind != GgufHeader::Kind::kModel) return Fail(ErrorCode::kInvalidArgument, fmt::format("'{}' is no model that talks, but a {}; give the model's own file", name, KindName(header->kind)));
  if (!options.adapter.empty()) {
    const auto adapter = ReadGgufHeader(options.adapter);
    if (!adapter) return tl::unexpected(adapter.error());
    if (adapter->kind != GgufHeader::Kind::kAdapter) return Fail(ErrorCode::kInvalidArgument, fmt::format("'{}' is no LoRA adapter", options.adapter));
  }
  auto model = llm::StartLlamaModel({.program = "/proc/self/exe", .name = found->name, .file = found->path, .adapter = options.adapter, .threads = options.threads, .context = options.context > 0 ? options.context : kUsualContext});
  return CreateLanguageMind(std::move(model), {.name = "llama"});
}

Result<std::unique_ptr<Mind>> MakeOpenAiMind(const MindOptions& options) {
  auto config = llm::ReadOpenAiSpec(options.spec, FromEnvironment);
  if (!config) return tl::unexpected(config.error());
  config->context_tokens = options.context;
  auto model = llm::OpenOpenAiModel(*config);
  if (!model) return tl::unexpected(model.error());
  return CreateLanguageMind(std::move(*model), {.name = "openai"});
}

}  // namespace

void AddMindOptions(CLI::App& command, MindOptions& options) {
  command.add_option("--mind", options.spec, "builtin, llama:FILE.gguf, llama:NAME as samantha model list has it, or openai:URL#MODEL")->capture_default_str();
  command.add_option("--adapter", options.adapter, "a LoRA adapter's file, for a llama mind");
  command.add_option("--model-threads", options.threads, "threads of a llama mind; as many as cores, at most 8, unless given")->check(CLI::Range(0, 256));
  command.add_option("--model-context", options.context, "tokens of one talk; 4096 unless given, or what an openai mind's server tells")->check(CLI::Range(256, 1 << 20));
}

Result<std::unique_ptr<Mind>> MakeMind(const MindOptions& options, const std::string& data) {
  if (options.spec == "builtin") return CreateBuiltinMind();
  conscience::PrepareCensor();
  if (options.spec.starts_with("llama:")) return MakeLlamaMind(options.spec.substr(6), options, data);
  if (options.spec.starts_with("openai:")) return MakeOpenAiMind(options);
  return Fail(ErrorCode::kInvalidArgument, fmt::format("'{}' is no mind this program has; there are builtin, llama:FILE.gguf and openai:URL#MODEL", options.spec.substr(0, 60)));
}

}  // namespace sam::app
