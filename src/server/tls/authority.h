// The certificate authority of one data folder, and the server certificates that it signs. RFC 5280; keys on P-256.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "base/time.h"
#include "server/tls/local_names.h"

struct x509_st;
struct evp_pkey_st;

namespace sam {

struct FreesCertificate {
  void operator()(x509_st* certificate) const;
};
struct FreesKey {
  void operator()(evp_pkey_st* key) const;
};
using CertificateHandle = std::unique_ptr<x509_st, FreesCertificate>;
using PrivateKeyHandle = std::unique_ptr<evp_pkey_st, FreesKey>;

/// A certificate and its private key, both as PEM.
struct CertificateAndKey {
  std::string certificate, key;
};

inline constexpr auto kAuthorityLife = std::chrono::days(3650);
inline constexpr auto kCertificateLife = std::chrono::days(396);  // with the hour of kClockSlack under the 397 days that browsers and phones allow
inline constexpr auto kRenewBefore = std::chrono::days(30);
inline constexpr auto kClockSlack = std::chrono::hours(1);  // that a phone's clock may be behind

/// Able to sign for this machine's own names and for addresses of private networks only: its name constraints say so to whoever trusts it.
class Authority {
 public:
  /// Makes one for the machine `host`.
  static Result<Authority> Make(const std::string& host, Instant now);
  /// kCorrupt where the two cannot be read or do not belong together.
  static Result<Authority> Read(const CertificateAndKey& pem);

  /// A certificate for `names`, localhost and the loopback addresses, and a new key. Names that the authority's constraints do not cover are left out.
  Result<CertificateAndKey> Sign(const LocalNames& names, Instant now) const;
  Result<CertificateAndKey> Pem() const;

  /// Of the certificate: DER, and "AB:CD:..." of its SHA-256.
  std::string Der() const;
  std::string Fingerprint() const;
  Instant ends() const;
  bool Signed(const x509_st& certificate) const;

 private:
  Authority(CertificateHandle certificate, PrivateKeyHandle key) : certificate_(std::move(certificate)), key_(std::move(key)) {}
  CertificateHandle certificate_;
  PrivateKeyHandle key_;
};

/// What a server certificate says.
struct CertificateFacts {
  std::vector<std::string> names;  // as a URL has them: "localhost", "192.168.0.2", "[::1]"
  Instant begins, ends;
};
Result<CertificateHandle> ReadCertificate(const std::string& pem);
CertificateFacts FactsOf(const x509_st& certificate);

}  // namespace sam
