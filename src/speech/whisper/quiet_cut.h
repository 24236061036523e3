// A long sound in pieces that a model takes, cut where it is quiet.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sam::whisper {

/// Pieces of at most `most` samples at 16 kHz, each cut in the quietest tenth of a second of its last third; together the whole sound. One empty piece for none.
std::vector<std::vector<int16_t>> CutAtQuiet(const std::vector<int16_t>& samples, size_t most);

}  // namespace sam::whisper
