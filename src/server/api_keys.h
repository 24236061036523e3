// Keys that let programs speak to the API, and paired devices open the page, as one person: api_keys.json in the data folder, for its owner's eyes only, and no key
// in it, only hashes.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "store/event_log.h"

namespace sam {

/// A program's key opens the API, a device's the page; neither opens what the other does.
enum class KeyUse : uint8_t { kProgram, kDevice };

struct ApiKey {
  std::string id;     // by which it is removed: 8 letters and digits
  std::string life;   // the uuid of the person's: another life under the same name is not let in
  std::string name;   // the person's; not in the file
  std::string label;  // what it is for; may be empty
  std::string hash;   // of the key: 32 bytes
  Moment made;
  KeyUse use = KeyUse::kProgram;
};

/// Thread-safe. The only one for its folder: whoever has the log has the keys.
class ApiKeys {
 public:
  /// kCorrupt where the file cannot be read: nobody is let in, or locked out, by a slip. Keys of people who were forgotten are gone.
  static Result<std::unique_ptr<ApiKeys>> Open(std::string folder, EventLog& log);

  static constexpr size_t kMostDevices = 32;

  /// Makes a key for somebody, who begins a life here where the name is new: "sam_" and 43 letters that fit a URL. It is nowhere to be had again. kExhausted where
  /// kMostDevices are paired.
  Result<std::string> Add(const std::string& person, const std::string& label, Moment now, uint64_t seed, KeyUse use = KeyUse::kProgram);
  std::vector<ApiKey> List(KeyUse use) const;
  /// kNotFound for an id that no key of this use has.
  Result<void> Remove(std::string_view id, KeyUse use);
  /// Whether a key with this id has not been removed.
  bool Has(std::string_view id) const;
  /// Whose key this is, and which; none for an unknown key, and for one whose person was forgotten.
  std::optional<ApiKey> Find(std::string_view key, KeyUse use) const;

 private:
  ApiKeys(std::string folder, EventLog& log) : folder_(std::move(folder)), log_(log) {}
  Result<void> Write(const std::vector<ApiKey>& keys) const;

  const std::string folder_;
  EventLog& log_;
  mutable std::mutex mutex_;
  std::vector<ApiKey> keys_;
};

/// What `samantha key` asks for, in a running server or without one: "add", "list" or "remove", with the person or the key's id. Gives the text to show.
Result<std::string> OrderKeys(ApiKeys& keys, std::string_view what, const std::string& subject, const std::string& label, Moment now, uint64_t seed);
/// What `samantha devices` asks for: "list", or "remove" with the device's id.
Result<std::string> OrderDevices(ApiKeys& keys, std::string_view what, const std::string& id);

}  // namespace sam
