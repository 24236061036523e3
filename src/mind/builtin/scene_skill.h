// A skill that reads the scene: what the skills of this folder are. The builtin mind makes one scene a turn for all of
// them.
#pragma once

#include <vector>

#include "mind/builtin/scene.h"
#include "mind/builtin/skill.h"

namespace sam {

class SceneSkill : public Skill {
 public:
  void Propose(const Thought& thought, std::vector<Candidate>& out) const final {
    ProposeIn(Scene(thought, content::Pack::Of(thought.language)), out);
  }
  virtual void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const = 0;
};

/// What is said by line `number` (from 1 on) of a key, at a worth that is a little different for each line.
Candidate FromLine(const Scene& scene, std::string_view line, std::string_view key, size_t number, double relevance);
/// The person wants an answer, or something done.
bool WantsSomething(const Scene& scene);

/// One candidate for each of the lines under `key`, said with the scene's slots and these; for answers that must be
/// exact.
void ProposeLines(const Scene& scene, std::string_view skill, std::string_view key, const Slots& slots,
                  double relevance, std::string_view why, std::vector<Candidate>& out);

}  // namespace sam
