// A game that begins when it is asked for and goes on while its state stands in the discourse.
#pragma once

#include "mind/builtin/games.h"
#include "mind/builtin/scene_skill.h"

namespace sam {

class GameSkill : public SceneSkill {
 public:
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const final {
    const Game asked = GameAskedFor(scene);
    const auto state = GameUnderWay(scene, name());
    if (asked == game()) return Start(scene, out);
    if (asked == Game::kNone && state) Play(scene, *state, out);
  }

 private:
  virtual Game game() const = 0;
  virtual void Start(const Scene& scene, std::vector<Candidate>& out) const = 0;
  /// `state`: its fields after the language.
  virtual void Play(const Scene& scene, const std::vector<std::string_view>& state, std::vector<Candidate>& out) const = 0;
};

}  // namespace sam
