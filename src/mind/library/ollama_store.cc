// Ollama keeps models as blobs named by their hash, and their names as paths of manifests: manifests/HOST/NAMESPACE/NAME/TAG.
#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <system_error>

#include "mind/library/found_models.h"

namespace sam::llm {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMostManifests = 2000, kLongestManifest = 1 << 20;
constexpr std::string_view kWeights = "application/vnd.ollama.image.model", kEyes = "application/vnd.ollama.image.projector";

/// "sha256-..." of a digest "sha256:..."; nothing else becomes a file's name.
std::optional<std::string> BlobName(const std::string& digest) {
  constexpr std::string_view kStart = "sha256:";
  const bool plain = digest.size() == kStart.size() + 64 && digest.starts_with(kStart) &&
                     std::all_of(digest.begin() + kStart.size(), digest.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
  if (!plain) return std::nullopt;
  return "sha256-" + digest.substr(kStart.size());
}

/// "qwen2.5:1.5b" of registry.ollama.ai/library/qwen2.5/1.5b; others keep their host and namespace.
std::string NameOf(const fs::path& manifest) {
  std::vector<std::string> parts;
  for (const fs::path& part : manifest) parts.push_back(part.string());
  if (parts.size() < 2) return "";
  std::string name = parts[parts.size() - 2] + ":" + parts.back();
  const bool library = parts.size() == 4 && parts[0] == "registry.ollama.ai" && parts[1] == "library";
  for (size_t n = parts.size() - 2; n-- > 0 && !library;)
    if (n > 0 || parts[0] != "registry.ollama.ai") name.insert(0, parts[n] + "/");
  return name;
}

std::vector<OllamaModel> ReadManifest(const fs::path& folder, const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text(kLongestManifest, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<size_t>(in.gcount()));
  const auto manifest = nlohmann::json::parse(text, nullptr, false);
  std::vector<OllamaModel> models;
  if (!manifest.is_object() || !manifest.contains("layers") || !manifest["layers"].is_array()) return models;
  const std::string name = NameOf(file.lexically_relative(folder / "manifests"));
  for (const auto& layer : manifest["layers"]) {
    if (!layer.is_object() || !layer.contains("mediaType") || !layer["mediaType"].is_string() || !layer.contains("digest") || !layer["digest"].is_string()) continue;
    const std::string kind = layer["mediaType"];
    const auto blob = BlobName(layer["digest"]);
    if (blob && (kind == kWeights || kind == kEyes)) models.push_back({kind == kEyes ? name + " (projector)" : name, folder / "blobs" / *blob});
  }
  return models;
}

}  // namespace

std::vector<OllamaModel> ReadOllamaModels(const fs::path& folder) {
  std::vector<fs::path> manifests;
  std::error_code failed;
  for (auto at = fs::recursive_directory_iterator(folder / "manifests", fs::directory_options::skip_permission_denied, failed);
       !failed && at != fs::recursive_directory_iterator() && manifests.size() < kMostManifests; at.increment(failed)) {
    std::error_code unknown;
    if (at.depth() >= 5) at.disable_recursion_pending();
    if (fs::is_regular_file(at->symlink_status(unknown))) manifests.push_back(at->path());
  }
  std::ranges::sort(manifests);
  std::vector<OllamaModel> models;
  for (const fs::path& file : manifests)
    for (OllamaModel& model : ReadManifest(folder, file)) models.push_back(std::move(model));
  return models;
}

}  // namespace sam::llm
