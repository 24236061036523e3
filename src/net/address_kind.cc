#include "net/address_kind.h"

#include <algorithm>
#include <array>

namespace sam::net {
namespace {

namespace ip = boost::asio::ip;

struct Block4 {
  uint32_t base;
  int bits;
  AddressKind kind;
  bool Holds(uint32_t address) const { return (address ^ base) >> (32 - bits) == 0; }
};
constexpr uint32_t V4(uint32_t a, uint32_t b, uint32_t c, uint32_t d) { return a << 24 | b << 16 | c << 8 | d; }

/// IANA's special-purpose registry, then the metadata services of Alibaba, Oracle and Azure. The first that holds counts.
constexpr Block4 kBlocks4[] = {
    {V4(100, 100, 100, 200), 32, AddressKind::kNever}, {V4(168, 63, 129, 16), 32, AddressKind::kNever}, {V4(0, 0, 0, 0), 8, AddressKind::kNever},
    {V4(169, 254, 0, 0), 16, AddressKind::kNever},     {V4(192, 0, 0, 0), 24, AddressKind::kNever},     {V4(192, 0, 2, 0), 24, AddressKind::kNever},
    {V4(198, 51, 100, 0), 24, AddressKind::kNever},    {V4(203, 0, 113, 0), 24, AddressKind::kNever},   {V4(192, 88, 99, 0), 24, AddressKind::kNever},
    {V4(224, 0, 0, 0), 3, AddressKind::kNever},        {V4(127, 0, 0, 0), 8, AddressKind::kLoopback},   {V4(10, 0, 0, 0), 8, AddressKind::kPrivate},
    {V4(172, 16, 0, 0), 12, AddressKind::kPrivate},    {V4(192, 168, 0, 0), 16, AddressKind::kPrivate}, {V4(100, 64, 0, 0), 10, AddressKind::kPrivate},
    {V4(198, 18, 0, 0), 15, AddressKind::kPrivate},
};

AddressKind KindOf4(uint32_t address) {
  const auto* block = std::ranges::find_if(kBlocks4, [address](const Block4& b) { return b.Holds(address); });
  return block == std::end(kBlocks4) ? AddressKind::kPublic : block->kind;
}

struct Block6 {
  std::array<uint8_t, 4> base;
  int bits;  // at most 32
  AddressKind kind;
  bool Holds(const ip::address_v6::bytes_type& address) const {
    const uint32_t mine = V4(base[0], base[1], base[2], base[3]), other = V4(address[0], address[1], address[2], address[3]);
    return (mine ^ other) >> (32 - bits) == 0;
  }
};

/// Teredo, ORCHID, benchmarks, documentation, 6to4; unique local; then all that is routed.
constexpr Block6 kBlocks6[] = {
    {{0x20, 0x01, 0x00, 0x00}, 23, AddressKind::kNever}, {{0x20, 0x01, 0x0D, 0xB8}, 32, AddressKind::kNever}, {{0x20, 0x02, 0, 0}, 16, AddressKind::kNever},
    {{0x3F, 0xFF, 0x00, 0x00}, 20, AddressKind::kNever}, {{0xFC, 0, 0, 0}, 7, AddressKind::kPrivate},         {{0x20, 0, 0, 0}, 3, AddressKind::kPublic},
};

/// The metadata services of Amazon and Google lie inside unique local networks.
bool IsMetadata(const ip::address_v6& address) {
  return address == ip::make_address_v6("fd00:ec2::254") || address == ip::make_address_v6("fd20:ce::254");
}

AddressKind KindOf6(const ip::address_v6& address) {
  const auto bytes = address.to_bytes();
  const uint32_t last = V4(bytes[12], bytes[13], bytes[14], bytes[15]);
  if (address.is_loopback()) return AddressKind::kLoopback;
  if (address.is_v4_mapped()) return KindOf4(last);
  constexpr std::array<uint8_t, 12> kNat64 = {0x00, 0x64, 0xFF, 0x9B};
  if (std::equal(kNat64.begin(), kNat64.end(), bytes.begin())) return KindOf4(last) == AddressKind::kPublic ? AddressKind::kPublic : AddressKind::kNever;
  if (IsMetadata(address)) return AddressKind::kNever;
  const auto* block = std::ranges::find_if(kBlocks6, [&bytes](const Block6& b) { return b.Holds(bytes); });
  return block == std::end(kBlocks6) ? AddressKind::kNever : block->kind;
}

}  // namespace

AddressKind KindOf(const ip::address& address) { return address.is_v4() ? KindOf4(address.to_v4().to_uint()) : KindOf6(address.to_v6()); }

}  // namespace sam::net
