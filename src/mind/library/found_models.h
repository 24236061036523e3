// The models that lie on this machine: in our own folder, and where Ollama, LM Studio, llama.cpp and the Hugging Face hub keep theirs.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "mind/gguf/gguf_header.h"

namespace sam::llm {

/// A folder where models may lie, and whose it is, for people ("LM Studio").
struct ModelPlace {
  std::string owner;
  std::filesystem::path folder;
  enum class Layout : uint8_t { kFiles, kOllama } layout = Layout::kFiles;
};

/// A variable of the environment; "" where it is not set.
using Environment = std::function<std::string(const char*)>;

/// Where to look, ours first: `data`/models, $SAMANTHA_MODELS (several, parted by ':'), $OLLAMA_MODELS, ~/.ollama/models, /usr/share/ollama/.ollama/models,
/// ~/.lmstudio/models, ~/.cache/lm-studio/models, $LLAMA_CACHE, ~/.cache/llama.cpp, $HF_HUB_CACHE, $HF_HOME/hub, ~/.cache/huggingface/hub.
std::vector<ModelPlace> ModelPlaces(const std::string& data, const Environment& environment);

struct FoundModel {
  std::string name;   // "qwen2.5:1.5b" in Ollama, else the file's; printable
  std::string owner;  // of the place
  std::string path;   // of the file itself, no link
  Result<GgufHeader> header = GgufHeader{};  // or why it is refused
};

/// Every GGUF file there once, in the order of the places, by name within one. Links to folders are not followed; a place that cannot be read has none.
std::vector<FoundModel> FindModels(const std::vector<ModelPlace>& places);

/// One that somebody named: a path; else a name as FindModels gives it, whole or without ".gguf". kNotFound tells what there is.
Result<FoundModel> FindModel(const std::vector<ModelPlace>& places, const std::string& name);

/// Name and blob of each model in a folder of Ollama's: its manifests, read without trusting them.
struct OllamaModel {
  std::string name;
  std::filesystem::path blob;
};
std::vector<OllamaModel> ReadOllamaModels(const std::filesystem::path& folder);

}  // namespace sam::llm
