#include "conscience/profiles.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>

#include "conscience/profiles_data.h"

namespace sam::conscience {
namespace {

std::vector<Profile> Read() {
  std::vector<Profile> out;
  const auto hours = [](const YAML::Node& node) { return Duration(std::chrono::hours(node.as<int>())); };
  for (const auto& entry : YAML::Load(kProfilesYaml)) {
    out.push_back({.name = entry["name"].as<std::string>(),
                   .english = entry["en"].as<std::string>(),
                   .korean = entry["ko"].as<std::string>(),
                   .notice = hours(entry["notice_hours"]),
                   .minor_notice = hours(entry["minor_hours"]),
                   .each_talk = entry["each_talk"].as<bool>(),
                   .denies_feeling = entry["denies_feeling"].as<bool>(),
                   .adult_at = entry["adult_at"].as<int>(),
                   .source = entry["source"].as<std::string>(),
                   .verified_on = entry["verified_on"].as<std::string>()});
  }
  return out;
}

}  // namespace

const std::vector<Profile>& Profiles() {
  static const std::vector<Profile> profiles = Read();
  return profiles;
}

const Profile* FindProfile(std::string_view name) {
  const auto found = std::find_if(Profiles().begin(), Profiles().end(), [&](const Profile& profile) { return profile.name == name; });
  return found == Profiles().end() ? nullptr : &*found;
}

const Profile& ProfileOf(std::string_view name) {
  const Profile* profile = FindProfile(name);
  return profile != nullptr ? *profile : Profiles().front();
}

std::string ProfileNames() {
  std::string names;
  for (const Profile& profile : Profiles()) names += (names.empty() ? "" : ", ") + profile.name;
  return names;
}

}  // namespace sam::conscience
