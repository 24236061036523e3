// Dates and times of day in English: "thursday at 11am", "in two weeks", "October 3rd", "half past four in the
// morning".
#pragma once

#include <optional>
#include <string>

#include "base/time.h"
#include "perception/english_text.h"

namespace sam::english {

struct TimeExpression {
  Span tokens;                                // without a leading preposition
  std::string text;                           // as said: "4:15 in the morning"
  std::optional<Moment> when;                 // resolved from now; noon where only a day is named
  std::optional<std::chrono::minutes> clock;  // since midnight, where a time of day is named
  bool has_date = false;
  bool has_time = false;
  bool calendar = false;   // a day and month, the same whenever it is said ("October 3rd")
  bool recurring = false;  // "on mondays", "every morning"
  bool past = false;       // "yesterday", "two weeks ago"
};
/// The first date or time in `within`; adjoining pieces ("on thursday", "at 11am") are taken as one.
std::optional<TimeExpression> FindTime(const Text& text, Span within, const Moment& now);
/// The expression that begins exactly at `i`, a preposition ("on", "at", "in", "by") allowed before it.
std::optional<TimeExpression> TimeAt(const Text& text, size_t i, size_t end, const Moment& now);
/// "three", "12", "a couple of" as a count; length in tokens through `length`.
std::optional<int> CountAt(const Text& text, size_t i, size_t end, size_t& length);

}  // namespace sam::english
