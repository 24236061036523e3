// Who may speak to the server: by its own names only, from its own pages only, with the token.
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace sam {

/// The names by which a server is called, as a URL has them: "localhost", "192.168.0.2", "[::1]". Thread-safe.
class HostNames {
 public:
  void Set(std::vector<std::string> names);
  bool Has(std::string_view name) const;

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> names_;
};

struct GuardConfig {
  unsigned short port = 0;
  std::string token;                 // "" only with --open
  const HostNames* names = nullptr;  // of the certificate, with --tls; none: loopback's, and plain HTTP
};

/// What a request says of itself; missing headers are empty.
struct Caller {
  std::string_view host, origin, cookie, authorization, query_token;
};

enum class Admission { kYes, kWrongHost, kWrongOrigin, kNoToken };

/// By Host and Origin alone; kNoToken is not among its answers.
Admission AdmitPlace(const GuardConfig& config, const Caller& caller);
/// Host stops DNS rebinding, Origin stops other sites' pages, the token stops other users of this machine.
Admission Admit(const GuardConfig& config, const Caller& caller);
std::string_view Reason(Admission admission);

/// What the page's cookie carries, "" where there is none. Under TLS its name has the prefix that keeps plain HTTP from setting it (RFC 6265bis).
std::string_view CookieOf(const GuardConfig& config, std::string_view cookies);
/// The Set-Cookie that gives the page this token; until the browser ends, or for `days`.
std::string CookieFor(const GuardConfig& config, std::string_view token, int days = 0);

/// Compares secrets in a time that tells nothing of where they differ.
bool SameSecret(std::string_view a, std::string_view b);
/// The key of an Authorization header, "" where it has none.
std::string_view Bearer(std::string_view authorization);

/// 32 random bytes as 43 characters that fit a URL.
std::string MakeToken();
/// The value of `key` in "a=b&c=d", percent-decoded; "" where it is missing or broken.
std::string QueryValue(std::string_view query, std::string_view key);

}  // namespace sam
