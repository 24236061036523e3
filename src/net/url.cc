#include "net/url.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace sam::net {
namespace {

constexpr size_t kLongest = 8192, kLongestHost = 253;

constexpr uint16_t OwnPort(Scheme scheme) { return scheme == Scheme::kHttp ? 80 : 443; }

bool IsHostLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_'; }
bool IsIpv6Letter(char c) { return (c >= 'a' && c <= 'f') || (c >= '0' && c <= '9') || c == ':' || c == '.'; }
bool IsTargetLetter(char c) { return c > ' ' && c < 0x7F && std::string_view("\"<>\\^`{|}#").find(c) == std::string_view::npos; }

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return lower;
}

tl::unexpected<Error> Refuse(std::string_view why) {
  return Fail(ErrorCode::kInvalidArgument, fmt::format("this is no web address to use: {}; give one like http://127.0.0.1:11434/v1", why));
}

/// "host", "host:port", "[v6]:port".
Result<void> ReadAuthority(std::string_view authority, Url& url) {
  if (authority.find('@') != std::string_view::npos) return Refuse("it holds a name or password before '@'");
  std::string_view port;
  const bool v6 = authority.starts_with('[');
  const size_t end = v6 ? authority.find(']') : std::min(authority.find(':'), authority.size());
  if (end == std::string_view::npos) return Refuse("a '[' without ']'");
  url.host = Lower(authority.substr(v6 ? 1 : 0, end - (v6 ? 1 : 0)));
  authority.remove_prefix(v6 ? end + 1 : end);
  if (url.host.empty() || url.host.size() > kLongestHost || !std::ranges::all_of(url.host, v6 ? IsIpv6Letter : IsHostLetter)) return Refuse("its host is no plain name or address");
  url.port = OwnPort(url.scheme);
  if (authority.empty()) return {};
  if (!authority.starts_with(':')) return Refuse("there is more behind its ']'");
  port = authority.substr(1);
  const auto [at, wrong] = std::from_chars(port.data(), port.data() + port.size(), url.port);
  if (wrong != std::errc() || at != port.data() + port.size() || url.port == 0) return Refuse("its port is no number from 1 to 65535");
  return {};
}

}  // namespace

std::string Url::Origin() const {
  std::string text = scheme == Scheme::kHttp ? "http://" : "https://";
  text += host.find(':') == std::string::npos ? host : "[" + host + "]";
  if (port != OwnPort(scheme)) text += ":" + std::to_string(port);
  return text;
}

Result<Url> ParseUrl(std::string_view text) {
  if (text.size() > kLongest) return Refuse("it is too long");
  Url url;
  const size_t colon = text.find("://");
  const std::string scheme = colon == std::string_view::npos ? "" : Lower(text.substr(0, colon));
  if (scheme == "http") url.scheme = Scheme::kHttp;
  else if (scheme != "https") return Refuse("it begins with neither http:// nor https://");
  text.remove_prefix(colon + 3);
  const size_t end = std::min(text.find_first_of("/?#"), text.size());
  if (auto read = ReadAuthority(text.substr(0, end), url); !read) return tl::unexpected(read.error());
  url.target = text.substr(end);
  if (!url.target.starts_with('/')) url.target.insert(0, "/");
  if (url.target.find('#') != std::string::npos) return Refuse("it holds a '#'");
  if (!std::ranges::all_of(url.target, IsTargetLetter)) return Refuse("it holds a space or a letter that must be written as %XX");
  return url;
}

}  // namespace sam::net
