// What this machine is called on its own network: the names and addresses that its certificate may carry.
#pragma once

#include <sys/socket.h>

#include <boost/asio/ip/address.hpp>
#include <optional>
#include <string>
#include <vector>

namespace sam {

struct LocalNames {
  std::string host;                                  // of the machine, as DNS writes it; "" where it has none that fits a certificate
  std::vector<boost::asio::ip::address> addresses;  // of private networks, sorted, without loopback

  bool operator==(const LocalNames&) const = default;
};

/// As they are now.
LocalNames LookUpLocalNames();
/// "My_Box" -> ""; "MyBox" -> "mybox": letters, digits and hyphens between dots, 63 bytes a label and in all, not an address.
std::string AsHostName(std::string_view name);
/// An address of a home's or a firm's own network, or of this machine.
bool IsOfOwnNetwork(const boost::asio::ip::address& address);
/// Of an internet socket; none of another one.
std::optional<boost::asio::ip::address> AddressOf(const sockaddr* raw);
/// The one that the way to other networks goes through, as far as `names` has it; else its first; "" without any.
std::string MainAddress(const LocalNames& names);
/// "::1" -> "[::1]", as in a URL.
std::string InUrl(const boost::asio::ip::address& address);

}  // namespace sam
