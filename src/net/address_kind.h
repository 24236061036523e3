// What an address is, by what lies behind it: asked for each socket as it opens, after every name was looked up.
#pragma once

#include <boost/asio/ip/address.hpp>
#include <cstdint>

namespace sam::net {

/// kNever: unspecified, link-local, multicast, reserved and the addresses where clouds hand out their keys.
enum class AddressKind : uint8_t { kPublic, kPrivate, kLoopback, kNever };

/// An IPv6 address that carries an IPv4 one (mapped, NAT64) is what that one is; tunnels (6to4, Teredo) are kNever.
AddressKind KindOf(const boost::asio::ip::address& address);

}  // namespace sam::net
