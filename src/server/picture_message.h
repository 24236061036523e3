// A picture as it comes over the wire: base64 in a JSON message, with the words said about it.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "companion/sight.h"

namespace sam::wire {

struct PictureMessage {
  std::string id, text, at;
  std::string file;  // its bytes
};

/// A message that carries the largest picture, and room for its words.
inline constexpr size_t kLongestPictureMessage = kMostPictureBytes / 3 * 4 + (64u << 10);

/// What begins like this is an image message: others stay short. `{"type":"image"` within its first bytes.
bool BeginsAsImage(std::string_view message);

/// The id that an image message gives within its first bytes, so that a refusal can name it; else empty.
std::string ImageId(std::string_view message);

/// {"type":"image","id","text"?,"at"?,"data"}. Takes some milliseconds for a large one: not on a person's executor.
Result<PictureMessage> ReadPictureMessage(std::string_view message);

/// The bytes in `base64`, which may be a data: address; kExhausted where they are more than are looked at.
Result<std::string> ReadPictureData(std::string_view base64);

}  // namespace sam::wire
