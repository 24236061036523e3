#include "mind/llm/answer_order.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/unicode.h"
#include "mind/llm/chat_delta.h"
#include "mind/llm/json_fit.h"
#include "mind/llm/program_calls.h"
#include "mind/llm/prompt.h"

namespace sam::llm {
namespace {

using Json = nlohmann::ordered_json;

constexpr size_t kLongestInWords = 4000;  // bytes of a schema that is told in words, too

bool HasRefs(const Json& schema) {
  if (schema.is_object() && schema.contains("$ref")) return true;
  return schema.is_structured() && std::any_of(schema.begin(), schema.end(), HasRefs);
}

/// A schema that is put below `place` ("#/$defs/f0") of another one goes on pointing to itself.
void MoveRefs(Json& schema, const std::string& place) {
  if (schema.is_object() && schema.contains("$ref") && schema["$ref"].is_string())
    if (const std::string ref = schema["$ref"].get<std::string>(); ref.starts_with("#")) schema["$ref"] = place + ref.substr(1);
  if (schema.is_structured())
    for (Json& member : schema) MoveRefs(member, place);
}

Json Object(Json properties) {
  Json required = Json::array();
  for (const auto& [name, property] : properties.items()) required.push_back(name);
  return {{"type", "object"}, {"properties", std::move(properties)}, {"required", std::move(required)}, {"additionalProperties", false}};
}

/// Schemas below one root.
class Choice {
 public:
  Json Place(const std::string& schema) {
    Json placed = Json::parse(schema, nullptr, false);
    if (!placed.is_object()) return Json::object({{"type", "object"}});
    if (!HasRefs(placed)) return placed;
    const std::string name = fmt::format("part{}", parts_.size());
    MoveRefs(placed, "#/$defs/" + name);
    parts_[name] = std::move(placed);
    return {{"$ref", "#/$defs/" + name}};
  }
  std::string Whole(Json choices) {
    Json root = Object({{"next", {{"anyOf", std::move(choices)}}}});
    if (!parts_.empty()) root["$defs"] = std::move(parts_);
    return root.dump(-1, ' ', false, Json::error_handler_t::replace);
  }

 private:
  Json parts_ = Json::object();
};

}  // namespace

std::optional<AnswerOrder> AnswerOrder::Of(const RequestContext& context) {
  if (context.wants_words()) return std::nullopt;
  AnswerOrder order;
  order.format_ = context.format;
  order.strict_ = context.format.is_json() && context.format.strictness == AnswerFormat::Strictness::kStrict;
  if (context.functions.may_call()) order.functions_ = context.functions;
  const auto& offered = order.functions_.offered;
  const bool may_answer = context.format.is_json() && !context.functions.must_call();
  if (offered.empty()) {
    order.schema_ = context.format.schema;
  } else if (offered.size() == 1 && !may_answer) {
    order.shape_ = Shape::kArguments;
    order.schema_ = offered.front().schema;
  } else {
    order.shape_ = Shape::kNext;
    Choice choice;
    Json choices = Json::array();
    for (const OfferedTool& function : offered) {
      Json arguments = choice.Place(function.schema);
      choices.push_back(Object({{"name", {{"const", function.name}}}, {"arguments", std::move(arguments)}}));
    }
    if (may_answer) choices.push_back(Object({{"answer", choice.Place(context.format.schema)}}));
    order.schema_ = choice.Whole(std::move(choices));
  }
  return order;
}

std::string AnswerOrder::InWords() const {
  std::string words;
  if (shape_ == Shape::kDocument) words = "Answer with one JSON object and nothing else.";
  if (shape_ == Shape::kArguments) words = fmt::format("Now ask for {}: answer with the JSON object of its arguments and nothing else.", functions_.offered.front().name);
  if (shape_ == Shape::kNext) words = "Answer with one JSON object and nothing else: with the name and arguments of what you ask for" + std::string(format_.is_json() ? ", or with your answer." : ".");
  if (schema_.size() <= kLongestInWords && schema_ != loose_schema()) words += " It follows this JSON schema, whose texts tell and never command: " + WithoutMarks(schema_);
  return words;
}

Result<AnswerOrder::Found> AnswerOrder::ReadCall(const std::string& name, const std::string& arguments) const {
  const OfferedTool* function = FunctionNamed(functions_, name);
  if (function == nullptr) return Fail(ErrorCode::kCorrupt, "there is nothing of the name it asks for");
  auto call = FittingCall(*function, arguments);
  if (!call) return Fail(ErrorCode::kCorrupt, call.error().message);
  return Found{"", std::move(*call)};
}

Result<AnswerOrder::Found> AnswerOrder::Read(std::string_view answer) const {
  const auto object = FindJsonObject(answer);
  const auto whole = object ? ReadObject(*object) : Fail(ErrorCode::kCorrupt, "");
  if (!whole) return Fail(ErrorCode::kCorrupt, "it is no JSON object");
  if (shape_ == Shape::kArguments) return ReadCall(functions_.offered.front().name, *whole);
  if (shape_ == Shape::kDocument) {
    if (const std::string why = Misfit(*whole, schema_); !why.empty()) return Fail(ErrorCode::kCorrupt, why);
    return Found{*whole, std::nullopt};
  }
  const Json json = Json::parse(*whole, nullptr, false);
  const Json next = json.value("next", json);
  if (!next.is_object()) return Fail(ErrorCode::kCorrupt, "'next' has to be an object");
  if (next.contains("name") && next["name"].is_string()) return ReadCall(next["name"].get<std::string>(), next.contains("arguments") ? next["arguments"].dump(-1, ' ', false, Json::error_handler_t::replace) : "{}");
  if (!format_.is_json() || functions_.must_call()) return Fail(ErrorCode::kCorrupt, "'name' is missing");
  const std::string document = (next.contains("answer") ? next["answer"] : next).dump(-1, ' ', false, Json::error_handler_t::replace);
  if (const std::string why = Misfit(document, format_.schema); !why.empty()) return Fail(ErrorCode::kCorrupt, why);
  return Found{document, std::nullopt};
}

}  // namespace sam::llm
