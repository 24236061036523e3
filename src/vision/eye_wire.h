// What passes between the program and the child that looks: a line of limits, the file, and back a few lines of plain text.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "vision/see.h"

namespace sam::vision {

struct EyeLimits;

inline constexpr size_t kMostReplyBytes = 64 * 1024;

/// "look PIXELS EXPANSION CPU_SECONDS MEMORY_BYTES FILE_BYTES\n"; the file follows, and then nothing more is sent.
std::string WriteLimits(const EyeLimits& limits);
Result<EyeLimits> ReadLimits(std::string_view line);

std::string WriteReply(const Result<Looked>& looked);
/// Believes nothing: every line, number and colour is checked, as whoever garbled the picture may have garbled this.
Result<Looked> ReadReply(std::string_view reply);

/// A clean copy, or why there is none; read as little trusted as a reply.
std::string WriteCopy(const Result<std::string>& copy);
Result<std::string> ReadCopy(std::string_view reply);

}  // namespace sam::vision
