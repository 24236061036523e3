// Takes up what was told in plain words: by what was done, whose doing it is and when, whatever else is known.
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

class PlainSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "plain"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

/// How what was told sounds, by signs that need no guess at its sense: what was done, words that are good or bad by themselves, or a reading
/// that leaves no doubt.
content::Tone ToneOfTold(const Scene& scene);

}  // namespace sam
