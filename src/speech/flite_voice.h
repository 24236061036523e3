// English by flite: its libraries are opened where they are used. Inside speech/ only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "audio/pcm.h"
#include "base/result.h"

namespace sam {

/// "slt", "rms", "awb", "kal".
const std::vector<std::string>& FliteVoices();

/// Blocks; one thread at a time. `voice` is one of FliteVoices(). kUnavailable where the library is not installed.
Result<Pcm> SayByFlite(std::string_view text, const std::string& voice, double speed);

}  // namespace sam
