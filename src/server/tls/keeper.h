// Keeps what HTTPS needs in the folder tls of the data folder: the authority and its key, a server certificate for the names this machine has now.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "server/guard.h"
#include "server/tls/authority.h"

struct ssl_ctx_st;

namespace sam {

/// Thread-safe.
class TlsKeeper {
 public:
  /// Reads what lies there, makes what is missing or due. Files are 0600. kInvalidArgument where others may read the authority's key, kCorrupt where it cannot be used:
  /// it is not replaced by a slip, since phones trust it.
  static Result<std::unique_ptr<TlsKeeper>> Open(const std::string& data_folder, const LocalNames& names, Instant now);

  /// A new certificate where the old one ends within kRenewBefore, or is for other names; true where there is one. New connections get it.
  Result<bool> LookAgain(const LocalNames& names, Instant now);

  std::shared_ptr<ssl_ctx_st> context() const;
  /// Those of the certificate, as a URL has them.
  const HostNames& names() const { return names_; }
  Instant ends() const;

  /// The authority's, for whoever is to trust it.
  const std::string& der() const { return der_; }
  const std::string& pem() const { return pem_; }
  const std::string& fingerprint() const { return fingerprint_; }

 private:
  TlsKeeper(std::string folder, Authority authority);
  Result<void> Use(const CertificateAndKey& pem);
  Result<void> Renew(const LocalNames& names, Instant now);

  const std::string folder_;
  const Authority authority_;
  const std::string der_, fingerprint_;
  std::string pem_;
  HostNames names_;
  mutable std::mutex mutex_;
  LocalNames asked_;
  Instant ends_{};
  std::shared_ptr<ssl_ctx_st> context_;
};

}  // namespace sam
