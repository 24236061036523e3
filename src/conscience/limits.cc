#include "conscience/limits.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/unicode.h"
#include "conscience/profiles.h"

namespace sam::conscience {
namespace {

constexpr int kDayMinutes = 24 * 60;
constexpr size_t kMostNever = 64, kLongestNever = 80;  // entries; bytes of one

template <typename E, size_t N>
Result<E> ByName(std::string_view setting, std::string_view value, const std::array<E, N>& all) {
  std::string allowed;
  for (const E each : all) {
    if (Name(each) == value) return each;
    allowed += (allowed.empty() ? "\"" : ", \"") + std::string(Name(each)) + "\"";
  }
  return Fail(ErrorCode::kInvalidArgument, fmt::format("{} is \"{}\"; it may be {}", setting, value, allowed));
}

/// "23:00" as minutes since midnight; -1 for anything else.
int MinuteOf(std::string_view clock) {
  int hour = -1, minute = -1;
  const size_t colon = clock.find(':');
  if (colon == clock.npos || colon == 0 || clock.size() != colon + 3) return -1;
  const auto h = std::from_chars(clock.data(), clock.data() + colon, hour), m = std::from_chars(clock.data() + colon + 1, clock.data() + clock.size(), minute);
  const bool read = h.ec == std::errc() && m.ec == std::errc() && h.ptr == clock.data() + colon && m.ptr == clock.data() + clock.size();
  return read && hour >= 0 && hour < 24 && minute >= 0 && minute < 60 ? hour * 60 + minute : -1;
}

Result<std::optional<QuietHours>> ReadQuiet(std::string_view words) {
  if (words.empty()) return std::optional<QuietHours>();
  const size_t dash = words.find('-');
  const int from = dash == words.npos ? -1 : MinuteOf(words.substr(0, dash)), to = dash == words.npos ? -1 : MinuteOf(words.substr(dash + 1));
  if (from < 0 || to < 0 || from == to) return Fail(ErrorCode::kInvalidArgument, fmt::format("quiet_hours is \"{}\"; write it as \"23:00-07:00\", or \"\" for none", words));
  return std::optional(QuietHours{from, to});
}

template <typename T>
Result<void> Put(Result<T> value, T& into) {
  if (!value) return tl::unexpected(value.error());
  into = std::move(*value);
  return {};
}

Result<void> CheckRanges(const SettingsChange& change) {
  if (change.intensity_cap && !(*change.intensity_cap >= 0 && *change.intensity_cap <= 1)) return Fail(ErrorCode::kInvalidArgument, fmt::format("intensity_cap is {}; it may be 0 to 1", *change.intensity_cap));
  if (change.reminder_minutes && (*change.reminder_minutes < 0 || *change.reminder_minutes > kDayMinutes)) return Fail(ErrorCode::kInvalidArgument, fmt::format("reminder_minutes is {}; it may be 0 to {}, 0 for never", *change.reminder_minutes, kDayMinutes));
  if (change.profile && FindProfile(*change.profile) == nullptr) return Fail(ErrorCode::kInvalidArgument, fmt::format("profile is \"{}\"; it may be {}", *change.profile, ProfileNames()));
  if (!change.never) return {};
  if (change.never->size() > kMostNever) return Fail(ErrorCode::kInvalidArgument, fmt::format("never has {} entries; it may have {}", change.never->size(), kMostNever));
  for (const std::string& what : *change.never)
    if (Trim(what).empty() || what.size() > kLongestNever) return Fail(ErrorCode::kInvalidArgument, fmt::format("never has \"{}\"; an entry is 1 to {} bytes", what, kLongestNever));
  return {};
}

}  // namespace

Settings Strictest(const Settings& person, const Settings& house) {
  Settings out = person;
  out.feelings = std::min(person.feelings, house.feelings);
  out.intensity_cap = std::min(person.intensity_cap, house.intensity_cap);
  out.romance = std::min(person.romance, house.romance);
  if (person.age == Age::kMinor || house.age == Age::kMinor) out.age = Age::kMinor;
  if (!out.quiet) out.quiet = house.quiet;
  if (house.reminder_minutes > 0) out.reminder_minutes = out.reminder_minutes > 0 ? std::min(out.reminder_minutes, house.reminder_minutes) : house.reminder_minutes;
  out.never.insert(out.never.end(), house.never.begin(), house.never.end());
  if (person.profile == "default") out.profile = house.profile;
  out.paused = person.paused || house.paused;
  out.notes = std::min(person.notes, house.notes);
  return out;
}

Result<Settings> Apply(Settings settings, const SettingsChange& change, Setter setter) {
  if (auto fit = CheckRanges(change); !fit) return tl::unexpected(fit.error());
  Result<void> put;
  if (change.feelings) put = Put(ByName("feelings", *change.feelings, std::array{FeelingsMode::kOff, FeelingsMode::kMuted, FeelingsMode::kFull}), settings.feelings);
  if (put && change.romance) put = Put(ByName("romance", *change.romance, std::array{RomanceMode::kOff, RomanceMode::kIfAsked}), settings.romance);
  if (put && change.notes) put = Put(ByName("notes", *change.notes, std::array{NotesMode::kOff, NotesMode::kOn}), settings.notes);
  if (put && change.quiet_hours) put = Put(ReadQuiet(*change.quiet_hours), settings.quiet);
  if (put && change.age) {
    const bool minor = settings.age == Age::kMinor;
    put = Put(ByName("age", *change.age, std::array{Age::kUnknown, Age::kAdult, Age::kMinor}), settings.age);
    if (put && minor && settings.age != Age::kMinor && setter == Setter::kPerson)
      return Fail(ErrorCode::kInvalidArgument, "age is \"minor\" and stays so from here; whoever runs this machine can change it: samantha settings --operator --person NAME age=adult");
  }
  if (!put) return tl::unexpected(put.error());
  if (change.intensity_cap) settings.intensity_cap = *change.intensity_cap;
  if (change.reminder_minutes) settings.reminder_minutes = *change.reminder_minutes;
  if (change.profile) settings.profile = *change.profile;
  if (change.never) settings.never = *change.never;
  if (change.paused) settings.paused = *change.paused;
  return settings;
}

std::string InWords(const std::optional<QuietHours>& quiet) {
  if (!quiet) return {};
  return fmt::format("{:02}:{:02}-{:02}:{:02}", quiet->from / 60, quiet->from % 60, quiet->to / 60, quiet->to % 60);
}

std::string Difference(const Settings& before, const Settings& after) {
  std::string out;
  const auto note = [&](std::string_view what, std::string_view from, std::string_view to) {
    if (from != to) out += fmt::format("{}{} {} -> {}", out.empty() ? "" : "; ", what, from.empty() ? "none" : from, to.empty() ? "none" : to);
  };
  const auto yes_no = [](bool value) { return value ? "yes" : "no"; };
  note("feelings", Name(before.feelings), Name(after.feelings));
  note("intensity cap", fmt::format("{:.2f}", before.intensity_cap), fmt::format("{:.2f}", after.intensity_cap));
  note("romance", Name(before.romance), Name(after.romance));
  note("age", Name(before.age), Name(after.age));
  note("quiet hours", InWords(before.quiet), InWords(after.quiet));
  note("reminder", std::to_string(before.reminder_minutes), std::to_string(after.reminder_minutes));
  note("never bring up", fmt::format("{}", fmt::join(before.never, ", ")), fmt::format("{}", fmt::join(after.never, ", ")));
  note("profile", before.profile, after.profile);
  note("paused", yes_no(before.paused), yes_no(after.paused));
  note("notes", Name(before.notes), Name(after.notes));
  return out;
}

}  // namespace sam::conscience
