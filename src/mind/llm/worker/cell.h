// Takes from the process that runs a model all that running a model does not need: whoever made the file may have meant harm.
#pragma once

#include "base/result.h"

namespace sam::llm {

/// From now on, for good: no file opened or written, no other process, no socket of its own; memory, threads and the descriptors that are open stay.
/// kUnavailable where the kernel cannot do this.
Result<void> ShutCell();

}  // namespace sam::llm
