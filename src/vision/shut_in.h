// Takes from this process, for good, all that decoding a picture does not need.
#pragma once

#include "base/result.h"

namespace sam::vision {

/// From now on: `cpu_seconds` more of processor time, `memory_bytes` more of memory, no file opened or written, no process, no socket; only reading from `in` and
/// writing to `out`. kUnavailable where the kernel cannot do this: then nothing from outside may be looked at.
Result<void> ShutIn(int in, int out, int cpu_seconds, long memory_bytes);

}  // namespace sam::vision
