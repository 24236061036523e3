// WAV files (RIFF WAVE): written as 16-bit PCM of one channel, read strictly.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "audio/pcm.h"
#include "base/result.h"

namespace sam {

/// The 44 bytes before the samples. Without `samples`, for a file that is sent while it is made: its sizes say 0xFFFFFFFF, which players take as "to the end".
std::string WavHeader(int rate_hz, std::optional<size_t> samples);
std::string WriteWav(const Pcm& sound);

/// 16-bit PCM and 32-bit float, 1 to 8 channels (their mean is taken), 4,000 to 192,000 Hz. A data chunk that says 0xFFFFFFFF, or 0 at the end of what a pipe
/// wrote, reaches to the end; one that says more than there is is kCorrupt, as is all else that is no WAV file. kInvalidArgument: a kind that is not read.
Result<Pcm> ReadWav(std::string_view file);

}  // namespace sam
