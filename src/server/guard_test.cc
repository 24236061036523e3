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
  for (const char* origin : {"null", "https://127.0.0.1:8600", "http://evil.example", "http://127.0.0.1:8601", "http://127.0.0.1", "http://sub.localhost:8600", "file://"})
    EXPECT_EQ(Admit(kConfig, {"127.0.0.1:8600", origin, "samantha=secret-token", "", ""}), Admission::kWrongOrigin) << origin;
}

TEST(Guard, RefusesAMissingOrWrongToken) {
  EXPECT_EQ(Admit(kConfig, {"127.0.0.1:8600", "", "", "", ""}), Admission::kNoToken);
  EXPECT_EQ(Admit(kConfig, {"127.0.0.1:8600", "", "xsamantha=secret-token", "Bearer no", "secret"}), Admission::kNoToken);
}

class TlsGuard : public testing::Test {
 protected:
  TlsGuard() { names_.Set({"localhost", "127.0.0.1", "[::1]", "box.local", "192.168.0.7"}); }
  HostNames names_;
  const GuardConfig config_{8600, "secret-token", &names_};
};

TEST_F(TlsGuard, AnswersToTheCertificatesNamesAndToNoOthers) {
  for (const char* host : {"localhost:8600", "box.local:8600", "192.168.0.7:8600", "[::1]:8600", "box.local"})
    EXPECT_EQ(Admit(config_, {host, "", "", "Bearer secret-token", ""}), Admission::kYes) << host;
  for (const char* host : {"evil.example", "192.168.0.8:8600", "box.local:443", "evil.box.local:8600", "192.168.0.7.evil.example", "box", "0.0.0.0:8600", ""})
    EXPECT_EQ(Admit(config_, {host, "", "", "Bearer secret-token", ""}), Admission::kWrongHost) << host;
  names_.Set({"localhost", "10.0.0.3"});
  EXPECT_EQ(Admit(config_, {"192.168.0.7:8600", "", "", "Bearer secret-token", ""}), Admission::kWrongHost) << "it moved to another network";
  EXPECT_EQ(Admit(config_, {"10.0.0.3:8600", "", "", "Bearer secret-token", ""}), Admission::kYes);
}

TEST_F(TlsGuard, TakesNoOriginOfPlainHttpAndNoCookieThatItCouldSet) {
  EXPECT_EQ(Admit(config_, {"box.local:8600", "https://192.168.0.7:8600", "__Host-samantha=secret-token", "", ""}), Admission::kYes);
  for (const char* origin : {"http://box.local:8600", "https://box.local:8601", "https://box.local", "https://evil.example", "null"})
    EXPECT_EQ(Admit(config_, {"box.local:8600", origin, "__Host-samantha=secret-token", "", ""}), Admission::kWrongOrigin) << origin;
  EXPECT_EQ(Admit(config_, {"box.local:8600", "", "samantha=secret-token", "", ""}), Admission::kNoToken);
  EXPECT_EQ(Admit(kConfig, {"localhost:8600", "", "__Host-samantha=secret-token", "", ""}), Admission::kNoToken);
}

TEST_F(TlsGuard, ItsCookieTravelsEncryptedOnly) {
  EXPECT_EQ(CookieFor(config_, "t", 2), "__Host-samantha=t; HttpOnly; SameSite=Strict; Path=/; Secure; Max-Age=172800");
  EXPECT_EQ(CookieFor(kConfig, "t"), "samantha=t; HttpOnly; SameSite=Strict; Path=/");
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
