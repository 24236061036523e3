#include "server/tls/keeper.h"

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/key_file.h"
#include "base/whole_file.h"

namespace sam {
namespace {

/// Forward secret and authenticated, for TLS 1.2; those of 1.3 are all so.
constexpr const char* kCiphers = "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-ECDSA-AES256-GCM-SHA384";
constexpr unsigned char kHttp11[] = "\x08http/1.1";

std::string In(const std::string& folder, std::string_view name) { return fmt::format("{}/{}", folder, name); }

Result<CertificateAndKey> ReadPair(const std::string& folder, std::string_view name) {
  auto key = ReadKeyFile(In(folder, fmt::format("{}.key", name)));
  if (!key) return tl::unexpected(key.error());
  auto certificate = ReadKeyFile(In(folder, fmt::format("{}.crt", name)));
  if (!certificate) return tl::unexpected(certificate.error());
  return CertificateAndKey{std::move(*certificate), std::move(*key)};
}

/// The key first: a certificate is there only with its key.
Result<void> WritePair(const std::string& folder, std::string_view name, const CertificateAndKey& pair) {
  if (auto written = WriteWholeFile(In(folder, fmt::format("{}.key", name)), pair.key); !written) return written;
  return WriteWholeFile(In(folder, fmt::format("{}.crt", name)), pair.certificate);
}

Result<Authority> MakeAuthority(const std::string& folder, const std::string& host, Instant now) {
  auto made = Authority::Make(host, now);
  if (!made) return made;
  auto pem = made->Pem();
  if (!pem) return tl::unexpected(pem.error());
  if (auto written = WritePair(folder, "authority", *pem); !written) return tl::unexpected(written.error());
  return made;
}

Result<Authority> OpenAuthority(const std::string& folder, const std::string& host, Instant now) {
  std::error_code failed;
  const bool key = std::filesystem::exists(In(folder, "authority.key"), failed), certificate = std::filesystem::exists(In(folder, "authority.crt"), failed);
  if (!certificate) return MakeAuthority(folder, host, now);
  const auto unusable = [&](const std::string& why) {
    return Fail(ErrorCode::kCorrupt, fmt::format("the certificate authority in {} cannot be used ({}); put it back, or remove that folder and let every phone trust the new one", folder, why));
  };
  if (!key) return unusable("its key is missing");
  auto pem = ReadPair(folder, "authority");
  if (!pem) return tl::unexpected(pem.error());
  auto authority = Authority::Read(*pem);
  if (!authority) return unusable(authority.error().message);
  if (authority->ends() < now + kRenewBefore) return MakeAuthority(folder, host, now);
  return authority;
}

int ChooseHttp(SSL*, const unsigned char** chosen, unsigned char* size, const unsigned char* offered, unsigned offered_size, void*) {
  unsigned char* found = nullptr;
  if (SSL_select_next_proto(&found, size, kHttp11, sizeof(kHttp11) - 1, offered, offered_size) != OPENSSL_NPN_NEGOTIATED) return SSL_TLSEXT_ERR_ALERT_FATAL;
  *chosen = found;
  return SSL_TLSEXT_ERR_OK;
}

/// TLS 1.2 and 1.3, nothing to resume, no renegotiation; a connection that waits keeps no buffers.
std::shared_ptr<SSL_CTX> MakeContext(const CertificateAndKey& pem) {
  std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
  if (!context) return nullptr;
  SSL_CTX* raw = context.get();
  SSL_CTX_set_options(raw, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_NO_TICKET | SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_PRIORITIZE_CHACHA);
  SSL_CTX_set_session_cache_mode(raw, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_mode(raw, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  SSL_CTX_set_alpn_select_cb(raw, ChooseHttp, nullptr);
  const auto certificate = ReadCertificate(pem.certificate);
  BIO* in = BIO_new_mem_buf(pem.key.data(), static_cast<int>(pem.key.size()));
  const PrivateKeyHandle key(in != nullptr ? PEM_read_bio_PrivateKey(in, nullptr, nullptr, nullptr) : nullptr);
  BIO_free(in);
  const bool whole = certificate && key && SSL_CTX_set_num_tickets(raw, 0) == 1 && SSL_CTX_set_min_proto_version(raw, TLS1_2_VERSION) == 1 &&
                     SSL_CTX_set_cipher_list(raw, kCiphers) == 1 && SSL_CTX_set1_groups_list(raw, "X25519:P-256") == 1 &&
                     SSL_CTX_use_certificate(raw, certificate->get()) == 1 && SSL_CTX_use_PrivateKey(raw, key.get()) == 1 && SSL_CTX_check_private_key(raw) == 1;
  ERR_clear_error();
  return whole ? context : nullptr;
}

/// The host's own names are left out where the authority does not cover them.
bool IsFor(const std::vector<std::string>& names, const LocalNames& wanted) {
  std::set<std::string> fewest = {"localhost", "127.0.0.1", "[::1]"};
  for (const auto& address : wanted.addresses) fewest.insert(InUrl(address));
  std::set<std::string> most = fewest;
  if (!wanted.host.empty()) most.insert(wanted.host);
  if (!wanted.host.empty() && wanted.host.find('.') == std::string::npos) most.insert(wanted.host + ".local");
  const std::set<std::string> given(names.begin(), names.end());
  return given == fewest || given == most;
}

}  // namespace

TlsKeeper::TlsKeeper(std::string folder, Authority authority)
    : folder_(std::move(folder)), authority_(std::move(authority)), der_(authority_.Der()), fingerprint_(authority_.Fingerprint()) {}

Result<std::unique_ptr<TlsKeeper>> TlsKeeper::Open(const std::string& data_folder, const LocalNames& names, Instant now) {
  const std::string folder = data_folder + "/tls";
  auto authority = OpenAuthority(folder, names.host, now);
  if (!authority) return tl::unexpected(authority.error());
  std::unique_ptr<TlsKeeper> self(new TlsKeeper(folder, std::move(*authority)));
  auto pem = self->authority_.Pem();
  if (!pem) return tl::unexpected(pem.error());
  self->pem_ = std::move(pem->certificate);
  const auto old = ReadPair(folder, "server");
  const auto certificate = old ? ReadCertificate(old->certificate) : Result<CertificateHandle>(CertificateHandle());
  bool good = old && certificate && self->authority_.Signed(**certificate);
  if (good) {
    const CertificateFacts facts = FactsOf(**certificate);
    good = IsFor(facts.names, names) && facts.begins <= now && facts.ends >= now + kRenewBefore && self->Use(*old).has_value();
  }
  if (good) self->asked_ = names;
  else if (auto renewed = self->Renew(names, now); !renewed) return tl::unexpected(renewed.error());
  return self;
}

Result<void> TlsKeeper::Use(const CertificateAndKey& pem) {
  auto context = MakeContext(pem);
  const auto certificate = ReadCertificate(pem.certificate);
  if (!context || !certificate) return Fail(ErrorCode::kInternal, "OpenSSL does not take the certificate; look at its configuration on this machine");
  const CertificateFacts facts = FactsOf(**certificate);
  names_.Set(facts.names);
  const std::scoped_lock lock(mutex_);
  ends_ = facts.ends;
  context_ = std::move(context);
  return {};
}

Result<void> TlsKeeper::Renew(const LocalNames& names, Instant now) {
  const auto pem = authority_.Sign(names, now);
  if (!pem) return tl::unexpected(pem.error());
  if (auto written = WritePair(folder_, "server", *pem); !written) return written;
  if (auto used = Use(*pem); !used) return used;
  const std::scoped_lock lock(mutex_);
  asked_ = names;
  return {};
}

Result<bool> TlsKeeper::LookAgain(const LocalNames& names, Instant now) {
  {
    const std::scoped_lock lock(mutex_);
    if (names == asked_ && ends_ >= now + kRenewBefore) return false;
  }
  return Renew(names, now).map([] { return true; });
}

std::shared_ptr<ssl_ctx_st> TlsKeeper::context() const {
  const std::scoped_lock lock(mutex_);
  return context_;
}

Instant TlsKeeper::ends() const {
  const std::scoped_lock lock(mutex_);
  return ends_;
}

}  // namespace sam
