// Writes Silero's voice activity model with random weights, in whisper.cpp's form: it loads and runs, what it tells means nothing. For tests and fuzzing.
#pragma once

#include <cstdint>
#include <string>

namespace sam::support {

/// The whole file; the same seed gives the same bytes.
std::string SileroFile(uint64_t seed);

}  // namespace sam::support
