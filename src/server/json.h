// The JSON of the wire: reports, feelings, facts and persona as interface.md names them.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "companion/turn_report.h"
#include "core/memory.h"
#include "memory/gist.h"
#include "persona/persona_settings.h"

namespace sam::wire {

/// A turn as the pipe gives it, and as the socket does: what she says as soon as she says it, then everything about it.
std::string ReportLine(const TurnReport& report);
std::string DeltaLine(std::string_view id, std::string_view text);
std::string DoneLine(const TurnReport& report);
std::string FeelingsLine(const AffectState& affect);
std::string GistLine(const Gist& gist);
nlohmann::ordered_json ToJson(const Persona& persona);
nlohmann::ordered_json ToJson(const WhyReport& why);
nlohmann::ordered_json ToJson(const Fact& fact, std::string_view words);
/// One line, broken UTF-8 replaced, with the newline.
std::string Line(const nlohmann::ordered_json& json);
std::string ErrorLine(std::string_view message);
/// Nested more than 32 deep, as it looks without parsing.
bool NestsTooDeep(std::string_view text);
/// Parses hostile text: depth, size and encoding are checked first; one plain line says what is wrong.
Result<nlohmann::json> Parse(std::string_view text, size_t longest = 1 << 20);
/// The persona object of `set`: unknown keys and wrong types are refused by name.
Result<PersonaSettings> ReadPersonaSettings(const nlohmann::json& json);

}  // namespace sam::wire
