#include "persona/card_png.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/base64.h"

namespace sam {
namespace {

constexpr std::string_view kSignature = "\x89PNG\r\n\x1a\n";
constexpr size_t kAroundData = 12;       // bytes of length, type and checksum
constexpr size_t kMostChunks = 1 << 16;
constexpr size_t kHeaderBytes = 13;
constexpr std::string_view kV2Keyword = "chara", kV3Keyword = "ccv3";

constexpr std::array<uint32_t, 256> kCrcTable = [] {
  std::array<uint32_t, 256> table{};
  for (uint32_t n = 0; n < 256; ++n) {
    uint32_t c = n;
    for (int bit = 0; bit < 8; ++bit) c = (c & 1) != 0 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
    table[n] = c;
  }
  return table;
}();

/// CRC-32 as PNG has it (ISO 3309).
uint32_t Crc(std::string_view bytes) {
  uint32_t crc = 0xFFFFFFFFu;
  for (const char byte : bytes) crc = kCrcTable[(crc ^ static_cast<unsigned char>(byte)) & 0xFF] ^ (crc >> 8);
  return ~crc;
}

uint32_t Adler(std::string_view bytes) {
  constexpr uint32_t kPrime = 65521;
  uint32_t a = 1, b = 0;
  for (const char byte : bytes) {
    a = (a + static_cast<unsigned char>(byte)) % kPrime;
    b = (b + a) % kPrime;
  }
  return b << 16 | a;
}

uint32_t BigEndian(std::string_view four) {
  uint32_t value = 0;
  for (const char byte : four) value = value << 8 | static_cast<unsigned char>(byte);
  return value;
}

void AppendBigEndian(uint32_t value, std::string& out) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
}

void AppendChunk(std::string_view type, std::string_view data, std::string& out) {
  AppendBigEndian(static_cast<uint32_t>(data.size()), out);
  const size_t begin = out.size();
  out.append(type).append(data);
  AppendBigEndian(Crc(std::string_view(out).substr(begin)), out);
}

struct Chunk {
  std::string_view type, data, whole;
};

tl::unexpected<Error> Broken(std::string what) { return Fail(ErrorCode::kInvalidArgument, "the PNG " + std::move(what) + "; give a whole PNG file"); }

bool IsLetter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// The chunk that begins at `at`.
Result<Chunk> ReadChunk(std::string_view png, size_t at) {
  if (png.size() - at < kAroundData) return Broken(fmt::format("ends within a chunk at byte {}", at));
  const size_t length = BigEndian(png.substr(at, 4));
  if (length > png.size() - at - kAroundData) return Broken(fmt::format("has a chunk of {} bytes at byte {}, beyond its end", length, at));
  const Chunk chunk{png.substr(at + 4, 4), png.substr(at + 8, length), png.substr(at, length + kAroundData)};
  if (!std::all_of(chunk.type.begin(), chunk.type.end(), IsLetter)) return Broken(fmt::format("has something else than a chunk at byte {}", at));
  if (Crc(png.substr(at + 4, length + 4)) != BigEndian(png.substr(at + 8 + length, 4))) return Broken(fmt::format("has a chunk with a wrong checksum at byte {}", at));
  return chunk;
}

/// All chunks from IHDR to IEND; what follows is no part of the picture.
Result<std::vector<Chunk>> ReadChunks(std::string_view png) {
  if (png.size() > kMostCardPng) return Fail(ErrorCode::kExhausted, fmt::format("the PNG has {} bytes; at most {} MB are read", png.size(), kMostCardPng >> 20));
  if (!BeginsAsPng(png)) return Fail(ErrorCode::kInvalidArgument, "the file does not begin as a PNG does; give a PNG file");
  std::vector<Chunk> chunks;
  size_t at = kSignature.size();
  do {
    if (chunks.size() == kMostChunks) return Broken(fmt::format("has over {} chunks", kMostChunks));
    auto chunk = ReadChunk(png, at);
    if (!chunk) return tl::unexpected(chunk.error());
    at += chunk->whole.size();
    chunks.push_back(*chunk);
  } while (chunks.back().type != "IEND");
  if (chunks.front().type != "IHDR" || chunks.front().data.size() != kHeaderBytes) return Broken("does not begin with its header");
  return chunks;
}

bool IsKeyword(std::string_view found, std::string_view keyword) {
  return std::equal(found.begin(), found.end(), keyword.begin(), keyword.end(), [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

/// What is drawn depends on these; the rest of a picture tells of other things.
bool IsForTheLook(std::string_view type) {
  constexpr std::array<std::string_view, 15> kLook = {"IHDR", "PLTE", "IDAT", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "cICP", "acTL", "fcTL", "fdAT"};
  return std::find(kLook.begin(), kLook.end(), type) != kLook.end();
}

void AppendCard(std::string_view keyword, const std::optional<std::string>& json, std::string& out) {
  if (json) AppendChunk("tEXt", std::string(keyword) + '\0' + ToBase64(*json), out);
}

}  // namespace

bool BeginsAsPng(std::string_view file) { return file.starts_with(kSignature); }

Result<PngCards> ReadPngCards(std::string_view png) {
  auto chunks = ReadChunks(png);
  if (!chunks) return tl::unexpected(chunks.error());
  PngCards cards;
  for (const Chunk& chunk : *chunks) {
    const size_t end = chunk.data.find('\0');
    if (chunk.type != "tEXt" || end == chunk.data.npos) continue;
    const std::string_view keyword = chunk.data.substr(0, end), text = chunk.data.substr(end + 1);
    const bool v2 = IsKeyword(keyword, kV2Keyword), v3 = IsKeyword(keyword, kV3Keyword);
    std::optional<std::string>& card = v3 ? cards.v3 : cards.v2;
    if ((!v2 && !v3) || card) continue;
    auto json = FromBase64(text);
    if (!json || ToBase64(*json) != text) return Fail(ErrorCode::kInvalidArgument, fmt::format("the card in the PNG's chunk \"{}\" is not whole base64; export it anew", v3 ? kV3Keyword : kV2Keyword));
    card = std::move(*json);
  }
  return cards;
}

Result<std::string> WithCards(std::string_view png, const PngCards& cards) {
  auto chunks = ReadChunks(png);
  if (!chunks) return tl::unexpected(chunks.error());
  std::string out(kSignature);
  for (const Chunk& chunk : *chunks)
    if (IsForTheLook(chunk.type)) out.append(chunk.whole);
  AppendCard(kV2Keyword, cards.v2, out);
  AppendCard(kV3Keyword, cards.v3, out);
  AppendChunk("IEND", "", out);
  return out;
}

std::string PlainPng(Rgb colour) {
  constexpr uint32_t kWidth = 256, kHeight = 384;
  constexpr size_t kRow = 1 + kWidth / 8;  // a filter's byte, then one bit a pixel
  std::string out(kSignature), header;
  AppendBigEndian(kWidth, header);
  AppendBigEndian(kHeight, header);
  header.append({1, 3, 0, 0, 0});  // bits a pixel, colours by number, the usual methods
  AppendChunk("IHDR", header, out);
  AppendChunk("PLTE", std::string{static_cast<char>(colour.red), static_cast<char>(colour.green), static_cast<char>(colour.blue)}, out);
  const std::string rows(kRow * kHeight, '\0');
  static_assert(kRow * kHeight <= 0xFFFF, "one stored block of deflate holds no more");
  const auto low = [](size_t n) { return static_cast<char>(n & 0xFF); };
  const size_t size = rows.size();
  std::string stored = {0x78, 0x01, 0x01, low(size), low(size >> 8), low(~size), low(~size >> 8)};  // zlib's header, then the last block, stored
  stored += rows;
  AppendBigEndian(Adler(rows), stored);
  AppendChunk("IDAT", stored, out);
  AppendChunk("IEND", "", out);
  return out;
}

}  // namespace sam
