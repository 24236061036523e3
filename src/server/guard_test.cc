#include "server/guard.h"

#include <gtest/gtest.h>

namespace sam {
namespace {

const GuardConfig kConfig{8600, "secret-token"};

TEST(Guard, LetsInOurOwnPageWithTheToken) {
  EXPECT_EQ(Admit(kConfig, {"127.0.0.1:8600", "http://127.0.0.1:8600", "samantha=secret-token", "", ""}), Admission::kYes);
  EXPECT_EQ(Admit(kConfig, {"localhost:8600", "", "", "Bearer secret-token", ""}), Admission::kYes);
  EXPECT_EQ(Admit(kConfig, {"[::1]:8600", "", "other=1; samantha=secret-token", "", ""}), Admission::kYes);
}

TEST(Guard, RefusesForeignHostsWhateverTheyCarry) {
  for (const char* host : {"evil.example", "127.0.0.1.evil.example", "localhost.", "127.0.0.2", "0.0.0.0", "", "127.0.0.1:9999", "[::ffff:127.0.0.1]"})
    EXPECT_EQ(Admit(kConfig, {host, "", "samantha=secret-token", "", ""}), Admission::kWrongHost) << host;
}

TEST(Guard, RefusesForeignOrigins) {
  for (const char* origin : {"null", "https://127.0.0.1:8600", "http://evil.example", "http://127.0.0.1:8601", "http://sub.localhost:8600", "file://"})
    EXPECT_EQ(Admit(kConfig, {"127.0.0.1:8600", origin, "samantha=secret-token", "", ""}), Admission::kWrongOrigin) << origin;
}

TEST(Guard, RefusesAMissingOrWrongToken) {
  EXPECT_EQ(Admit(kConfig, {"127.0.0.1:8600", "", "", "", ""}), Admission::kNoToken);
  EXPECT_EQ(Admit(kConfig, {"127.0.0.1:8600", "", "xsamantha=secret-token", "Bearer no", "secret"}), Admission::kNoToken);
}

TEST(Guard, MakesTokensThatDiffer) {
  EXPECT_EQ(MakeToken().size(), 43u);
  EXPECT_NE(MakeToken(), MakeToken());
}

TEST(QueryValue, DecodesPercentsAndRefusesBrokenOnes) {
  EXPECT_EQ(QueryValue("a=1&person=%ED%95%98%EB%8A%98&b=2", "person"), "하늘");
  EXPECT_EQ(QueryValue("person=two+words", "person"), "two words");
  EXPECT_EQ(QueryValue("person=%E", "person"), "");
  EXPECT_EQ(QueryValue("personal=x", "person"), "");
}

}  // namespace
}  // namespace sam
