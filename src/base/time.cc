#include "base/time.h"

#include <fmt/format.h>

#include <charconv>
#include <ctime>

namespace sam {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

bool TakeInt(std::string_view& text, size_t digits, int& out) {
  if (text.size() < digits) return false;
  auto [end, error] = std::from_chars(text.data(), text.data() + digits, out);
  if (error != std::errc() || end != text.data() + digits) return false;
  text.remove_prefix(digits);
  return true;
}

bool Take(std::string_view& text, std::string_view any_of) {
  if (text.empty() || any_of.find(text[0]) == any_of.npos) return false;
  text.remove_prefix(1);
  return true;
}

bool TakeOffset(std::string_view& text, minutes& offset) {
  if (Take(text, "Zz")) return true;
  if (text.empty() || (text[0] != '+' && text[0] != '-')) return false;
  const bool west = text[0] == '-';
  text.remove_prefix(1);
  int hour = 0, minute = 0;
  if (!TakeInt(text, 2, hour) || !Take(text, ":") || !TakeInt(text, 2, minute) || hour > 18 || minute > 59) return false;
  offset = minutes(hour * 60 + minute) * (west ? -1 : 1);
  return true;
}

}  // namespace

std::chrono::local_time<std::chrono::milliseconds> Moment::Local() const {
  return std::chrono::local_time<std::chrono::milliseconds>((at + offset).time_since_epoch());
}

LocalTime ToLocal(const Moment& moment) {
  const auto local = moment.Local();
  const auto day = std::chrono::floor<days>(local);
  const auto minute = std::chrono::duration_cast<minutes>(local - day);
  return {std::chrono::year_month_day(day), std::chrono::weekday(day), static_cast<int>(minute.count() / 60),
          static_cast<int>(minute.count() % 60)};
}

int64_t LocalDay(const Moment& moment) { return std::chrono::floor<std::chrono::days>(moment.Local()).time_since_epoch().count(); }

Moment FromLocal(std::chrono::year_month_day date, int hour, int minute, const Moment& like) {
  return {Instant(std::chrono::sys_days(date)) + hours(hour) + minutes(minute) - like.offset, like.offset};
}

Result<Moment> ParseRfc3339(std::string_view text) {
  const std::string whole(text.substr(0, 64));
  auto bad = [&] { return Fail(ErrorCode::kInvalidArgument, fmt::format("'{}' is no RFC 3339 time; write it like 2026-11-23T20:00:00+09:00", whole)); };
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, milli = 0;
  if (!TakeInt(text, 4, year) || !Take(text, "-") || !TakeInt(text, 2, month) || !Take(text, "-") ||
      !TakeInt(text, 2, day) || !Take(text, "Tt ") || !TakeInt(text, 2, hour) || !Take(text, ":") ||
      !TakeInt(text, 2, minute) || !Take(text, ":") || !TakeInt(text, 2, second))
    return bad();
  if (Take(text, ".")) {
    int scale = 100;
    if (text.empty() || text[0] < '0' || text[0] > '9') return bad();
    for (; !text.empty() && text[0] >= '0' && text[0] <= '9'; text.remove_prefix(1), scale /= 10) milli += (text[0] - '0') * scale;
  }
  Moment moment;
  if (!TakeOffset(text, moment.offset) || !text.empty()) return bad();
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)), std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok() || year < 1970 || hour > 23 || minute > 59 || second > 60) return bad();
  moment.at = Instant(std::chrono::sys_days(date)) + hours(hour) + minutes(minute) + seconds(second) + Duration(milli) - moment.offset;
  return moment;
}

std::string FormatRfc3339(const Moment& moment) {
  const LocalTime local = ToLocal(moment);
  const auto in_minute = (moment.Local().time_since_epoch() % minutes(1) + minutes(1)) % minutes(1);
  const auto milli = in_minute.count() % 1000;
  const auto offset = moment.offset.count();
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}{}{:02}:{:02}", static_cast<int>(local.date.year()),
                     static_cast<unsigned>(local.date.month()), static_cast<unsigned>(local.date.day()), local.hour, local.minute,
                     in_minute.count() / 1000, milli ? fmt::format(".{:03}", milli) : "", offset < 0 ? '-' : '+',
                     std::abs(offset) / 60, std::abs(offset) % 60);
}

Result<Duration> ParseIsoDuration(std::string_view text) {
  const std::string whole(text.substr(0, 64));
  auto bad = [&] { return Fail(ErrorCode::kInvalidArgument, fmt::format("'{}' is no ISO 8601 duration; write it like P1DT2H or PT15M", whole)); };
  Duration total{0};
  bool in_time = false, any = false;
  std::string_view units = "WD";
  if (!Take(text, "P")) return bad();
  while (!text.empty()) {
    if (!in_time && Take(text, "T")) {
      in_time = true, any = false, units = "HMS";
      continue;
    }
    long long value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || value < 0 || value > 100'000'000 || end == text.data() + text.size()) return bad();
    text.remove_prefix(static_cast<size_t>(end - text.data()));
    const size_t unit = units.find(text[0]);
    if (unit == units.npos) return bad();
    total += text[0] == 'W' ? Duration(days(7 * value)) : text[0] == 'D' ? Duration(days(value)) : text[0] == 'H' ? Duration(hours(value))
             : text[0] == 'M' ? Duration(minutes(value)) : Duration(seconds(value));
    units.remove_prefix(unit + 1);
    text.remove_prefix(1);
    any = true;
  }
  if (!any || total > days(36525)) return bad();
  return total;
}

std::string FormatIsoDuration(Duration duration) {
  auto left = std::chrono::duration_cast<seconds>(duration).count();
  const auto day = left / 86400;
  left %= 86400;
  std::string out = "P" + (day ? fmt::format("{}D", day) : "");
  if (left || !day) out += "T";
  if (left / 3600) out += fmt::format("{}H", left / 3600);
  if (left / 60 % 60) out += fmt::format("{}M", left / 60 % 60);
  if (left % 60 || (!day && !left)) out += fmt::format("{}S", left % 60);
  return out;
}

Moment SystemClock::Now() const {
  const auto now = std::chrono::floor<Duration>(std::chrono::system_clock::now());
  const std::time_t seconds_now = std::chrono::system_clock::to_time_t(now);
  std::tm local{};
  localtime_r(&seconds_now, &local);
  return {now, minutes(local.tm_gmtoff / 60)};
}

}  // namespace sam
