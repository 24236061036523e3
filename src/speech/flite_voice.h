// English by flite: its libraries are opened where they are used. Inside speech/ only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "audio/pcm.h"
#include "base/result.h"
#include "core/prosody.h"

namespace sam {

/// "slt", "rms", "awb", "kal".
const std::vector<std::string>& FliteVoices();

/// From its first sound to its last, at the voice's usual level; pitch, range, rate and pauses as `prosody` has them, gain and manner not. Blocks; any number of threads
/// (flite writes nothing but the utterance: ThreadSanitizer finds nothing in it). `voice` is one of FliteVoices(). kUnavailable where the library is not installed.
Result<Pcm> SayByFlite(std::string_view text, const std::string& voice, const Prosody& prosody);

}  // namespace sam
