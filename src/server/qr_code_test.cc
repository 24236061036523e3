#include "server/qr_code.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace sam {
namespace {

/// The 7 by 7 pattern in three corners of every QR code.
bool HasFinder(const QrCode& code, int left, int top) {
  for (int y = 0; y < 7; ++y)
    for (int x = 0; x < 7; ++x) {
      const int ring = std::min({x, y, 6 - x, 6 - y});
      if (code.At(left + x, top + y) != (ring != 1)) return false;
    }
  return true;
}

TEST(QrCode, HasItsThreeCorners) {
  const auto code = EncodeQr("https://192.168.0.10:8600/pair?code=K7QM-2XPA");
  ASSERT_TRUE(code);
  EXPECT_TRUE(HasFinder(*code, 0, 0));
  EXPECT_TRUE(HasFinder(*code, code->width - 7, 0));
  EXPECT_TRUE(HasFinder(*code, 0, code->width - 7));
  EXPECT_FALSE(HasFinder(*code, code->width - 7, code->width - 7));
}

TEST(QrCode, RefusesWhatDoesNotFit) { EXPECT_FALSE(EncodeQr(std::string(4000, 'x'))); }

TEST(QrCode, TheTerminalShowsTwoRowsALine) {
  QrCode code{.width = 2, .dark = {true, false, true, true}};
  const std::string shown = QrForTerminal(code);
  EXPECT_EQ(std::ranges::count(shown, '\n'), 5);
  EXPECT_THAT(shown, testing::HasSubstr("    █▄    "));
}

TEST(QrCode, TheSvgHasEachRunOnce) {
  QrCode code{.width = 2, .dark = {true, true, false, true}};
  const std::string svg = QrAsSvg(code);
  EXPECT_THAT(svg, testing::HasSubstr("viewBox=\"0 0 10 10\""));
  EXPECT_THAT(svg, testing::HasSubstr("d=\"M4 4h2v1h-2zM5 5h1v1h-1z\""));
}

}  // namespace
}  // namespace sam
