#include "net/address_kind.h"

#include <gtest/gtest.h>

namespace sam::net {
namespace {

AddressKind Kind(const char* text) { return KindOf(boost::asio::ip::make_address(text)); }

TEST(AddressKind, TellsPublicAddresses) {
  for (const char* text : {"8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450:4001::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"}) EXPECT_EQ(Kind(text), AddressKind::kPublic) << text;
}

TEST(AddressKind, TellsLoopbackAndPrivateNetworks) {
  for (const char* text : {"127.0.0.1", "127.255.0.9", "::1", "::ffff:127.0.0.1"}) EXPECT_EQ(Kind(text), AddressKind::kLoopback) << text;
  for (const char* text : {"10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "fd12:3456::1", "fc00::1", "::ffff:10.0.0.1"}) EXPECT_EQ(Kind(text), AddressKind::kPrivate) << text;
}

TEST(AddressKind, NeverSendsToTheseInAnyDress) {
  for (const char* text : {"0.0.0.0", "0.1.2.3", "169.254.169.254", "169.254.0.1", "224.0.0.1", "239.255.255.250", "255.255.255.255", "240.0.0.1", "100.100.100.200", "168.63.129.16", "192.0.0.192", "192.0.2.1", "198.51.100.7",
                           "203.0.113.9", "::", "fe80::1", "fec0::1", "ff02::1", "::ffff:169.254.169.254", "::ffff:0.0.0.0", "::a9fe:a9fe", "64:ff9b::a9fe:a9fe", "64:ff9b::127.0.0.1", "64:ff9b:1::1", "2002:7f00:1::",
                           "2001:0:7f00:1::", "2001:db8::1", "fd00:ec2::254", "fd20:ce::254", "100::1", "4000::1"})
    EXPECT_EQ(Kind(text), AddressKind::kNever) << text;
}

}  // namespace
}  // namespace sam::net
