// Addresses of the web, read strictly: what two readers might read differently is refused.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sam::net {

enum class Scheme : uint8_t { kHttp, kHttps };

struct Url {
  Scheme scheme = Scheme::kHttps;
  std::string host;    // lower case; an IPv6 address without its brackets
  uint16_t port = 0;   // never 0
  std::string target;  // path and query, begins with '/'

  /// "https://example.org", with the port where it is not the scheme's own.
  std::string Origin() const;
  std::string Text() const { return Origin() + target; }
  /// For people and logs: without the query, which may hold secrets.
  std::string Shown() const { return Origin() + target.substr(0, target.find('?')); }
  bool operator==(const Url&) const = default;
};

/// http and https only. kInvalidArgument for a name and password ("user:key@"), a fragment, anything but printable ASCII, and whatever else is no plain address; the message never
/// repeats what may be a key.
Result<Url> ParseUrl(std::string_view text);

}  // namespace sam::net
