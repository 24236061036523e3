#include "server/tls/local_names.h"

#include <ifaddrs.h>
#include <net/if.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/udp.hpp>
#include <cstring>
#include <memory>
#include <optional>

#include "net/address_kind.h"

namespace sam {

namespace ip = boost::asio::ip;

namespace {

constexpr size_t kMostAddresses = 32;

}  // namespace

std::optional<ip::address> AddressOf(const sockaddr* raw) {
  if (raw != nullptr && raw->sa_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, raw, sizeof(in));
    return ip::address_v4(ntohl(in.sin_addr.s_addr));
  }
  if (raw != nullptr && raw->sa_family == AF_INET6) {
    sockaddr_in6 in{};
    std::memcpy(&in, raw, sizeof(in));
    ip::address_v6::bytes_type bytes;
    std::memcpy(bytes.data(), &in.sin6_addr, bytes.size());
    return ip::address_v6(bytes);
  }
  return std::nullopt;
}

std::string AsHostName(std::string_view name) {
  std::string host;
  size_t label = 0;
  for (const char c : name) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    const bool inside = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9') || (lower == '-' && label > 0);
    if (lower == '.' ? label == 0 || host.back() == '-' : !inside) return {};
    label = lower == '.' ? 0 : label + 1;
    host.push_back(lower);
  }
  boost::system::error_code no_address;
  ip::make_address(host, no_address);
  const bool digits = host.find_first_not_of("0123456789.") == host.npos;
  return label == 0 || host.back() == '-' || host.size() > 63 || digits || !no_address ? std::string() : host;
}

bool IsOfOwnNetwork(const ip::address& address) {
  const net::AddressKind kind = net::KindOf(address);
  return kind == net::AddressKind::kPrivate || kind == net::AddressKind::kLoopback;
}

LocalNames LookUpLocalNames() {
  LocalNames names;
  std::array<char, 256> host{};
  if (gethostname(host.data(), host.size() - 1) == 0) names.host = AsHostName(host.data());
  if (names.host == "localhost") names.host.clear();
  ifaddrs* found = nullptr;
  if (getifaddrs(&found) != 0) return names;
  const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> held(found, freeifaddrs);
  for (const ifaddrs* at = found; at != nullptr; at = at->ifa_next) {
    if ((at->ifa_flags & IFF_UP) == 0) continue;
    const auto address = AddressOf(at->ifa_addr);
    if (address && net::KindOf(*address) == net::AddressKind::kPrivate) names.addresses.push_back(*address);
  }
  std::ranges::sort(names.addresses);
  const auto doubled = std::ranges::unique(names.addresses);
  names.addresses.erase(doubled.begin(), doubled.end());
  if (names.addresses.size() > kMostAddresses) names.addresses.resize(kMostAddresses);
  return names;
}

std::string MainAddress(const LocalNames& names) {
  if (names.addresses.empty()) return {};
  boost::asio::io_context io;
  ip::udp::socket socket(io);
  boost::system::error_code failed;
  socket.open(ip::udp::v4(), failed);
  const ip::udp::endpoint somewhere(ip::address_v4({192, 0, 2, 1}), 9);  // of the documentation's block; connecting a datagram socket sends nothing
  if (!failed) socket.connect(somewhere, failed);
  const auto here = failed ? ip::udp::endpoint() : socket.local_endpoint(failed);
  const auto main = std::ranges::find(names.addresses, here.address());
  return InUrl(!failed && main != names.addresses.end() ? *main : names.addresses.front());
}

std::string InUrl(const ip::address& address) { return address.is_v6() ? "[" + address.to_string() + "]" : address.to_string(); }

}  // namespace sam
