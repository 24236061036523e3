// Which stretch of the past a question is about: "in April", "last summer", "two weeks ago", "작년 추석에", "지난주 토요일에".
#pragma once

#include <optional>
#include <string_view>

#include "base/time.h"
#include "core/language.h"
#include "core/percept.h"

namespace sam {

/// The first that `text` names; whole days of the person's calendar, never later than today. A month, season, weekday or feast is the last
/// one that has begun; with "last" the last one that is over.
std::optional<TimeSpan> PastTime(std::string_view text, const Moment& now, Language language);

namespace english {
std::optional<TimeSpan> PastTime(std::string_view lower, const Moment& now);
}
namespace korean {
std::optional<TimeSpan> PastTime(std::string_view text, const Moment& now);
}

}  // namespace sam
