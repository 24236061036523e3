// JSON schemas of requests: whether a model can be made to follow them. Inside server/openai/ only.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace sam::api {

/// What is wrong with it as the schema of an object, looked at no further: "" for nothing.
std::string ObjectSchemaFault(const nlohmann::json& schema);
/// The same where every word of it has to be kept: unknown types, references that lead nowhere or outward, patterns without ends, and what no grammar can say ("not", "if") are faults.
std::string SchemaFault(const nlohmann::json& schema);

}  // namespace sam::api
