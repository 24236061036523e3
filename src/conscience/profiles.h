// What the law of a place asks of a companion (content/profiles.yaml): data, so that a new law is a new line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace sam::conscience {

struct Profile {
  std::string name;             // "KR", "US-NY"
  std::string english, korean;
  Duration notice{}, minor_notice{};  // of talk without a pause, until she says again that she is an AI
  bool each_talk = false;       // at the first words of every talk, not only of a day
  bool denies_feeling = false;  // the notice says that the program is unable to feel human emotion
  int adult_at = 18;            // years
  std::string source, verified_on;
};

const std::vector<Profile>& Profiles();
/// Null where there is none of that name.
const Profile* FindProfile(std::string_view name);
/// The profile of that name, else the default one.
const Profile& ProfileOf(std::string_view name);
/// "default, KR, EU": for a message.
std::string ProfileNames();

}  // namespace sam::conscience
