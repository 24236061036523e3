// Whether a JSON document follows a JSON schema (2020-12, of it what answers and arguments need).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sam::llm {

/// "" where it fits; else the first thing that does not, for the one who wrote it: "'city' is missing". Looked at: type, required, properties, additionalProperties, items, enum, const, anyOf,
/// oneOf, allOf, $ref within the schema, and the bounds of numbers, lengths and counts. What else a schema asks for is not.
std::string Misfit(std::string_view document, std::string_view schema);

/// On one line. kCorrupt: no JSON object, or one that nests too deep.
Result<std::string> ReadObject(std::string_view text);

/// All strings in it, the names of members included.
std::vector<std::string> TextsIn(std::string_view document);

}  // namespace sam::llm
