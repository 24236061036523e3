// What the talk is about, by its words: of this line, or still from the lines before.
#pragma once

#include <string_view>

#include "mind/builtin/scene.h"

namespace sam {

struct Theme {
  std::string_view name;  // "exam"; empty: none known
  uint32_t age = 0;       // turns since it came up; 0: in this line
  bool grave = false;     // a loss or an illness: no jokes near it
};

/// The theme of this line, or the last one of the few lines before it. English only.
Theme ThemeOf(const Scene& scene);

}  // namespace sam
