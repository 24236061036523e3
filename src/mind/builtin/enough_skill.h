// "If I do 24 pages a day for 3 days, is that enough for 70?": so much each time, so many times, against what is needed.
#pragma once

#include <optional>

#include "mind/builtin/scene_skill.h"

namespace sam {

struct Portions {
  long each = 0, times = 0;
  long needed = 0;   // 0: not named
  bool at_least = false;  // "enough for": more will do; else "is that ...": just so many
};
/// Lower case words of an English question; nothing where it is no such sum.
std::optional<Portions> ReadPortions(const std::vector<std::string_view>& words);

class EnoughSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "enough"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
