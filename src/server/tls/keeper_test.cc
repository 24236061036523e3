#include "server/tls/keeper.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "base/whole_file.h"

namespace sam {
namespace {

using testing::HasSubstr;

const Instant kNow(std::chrono::hours(500000));

class TlsKeeperTest : public testing::Test {
 protected:
  TlsKeeperTest() : folder_(testing::TempDir() + "keeper-XXXXXX") { EXPECT_NE(mkdtemp(folder_.data()), nullptr); }
  ~TlsKeeperTest() override { std::filesystem::remove_all(folder_); }

  std::unique_ptr<TlsKeeper> Open(Instant now = kNow) { return TlsKeeper::Open(folder_, names_, now).value(); }
  std::string In(const std::string& name) const { return folder_ + "/tls/" + name; }

  std::string folder_;
  LocalNames names_{.host = "box", .addresses = {boost::asio::ip::make_address("192.168.0.7")}};
};

TEST_F(TlsKeeperTest, KeepsKeysForTheirOwnerAlone) {
  Open();
  for (const char* name : {"authority.key", "authority.crt", "server.key", "server.crt"}) {
    struct stat status {};
    ASSERT_EQ(stat(In(name).c_str(), &status), 0) << name;
    EXPECT_EQ(status.st_mode & 0777, 0600u) << name;
  }
}

TEST_F(TlsKeeperTest, KeepsTheAuthorityAndTheCertificateOverARestart) {
  const std::string fingerprint = Open()->fingerprint();
  const Instant ends = Open()->ends();
  const auto later = Open(kNow + std::chrono::days(300));
  EXPECT_EQ(later->fingerprint(), fingerprint);
  EXPECT_EQ(later->ends(), ends);
}

TEST_F(TlsKeeperTest, RenewsACertificateBeforeItEnds) {
  const auto keeper = Open();
  const Instant ends = keeper->ends();
  const auto context = keeper->context();
  const Instant early = ends - kRenewBefore, due = early + std::chrono::seconds(1);
  EXPECT_EQ(keeper->LookAgain(names_, early).value(), false);
  EXPECT_EQ(keeper->LookAgain(names_, due).value(), true);
  EXPECT_GT(keeper->ends(), ends);
  EXPECT_NE(keeper->context(), context);
  EXPECT_EQ(Open(due)->ends(), keeper->ends()) << "it is kept";
  EXPECT_GT(Open(keeper->ends())->ends(), keeper->ends()) << "at a start, too";
}

TEST_F(TlsKeeperTest, FollowsTheMachineToAnotherNetwork) {
  const auto keeper = Open();
  EXPECT_TRUE(keeper->names().Has("192.168.0.7"));
  EXPECT_TRUE(keeper->names().Has("box.local"));
  names_.addresses = {boost::asio::ip::make_address("10.0.0.4")};
  EXPECT_EQ(keeper->LookAgain(names_, kNow).value(), true);
  EXPECT_EQ(keeper->LookAgain(names_, kNow).value(), false);
  EXPECT_FALSE(keeper->names().Has("192.168.0.7"));
  EXPECT_TRUE(keeper->names().Has("10.0.0.4"));
  names_.host = "renamed.example";  // not covered: left out, and not tried again each minute
  EXPECT_EQ(keeper->LookAgain(names_, kNow).value(), true);
  EXPECT_EQ(keeper->LookAgain(names_, kNow).value(), false);
  const Instant ends = keeper->ends();
  EXPECT_EQ(Open(kNow + std::chrono::hours(1))->ends(), ends);
}

TEST_F(TlsKeeperTest, MakesAnotherCertificateOfADamagedOne) {
  const std::string fingerprint = Open()->fingerprint();
  ASSERT_TRUE(WriteWholeFile(In("server.crt"), "no certificate"));
  EXPECT_EQ(Open()->fingerprint(), fingerprint);
  ASSERT_TRUE(std::filesystem::remove(In("server.key")));
  EXPECT_EQ(Open()->fingerprint(), fingerprint);
}

TEST_F(TlsKeeperTest, ReplacesNoAuthorityBySlip) {
  Open();
  const auto refuses = [&](const std::string& why) {
    const auto refused = TlsKeeper::Open(folder_, names_, kNow);
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().message, HasSubstr(why));
  };
  std::filesystem::permissions(In("authority.key"), std::filesystem::perms::group_read, std::filesystem::perm_options::add);
  refuses("can be read by others");
  std::filesystem::rename(In("authority.key"), In("elsewhere"));
  refuses("its key is missing");
  ASSERT_TRUE(WriteWholeFile(In("authority.key"), "damaged"));
  refuses("cannot be used");
}

TEST_F(TlsKeeperTest, MakesANewAuthorityWhenTheOldOneEnds) {
  const std::string fingerprint = Open()->fingerprint();
  EXPECT_NE(Open(kNow + kAuthorityLife)->fingerprint(), fingerprint);
}

}  // namespace
}  // namespace sam
