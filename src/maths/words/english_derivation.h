// Ways to reach a number from the quantities of a story, and how well each fits what is told and asked.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "maths/words/english_roles.h"
#include "maths/words/english_story.h"
#include "maths/words/english_types.h"
#include "maths/words/english_weights.h"

namespace sam::maths {

/// kUp: divided and rounded up; kOver: what is over when divided; kPart: a share of it (20 % of x); kRest: without the share; kGrown: with the share on top; the last three undo those;
/// kBoth: x and so much more than x together; kBothLess: x and so much less.
enum class Op { kLeaf, kAdd, kSub, kMul, kDiv, kUp, kOver, kBoth, kBothLess, kPart, kRest, kGrown, kWhole, kUnrest, kUngrown };

struct Derivation {
  Op op = Op::kLeaf;
  int left = -1, right = -1;  // in the pool
  int leaf = 0;               // the quantity that it is a kind of
  Amount value = 0;
  std::uint32_t used = 0;     // a bit a quantity
  int steps = 0;
  Role role = Role::kState;
  const char* fit = "";           // how its step goes with what is counted
  int num = 0, den = 0, bad = 0;  // what it counts and for each of what (StoryTypes); the steps to it that go against that
  double score = 0;           // of its steps
  double total = 0;           // and of how it answers the question
  std::vector<std::uint32_t> features;  // of its last step; kept in training only
};

/// A quantity in a derivation; kTwin: not used, but the like of it is.
enum class Use { kUsed, kUnused, kTwin };

using FeatureIds = std::vector<std::uint32_t>;

/// How quantities relate to one another and to the question, worked out once a story.
class StoryRelations {
 public:
  explicit StoryRelations(const Story& story);
  const Story& story() const { return story_; }
  Role role(std::size_t quantity) const { return roles_[quantity]; }
  /// Dollars and apples make no sum.
  bool Multipliable(const Derivation& x, const Derivation& y) const;
  bool Addable(const Derivation& x, const Derivation& y) const;
  /// The features of making `node` out of two others, and of giving it as the answer.
  const StoryTypes& types() const { return types_; }
  void StepFeatures(const std::vector<Derivation>& pool, const Derivation& node, FeatureIds& out) const;
  void AnswerFeatures(const std::vector<Derivation>& pool, const Derivation& node, FeatureIds& out) const;
  /// Those that hang on less than the whole derivation: what it was made of last, how many steps, which quantities it uses.
  void SettingFeatures(Op operation, int left, int right, FeatureIds& out) const;
  void CountFeatures(int steps, FeatureIds& out) const;
  void QuantityFeatures(std::size_t n, Use how, FeatureIds& out) const;
  Use UseOf(std::size_t n, std::uint32_t used) const;
  /// All four.
  void AllAnswerFeatures(const std::vector<Derivation>& pool, const Derivation& node, FeatureIds& out) const;

 private:
  struct Pair {
    const char *head, *modifiers, *owner, *time, *place;
    bool verb = false, per = false, than = false;
    std::string_view tie;  // what stands between two neighbours
  };
  struct ToAsked {
    const char *head, *modifiers, *owner, *verb, *time, *rank, *than;
    bool per = false;
    double relevance = 0;
  };
  const char* ClassOf(const std::vector<Derivation>& pool, int node) const;
  const char* KindOf(const std::vector<Derivation>& pool, const Derivation& node) const;
  Pair Relate(const Quantity& a, const Quantity& b) const;
  std::string_view TieOf(std::size_t first, std::size_t second) const;
  int Lean(const Quantity& compared, const Quantity& other) const;
  void TypeFeatures(const std::vector<Derivation>& pool, const Derivation& node, FeatureIds& out) const;
  void CompareFeatures(const Derivation& x, const Derivation& y, const Derivation& node, FeatureIds& out) const;
  ToAsked RelateToAsked(const Quantity& quantity) const;
  void Rank();

  const Story& story_;
  StoryTypes types_;
  std::vector<const char*> cues_;          // words of the story that tell of a way
  std::vector<std::string> classes_;       // of the quantities
  std::vector<std::vector<Pair>> pairs_;
  std::vector<ToAsked> to_asked_;
  std::vector<std::uint32_t> twins_;       // of each quantity those of the same kind, a bit each
  std::vector<Role> roles_;
  std::vector<Fit> fits_;
  Role asked_ = Role::kState;
  std::string kind_;                       // of the question: "left", "total", ...
};

/// Every way of up to three steps that is worth a look, the best first by `total`; `keep_features` for training.
enum class Keep { kScores, kFeatures };
std::vector<Derivation> Derive(const StoryRelations& relations, const FeatureWeights& weights, Keep keep);

}  // namespace sam::maths
