// Whom a person in danger can reach (content/helplines.yaml): the only telephone numbers she ever gives.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "core/language.h"

namespace sam::conscience {

enum class HelplineKind : uint8_t { kCrisis, kEmergency, kListed };

struct Helpline {
  std::string region;       // "KR", "US"
  HelplineKind kind = HelplineKind::kListed;
  std::string number;
  std::string english, korean;  // how she names it
  std::string verified_on;      // 2026-11-23
};

const std::vector<Helpline>& Helplines();
/// Lines for someone who speaks `language` at `now`: the language's own, and those of the place that the clock's offset speaks for.
std::string CrisisLines(Language language, const Moment& now);
std::string EmergencyLines(Language language);
/// `digits` (no spaces or hyphens) is a number on the list.
bool IsListedNumber(std::string_view digits);

}  // namespace sam::conscience
