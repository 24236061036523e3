// A copy of a picture for a model that sees: its points and nothing else of the file it came in.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "vision/picture.h"

namespace sam::vision {

inline constexpr int kLongestCopyEdge = 1280;         // points; what models of today look at
inline constexpr size_t kMostCopyBytes = 4u << 20;

/// A JPEG of it, at most kLongestCopyEdge points an edge, without any note of a camera's, a place or a time.
Result<std::string> CleanCopy(const Picture& picture);

/// Whether these bytes are such a copy: a JPEG of no more than its size, all of whose segments are of those that the picture itself needs.
bool IsCleanCopy(std::string_view file);

}  // namespace sam::vision
