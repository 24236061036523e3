// Whether what a header tells of its model can be true: layers, heads, sizes, factors.
#pragma once

#include "mind/gguf/gguf_cursor.h"
#include "mind/gguf/gguf_header.h"
#include "mind/gguf/gguf_settings.h"
#include "mind/gguf/gguf_weights.h"

namespace sam {

/// Fills in layers, embedding, context_length and kv_bytes_per_token of a model whose architecture and vocabulary `header` has. Refuses in `cursor`.
void CheckModelShape(const GgufSettings& settings, const GgufWeights& weights, GgufHeader& header, GgufCursor& cursor);
/// The same for eyes and ears (clip): layers and embedding of the larger one.
void CheckProjectorShape(const GgufSettings& settings, GgufHeader& header, GgufCursor& cursor);
void CheckAdapter(const GgufSettings& settings, GgufCursor& cursor);

}  // namespace sam
