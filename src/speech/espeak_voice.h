// Korean by espeak-ng, a program of its own. Inside speech/ only.
#pragma once

#include <stop_token>
#include <string_view>

#include "audio/pcm.h"
#include "base/result.h"

namespace sam {

/// Blocks for at most 10 seconds; ends at once when `stop` is asked for. kUnavailable where the program is not installed; kExhausted for over 10 minutes of sound.
Result<Pcm> SayByEspeak(std::string_view text, std::string_view language, double speed, const std::stop_token& stop);

}  // namespace sam
