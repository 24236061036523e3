#include "server/api_keys.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/base64.h"
#include "base/unicode.h"
#include "base/whole_file.h"
#include "server/guard.h"

namespace sam {
namespace {

using nlohmann::json;

constexpr std::string_view kPrefix = "sam_";
constexpr size_t kKeySize = 4 + 43, kHashSize = 32, kIdSize = 8, kLongestName = 200, kLongestLabel = 200;

std::string PathIn(const std::string& folder) { return folder + "/api_keys.json"; }

/// A key is 32 random bytes, so that one round of a fast hash is enough.
std::string HashOf(std::string_view key) {
  std::array<unsigned char, kHashSize> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(key.data()), key.size(), nullptr, 0);
  return std::string(reinterpret_cast<const char*>(hash.data()), hash.size());
}

std::string MakeId() {
  std::string id;
  while (id.size() < kIdSize)
    for (const char c : MakeToken())
      if (c != '-' && c != '_' && id.size() < kIdSize) id.push_back(c);
  return id;
}

std::optional<ApiKey> ReadKey(const json& entry) {
  const auto text = [&](const char* key) { return entry.is_object() && entry.contains(key) && entry[key].is_string() ? entry[key].get<std::string>() : std::string(); };
  const auto hash = FromBase64(text("hash"));
  const auto made = ParseRfc3339(text("made"));
  if (!hash || hash->size() != kHashSize || !made || text("id").empty() || text("life").empty()) return std::nullopt;
  const KeyUse use = text("use") == "device" ? KeyUse::kDevice : KeyUse::kProgram;
  return ApiKey{.id = text("id"), .life = text("life"), .name = "", .label = text("label"), .hash = *hash, .made = *made, .use = use};
}

json ToJson(const ApiKey& key) {
  json object = {{"id", key.id}, {"life", key.life}, {"label", key.label}, {"hash", ToBase64(key.hash)}, {"made", FormatRfc3339(key.made)}};
  if (key.use == KeyUse::kDevice) object["use"] = "device";
  return object;
}

/// Names lie sealed in the log only.
Result<void> GiveNames(std::vector<ApiKey>& keys, EventLog& log) {
  if (keys.empty()) return {};
  auto people = log.People();
  if (!people) return tl::unexpected(people.error());
  for (ApiKey& key : keys)
    for (const PersonRecord& record : *people)
      if (record.uuid == key.life) key.name = record.name;
  std::erase_if(keys, [](const ApiKey& key) { return key.name.empty(); });
  return {};
}

}  // namespace

Result<std::unique_ptr<ApiKeys>> ApiKeys::Open(std::string folder, EventLog& log) {
  if (sodium_init() < 0) return Fail(ErrorCode::kInternal, "the library that keys are hashed with does not start");
  std::unique_ptr<ApiKeys> self(new ApiKeys(std::move(folder), log));
  const std::string path = PathIn(self->folder_);
  std::error_code failed;
  if (!std::filesystem::exists(path, failed)) return self;
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  const json object = json::parse(text.str(), nullptr, false);
  const auto corrupt = [&] { return Fail(ErrorCode::kCorrupt, fmt::format("{} cannot be read; mend it, or remove it and make new keys", path)); };
  if (!file || !object.is_object() || !object.contains("keys") || !object["keys"].is_array()) return corrupt();
  for (const json& entry : object["keys"]) {
    auto key = ReadKey(entry);
    if (!key) return corrupt();
    self->keys_.push_back(std::move(*key));
  }
  if (auto named = GiveNames(self->keys_, log); !named) return tl::unexpected(named.error());
  return self;
}

Result<void> ApiKeys::Write(const std::vector<ApiKey>& keys) const {
  json list = json::array();
  for (const ApiKey& key : keys) list.push_back(ToJson(key));
  return WriteWholeFile(PathIn(folder_), json{{"keys", std::move(list)}}.dump(2, ' ', false, json::error_handler_t::replace) + "\n");
}

Result<std::string> ApiKeys::Add(const std::string& person, const std::string& label, Moment now, uint64_t seed, KeyUse use) {
  const std::string name = CleanText(person, kLongestName + 1);
  if (name.empty() || name.size() > kLongestName)
    return Fail(ErrorCode::kInvalidArgument, fmt::format("a person's name has 1 to {} bytes of text; '{}' has not", kLongestName, name.substr(0, 40)));
  auto record = log_.FindPerson(name, EventLog::Create::kYes, seed);
  if (!record) return tl::unexpected(record.error());
  const std::string key = std::string(kPrefix) + MakeToken();
  const std::scoped_lock lock(mutex_);
  std::vector<ApiKey> keys = keys_;
  if (use == KeyUse::kDevice && std::ranges::count(keys, use, &ApiKey::use) >= static_cast<std::ptrdiff_t>(kMostDevices))
    return Fail(ErrorCode::kExhausted, fmt::format("{} devices are paired, the most there may be; remove one with samantha devices remove", kMostDevices));
  keys.push_back({.id = MakeId(), .life = record->uuid, .name = name, .label = CleanText(label, kLongestLabel), .hash = HashOf(key), .made = now, .use = use});
  if (auto written = Write(keys); !written) return tl::unexpected(written.error());
  keys_ = std::move(keys);
  return key;
}

std::vector<ApiKey> ApiKeys::List(KeyUse use) const {
  const std::scoped_lock lock(mutex_);
  std::vector<ApiKey> keys = keys_;
  std::erase_if(keys, [&](const ApiKey& key) { return key.use != use; });
  return keys;
}

Result<void> ApiKeys::Remove(std::string_view id, KeyUse use) {
  const std::scoped_lock lock(mutex_);
  std::vector<ApiKey> keys = keys_;
  const bool device = use == KeyUse::kDevice;
  if (std::erase_if(keys, [&](const ApiKey& key) { return key.id == id && key.use == use; }) == 0)
    return Fail(ErrorCode::kNotFound, fmt::format("no {} has the id '{}'; samantha {} list shows them", device ? "device" : "key", id.substr(0, 40), device ? "devices" : "key"));
  if (auto written = Write(keys); !written) return written;
  keys_ = std::move(keys);
  return {};
}

bool ApiKeys::Has(std::string_view id) const {
  const std::scoped_lock lock(mutex_);
  return std::any_of(keys_.begin(), keys_.end(), [id](const ApiKey& key) { return key.id == id; });
}

std::optional<ApiKey> ApiKeys::Find(std::string_view key, KeyUse use) const {
  if (key.size() != kKeySize || !key.starts_with(kPrefix)) return std::nullopt;
  const std::string hash = HashOf(key);
  std::optional<ApiKey> found;
  {
    const std::scoped_lock lock(mutex_);
    for (const ApiKey& known : keys_)  // all of them, however early one fits
      if (sodium_memcmp(known.hash.data(), hash.data(), kHashSize) == 0 && known.use == use) found = known;
  }
  if (!found) return std::nullopt;
  const auto record = log_.FindPerson(found->name, EventLog::Create::kNo, 0);
  if (!record || record->uuid != found->life) return std::nullopt;  // forgotten since
  return found;
}

namespace {

std::string Show(const std::vector<ApiKey>& keys) {
  std::string out;
  for (const ApiKey& key : keys) out += fmt::format("{}  {}  {}{}{}\n", key.id, FormatRfc3339(key.made), key.name, key.label.empty() ? "" : "  ", key.label);
  return out;
}

}  // namespace

Result<std::string> OrderKeys(ApiKeys& keys, std::string_view what, const std::string& subject, const std::string& label, Moment now, uint64_t seed) {
  if (what == "add") return keys.Add(subject, label, now, seed).map([](std::string key) { return key + "\n"; });
  if (what == "remove") return keys.Remove(subject, KeyUse::kProgram).map([] { return std::string(); });
  return Show(keys.List(KeyUse::kProgram));
}

Result<std::string> OrderDevices(ApiKeys& keys, std::string_view what, const std::string& id) {
  if (what == "remove") return keys.Remove(id, KeyUse::kDevice).map([] { return std::string(); });
  return Show(keys.List(KeyUse::kDevice));
}

}  // namespace sam
