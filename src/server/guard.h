// Who may speak to the server: loopback names only, our own pages only, with the token.
#pragma once

#include <string>
#include <string_view>

namespace sam {

struct GuardConfig {
  unsigned short port = 0;
  std::string token;  // "" only with --open
};

/// What a request says of itself; missing headers are empty.
struct Caller {
  std::string_view host, origin, cookie, authorization, query_token;
};

enum class Admission { kYes, kWrongHost, kWrongOrigin, kNoToken };

/// Host stops DNS rebinding, Origin stops other sites' pages, the token stops other users of this machine.
Admission Admit(const GuardConfig& config, const Caller& caller);
std::string_view Reason(Admission admission);

/// The key of an Authorization header, "" where it has none.
std::string_view Bearer(std::string_view authorization);

/// 32 random bytes as 43 characters that fit a URL.
std::string MakeToken();
/// The value of `key` in "a=b&c=d", percent-decoded; "" where it is missing or broken.
std::string QueryValue(std::string_view query, std::string_view key);

}  // namespace sam
