// How long the person talks with her, day by day: for his eyes only, and for nothing else. Nothing here is a target, and no part of her reads it.
#pragma once

#include <cstdint>
#include <vector>

#include "base/time.h"

namespace sam::conscience {

/// One local day.
struct DayOfUse {
  int64_t day = 0;       // as LocalDay
  int minutes = 0;       // of talk: pauses of ten minutes and more are not counted
  int night_minutes = 0; // of these, between 23:00 and 5:00
  int turns = 0;
  bool operator==(const DayOfUse&) const = default;
};

/// A fold; at most the last 400 days with talk.
class UsageDiary {
 public:
  struct Data {
    std::vector<DayOfUse> days;  // oldest first
    int64_t seconds = 0, night_seconds = 0;  // of the last day, before rounding
    bool operator==(const Data&) const = default;
  };

  UsageDiary() = default;
  explicit UsageDiary(Data data) : data_(std::move(data)) {}

  /// The person spoke at `at`, and before that at `before` (the same moment for the first words).
  void Note(Moment before, Moment at);
  const std::vector<DayOfUse>& days() const { return data_.days; }
  const Data& data() const { return data_; }
  /// Minutes of the `count` days that end with `today`.
  int MinutesOf(int count, int64_t today) const;

 private:
  Data data_;
};

}  // namespace sam::conscience
