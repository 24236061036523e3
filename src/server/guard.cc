#include "server/guard.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>

namespace sam {
namespace {

constexpr std::array<std::string_view, 3> kLoopbackNames = {"127.0.0.1", "localhost", "[::1]"};
constexpr std::string_view kCookie = "samantha=", kCookieUnderTls = "__Host-samantha=";

bool IsOurHost(const GuardConfig& config, std::string_view host) {
  const std::string port = fmt::format(":{}", config.port);
  if (host.ends_with(port)) host.remove_suffix(port.size());
  return config.names != nullptr ? config.names->Has(host) : std::ranges::find(kLoopbackNames, host) != kLoopbackNames.end();
}

/// A page of another port of this machine is another's; a port that is not told is the scheme's own.
bool IsOurOrigin(const GuardConfig& config, std::string_view origin) {
  if (origin.empty()) return true;
  const bool tls = config.names != nullptr;
  const std::string_view scheme = tls ? "https://" : "http://";
  const bool ours = config.port == (tls ? 443 : 80) || origin.ends_with(fmt::format(":{}", config.port));
  return ours && origin.starts_with(scheme) && IsOurHost(config, origin.substr(scheme.size()));
}

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

}  // namespace

void HostNames::Set(std::vector<std::string> names) {
  const std::scoped_lock lock(mutex_);
  names_ = std::move(names);
}

bool HostNames::Has(std::string_view name) const {
  const std::scoped_lock lock(mutex_);
  return std::ranges::find(names_, name) != names_.end();
}

bool SameSecret(std::string_view a, std::string_view b) { return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0; }

Admission AdmitPlace(const GuardConfig& config, const Caller& caller) {
  if (!IsOurHost(config, caller.host)) return Admission::kWrongHost;
  return IsOurOrigin(config, caller.origin) ? Admission::kYes : Admission::kWrongOrigin;
}

Admission Admit(const GuardConfig& config, const Caller& caller) {
  if (const Admission place = AdmitPlace(config, caller); place != Admission::kYes) return place;
  if (config.token.empty()) return Admission::kYes;
  const bool known = SameSecret(caller.query_token, config.token) || SameSecret(Bearer(caller.authorization), config.token) || SameSecret(CookieOf(config, caller.cookie), config.token);
  return known ? Admission::kYes : Admission::kNoToken;
}

std::string_view CookieOf(const GuardConfig& config, std::string_view cookies) {
  const std::string_view name = config.names != nullptr ? kCookieUnderTls : kCookie;
  for (size_t at = cookies.find(name); at != cookies.npos; at = cookies.find(name, at + 1)) {
    if (at > 0 && cookies[at - 1] != ' ' && cookies[at - 1] != ';') continue;
    const std::string_view rest = cookies.substr(at + name.size());
    return rest.substr(0, rest.find(';'));
  }
  return {};
}

std::string CookieFor(const GuardConfig& config, std::string_view token, int days) {
  const bool tls = config.names != nullptr;
  return fmt::format("{}{}; HttpOnly; SameSite=Strict; Path=/{}{}", tls ? kCookieUnderTls : kCookie, token, tls ? "; Secure" : "", days > 0 ? fmt::format("; Max-Age={}", days * 86400) : "");
}

std::string_view Bearer(std::string_view authorization) {
  constexpr std::string_view kScheme = "bearer ";
  for (size_t i = 0; i < kScheme.size(); ++i)
    if (i >= authorization.size() || (authorization[i] | 0x20) != kScheme[i]) return {};
  return authorization.substr(kScheme.size());
}

std::string_view Reason(Admission admission) {
  switch (admission) {
    case Admission::kWrongHost: return "this server does not answer to that name; open the address that samantha serve printed";
    case Admission::kWrongOrigin: return "only Samantha's own page may speak to this server";
    case Admission::kNoToken: return "the token is missing; open the address that samantha serve printed";
    case Admission::kYes: break;
  }
  return "";
}

std::string MakeToken() {
  std::array<unsigned char, 32> bytes{};
  if (sodium_init() < 0) return {};
  randombytes_buf(bytes.data(), bytes.size());
  std::array<char, sodium_base64_ENCODED_LEN(32, sodium_base64_VARIANT_URLSAFE_NO_PADDING)> text{};
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  return text.data();
}

std::string QueryValue(std::string_view query, std::string_view key) {
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), pair.size() + 1));
    if (!pair.starts_with(key) || pair.size() <= key.size() || pair[key.size()] != '=') continue;
    std::string value;
    for (size_t i = key.size() + 1; i < pair.size(); ++i) {
      if (pair[i] != '%') { value.push_back(pair[i] == '+' ? ' ' : pair[i]); continue; }
      const int high = i + 2 < pair.size() ? HexDigit(pair[i + 1]) : -1, low = i + 2 < pair.size() ? HexDigit(pair[i + 2]) : -1;
      if (high < 0 || low < 0) return {};
      value.push_back(static_cast<char>(high * 16 + low));
      i += 2;
    }
    return value;
  }
  return {};
}

}  // namespace sam
