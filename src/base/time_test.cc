#include "base/time.h"

#include <gtest/gtest.h>

namespace sam {
namespace {

TEST(Rfc3339, KeepsTheOffsetThroughARoundTrip) {
  const auto moment = ParseRfc3339("2026-11-23T20:00:00+09:00");
  ASSERT_TRUE(moment.has_value());
  EXPECT_EQ(FormatRfc3339(*moment), "2026-11-23T20:00:00+09:00");
  EXPECT_EQ(ToLocal(*moment).hour, 20);
  EXPECT_EQ(ToLocal(*moment).weekday, std::chrono::Monday);
}

TEST(Rfc3339, RefusesTimesThatDoNotExist) {
  for (const char* bad : {"2026-02-30T00:00:00Z", "2026-01-01T25:61:00+99:00", "tomorrow", "", "2026-01-01", "2026-01-01T00:00:00"})
    EXPECT_FALSE(ParseRfc3339(bad).has_value()) << bad;
}

TEST(IsoDuration, ReadsDaysHoursAndMinutes) {
  EXPECT_EQ(ParseIsoDuration("P1DT2H").value(), std::chrono::hours(26));
  EXPECT_EQ(FormatIsoDuration(std::chrono::hours(26)), "P1DT2H");
  EXPECT_EQ(FormatIsoDuration(Duration(0)), "PT0S");
}

TEST(IsoDuration, RefusesWhatHasNoLength) {
  for (const char* bad : {"P2FT1X", "P", "PT", "1D", "P1Y", "P-1D", "P1H"}) EXPECT_FALSE(ParseIsoDuration(bad).has_value()) << bad;
}

}  // namespace
}  // namespace sam
