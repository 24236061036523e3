#include "server/tls/authority.h"

#include <fmt/format.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>
#include <ctime>

namespace sam {

void FreesCertificate::operator()(x509_st* certificate) const { X509_free(certificate); }
void FreesKey::operator()(evp_pkey_st* key) const { EVP_PKEY_free(key); }

namespace {

constexpr long kVersion3 = 2;

/// Loopback, the private blocks of RFC 1918, 6598 and 2544, unique local IPv6; names that mean this machine or its own network.
constexpr std::string_view kOwnNetworks =
    "permitted;IP:127.0.0.0/255.0.0.0,permitted;IP:10.0.0.0/255.0.0.0,permitted;IP:172.16.0.0/255.240.0.0,permitted;IP:192.168.0.0/255.255.0.0,"
    "permitted;IP:100.64.0.0/255.192.0.0,permitted;IP:198.18.0.0/255.254.0.0,permitted;IP:::1/ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff,permitted;IP:fc00::/fe00::,"
    "permitted;DNS:localhost,permitted;DNS:local";

struct BioFrees {
  void operator()(BIO* bio) const { BIO_free(bio); }
};
using BioHandle = std::unique_ptr<BIO, BioFrees>;
struct NamesFree {
  void operator()(GENERAL_NAMES* names) const { GENERAL_NAMES_free(names); }
};

tl::unexpected<Error> Failed(std::string_view what) {
  std::array<char, 256> why{};
  ERR_error_string_n(ERR_get_error(), why.data(), why.size());
  return Fail(ErrorCode::kInternal, fmt::format("cannot {} ({}); look at the OpenSSL of this machine", what, why.data()));
}

std::string TextOf(BIO* bio) {
  char* bytes = nullptr;
  const long size = BIO_get_mem_data(bio, &bytes);
  return {bytes, static_cast<size_t>(std::max(0L, size))};
}

BioHandle Over(const std::string& text) { return BioHandle(BIO_new_mem_buf(text.data(), static_cast<int>(text.size()))); }

std::time_t Seconds(Instant at) { return static_cast<std::time_t>(std::chrono::duration_cast<std::chrono::seconds>(at.time_since_epoch()).count()); }

Instant At(const ASN1_TIME* time) {
  std::tm parts{};
  if (ASN1_TIME_to_tm(time, &parts) != 1) return {};
  return Instant(std::chrono::seconds(timegm(&parts)));
}

bool AddExtension(X509* certificate, const X509* issuer, int kind, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, const_cast<X509*>(issuer), certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_nconf_nid(nullptr, &context, kind, value.c_str());
  const bool added = extension != nullptr && X509_add_ext(certificate, extension, -1) == 1;
  X509_EXTENSION_free(extension);
  return added;
}

bool SetSerial(X509* certificate) {
  std::array<unsigned char, 16> bytes{};
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) return false;
  bytes[0] = static_cast<unsigned char>((bytes[0] & 0x7F) | 0x40);  // positive, and always as long
  BIGNUM* number = BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr);
  const bool set = number != nullptr && BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate)) != nullptr;
  BN_free(number);
  return set;
}

/// A certificate without extensions and signature.
CertificateHandle Begin(const std::string& subject, EVP_PKEY* key, Instant begins, Instant ends) {
  CertificateHandle certificate(X509_new());
  if (!certificate) return nullptr;
  X509* raw = certificate.get();
  const bool made = X509_set_version(raw, kVersion3) == 1 && SetSerial(raw) && ASN1_TIME_set(X509_getm_notBefore(raw), Seconds(begins)) != nullptr &&
                    ASN1_TIME_set(X509_getm_notAfter(raw), Seconds(ends)) != nullptr && X509_set_pubkey(raw, key) == 1 &&
                    X509_NAME_add_entry_by_txt(X509_get_subject_name(raw), "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(subject.c_str()), -1, -1, 0) == 1;
  return made ? std::move(certificate) : nullptr;
}

Result<CertificateAndKey> ToPem(X509* certificate, EVP_PKEY* key) {
  const BioHandle out(BIO_new(BIO_s_mem())), secret(BIO_new(BIO_s_secmem()));
  if (!out || !secret || PEM_write_bio_X509(out.get(), certificate) != 1 || PEM_write_bio_PrivateKey(secret.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
    return Failed("write a certificate");
  return CertificateAndKey{TextOf(out.get()), TextOf(secret.get())};
}

/// Whether the constraints of `authority` let `certificate` be for its names.
bool Covers(const X509* authority, const X509* certificate) {
  const CertificateHandle read(X509_dup(certificate));
  if (!read) return false;
  X509_check_purpose(read.get(), -1, 0);  // OpenSSL reads the names then, and checks none that it has not read
  auto* constraints = static_cast<NAME_CONSTRAINTS*>(X509_get_ext_d2i(authority, NID_name_constraints, nullptr, nullptr));
  const bool covers = constraints != nullptr && NAME_CONSTRAINTS_check(read.get(), constraints) == X509_V_OK;
  NAME_CONSTRAINTS_free(constraints);
  return covers;
}

std::string AlternativeNames(const LocalNames& names) {
  std::string out = "DNS:localhost,IP:127.0.0.1,IP:::1";
  if (!names.host.empty()) out += fmt::format(",DNS:{}", names.host);
  if (!names.host.empty() && names.host.find('.') == names.host.npos) out += fmt::format(",DNS:{}.local", names.host);
  for (const auto& address : names.addresses)
    if (address != boost::asio::ip::address_v4::loopback() && address != boost::asio::ip::address_v6::loopback()) out += fmt::format(",IP:{}", address.to_string());
  return out;
}

}  // namespace

Result<Authority> Authority::Make(const std::string& host, Instant now) {
  PrivateKeyHandle key(EVP_EC_gen("P-256"));
  if (!key) return Failed("make a key");
  const std::string made = FormatRfc3339({now, std::chrono::minutes(0)}).substr(0, 10);
  const std::string subject = fmt::format("Samantha on {} ({})", host.empty() ? "this machine" : host.substr(0, 32), made);
  CertificateHandle certificate = Begin(subject, key.get(), now - kClockSlack, now + kAuthorityLife);
  if (!certificate) return Failed("make a certificate authority");
  X509* raw = certificate.get();
  const std::string constraints = fmt::format("critical,{}{}", kOwnNetworks, host.empty() ? "" : ",permitted;DNS:" + host);
  const bool made_whole = X509_set_issuer_name(raw, X509_get_subject_name(raw)) == 1 && AddExtension(raw, raw, NID_basic_constraints, "critical,CA:TRUE,pathlen:0") &&
                          AddExtension(raw, raw, NID_key_usage, "critical,keyCertSign") && AddExtension(raw, raw, NID_ext_key_usage, "serverAuth") &&
                          AddExtension(raw, raw, NID_subject_key_identifier, "hash") && AddExtension(raw, raw, NID_name_constraints, constraints) &&
                          X509_sign(raw, key.get(), EVP_sha256()) != 0;
  if (!made_whole) return Failed("make a certificate authority");
  return Authority(std::move(certificate), std::move(key));
}

Result<CertificateHandle> ReadCertificate(const std::string& pem) {
  const BioHandle in = Over(pem);
  CertificateHandle certificate(in ? PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr) : nullptr);
  ERR_clear_error();
  if (!certificate) return Fail(ErrorCode::kCorrupt, "it is no certificate");
  return certificate;
}

Result<Authority> Authority::Read(const CertificateAndKey& pem) {
  auto certificate = ReadCertificate(pem.certificate);
  if (!certificate) return tl::unexpected(certificate.error());
  const BioHandle in = Over(pem.key);
  const auto no_password = [](char*, int, int, void*) { return 0; };
  PrivateKeyHandle key(in ? PEM_read_bio_PrivateKey(in.get(), nullptr, no_password, nullptr) : nullptr);
  ERR_clear_error();
  if (!key || X509_check_private_key(certificate->get(), key.get()) != 1 || X509_check_ca(certificate->get()) != 1)
    return Fail(ErrorCode::kCorrupt, "the certificate and the key are no authority's, or not of one");
  return Authority(std::move(*certificate), std::move(key));
}

Result<CertificateAndKey> Authority::Sign(const LocalNames& names, Instant now) const {
  PrivateKeyHandle key(EVP_EC_gen("P-256"));
  if (!key) return Failed("make a key");
  const Instant until = std::min<Instant>(now + kCertificateLife, ends());
  CertificateHandle certificate = Begin(names.host.empty() ? "localhost" : names.host, key.get(), now - kClockSlack, until);
  if (!certificate) return Failed("make a certificate");
  X509* raw = certificate.get();
  const bool whole = X509_set_issuer_name(raw, X509_get_subject_name(certificate_.get())) == 1 && AddExtension(raw, certificate_.get(), NID_basic_constraints, "critical,CA:FALSE") &&
                     AddExtension(raw, certificate_.get(), NID_key_usage, "critical,digitalSignature") && AddExtension(raw, certificate_.get(), NID_ext_key_usage, "serverAuth") &&
                     AddExtension(raw, certificate_.get(), NID_subject_key_identifier, "hash") && AddExtension(raw, certificate_.get(), NID_authority_key_identifier, "keyid:always") &&
                     AddExtension(raw, certificate_.get(), NID_subject_alt_name, AlternativeNames(names));
  if (!whole || X509_sign(raw, key_.get(), EVP_sha256()) == 0) return Failed("sign a certificate");
  if (!Covers(certificate_.get(), raw)) {  // the machine was renamed since
    if (names.host.empty()) return Fail(ErrorCode::kInvalidArgument, "the authority does not cover the addresses of this machine; remove the folder tls in the data folder, and trust the new one");
    return Sign({.host = "", .addresses = names.addresses}, now);
  }
  return ToPem(raw, key.get());
}

Result<CertificateAndKey> Authority::Pem() const { return ToPem(certificate_.get(), key_.get()); }

std::string Authority::Der() const {
  unsigned char* bytes = nullptr;
  const int size = i2d_X509(certificate_.get(), &bytes);
  if (size <= 0) return {};
  std::string der(reinterpret_cast<const char*>(bytes), static_cast<size_t>(size));
  OPENSSL_free(bytes);
  return der;
}

std::string Authority::Fingerprint() const {
  std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
  unsigned size = 0;
  if (X509_digest(certificate_.get(), EVP_sha256(), hash.data(), &size) != 1) return {};
  std::string text;
  for (unsigned i = 0; i < size; ++i) text += fmt::format("{}{:02X}", i == 0 ? "" : ":", hash[i]);
  return text;
}

Instant Authority::ends() const { return At(X509_get0_notAfter(certificate_.get())); }

bool Authority::Signed(const x509_st& certificate) const {
  auto* raw = const_cast<X509*>(&certificate);
  const bool is = X509_check_issued(certificate_.get(), raw) == X509_V_OK && X509_verify(raw, key_.get()) == 1;
  ERR_clear_error();
  return is;
}

CertificateFacts FactsOf(const x509_st& certificate) {
  CertificateFacts facts{.names = {}, .begins = At(X509_get0_notBefore(&certificate)), .ends = At(X509_get0_notAfter(&certificate))};
  const std::unique_ptr<GENERAL_NAMES, NamesFree> names(static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(&certificate, NID_subject_alt_name, nullptr, nullptr)));
  for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()); ++i) {
    const GENERAL_NAME* name = sk_GENERAL_NAME_value(names.get(), i);
    const ASN1_STRING* text = name->type == GEN_DNS ? name->d.dNSName : name->type == GEN_IPADD ? name->d.iPAddress : nullptr;
    if (text == nullptr) continue;
    const std::string_view bytes(reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)), static_cast<size_t>(ASN1_STRING_length(text)));
    boost::asio::ip::address_v4::bytes_type four;
    boost::asio::ip::address_v6::bytes_type sixteen;
    if (name->type == GEN_DNS) facts.names.emplace_back(bytes);
    if (name->type == GEN_IPADD && bytes.size() == four.size()) std::ranges::copy(bytes, four.begin()), facts.names.push_back(InUrl(boost::asio::ip::address_v4(four)));
    if (name->type == GEN_IPADD && bytes.size() == sixteen.size()) std::ranges::copy(bytes, sixteen.begin()), facts.names.push_back(InUrl(boost::asio::ip::address_v6(sixteen)));
  }
  return facts;
}

}  // namespace sam
