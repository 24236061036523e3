#include "base/base64.h"

#include <gtest/gtest.h>

namespace sam {
namespace {

TEST(Base64, IsThatOfTheStandard) {
  EXPECT_EQ(ToBase64(""), "");
  EXPECT_EQ(ToBase64("f"), "Zg==");
  EXPECT_EQ(ToBase64("fo"), "Zm8=");
  EXPECT_EQ(ToBase64("foobar"), "Zm9vYmFy");
  EXPECT_EQ(FromBase64("Zm9vYg==").value(), "foob");
  EXPECT_EQ(FromBase64("Zm9vYmE").value(), "fooba");
}

TEST(Base64, GivesEveryByteBack) {
  std::string bytes;
  for (int i = 0; i < 1000; ++i) bytes += static_cast<char>(i * 7 + i / 256);
  for (size_t length : {1000u, 999u, 998u, 256u}) EXPECT_EQ(FromBase64(ToBase64(bytes.substr(0, length))).value(), bytes.substr(0, length));
}

TEST(Base64, RefusesWhatIsNone) {
  for (const char* bad : {"Zm9v!mFy", "Zm9 vYmFy", "Z", "Zm9vY", "=Zm9", "Z===", "한글"}) EXPECT_FALSE(FromBase64(bad)) << bad;
}

}  // namespace
}  // namespace sam
