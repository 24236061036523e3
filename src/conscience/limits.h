// The reins as they hold: what the person set, made no looser than what whoever runs the machine set.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "core/language.h"
#include "core/settings.h"

namespace sam::conscience {

/// Of each setting the stricter: less feeling, lower cap, no romance where either has none, the shorter reminder, a minor where either says so.
/// Quiet hours and the profile are the person's where he has set them, else the house's; `never` is both.
Settings Strictest(const Settings& person, const Settings& house);

/// What is given changes. Words are as on the wire: feelings "off|muted|full", romance "off|if-asked", age "unknown|adult|minor", notes "off|on",
/// quiet_hours "23:00-07:00" or "", reminder_minutes [0, 1440], intensity_cap [0, 1], profile a name in content/profiles.yaml.
struct SettingsChange {
  std::optional<std::string> feelings{}, romance{}, age{}, quiet_hours{}, profile{}, notes{};
  std::optional<double> intensity_cap{};
  std::optional<int> reminder_minutes{};
  std::optional<std::vector<std::string>> never{};
  std::optional<bool> paused{};
  bool operator==(const SettingsChange&) const = default;
};

enum class Setter : uint8_t { kPerson, kHouse };
/// On an error nothing has changed; the message names the setting, its value and what is allowed. A known minor cannot
/// declare himself an adult: that is for whoever runs the machine.
Result<Settings> Apply(Settings settings, const SettingsChange& change, Setter setter);

/// What differs, in plain words: "feelings full -> muted; quiet hours 23:00-07:00". Empty where nothing does.
std::string Difference(const Settings& before, const Settings& after);
/// "23:00-07:00"; empty for none.
std::string InWords(const std::optional<QuietHours>& quiet);

}  // namespace sam::conscience
