// A skill looks at a thought and proposes replies; the chooser takes the best.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/pack.h"
#include "core/thought.h"

namespace sam {

/// A reply that a skill proposes: in her words already (slots filled, speech level and language right), or as pieces of the content that
/// the chooser words when it comes to them.
struct Candidate {
  std::string text;
  std::array<const content::Block*, 3> pieces{};  // in their order, null from the end on
  bool fresh = false;                             // a piece of it was never said, so the whole was not, either
  std::string skill;
  double relevance = 0;             // [0, 1]: how well it answers what was said; 1 is "exactly what was asked"
  std::vector<std::string> blocks;  // ids of the content used, for novelty
  std::string open_question;        // id of the block whose question it asks; empty when it asks nothing
  std::string subject;              // what it is about
  std::optional<std::string> game;  // new state of the game
  std::string why;                  // for /why, in plain words
  bool may_repeat = false;          // a fact asked for again is answered again in the same words
};

class Skill {
 public:
  virtual ~Skill() = default;
  virtual std::string_view name() const = 0;
  /// Appends to `out`. Deterministic: draws only from Draw(thought.seed, thought.turn, ...). Safe from any thread.
  virtual void Propose(const Thought& thought, std::vector<Candidate>& out) const = 0;
};

}  // namespace sam
