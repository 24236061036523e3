#include "server/pairing.h"

#include <gtest/gtest.h>

namespace sam {
namespace {

using Ruling = PairingDesk::Ruling;
const Instant kNow(std::chrono::hours(500000));

TEST(PairingDesk, ACodeOpensOnceForTheOneItWasMadeFor) {
  PairingDesk desk;
  const std::string code = desk.Make("Robin", kNow);
  EXPECT_EQ(code.size(), 9u);
  const auto first = desk.Take(code, "10.0.0.2", kNow);
  EXPECT_EQ(first.ruling, Ruling::kRight);
  EXPECT_EQ(first.person, "Robin");
  EXPECT_EQ(desk.Take(code, "10.0.0.2", kNow).ruling, Ruling::kWrong);
}

TEST(PairingDesk, ACodeEndsAfterTenMinutes) {
  PairingDesk desk;
  const std::string late = desk.Make("Robin", kNow), in_time = desk.Make("Robin", kNow);
  EXPECT_EQ(desk.Take(in_time, "10.0.0.2", kNow + PairingDesk::kCodeLife - std::chrono::milliseconds(1)).ruling, Ruling::kRight);
  EXPECT_EQ(desk.Take(late, "10.0.0.2", kNow + PairingDesk::kCodeLife).ruling, Ruling::kWrong);
}

TEST(PairingDesk, TakesACodeAsPeopleTypeIt) {
  PairingDesk desk;
  std::string code = desk.Make("Robin", kNow);
  for (char& c : code) {
    if (c == '0') c = 'o';
    if (c == '1') c = 'L';
    if (c >= 'A' && c <= 'Z' && c != 'L') c = static_cast<char>(c | 0x20);
    if (c == '-') c = ' ';
  }
  EXPECT_EQ(desk.Take(" " + code, "10.0.0.2", kNow).ruling, Ruling::kRight) << code;
}

TEST(PairingDesk, StopsGuessingFromOneAddressAndLetsOthersIn) {
  PairingDesk desk;
  const std::string code = desk.Make("Robin", kNow);
  for (int i = 0; i < PairingDesk::kMostWrong; ++i) EXPECT_EQ(desk.Take(i % 2 ? "0000-0000" : "", "10.0.0.9", kNow).ruling, Ruling::kWrong);
  EXPECT_EQ(desk.Take(code, "10.0.0.9", kNow).ruling, Ruling::kTooMany) << "even the right one";
  EXPECT_EQ(desk.Take(code, "10.0.0.2", kNow).ruling, Ruling::kRight);
  const std::string later = desk.Make("Robin", kNow + PairingDesk::kCodeLife);
  EXPECT_EQ(desk.Take(later, "10.0.0.9", kNow + PairingDesk::kCodeLife).ruling, Ruling::kRight);
}

TEST(PairingDesk, StopsGuessingFromManyAddresses) {
  PairingDesk desk;
  const std::string code = desk.Make("Robin", kNow);
  for (int i = 0; i < PairingDesk::kMostWrongOfAll; ++i) desk.Take("ZZZZ-ZZZZ", "fd00::" + std::to_string(i), kNow);
  EXPECT_EQ(desk.Take(code, "10.0.0.2", kNow).ruling, Ruling::kTooMany);
}

TEST(PairingDesk, KeepsTheNewestCodesOnly) {
  PairingDesk desk;
  const std::string oldest = desk.Make("Robin", kNow), second = desk.Make("Kim", kNow);
  for (size_t i = 1; i < PairingDesk::kMostCodes; ++i) desk.Make("Robin", kNow);
  EXPECT_EQ(desk.Take(oldest, "10.0.0.2", kNow).ruling, Ruling::kWrong);
  EXPECT_EQ(desk.Take(second, "10.0.0.2", kNow).person, "Kim");
}

}  // namespace
}  // namespace sam
