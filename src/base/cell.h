// Takes from a process that runs a model all that running a model does not need: whoever made the file may have meant harm.
#pragma once

#include <cstdint>

#include "base/result.h"

namespace sam {

/// kFilesToRead: for as long as a file that its engine opens by its name is loaded; to be shut wholly after that.
enum class Opens : uint8_t { kNothing, kFilesToRead };

/// From now on, for good: no file opened (but to be read, where that is left) or written, no other process, no socket of its own; memory, threads and the
/// descriptors that are open stay. kUnavailable where the kernel cannot do this.
Result<void> ShutCell(Opens opens);

}  // namespace sam
