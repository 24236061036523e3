// A picture's light and colours, by name.
#pragma once

#include <string>
#include <vector>

#include "vision/picture.h"

namespace sam::vision {

struct Light {
  double brightness = 0;             // mean, [0, 1]
  std::vector<std::string> colours;  // the most frequent first, at most three, each of at least a twentieth
};

Light LightOf(const Picture& picture);

}  // namespace sam::vision
