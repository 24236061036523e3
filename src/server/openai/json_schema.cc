#include "server/openai/json_schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/unicode.h"

namespace sam::api {
namespace {

using nlohmann::json;

constexpr size_t kMostParts = 5000;
constexpr int kMostRepeats = 2000;  // that a grammar counts

constexpr std::array<std::string_view, 7> kTypes = {"object", "array", "string", "number", "integer", "boolean", "null"};
constexpr std::array<std::string_view, 10> kNotSayable = {"not", "if", "then", "else", "patternProperties", "propertyNames", "dependentRequired", "dependentSchemas", "contains", "unevaluatedProperties"};

bool IsType(const json& type) { return type.is_string() && std::ranges::count(kTypes, type.get_ref<const std::string&>()) > 0; }

/// One look at a schema.
class Looking {
 public:
  explicit Looking(const json& root) : root_(root) {}

  std::string At(const json& schema, const std::string& path) {
    if (schema.is_boolean()) return {};
    if (!schema.is_object()) return fmt::format("{} is no schema", path);
    if (++parts_ > kMostParts) return fmt::format("it has more than {} parts", kMostParts);
    for (const auto part : {&Looking::Words, &Looking::Types, &Looking::Bounds, &Looking::Reference, &Looking::Object, &Looking::Below})
      if (std::string why = (this->*part)(schema, path); !why.empty()) return why;
    return {};
  }

 private:
  std::string Words(const json& schema, const std::string& path) {
    for (const std::string_view word : kNotSayable)
      if (schema.contains(word)) return fmt::format("{} has '{}', which is not permitted in a strict schema", path, word);
    if (const auto any = schema.find("enum"); any != schema.end() && (!any->is_array() || any->empty())) return fmt::format("the enum of {} is no array with values", path);
    const auto pattern = schema.find("pattern");
    if (pattern == schema.end()) return {};
    const bool whole = pattern->is_string() && pattern->get_ref<const std::string&>().starts_with('^') && pattern->get_ref<const std::string&>().ends_with('$');
    return whole ? "" : fmt::format("the pattern of {} has to begin with '^' and end with '$'", path);
  }

  std::string Types(const json& schema, const std::string& path) {
    const auto type = schema.find("type");
    if (type == schema.end() || IsType(*type) || (type->is_array() && !type->empty() && std::all_of(type->begin(), type->end(), IsType))) return {};
    return fmt::format("the type of {} is none of object, array, string, number, integer, boolean, null", path);
  }

  std::string Bounds(const json& schema, const std::string& path) {
    for (const char* key : {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"})
      if (const auto bound = schema.find(key); bound != schema.end() && !bound->is_number()) return fmt::format("the {} of {} is no number", key, path);
    for (const char* key : {"minLength", "maxLength", "minItems", "maxItems"}) {
      const auto bound = schema.find(key);
      if (bound != schema.end() && (!bound->is_number_integer() || *bound < 0 || *bound > kMostRepeats)) return fmt::format("the {} of {} is no whole number from 0 to {}", key, path, kMostRepeats);
    }
    return {};
  }

  std::string Reference(const json& schema, const std::string& path) {
    const auto ref = schema.find("$ref");
    if (ref == schema.end()) return {};
    if (!ref->is_string() || !ref->get_ref<const std::string&>().starts_with("#/")) return fmt::format("the $ref of {} is no reference within the schema, '#/$defs/...'", path);
    const json* at = &root_;
    const std::string& whole = ref->get_ref<const std::string&>();
    for (size_t begin = 1; begin < whole.size();) {
      const size_t end = std::min(whole.find('/', begin + 1), whole.size());
      const std::string key = whole.substr(begin + 1, end - begin - 1);
      if (!at->is_object() || !at->contains(key)) return fmt::format("the $ref '{}' of {} leads nowhere", CleanText(whole, 100), path);
      at = &(*at)[key];
      begin = end;
    }
    return {};
  }

  std::string Object(const json& schema, const std::string& path) {
    const auto required = schema.find("required");
    if (required == schema.end()) return {};
    const auto properties = schema.find("properties");
    if (!required->is_array()) return fmt::format("the required of {} is no array", path);
    for (const json& name : *required) {
      const bool known = name.is_string() && properties != schema.end() && properties->is_object() && properties->contains(name.get_ref<const std::string&>());
      if (!known) return fmt::format("{} requires {}, which is not among its properties", path, CleanText(name.dump(-1, ' ', false, json::error_handler_t::replace), 60));
    }
    return {};
  }

  std::string Below(const json& schema, const std::string& path) {
    for (const char* key : {"properties", "$defs", "definitions"}) {
      const auto members = schema.find(key);
      if (members == schema.end()) continue;
      if (!members->is_object()) return fmt::format("the {} of {} are no object", key, path);
      for (const auto& [name, member] : members->items())
        if (std::string why = At(member, Name(path, key, name)); !why.empty()) return why;
    }
    for (const char* key : {"anyOf", "oneOf", "allOf", "prefixItems"}) {
      const auto all = schema.find(key);
      if (all == schema.end()) continue;
      if (!all->is_array() || all->empty()) return fmt::format("the {} of {} is no array of schemas", key, path);
      for (const json& one : *all)
        if (std::string why = At(one, path); !why.empty()) return why;
    }
    for (const char* key : {"items", "additionalProperties"})
      if (const auto one = schema.find(key); one != schema.end())
        if (std::string why = At(*one, Name(path, key, "")); !why.empty()) return why;
    return {};
  }

  static std::string Name(const std::string& path, std::string_view key, const std::string& name) {
    const std::string shown = CleanText(name.empty() ? std::string(key) : name, 60);
    return path == "the schema" ? "'" + shown + "'" : path.substr(0, path.size() - 1) + "." + shown + "'";
  }

  const json& root_;
  size_t parts_ = 0;
};

}  // namespace

std::string ObjectSchemaFault(const json& schema) {
  if (!schema.is_object()) return "it is no JSON object";
  const auto type = schema.find("type");
  if (type == schema.end() || *type != "object") return fmt::format("schema must be a JSON Schema of 'type: \"object\"', got 'type: {}'", type == schema.end() ? "None" : CleanText(type->dump(-1, ' ', false, json::error_handler_t::replace), 60));
  const auto properties = schema.find("properties");
  return properties == schema.end() || properties->is_object() ? "" : "its properties are no object";
}

std::string SchemaFault(const json& schema) {
  std::string why = ObjectSchemaFault(schema);
  return why.empty() ? Looking(schema).At(schema, "the schema") : why;
}

}  // namespace sam::api
