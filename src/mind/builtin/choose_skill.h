// "Trains or planes?", "산이야 바다야?": she picks one, and the same one whenever she is asked again.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "mind/builtin/scene_skill.h"

namespace sam {

/// The two things a question lets choose from, as they can be put into a sentence.
std::optional<std::pair<std::string, std::string>> Alternatives(std::string_view lower, Language language);

class ChooseSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "choose"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
