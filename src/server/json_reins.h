// The JSON of the reins: settings, the record of what was told and changed, the usage diary, the bond.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "conscience/audit.h"
#include "conscience/limits.h"
#include "conscience/usage_diary.h"
#include "core/bond.h"
#include "core/settings.h"

namespace sam::wire {

nlohmann::ordered_json ToJson(const Settings& settings);
nlohmann::ordered_json ToJson(const std::vector<conscience::AuditEntry>& audit);
nlohmann::ordered_json ToJson(const conscience::UsageDiary& diary, Moment now);
nlohmann::ordered_json ToJson(const Bond& bond, Language language);
/// The settings object of `set`: unknown keys and wrong types are refused by name.
Result<conscience::SettingsChange> ReadSettingsChange(const nlohmann::json& json);
/// "feelings=muted", as a command is given it, in the form that the wire has; never= takes entries apart by commas. What is no such word stays a JSON null.
nlohmann::json WordsAsJson(const std::vector<std::string>& words);
/// ReadSettingsChange of it; a word without "=" or a number that is none is refused.
Result<conscience::SettingsChange> ReadSettingsWords(const std::vector<std::string>& words);
/// As ToJson wrote it; for the file of the house.
Result<Settings> ReadSettings(const nlohmann::json& json);

}  // namespace sam::wire
