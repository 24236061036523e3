#include "mind/llm/retry.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace sam::llm {
namespace {

using std::chrono::milliseconds;

std::optional<int64_t> WholeNumber(std::string_view text) {
  int64_t number = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (wrong != std::errc() || end != text.data() + text.size() || number < 0 || number > 1'000'000'000) return std::nullopt;
  return number;
}

/// "Wed, 21 Oct 2015 07:28:00 GMT" (RFC 9110, 5.6.7).
std::optional<std::chrono::sys_seconds> ReadDate(std::string_view text) {
  if (text.size() != 29 || !text.ends_with(" GMT")) return std::nullopt;
  constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
  const size_t month = kMonths.find(text.substr(8, 3));
  const auto day = WholeNumber(text.substr(5, 2)), year = WholeNumber(text.substr(12, 4)), hour = WholeNumber(text.substr(17, 2)), minute = WholeNumber(text.substr(20, 2)), second = WholeNumber(text.substr(23, 2));
  if (month == std::string_view::npos || month % 3 != 0 || !day || !year || !hour || !minute || !second) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)), std::chrono::month(static_cast<unsigned>(month / 3 + 1)), std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date) + std::chrono::hours(*hour) + std::chrono::minutes(*minute) + std::chrono::seconds(*second);
}

}  // namespace

std::optional<milliseconds> RetryDelay(const RetryPolicy& policy, int failed, double unit, std::optional<milliseconds> asked) {
  if (failed >= policy.most_tries || (asked && *asked > policy.most_asked)) return std::nullopt;
  const double longest = std::min(static_cast<double>(policy.most.count()), static_cast<double>(policy.first.count()) * static_cast<double>(1ull << std::min(failed - 1, 30)));
  return std::max(milliseconds(static_cast<int64_t>(longest * unit)), asked.value_or(milliseconds(0)));
}

std::optional<milliseconds> ReadRetryAfter(const net::HttpResponse& head) {
  if (const auto ms = WholeNumber(head.Header("retry-after-ms"))) return milliseconds(*ms);
  const std::string_view asked = head.Header("retry-after");
  if (const auto seconds = WholeNumber(asked)) return milliseconds(*seconds * 1000);
  const auto at = ReadDate(asked), now = ReadDate(head.Header("date"));
  if (!at || !now) return std::nullopt;
  return std::max(milliseconds(0), milliseconds(*at - *now));
}

}  // namespace sam::llm
