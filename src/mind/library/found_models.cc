#include "mind/library/found_models.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <system_error>

#include "base/unicode.h"

namespace sam::llm {
namespace {

namespace fs = std::filesystem;

constexpr int kDeepest = 6;            // folders below a place
constexpr size_t kMostFiles = 20'000;  // looked at in one place

bool IsGguf(const fs::path& path) {
  return ToLower(path.extension().string()) == ".gguf";
}

void AddPlaces(std::vector<ModelPlace>& places, const char* owner, std::string_view folders, ModelPlace::Layout layout = ModelPlace::Layout::kFiles) {
  while (!folders.empty()) {
    const size_t end = std::min(folders.find(':'), folders.size());
    if (end > 0) places.push_back({owner, fs::path(folders.substr(0, end)), layout});
    folders.remove_prefix(std::min(end + 1, folders.size()));
  }
}

/// Files by name; a link to a file counts as the file, a link to a folder as nothing.
std::vector<fs::path> FilesIn(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code failed;
  size_t looked = 0;
  for (auto at = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, failed); !failed && at != fs::recursive_directory_iterator() && ++looked < kMostFiles;
       at.increment(failed)) {
    if (at.depth() >= kDeepest) at.disable_recursion_pending();
    std::error_code unknown;
    if (IsGguf(at->path()) && fs::is_regular_file(at->status(unknown))) files.push_back(at->path());
  }
  std::ranges::sort(files);
  return files;
}

class Finder {
 public:
  void Add(const ModelPlace& place, std::string name, const fs::path& file) {
    std::error_code failed;
    const fs::path real = fs::canonical(file, failed);
    if (failed || !known_.insert(real.string()).second) return;
    found.push_back({CleanText(name, 200), place.owner, real.string(), ReadGgufHeader(real.string())});
  }
  std::vector<FoundModel> found;

 private:
  std::set<std::string> known_;
};

std::string Listed(const std::vector<FoundModel>& found) {
  std::string names;
  for (const FoundModel& model : found)
    if (model.header && names.size() < 300) names += fmt::format("{}{}", names.empty() ? "" : ", ", model.name);
  return names.empty() ? "none are found on this machine" : "there are " + names;
}

}  // namespace

std::vector<ModelPlace> ModelPlaces(const std::string& data, const Environment& environment) {
  using enum ModelPlace::Layout;
  const std::string home = environment("HOME"), hub = environment("HF_HOME");
  const std::string cache = environment("XDG_CACHE_HOME").empty() ? home + "/.cache" : environment("XDG_CACHE_HOME");
  std::vector<ModelPlace> places{{"Samantha", fs::path(data) / "models", kFiles}};
  AddPlaces(places, "SAMANTHA_MODELS", environment("SAMANTHA_MODELS"));
  AddPlaces(places, "Ollama", environment("OLLAMA_MODELS"), kOllama);
  if (!home.empty()) places.push_back({"Ollama", fs::path(home) / ".ollama/models", kOllama});
  places.push_back({"Ollama", "/usr/share/ollama/.ollama/models", kOllama});
  if (!home.empty()) places.push_back({"LM Studio", fs::path(home) / ".lmstudio/models", kFiles});
  if (!home.empty()) places.push_back({"LM Studio", fs::path(cache) / "lm-studio/models", kFiles});
  AddPlaces(places, "llama.cpp", environment("LLAMA_CACHE"));
  if (!home.empty()) places.push_back({"llama.cpp", fs::path(cache) / "llama.cpp", kFiles});
  AddPlaces(places, "Hugging Face", environment("HF_HUB_CACHE"));
  if (!hub.empty()) places.push_back({"Hugging Face", fs::path(hub) / "hub", kFiles});
  if (!home.empty()) places.push_back({"Hugging Face", fs::path(cache) / "huggingface/hub", kFiles});
  return places;
}

std::vector<FoundModel> FindModels(const std::vector<ModelPlace>& places) {
  Finder finder;
  for (const ModelPlace& place : places) {
    if (place.layout == ModelPlace::Layout::kOllama)
      for (const OllamaModel& model : ReadOllamaModels(place.folder)) finder.Add(place, model.name, model.blob);
    else
      for (const fs::path& file : FilesIn(place.folder)) finder.Add(place, file.filename().string(), file);
  }
  return std::move(finder.found);
}

Result<FoundModel> FindModel(const std::vector<ModelPlace>& places, const std::string& name) {
  std::error_code failed;
  if (fs::is_regular_file(name, failed)) {
    const fs::path real = fs::canonical(name, failed);
    return FoundModel{CleanText(real.filename().string(), 200), "", real.string(), ReadGgufHeader(real.string())};
  }
  const std::vector<FoundModel> found = FindModels(places);
  for (const FoundModel& model : found)
    if (model.name == name || model.name == name + ".gguf" || model.name == name + ":latest") return model;
  return Fail(ErrorCode::kNotFound, fmt::format("no model is called \"{}\"; {}", CleanText(name, 200), Listed(found)));
}

}  // namespace sam::llm
