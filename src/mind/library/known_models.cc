#include "mind/library/known_models.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/unicode.h"

namespace sam::llm {
namespace {

using nlohmann::json;

constexpr uint64_t kMostBytes = uint64_t{1} << 41;  // of a model's file: 2 TB
constexpr size_t kLongestList = 4 << 20;

bool IsHash(const std::string& text) {
  return text.size() == 64 && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool IsName(const std::string& text) {
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-' || c == ':'; };
  return !text.empty() && text.size() <= 100 && text.front() != '.' && std::ranges::all_of(text, plain);
}

std::string TextAt(const json& entry, const char* key) {
  const auto found = entry.find(key);
  return found != entry.end() && found->is_string() ? found->get<std::string>() : "";
}

uint64_t NumberAt(const json& entry, const char* key) {
  const auto found = entry.find(key);
  return found != entry.end() && found->is_number_unsigned() ? found->get<uint64_t>() : 0;
}

KnownModel ReadEntry(const json& entry) {
  KnownModel model{TextAt(entry, "name"), TextAt(entry, "url"), ToLower(TextAt(entry, "sha256")), NumberAt(entry, "bytes"), CleanText(TextAt(entry, "licence"), 100),
                   CleanText(TextAt(entry, "quantisation"), 20), NumberAt(entry, "parameters"), 0, {}};
  model.context = static_cast<uint32_t>(std::min<uint64_t>(NumberAt(entry, "context"), std::numeric_limits<uint32_t>::max()));
  if (const auto languages = entry.find("languages"); languages != entry.end() && languages->is_array())
    for (const json& language : *languages)
      if (language.is_string()) model.languages.push_back(CleanText(language.get<std::string>(), 20));
  return model;
}

}  // namespace

Result<void> CheckKnownModel(const KnownModel& model) {
  const auto wrong = [&](std::string_view what) { return Fail(ErrorCode::kInvalidArgument, fmt::format("model \"{}\" cannot be got: {}", CleanText(model.name, 100), what)); };
  if (!IsName(model.name)) return wrong("its name must be letters, digits, '.', '_', '-' or ':', at most 100");
  if (model.sha256.empty()) return wrong("it has no sha256; take it from who made the model, so that a changed file is noticed");
  if (!IsHash(model.sha256)) return wrong("its sha256 must be 64 hexadecimal digits");
  if (!model.url.starts_with("https://")) return wrong("its url must begin with https://");
  if (model.bytes > kMostBytes) return wrong(fmt::format("{} bytes are more than any model has", model.bytes));
  return {};
}

Result<std::vector<KnownModel>> ReadKnownModels(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return Fail(ErrorCode::kNotFound, fmt::format("{} cannot be opened", file));
  std::string text(kLongestList, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<size_t>(in.gcount()));
  const json list = json::parse(text, nullptr, false);
  const json* entries = list.is_object() && list.contains("models") ? &list["models"] : &list;
  if (!entries->is_array()) return Fail(ErrorCode::kCorrupt, fmt::format("{} is no list of models; docs/models.md has the format", file));
  std::vector<KnownModel> models;
  for (const json& entry : *entries) {
    if (!entry.is_object()) return Fail(ErrorCode::kCorrupt, fmt::format("entry {} of {} is no object; docs/models.md has the format", models.size() + 1, file));
    models.push_back(ReadEntry(entry));
    if (auto checked = CheckKnownModel(models.back()); !checked) return Fail(ErrorCode::kCorrupt, fmt::format("entry {} of {}: {}", models.size(), file, checked.error().message));
  }
  return models;
}

}  // namespace sam::llm
