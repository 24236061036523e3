#include "mind/llm/json_fit.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>

#include "base/json_nesting.h"
#include "base/unicode.h"

namespace sam::llm {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kDeepest = 64;      // of documents and schemas
constexpr int kMostSteps = 20000; // of one look: a schema may point to itself

const Json* Member(const Json& object, const char* key) {
  const auto found = object.is_object() ? object.find(key) : object.end();
  return object.is_object() && found != object.end() ? &*found : nullptr;
}

bool IsOfType(const Json& value, const std::string& type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_boolean();
  if (type == "null") return value.is_null();
  if (type == "number") return value.is_number();
  if (type == "integer") return value.is_number_integer() || (value.is_number_float() && value.get<double>() == static_cast<double>(static_cast<int64_t>(std::clamp(value.get<double>(), -9e18, 9e18))));
  return true;
}

size_t Letters(const std::string& text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// One look at a document.
class Fit {
 public:
  explicit Fit(const Json& root) : root_(root) {}

  std::string Of(const Json& value, const Json& schema, const std::string& path, int depth) {
    if (schema.is_boolean()) return schema.get<bool>() ? "" : fmt::format("{} may not be there", Named(path));
    if (!schema.is_object()) return {};
    if (depth > kDeepest || ++steps_ > kMostSteps) return "it nests too deep";
    if (const Json* ref = Member(schema, "$ref")) {
      const Json* target = Target(*ref);
      return target == nullptr ? std::string() : Of(value, *target, path, depth + 1);
    }
    for (const auto part : {&Fit::OfType, &Fit::OfValues, &Fit::OfBounds})
      if (std::string why = (this->*part)(value, schema, path); !why.empty()) return why;
    if (std::string why = OfChoices(value, schema, path, depth); !why.empty()) return why;
    return value.is_object() ? OfObject(value, schema, path, depth) : value.is_array() ? OfArray(value, schema, path, depth) : std::string();
  }

 private:
  static std::string Named(const std::string& path) { return path.empty() ? "it" : "'" + path + "'"; }
  static std::string Under(const std::string& path, const std::string& key) { return path.empty() ? key : path + "." + key; }

  const Json* Target(const Json& ref) const {
    if (!ref.is_string() || !ref.get_ref<const std::string&>().starts_with("#")) return nullptr;
    const Json* at = &root_;
    const std::string& whole = ref.get_ref<const std::string&>();
    for (size_t begin = 1; begin < whole.size() && at != nullptr;) {
      const size_t end = std::min(whole.find('/', begin + 1), whole.size());
      const std::string key = whole.substr(begin + 1, end - begin - 1);
      if (at->is_array()) at = !key.empty() && key.size() < 6 && std::ranges::all_of(key, [](char c) { return c >= '0' && c <= '9'; }) && std::stoul(key) < at->size() ? &(*at)[std::stoul(key)] : nullptr;
      else at = Member(*at, key.c_str());
      begin = end;
    }
    return at;
  }

  std::string OfType(const Json& value, const Json& schema, const std::string& path) {
    const Json* type = Member(schema, "type");
    if (type == nullptr) return {};
    const auto fits = [&](const Json& one) { return !one.is_string() || IsOfType(value, one.get_ref<const std::string&>()); };
    if (type->is_array() ? std::any_of(type->begin(), type->end(), fits) : fits(*type)) return {};
    return fmt::format("{} has to be of type {}, not {}", Named(path), type->is_string() ? type->get<std::string>() : type->dump(), value.type_name());
  }

  std::string OfValues(const Json& value, const Json& schema, const std::string& path) {
    const Json* any = Member(schema, "enum");
    if (any != nullptr && any->is_array() && std::find(any->begin(), any->end(), value) == any->end()) return fmt::format("{} has to be one of {}", Named(path), Short(*any));
    const Json* only = Member(schema, "const");
    return only != nullptr && *only != value ? fmt::format("{} has to be {}", Named(path), Short(*only)) : std::string();
  }

  static std::string Short(const Json& json) { return CleanText(json.dump(-1, ' ', false, Json::error_handler_t::replace), 200); }

  std::string OfBounds(const Json& value, const Json& schema, const std::string& path) {
    const auto bound = [&](const char* key, double is, auto breaks) {
      const Json* found = Member(schema, key);
      return found != nullptr && found->is_number() && breaks(is, found->get<double>()) ? fmt::format("{} breaks {} {}", Named(path), key, found->dump()) : std::string();
    };
    const auto first = [](std::initializer_list<std::string> all) {
      for (const std::string& why : all) if (!why.empty()) return why;
      return std::string();
    };
    const auto under = std::less<>();
    const auto over = std::greater<>();
    const auto counted = [&](double count, const char* least, const char* most) { return first({bound(least, count, under), bound(most, count, over)}); };
    if (value.is_number())
      return first({counted(value.get<double>(), "minimum", "maximum"), bound("exclusiveMinimum", value.get<double>(), std::less_equal<>()), bound("exclusiveMaximum", value.get<double>(), std::greater_equal<>())});
    if (value.is_string()) return counted(static_cast<double>(Letters(value.get_ref<const std::string&>())), "minLength", "maxLength");
    if (value.is_array()) return counted(static_cast<double>(value.size()), "minItems", "maxItems");
    return {};
  }

  std::string OfChoices(const Json& value, const Json& schema, const std::string& path, int depth) {
    for (const char* key : {"anyOf", "oneOf"}) {
      const Json* choices = Member(schema, key);
      if (choices == nullptr || !choices->is_array() || choices->empty()) continue;
      std::string why;
      bool fits = false;
      for (const Json& choice : *choices) {
        std::string wrong = Of(value, choice, path, depth + 1);
        fits = fits || wrong.empty();
        if (why.empty()) why = std::move(wrong);
      }
      if (!fits) return why;
    }
    const Json* all = Member(schema, "allOf");
    for (size_t i = 0; all != nullptr && all->is_array() && i < all->size(); ++i)
      if (std::string why = Of(value, (*all)[i], path, depth + 1); !why.empty()) return why;
    return {};
  }

  std::string OfObject(const Json& value, const Json& schema, const std::string& path, int depth) {
    const Json* required = Member(schema, "required");
    for (size_t i = 0; required != nullptr && required->is_array() && i < required->size(); ++i)
      if ((*required)[i].is_string() && !value.contains((*required)[i].get_ref<const std::string&>())) return fmt::format("'{}' is missing", Under(path, (*required)[i].get<std::string>()));
    const Json* properties = Member(schema, "properties");
    const Json* others = Member(schema, "additionalProperties");
    for (const auto& [key, member] : value.items()) {
      const Json* known = properties == nullptr ? nullptr : Member(*properties, key.c_str());
      if (known == nullptr) known = others;
      if (std::string why = known == nullptr ? "" : Of(member, *known, Under(path, key), depth + 1); !why.empty()) return why;
    }
    return {};
  }

  std::string OfArray(const Json& value, const Json& schema, const std::string& path, int depth) {
    const Json* before = Member(schema, "prefixItems");
    const Json* items = Member(schema, "items");
    const size_t first = before != nullptr && before->is_array() ? before->size() : 0;
    for (size_t i = 0; i < value.size(); ++i) {
      const Json* of = i < first ? &(*before)[i] : items;
      if (std::string why = of == nullptr ? "" : Of(value[i], *of, fmt::format("{}[{}]", path, i), depth + 1); !why.empty()) return why;
    }
    return {};
  }

  const Json& root_;
  int steps_ = 0;
};

Json Parse(std::string_view text) { return NestsDeeperThan(text, kDeepest) ? Json(Json::value_t::discarded) : Json::parse(text, nullptr, false); }

void AddTexts(const Json& json, std::vector<std::string>& texts) {
  if (json.is_string()) texts.push_back(json.get<std::string>());
  if (!json.is_structured()) return;
  for (const auto& [key, member] : json.items()) {
    if (json.is_object()) texts.push_back(key);
    AddTexts(member, texts);
  }
}

}  // namespace

std::string Misfit(std::string_view document, std::string_view schema) {
  const Json value = Parse(document), rules = Parse(schema);
  if (value.is_discarded()) return "it is no JSON";
  return Fit(rules).Of(value, rules, "", 0);
}

Result<std::string> ReadObject(std::string_view text) {
  const Json object = Parse(text);
  if (!object.is_object()) return Fail(ErrorCode::kCorrupt, "it is no JSON object");
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<std::string> TextsIn(std::string_view document) {
  std::vector<std::string> texts;
  if (const Json json = Parse(document); !json.is_discarded()) AddTexts(json, texts);
  return texts;
}

}  // namespace sam::llm
