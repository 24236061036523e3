// A decoded picture -> what is written in it, its light and colours.
#pragma once

#include <memory>

#include "core/seen.h"
#include "vision/picture.h"

namespace sam::vision {

struct SightParts;

/// Holds what reading needs: the learned weights and, where they are installed, the data for English and Korean words. Not thread-safe.
class Sight {
 public:
  Sight();
  ~Sight();
  Result<Seen> See(const Picture& picture) const;

 private:
  std::unique_ptr<SightParts> parts_;
};

}  // namespace sam::vision
