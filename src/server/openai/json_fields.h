// Reads the fields of a request's objects and names the first that is wrong, in the API's own words. Inside server/openai/ only.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "server/openai/api_error.h"

namespace sam::api {

/// A request's body as an object: encoding, depth and syntax are checked.
Outcome<nlohmann::json> ParseBody(std::string_view body);

/// The first fault of a whole request; what comes after it does not matter.
class Faults {
 public:
  void Add(ApiError error) {
    if (!first_) first_ = std::move(error);
  }
  const std::optional<ApiError>& first() const { return first_; }

 private:
  std::optional<ApiError> first_;
};

/// Of one object. A field that is null is one that is not there.
class JsonFields {
 public:
  /// `path` names the object in errors: "messages[0].", "" for the request itself. All outlive it.
  JsonFields(const nlohmann::json& object, std::string path, Faults& faults) : object_(object), path_(std::move(path)), faults_(faults) {}

  /// Null where it is missing.
  const nlohmann::json* Find(const char* key) const;
  /// Null, with a fault, where it is missing.
  const nlohmann::json* Need(const char* key) const;
  /// Empty where it is missing or, with a fault, something else.
  std::string Text(const char* key) const;
  std::optional<double> Number(const char* key, double lowest, double highest) const;
  std::optional<int64_t> Whole(const char* key, int64_t lowest, int64_t highest) const;
  bool IsTrue(const char* key) const;
  const nlohmann::json* Array(const char* key) const;
  const nlohmann::json* Object(const char* key) const;
  /// A fault where it is there and says something else than these.
  void AllowOnly(const char* key, std::initializer_list<nlohmann::json> values, std::string_view why) const;

  void WrongType(const char* key, std::string_view wanted, const nlohmann::json& found) const;
  void Unsupported(const char* key, std::string_view why) const;
  std::string Path(const char* key) const { return path_ + key; }

 private:
  const nlohmann::json& object_;
  const std::string path_;
  Faults& faults_;
};

}  // namespace sam::api
