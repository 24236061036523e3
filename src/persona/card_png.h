// The character card inside a PNG picture: found and put there chunk by chunk. Pixels are never decoded.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sam {

inline constexpr size_t kMostCardPng = 16u << 20;  // bytes

/// A picture's cards, each as its JSON text.
struct PngCards {
  std::optional<std::string> v2;  // of the tEXt chunk "chara"
  std::optional<std::string> v3;  // of the tEXt chunk "ccv3"
};

/// True where the bytes begin as a PNG does.
bool BeginsAsPng(std::string_view file);
/// kInvalidArgument where it is no whole PNG (signature, lengths, order, checksums of all chunks up to its end) or a card in it is not strict base64;
/// kExhausted over kMostCardPng. Of several chunks of one name the first counts.
Result<PngCards> ReadPngCards(std::string_view png);
/// The picture with these cards in it and no others. Only what its look needs stays: texts, times and what a camera writes beside it do not travel.
Result<std::string> WithCards(std::string_view png, const PngCards& cards);

struct Rgb {
  unsigned char red = 0, green = 0, blue = 0;
};
/// A field of one colour, 256 by 384 pixels.
std::string PlainPng(Rgb colour);

}  // namespace sam
