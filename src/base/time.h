// Moments with a local offset, as they come in with the events; RFC 3339 times and ISO 8601 durations.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sam {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
using Duration = std::chrono::milliseconds;

/// An instant and the person's offset from UTC at it; "tomorrow" needs both. Ordered by instant.
struct Moment {
  Instant at{};
  std::chrono::minutes offset{0};

  auto operator<=>(const Moment& other) const { return at <=> other.at; }
  bool operator==(const Moment& other) const { return at == other.at; }
  Moment operator+(Duration d) const { return {at + d, offset}; }
  Duration operator-(const Moment& other) const { return at - other.at; }
  /// The wall clock at the person's place, as if it were UTC.
  std::chrono::local_time<std::chrono::milliseconds> Local() const;
};

/// Midnight-based pieces of a Moment's local wall clock.
struct LocalTime {
  std::chrono::year_month_day date;
  std::chrono::weekday weekday;
  int hour = 0;    // 0-23
  int minute = 0;  // 0-59
};
LocalTime ToLocal(const Moment& moment);
/// Days of the local calendar since 1970.
int64_t LocalDay(const Moment& moment);
/// The Moment whose local wall clock shows this, with `like`'s offset.
Moment FromLocal(std::chrono::year_month_day date, int hour, int minute, const Moment& like);

Result<Moment> ParseRfc3339(std::string_view text);
std::string FormatRfc3339(const Moment& moment);
/// "P1DT2H", "PT15M", "P2W". Years and months are refused (they have no fixed length).
Result<Duration> ParseIsoDuration(std::string_view text);
std::string FormatIsoDuration(Duration duration);

/// The only door to real time; everything else takes a Moment.
class WallClock {
 public:
  virtual ~WallClock() = default;
  virtual Moment Now() const = 0;
};
class SystemClock final : public WallClock {
 public:
  Moment Now() const override;
};

}  // namespace sam
