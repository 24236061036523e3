#include "app/minds.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>

#include "base/unicode.h"
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

/// The only projector that lies beside the model; "" where there is none, or several.
std::string FindProjector(const std::string& model) {
  std::string found;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::absolute(model, ignored).parent_path(), ignored)) {
    const std::string name = ToLower(entry.path().filename().string());
    if (!name.starts_with("mmproj") || !name.ends_with(".gguf")) continue;
    if (!found.empty()) return {};
    found = entry.path().string();
  }
  const auto header = found.empty() ? Result<GgufHeader>(GgufHeader()) : ReadGgufHeader(found);
  return header && header->kind == GgufHeader::Kind::kProjector ? found : std::string();
}

/// kInvalidArgument, kNotFound, kCorrupt: `file` is not what it is to be.
Result<void> CheckIs(const std::string& file, GgufHeader::Kind kind, std::string_view what) {
  const auto header = ReadGgufHeader(file);
  if (!header) return tl::unexpected(header.error());
  if (header->kind != kind) return Fail(ErrorCode::kInvalidArgument, fmt::format("'{}' is no {}, but a {}", file, what, KindName(header->kind)));
  return {};
}

/// Takes over what the header of the projector, which was seen to be one, says of it. kInvalidArgument where the model is to have what it has not.
Result<void> TellOfProjector(const MindOptions& options, llm::LlamaConfig& config) {
  const auto header = config.projector.empty() ? Result<GgufHeader>(GgufHeader()) : ReadGgufHeader(config.projector);
  if (!header) return tl::unexpected(header.error());
  if (options.sees == "yes" && !header->has_eyes) return Fail(ErrorCode::kInvalidArgument, "a llama model sees by a projector with eyes; give one by --projector FILE.gguf");
  if (options.hears == "yes" && !header->has_ears) return Fail(ErrorCode::kInvalidArgument, "a llama model hears by a projector with ears; give one by --projector FILE.gguf");
  config.projector_sees = header->has_eyes;
  config.projector_hears = header->has_ears && options.hears != "no";
  return {};
}

MadeMind MindOf(std::shared_ptr<LanguageModel> model, std::string name) {
  MadeMind made{CreateLanguageMind(model, {.name = std::move(name)}), nullptr};
  if (model->hears()) made.ears = std::move(model);
  return made;
}

Result<MadeMind> MakeLlamaMind(const std::string& name, const MindOptions& options, const std::string& data) {
  const auto found = llm::FindModel(llm::ModelPlaces(data, FromEnvironment), name);
  if (!found) return tl::unexpected(found.error());
  const auto& header = found->header;
  if (!header) return tl::unexpected(header.error());
  if (header->kind != GgufHeader::Kind::kModel) return Fail(ErrorCode::kInvalidArgument, fmt::format("'{}' is no model that talks, but a {}; give the model's own file", name, KindName(header->kind)));
  if (!options.adapter.empty())
    if (auto fits = CheckIs(options.adapter, GgufHeader::Kind::kAdapter, "LoRA adapter"); !fits) return tl::unexpected(fits.error());
  llm::LlamaConfig config{.program = "/proc/self/exe", .name = found->name, .file = found->path, .adapter = options.adapter, .threads = options.threads, .context = options.context > 0 ? options.context : kUsualContext};
  if (!options.projector.empty()) {
    if (auto fits = CheckIs(options.projector, GgufHeader::Kind::kProjector, "projector"); !fits) return tl::unexpected(fits.error());
    config.projector = options.projector;
  } else if (options.sees != "no") {
    config.projector = FindProjector(found->path);
    config.projector_is = llm::LlamaConfig::Projector::kFound;
  }
  if (auto told = TellOfProjector(options, config); !told) return tl::unexpected(told.error());
  return MindOf(llm::StartLlamaModel(std::move(config)), "llama");
}

Result<MadeMind> MakeOpenAiMind(const MindOptions& options) {
  auto config = llm::ReadOpenAiSpec(options.spec, FromEnvironment);
  if (!config) return tl::unexpected(config.error());
  config->context_tokens = options.context;
  for (llm::OpenAiEndpoint& endpoint : config->endpoints) endpoint.sees = options.sees == "yes" ? llm::Sees::kYes : options.sees == "no" ? llm::Sees::kNo : llm::Sees::kUnknown;
  for (llm::OpenAiEndpoint& endpoint : config->endpoints) endpoint.hears = options.hears == "yes";
  auto model = llm::OpenOpenAiModel(*config);
  if (!model) return tl::unexpected(model.error());
  return MindOf(std::move(*model), "openai");
}

}  // namespace

void AddMindOptions(CLI::App& command, MindOptions& options) {
  command.add_option("--mind", options.spec, "builtin, llama:FILE.gguf, llama:NAME as samantha model list has it, or openai:URL#MODEL")->capture_default_str();
  command.add_option("--adapter", options.adapter, "a LoRA adapter's file, for a llama mind");
  command.add_option("--projector", options.projector, "the eyes of a llama mind, an mmproj file; the one beside the model unless given");
  command.add_option("--model-sees", options.sees, "whether pictures are shown to the model: auto, yes or no")->check(CLI::IsMember({"auto", "yes", "no"}))->capture_default_str();
  command.add_option("--model-hears", options.hears, "whether the model writes down what is spoken where no recogniser is named: auto (a llama model with ears), yes or no")->check(CLI::IsMember({"auto", "yes", "no"}))->capture_default_str();
  command.add_option("--model-threads", options.threads, "threads of a llama mind; as many as cores, at most 8, unless given")->check(CLI::Range(0, 256));
  command.add_option("--model-context", options.context, "tokens of one talk; 4096 unless given, or what an openai mind's server tells")->check(CLI::Range(256, 1 << 20));
}

Result<MadeMind> MakeMind(const MindOptions& options, const std::string& data) {
  if (options.spec == "builtin") return MadeMind{CreateBuiltinMind(), nullptr};
  conscience::PrepareCensor();
  if (options.spec.starts_with("llama:")) return MakeLlamaMind(options.spec.substr(6), options, data);
  if (options.spec.starts_with("openai:")) return MakeOpenAiMind(options);
  return Fail(ErrorCode::kInvalidArgument, fmt::format("'{}' is no mind this program has; there are builtin, llama:FILE.gguf and openai:URL#MODEL", options.spec.substr(0, 60)));
}

}  // namespace sam::app
