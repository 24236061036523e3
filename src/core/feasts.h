// Days that have a name: Christmas, Easter, 추석, 어버이날; fixed, ruled by the calendar, or by the Korean lunar one.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/language.h"

namespace sam {

struct Feast {
  std::string_view name;   // as she says it: "Christmas", "추석"
  std::string_view words;  // how it is said, lower case, the longest way that fits first; alternatives between bars
  /// How its date is found: month * 100 + day; or one of the rules of feasts.cc.
  uint16_t rule = 0;
  bool is_a_day = true;  // "on Christmas" is a time; an exam's name is not, though it has a date
};

struct FeastHit {
  const Feast* feast = nullptr;
  size_t begin = 0, length = 0;  // bytes of the text
};
/// The feast that is named at the beginning of `text`; in English whole words.
FeastHit FeastAt(std::string_view text, Language language);
/// The first that is named anywhere in `text` (lower case), the longest of those that begin at one place.
FeastHit FindFeast(std::string_view text, Language language);

/// In that year; nothing where the year is outside of what the lunar tables hold (2020 to 2050).
std::optional<std::chrono::year_month_day> DateOf(const Feast& feast, std::chrono::year year);
/// The next one from `from` on, `from` included.
std::optional<std::chrono::year_month_day> NextDateOf(const Feast& feast, std::chrono::year_month_day from);

}  // namespace sam
