// The list of weights: names, sizes, types and places.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "mind/gguf/gguf_cursor.h"

namespace sam {

/// What the list comes to. `bytes` from the first weight to the last one's end.
struct GgufWeights {
  uint64_t parameters = 0, bytes = 0;
  uint64_t row = 0, rows = 0, table_bytes = 0;  // of token_embd.weight; 0 where there is none
  bool own_output = false;                      // output.weight is there: the table serves reading only
  int64_t last_layer = -1;                      // the highest N of "blk.N."
  std::string most;                             // the type of most of the bytes
};

/// Reads `count` entries; each must lie where the one before it ends, `alignment` kept.
GgufWeights ReadGgufWeights(uint64_t count, uint64_t alignment, GgufCursor& cursor);

}  // namespace sam
