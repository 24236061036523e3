// Bytes as base64 (RFC 4648) and back.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace sam {

std::string ToBase64(std::string_view bytes);
/// With or without the padding at its end. Fails with kInvalidArgument, and the place, on any other letter.
Result<std::string> FromBase64(std::string_view text);

}  // namespace sam
