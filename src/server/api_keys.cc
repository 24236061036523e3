#include "server/api_keys.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/base64.h"
#include "base/unicode.h"
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
  return ApiKey{.id = text("id"), .life = text("life"), .name = "", .label = text("label"), .hash = *hash, .made = *made};
}

json ToJson(const ApiKey& key) {
  return {{"id", key.id}, {"life", key.life}, {"label", key.label}, {"hash", ToBase64(key.hash)}, {"made", FormatRfc3339(key.made)}};
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

bool WriteAll(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<size_t>(written));
  }
  return ::fsync(file) == 0;
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
  const std::string text = json{{"keys", std::move(list)}}.dump(2, ' ', false, json::error_handler_t::replace) + "\n", beside = PathIn(folder_) + ".new";
  std::error_code failed;
  std::filesystem::create_directories(folder_, failed);
  ::unlink(beside.c_str());
  const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  const bool written = file >= 0 && WriteAll(file, text);
  if (file >= 0) ::close(file);
  if (!written || std::rename(beside.c_str(), PathIn(folder_).c_str()) != 0)
    return Fail(ErrorCode::kUnavailable, fmt::format("{} cannot be written ({}); look at the folder's owner and room", PathIn(folder_), std::strerror(errno)));
  return {};
}

Result<std::string> ApiKeys::Add(const std::string& person, const std::string& label, Moment now, uint64_t seed) {
  const std::string name = CleanText(person, kLongestName + 1);
  if (name.empty() || name.size() > kLongestName)
    return Fail(ErrorCode::kInvalidArgument, fmt::format("a person's name has 1 to {} bytes of text; '{}' has not", kLongestName, name.substr(0, 40)));
  auto record = log_.FindPerson(name, EventLog::Create::kYes, seed);
  if (!record) return tl::unexpected(record.error());
  const std::string key = std::string(kPrefix) + MakeToken();
  const std::scoped_lock lock(mutex_);
  std::vector<ApiKey> keys = keys_;
  keys.push_back({.id = MakeId(), .life = record->uuid, .name = name, .label = CleanText(label, kLongestLabel), .hash = HashOf(key), .made = now});
  if (auto written = Write(keys); !written) return tl::unexpected(written.error());
  keys_ = std::move(keys);
  return key;
}

std::vector<ApiKey> ApiKeys::List() const {
  const std::scoped_lock lock(mutex_);
  return keys_;
}

Result<void> ApiKeys::Remove(std::string_view id) {
  const std::scoped_lock lock(mutex_);
  std::vector<ApiKey> keys = keys_;
  if (std::erase_if(keys, [&](const ApiKey& key) { return key.id == id; }) == 0)
    return Fail(ErrorCode::kNotFound, fmt::format("no key has the id '{}'; samantha key list shows them", id.substr(0, 40)));
  if (auto written = Write(keys); !written) return written;
  keys_ = std::move(keys);
  return {};
}

std::optional<std::string> ApiKeys::PersonOf(std::string_view key) const {
  if (key.size() != kKeySize || !key.starts_with(kPrefix)) return std::nullopt;
  const std::string hash = HashOf(key);
  std::string name, life;
  {
    const std::scoped_lock lock(mutex_);
    for (const ApiKey& known : keys_)  // all of them, however early one fits
      if (sodium_memcmp(known.hash.data(), hash.data(), kHashSize) == 0) name = known.name, life = known.life;
  }
  if (name.empty()) return std::nullopt;
  const auto record = log_.FindPerson(name, EventLog::Create::kNo, 0);
  if (!record || record->uuid != life) return std::nullopt;  // forgotten since
  return name;
}

Result<std::string> OrderKeys(ApiKeys& keys, std::string_view what, const std::string& subject, const std::string& label, Moment now, uint64_t seed) {
  if (what == "add") return keys.Add(subject, label, now, seed).map([](std::string key) { return key + "\n"; });
  if (what == "remove") return keys.Remove(subject).map([] { return std::string(); });
  std::string out;
  for (const ApiKey& key : keys.List()) out += fmt::format("{}  {}  {}{}{}\n", key.id, FormatRfc3339(key.made), key.name, key.label.empty() ? "" : "  ", key.label);
  return out;
}

}  // namespace sam
