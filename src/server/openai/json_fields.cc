#include "server/openai/json_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/unicode.h"
#include "server/json.h"

namespace sam::api {

using nlohmann::json;

Outcome<json> ParseBody(std::string_view body) {
  const auto broken = [](std::string_view why) { return Refuse({.message = fmt::format("We could not parse the JSON body of your request: {}.", why), .code = "invalid_json"}); };
  if (!IsUtf8(body)) return broken("it is not UTF-8");
  if (wire::NestsTooDeep(body)) return broken("it is nested too deep");
  json object = json::parse(body, nullptr, /*allow_exceptions=*/false);
  if (object.is_discarded()) return broken("it is no JSON");
  if (!object.is_object()) return broken(fmt::format("it is a JSON {}, where an object is expected", object.type_name()));
  return object;
}

const json* JsonFields::Find(const char* key) const {
  const auto found = object_.find(key);
  return found == object_.end() || found->is_null() ? nullptr : &*found;
}

const json* JsonFields::Need(const char* key) const {
  const json* found = Find(key);
  if (found == nullptr) faults_.Add({.message = fmt::format("Missing required parameter: '{}'.", Path(key)), .param = Path(key), .code = "missing_required_parameter"});
  return found;
}

void JsonFields::WrongType(const char* key, std::string_view wanted, const json& found) const {
  faults_.Add({.message = fmt::format("Invalid type for '{}': expected {}, but got {} instead.", Path(key), wanted, found.is_number_integer() ? "an integer" : fmt::format("a JSON {}", found.type_name())),
               .param = Path(key), .code = "invalid_type"});
}

void JsonFields::Unsupported(const char* key, std::string_view why) const {
  faults_.Add({.message = fmt::format("Unsupported parameter: '{}'. {}", Path(key), why), .param = Path(key), .code = "unsupported_parameter"});
}

std::string JsonFields::Text(const char* key) const {
  const json* found = Find(key);
  if (found == nullptr) return {};
  if (found->is_string()) return found->get<std::string>();
  WrongType(key, "a string", *found);
  return {};
}

std::optional<double> JsonFields::Number(const char* key, double lowest, double highest) const {
  const json* found = Find(key);
  if (found == nullptr) return std::nullopt;
  if (!found->is_number()) return WrongType(key, "a number", *found), std::nullopt;
  const double value = found->get<double>();
  if (std::isfinite(value) && value >= lowest && value <= highest) return value;
  faults_.Add({.message = fmt::format("Invalid '{}': expected a value from {} to {}, but got {} instead.", Path(key), lowest, highest, value), .param = Path(key),
               .code = value > highest ? "decimal_above_max_value" : "decimal_below_min_value"});
  return std::nullopt;
}

std::optional<int64_t> JsonFields::Whole(const char* key, int64_t lowest, int64_t highest) const {
  const json* found = Find(key);
  if (found == nullptr) return std::nullopt;
  if (!found->is_number_integer()) return WrongType(key, "an integer", *found), std::nullopt;
  const bool too_large = found->is_number_unsigned() && found->get<uint64_t>() > static_cast<uint64_t>(INT64_MAX);
  const int64_t value = too_large ? INT64_MAX : found->get<int64_t>();
  if (value >= lowest && value <= highest) return value;
  faults_.Add({.message = fmt::format("Invalid '{}': expected an integer from {} to {}, but got {} instead.", Path(key), lowest, highest, value), .param = Path(key),
               .code = value > highest ? "integer_above_max_value" : "integer_below_min_value"});
  return std::nullopt;
}

bool JsonFields::IsTrue(const char* key) const {
  const json* found = Find(key);
  if (found == nullptr) return false;
  if (found->is_boolean()) return found->get<bool>();
  WrongType(key, "a boolean", *found);
  return false;
}

const json* JsonFields::Array(const char* key) const {
  const json* found = Find(key);
  if (found == nullptr || found->is_array()) return found;
  WrongType(key, "an array", *found);
  return nullptr;
}

const json* JsonFields::Object(const char* key) const {
  const json* found = Find(key);
  if (found == nullptr || found->is_object()) return found;
  WrongType(key, "an object", *found);
  return nullptr;
}

void JsonFields::AllowOnly(const char* key, std::initializer_list<json> values, std::string_view why) const {
  const json* found = Find(key);
  if (found != nullptr && std::find(values.begin(), values.end(), *found) == values.end()) Unsupported(key, why);
}

}  // namespace sam::api
