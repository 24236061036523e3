// Makes replies out of pieces: a whole, or react, body and ask put together, as question habit, persona and novelty
// allow.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mind/builtin/scene.h"
#include "mind/builtin/skill.h"

namespace sam {

/// Whether this turn is one to ask something: about half of them, fewer after two questions in a row and after being
/// asked.
enum class Asking : uint8_t { kRather, kRatherNot };
Asking AskingNow(const Scene& scene);

class Composer {
 public:
  Composer(const Scene& scene, std::string_view skill);

  /// Weighs those of the blocks whose conditions hold. `fit` in [0, 1]: how sure it is that they are about what was
  /// said.
  void Add(std::span<const uint32_t> blocks, double fit);
  bool Empty() const;
  /// Appends some replies made of the best pieces, ones never said if there are any. `relevance` in [0, 1] of the best;
  /// `why` opens their explanation.
  void Propose(double relevance, std::string_view why, std::vector<Candidate>& out) const;

 private:
  struct Pick {
    const content::Block* block = nullptr;
    double score = 0;
  };
  static constexpr size_t kKept = 6;
  struct Best {
    std::array<Pick, kKept> picks;
    size_t count = 0;
    void Keep(Pick pick);
  };
  using Pieces = std::array<Pick, 3>;
  struct Plan {
    Pieces pieces;
    size_t count = 0;
    double quality = 0;
  };
  static constexpr size_t kMostPlans = 18;
  struct Plans {
    std::array<Plan, kMostPlans> all;
    size_t count = 0;
  };

  Plans MakePlans() const;
  double Score(const content::Block& block, double fit) const;
  const Pick* At(content::Part part, size_t rank) const;
  double ShapeFit(const Plan& plan) const;
  bool Clash(const Plan& plan) const;
  Candidate Draft(const Plan& plan, double relevance, std::string_view why) const;

  const Scene& scene_;
  std::string_view skill_;
  Asking asking_;
  std::array<Best, 4> best_;  // by Part
};

/// Puts a candidate made of pieces into words; leaves one that has its words alone.
void Word(const Scene& scene, Candidate& candidate);

}  // namespace sam
