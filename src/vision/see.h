// A decoded picture -> what is written in it, its light and colours.
#pragma once

#include <memory>

#include "core/seen.h"
#include "vision/picture.h"

namespace sam::vision {

struct SightParts;

/// With words a reader of them is loaded, which takes several times as long as reading a formula. kNothing: only a clean copy is made.
enum class Reads { kFormulas, kFormulasAndWords, kNothing };

struct Looked {
  Seen seen;
  bool unread = false;  // some line is not surely a formula alone, and words were not to be read
};

/// Holds what reading needs: the learned weights and, where they are installed, the data for English and Korean words. Not thread-safe.
class Sight {
 public:
  explicit Sight(Reads reads = Reads::kFormulasAndWords);
  ~Sight();
  Result<Looked> See(const Picture& picture) const;

 private:
  std::unique_ptr<SightParts> parts_;
};

}  // namespace sam::vision
