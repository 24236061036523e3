// "Shorter, please", "say that again", "just one of them": says her own last reply in another way.
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

/// What of a reply answers in one line: what it quotes, else its shortest sentence that says something.
std::string ShorterOf(std::string_view reply);
/// The things a reply lists ("모락이, 두부, 구월이"); empty where it lists none.
std::vector<std::string> ListedIn(std::string_view reply);

class RewordSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "reword"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
