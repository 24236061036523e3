// Looks at a picture in a child process that can do nothing else: decodes it, finds the writing, reads it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "core/seen.h"
#include "vision/see.h"

namespace sam::vision {

/// The outermost that a picture may cost; beyond it Look fails and says which bound was met.
struct EyeLimits {
  long most_pixels = 64'000'000;
  long most_expansion = 100;  // pixels' bytes to the file's bytes
  int cpu_seconds = 2;
  long memory_bytes = 256L << 20;
  size_t most_file_bytes = 16u << 20;
  int wall_seconds = 6;   // for the whole look, waiting for others included
  int most_at_once = 0;   // children; 0: as many as the machine has cores, at least 2
  bool keep_ready = true;  // a child that is loaded when the next picture comes
};

class EyeChildren;

/// Thread-safe; copies share their children. `program` is the executable that answers `program see` by RunEye on its standard input and output.
/// A picture is looked at by a child that reads formulas only, which is ready soon; one that reads words too comes where that is not all that is written.
class Eyes {
 public:
  explicit Eyes(const std::string& program, EyeLimits limits = {});
  /// `file`: the bytes of a PNG, JPEG, WebP, BMP or GIF. Fails with kInvalidArgument on anything else, and where a limit is met.
  Result<Seen> Look(std::string_view file) const;
  /// The same picture upright, as a JPEG of at most 1,280 points an edge that holds its points and nothing else (clean_copy.h). Fails as Look does.
  Result<std::string> Copy(std::string_view file) const;

 private:
  EyeLimits limits_;
  std::shared_ptr<EyeChildren> quick_, reading_words_, copying_;
};

/// The child, `program see`, `see --words` or `see --copy`: shuts itself in, then reads one picture from `in` and writes what it saw, or a copy, to `out`. Its exit status.
int RunEye(int in, int out, Reads reads);

}  // namespace sam::vision
