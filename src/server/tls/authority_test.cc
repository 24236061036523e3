#include "server/tls/authority.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace sam {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

const Instant kNow(std::chrono::hours(500000));

LocalNames Home() { return {.host = "box", .addresses = {boost::asio::ip::make_address("192.168.0.7"), boost::asio::ip::make_address("fd12::7")}}; }

struct StoreFrees {
  void operator()(X509_STORE* store) const { X509_STORE_free(store); }
  void operator()(X509_STORE_CTX* context) const { X509_STORE_CTX_free(context); }
};

/// X509_V_OK where somebody who trusts `authority` takes `pem` for the server `name` at `at`.
int Verify(const Authority& authority, const std::string& pem, const std::string& name, Instant at) {
  const auto root = ReadCertificate(authority.Pem()->certificate).value(), leaf = ReadCertificate(pem).value();
  const std::unique_ptr<X509_STORE, StoreFrees> store(X509_STORE_new());
  const std::unique_ptr<X509_STORE_CTX, StoreFrees> context(X509_STORE_CTX_new());
  X509_STORE_add_cert(store.get(), root.get());
  X509_STORE_CTX_init(context.get(), store.get(), leaf.get(), nullptr);
  X509_VERIFY_PARAM* wanted = X509_STORE_CTX_get0_param(context.get());
  X509_VERIFY_PARAM_set_time(wanted, std::chrono::duration_cast<std::chrono::seconds>(at.time_since_epoch()).count());
  X509_VERIFY_PARAM_set_purpose(wanted, X509_PURPOSE_SSL_SERVER);
  if (X509_VERIFY_PARAM_set1_ip_asc(wanted, name.c_str()) != 1) X509_VERIFY_PARAM_set1_host(wanted, name.c_str(), name.size());
  return X509_verify_cert(context.get()) == 1 ? X509_V_OK : X509_STORE_CTX_get_error(context.get());
}

/// `pem`, signed anew by the authority's key for another name: what a thief of the key would make.
std::string Forge(const Authority& authority, const std::string& pem, const char* name) {
  const auto forged = ReadCertificate(pem).value();
  X509_EXTENSION_free(X509_delete_ext(forged.get(), X509_get_ext_by_NID(forged.get(), NID_subject_alt_name, -1)));
  X509_EXTENSION* names = X509V3_EXT_nconf_nid(nullptr, nullptr, NID_subject_alt_name, name);
  X509_add_ext(forged.get(), names, -1);
  X509_EXTENSION_free(names);
  const std::string secret = authority.Pem()->key;
  BIO* in = BIO_new_mem_buf(secret.data(), static_cast<int>(secret.size()));
  const PrivateKeyHandle key(PEM_read_bio_PrivateKey(in, nullptr, nullptr, nullptr));
  BIO_free(in);
  X509_sign(forged.get(), key.get(), EVP_sha256());
  BIO* out = BIO_new(BIO_s_mem());
  PEM_write_bio_X509(out, forged.get());
  char* bytes = nullptr;
  const long size = BIO_get_mem_data(out, &bytes);
  const std::string text(bytes, static_cast<size_t>(size));
  BIO_free(out);
  return text;
}

TEST(Authority, SignsForItsMachinesNamesAndAddresses) {
  const auto authority = Authority::Make("box", kNow);
  ASSERT_TRUE(authority);
  const auto signed_one = authority->Sign(Home(), kNow);
  ASSERT_TRUE(signed_one) << signed_one.error().message;
  const auto certificate = ReadCertificate(signed_one->certificate);
  EXPECT_TRUE(authority->Signed(**certificate));
  EXPECT_THAT(FactsOf(**certificate).names, ElementsAre("localhost", "127.0.0.1", "[::1]", "box", "box.local", "192.168.0.7", "[fd12::7]"));
  for (const char* name : {"localhost", "127.0.0.1", "::1", "box", "box.local", "192.168.0.7", "fd12::7"}) EXPECT_EQ(Verify(*authority, signed_one->certificate, name, kNow), X509_V_OK) << name;
  EXPECT_NE(Verify(*authority, signed_one->certificate, "192.168.0.8", kNow), X509_V_OK);
  const auto other = Authority::Make("box", kNow);
  EXPECT_FALSE(other->Signed(**certificate));
  EXPECT_NE(Verify(*other, signed_one->certificate, "localhost", kNow), X509_V_OK);
}

TEST(Authority, ItsCertificatesLiveAsLongAsPhonesAllow) {
  const auto authority = Authority::Make("box", kNow);
  const auto signed_one = authority->Sign(Home(), kNow);
  const CertificateFacts facts = FactsOf(**ReadCertificate(signed_one->certificate));
  EXPECT_LE(facts.ends - facts.begins, std::chrono::days(397));
  EXPECT_LT(facts.begins, kNow);
  EXPECT_EQ(authority->ends(), kNow + kAuthorityLife);
  EXPECT_EQ(Verify(*authority, signed_one->certificate, "box", kNow + std::chrono::days(395)), X509_V_OK);
  EXPECT_EQ(Verify(*authority, signed_one->certificate, "box", kNow + std::chrono::days(397)), X509_V_ERR_CERT_HAS_EXPIRED);
  const auto last = authority->Sign(Home(), kNow + kAuthorityLife - std::chrono::days(50));
  EXPECT_EQ(FactsOf(**ReadCertificate(last->certificate)).ends, authority->ends());
}

TEST(Authority, VouchesForNoSiteOfTheInternetEvenWithItsKeyStolen) {
  const auto authority = Authority::Make("box", kNow);
  const auto signed_one = authority->Sign(Home(), kNow);
  EXPECT_EQ(Verify(*authority, Forge(*authority, signed_one->certificate, "DNS:other.local"), "other.local", kNow), X509_V_OK) << "the forging works";
  for (const auto& [names, name] : {std::pair("DNS:bank.example", "bank.example"), std::pair("IP:8.8.8.8", "8.8.8.8"), std::pair("IP:2001:4860::8888", "2001:4860::8888"), std::pair("DNS:box,DNS:bank.example", "box")})
    EXPECT_EQ(Verify(*authority, Forge(*authority, signed_one->certificate, names), name, kNow), X509_V_ERR_PERMITTED_VIOLATION) << names;
}

TEST(Authority, LeavesOutANameThatItDoesNotCover) {
  const auto authority = Authority::Make("box", kNow);
  LocalNames renamed = Home();
  renamed.host = "study.example.com";
  const auto signed_one = authority->Sign(renamed, kNow);
  ASSERT_TRUE(signed_one);
  EXPECT_THAT(FactsOf(**ReadCertificate(signed_one->certificate)).names, ElementsAre("localhost", "127.0.0.1", "[::1]", "192.168.0.7", "[fd12::7]"));
  LocalNames open = Home();
  open.addresses = {boost::asio::ip::make_address("8.8.8.8")};
  EXPECT_FALSE(authority->Sign(open, kNow));
}

TEST(Authority, IsReadBackAsItWas) {
  const auto authority = Authority::Make("", kNow);
  const auto again = Authority::Read(*authority->Pem());
  ASSERT_TRUE(again);
  EXPECT_EQ(again->Fingerprint(), authority->Fingerprint());
  EXPECT_EQ(again->Fingerprint().size(), 95u);
  EXPECT_THAT(again->Der(), StartsWith("\x30"));
  const auto other = Authority::Make("", kNow);
  EXPECT_FALSE(Authority::Read({authority->Pem()->certificate, other->Pem()->key})) << "of two authorities";
  EXPECT_FALSE(Authority::Read({"", ""}));
  const auto server = authority->Sign(Home(), kNow);
  EXPECT_FALSE(Authority::Read(*server)) << "a server's certificate is no authority";
}

TEST(LocalNames, TakesWhatFitsACertificateForAName) {
  EXPECT_EQ(AsHostName("MyBox"), "mybox");
  EXPECT_EQ(AsHostName("box-2.home.example"), "box-2.home.example");
  for (const char* wrong : {"", "my_box", "-box", "box-", "a..b", ".a", "a.", "box,DNS:evil", "1.2.3.4", "1234", "bo x", "보물"}) EXPECT_EQ(AsHostName(wrong), "") << wrong;
  EXPECT_EQ(AsHostName(std::string(64, 'a')), "");
}

TEST(LocalNames, HoldsAddressesOfPrivateNetworksOnly) {
  for (const auto& address : LookUpLocalNames().addresses) {
    EXPECT_TRUE(IsOfOwnNetwork(address)) << address.to_string();
    EXPECT_FALSE(address.is_loopback());
  }
  EXPECT_FALSE(IsOfOwnNetwork(boost::asio::ip::make_address("8.8.8.8")));
  EXPECT_TRUE(IsOfOwnNetwork(boost::asio::ip::make_address("::ffff:10.0.0.2"))) << "as a socket of both families tells it";
}

TEST(LocalNames, NamesAMainAddressAsAUrlHasIt) {
  EXPECT_EQ(MainAddress({}), "");
  EXPECT_EQ(MainAddress({.host = "", .addresses = {boost::asio::ip::make_address("fd12::7")}}), "[fd12::7]");
}

}  // namespace
}  // namespace sam
