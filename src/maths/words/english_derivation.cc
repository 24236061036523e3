// The search for a derivation: one step from two quantities, and on from the best of those.
#include "maths/words/english_derivation.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sam::maths {
namespace {

constexpr std::size_t kBestPairs = 32, kBestTriples = 16, kBestBoth = 8, kMostInPool = 1100, kOperations = 15;

Amount Combine(Op op, const Amount& x, const Amount& y) {
  switch (op) {
    case Op::kAdd: return x + y;
    case Op::kSub: return x - y;
    case Op::kMul: case Op::kPart: return x * y;
    case Op::kDiv: case Op::kWhole: return x / y;
    case Op::kUp: return Amount((x / y).above() / (x / y).below() + 1);
    case Op::kOver: return x - y * Amount((x / y).above() / (x / y).below());
    case Op::kBoth: return x + x + y;
    case Op::kBothLess: return x + x - y;
    case Op::kRest: return x - x * y;
    case Op::kGrown: return x + x * y;
    case Op::kUnrest: return x / (Amount(1) - y);
    case Op::kUngrown: return x / (Amount(1) + y);
    case Op::kLeaf: break;
  }
  return x;
}

/// The quantity whose kind the outcome is: a price times a count is money.
int LeafOf(const Story& story, Op op, const Derivation& x, const Derivation& y) {
  const Quantity &a = story.quantities[std::size_t(x.leaf)], &b = story.quantities[std::size_t(y.leaf)];
  if (op != Op::kMul) return x.leaf;
  if (a.kind == NumberKind::kTimes) return y.leaf;
  return b.per.empty() || !a.per.empty() ? x.leaf : y.leaf;
}

class Search {
 public:
  Search(const StoryRelations& relations, const FeatureWeights& weights, Keep keep) : relations_(relations), weights_(weights), keep_(keep) {
    settings_.fill(std::nan(""));
    for (std::size_t steps = 0; steps < counts_.size(); ++steps) ids_.clear(), relations.CountFeatures(int(steps), ids_), counts_[steps] = Sum();
    for (std::size_t n = 0; n < relations.story().quantities.size(); ++n) {
      uses_.emplace_back();
      for (const Use use : {Use::kUsed, Use::kUnused, Use::kTwin}) ids_.clear(), relations.QuantityFeatures(n, use, ids_), uses_.back()[static_cast<std::size_t>(use)] = Sum();
    }
  }

  std::vector<Derivation> Run() {
    const auto& quantities = relations_.story().quantities;
    for (std::size_t n = 0; n < quantities.size(); ++n) {
      Derivation leaf;
      leaf.leaf = int(n), leaf.value = quantities[n].value, leaf.used = 1u << n, leaf.role = relations_.role(n);
      relations_.types().SetLeaf(leaf, quantities[n]);
      pool_.push_back(leaf);
    }
    const std::size_t leaves = pool_.size();
    for (std::size_t a = 0; a < leaves; ++a)
      for (std::size_t b = a + 1; b < leaves; ++b) Join(int(a), int(b));
    const auto pairs = Best(leaves, pool_.size(), kBestPairs);
    const std::size_t before = pool_.size();
    for (const int pair : pairs)
      for (std::size_t n = 0; n < leaves; ++n) Join(pair, int(n));
    const auto triples = Best(before, pool_.size(), kBestTriples);
    for (std::size_t a = 0; a < std::min(pairs.size(), kBestBoth); ++a)
      for (std::size_t b = a + 1; b < std::min(pairs.size(), kBestBoth); ++b) Join(pairs[a], pairs[b]);
    for (const int triple : triples)
      for (std::size_t n = 0; n < leaves; ++n) Join(triple, int(n));
    return std::move(pool_);
  }

 private:
  /// Every operation on the two, either way round.
  void Join(int a, int b) {
    if (pool_[std::size_t(a)].used & pool_[std::size_t(b)].used || pool_.size() > kMostInPool) return;
    const NumberKind ka = KindOf(a), kb = KindOf(b);
    const bool share_a = ka == NumberKind::kPercent || ka == NumberKind::kFraction, share_b = kb == NumberKind::kPercent || kb == NumberKind::kFraction;
    if (share_a && share_b) return;
    if (share_a || share_b) {
      for (const Op op : {Op::kPart, Op::kRest, Op::kGrown, Op::kWhole, Op::kUnrest, Op::kUngrown}) share_a ? Make(op, b, a) : Make(op, a, b);
      return;
    }
    if (relations_.Multipliable(pool_[std::size_t(a)], pool_[std::size_t(b)])) Make(Op::kMul, a, b);
    const bool times_a = ka == NumberKind::kTimes, times_b = kb == NumberKind::kTimes;
    if (times_a && times_b) return;
    if (!times_a) Divide(a, b);
    if (!times_b) Divide(b, a);
    if (times_a || times_b) {
      times_a ? Make(Op::kGrown, b, a) : Make(Op::kGrown, a, b);
      return;
    }
    if (!relations_.Addable(pool_[std::size_t(a)], pool_[std::size_t(b)])) return;
    Double(a, b), Double(b, a);
    Make(Op::kAdd, a, b);
    Make(Op::kSub, a, b), Make(Op::kSub, b, a);
  }

  /// "Ann has 5, Ben 3 more than she": both together.
  void Double(int a, int b) {
    const Derivation &x = pool_[std::size_t(a)], &y = pool_[std::size_t(b)];
    if (x.op != Op::kLeaf || y.op != Op::kLeaf) return;
    const Quantity &one = relations_.story().quantities[std::size_t(x.leaf)], &other = relations_.story().quantities[std::size_t(y.leaf)];
    if (one.than != Than::kNone || (other.than == Than::kNone && !other.extra)) return;
    Make(other.than == Than::kFewer ? Op::kBothLess : Op::kBoth, a, b);
  }

  /// With what is over and the number of groups that hold all, where it does not come out even.
  void Divide(int a, int b) {
    const Amount x = pool_[std::size_t(a)].value, y = pool_[std::size_t(b)].value, quotient = x / y;
    const bool uneven = x.whole() && y.whole() && quotient.valid() && !quotient.whole() && quotient > 1;
    Make(Op::kDiv, a, b);
    if (uneven && KindOf(b) == NumberKind::kPlain) Make(Op::kUp, a, b), Make(Op::kOver, a, b);
  }

  NumberKind KindOf(int node) const {
    const Derivation& one = pool_[std::size_t(node)];
    return one.op == Op::kLeaf ? relations_.story().quantities[std::size_t(one.leaf)].kind : NumberKind::kPlain;
  }

  void Make(Op op, int a, int b) {
    const Derivation &x = pool_[std::size_t(a)], &y = pool_[std::size_t(b)];
    const Amount value = Combine(op, x.value, y.value);
    if (!value.valid() || value <= 0 || value > 1000000000) return;
    Derivation node;
    node.op = op, node.left = a, node.right = b, node.value = value, node.used = x.used | y.used, node.steps = x.steps + y.steps + 1;
    node.leaf = LeafOf(relations_.story(), op, x, y);
    node.role = op == Op::kAdd ? RoleOfSum(x.role, y.role) : op == Op::kSub ? RoleOfDifference(x.role, y.role) : op == Op::kDiv ? Role::kQuotient : op == Op::kMul ? Role::kProduct : Role::kShare;
    const bool times = KindOf(a) == NumberKind::kTimes || KindOf(b) == NumberKind::kTimes;
    node.fit = relations_.types().Set(node, x, y, times);
    ids_.clear();
    relations_.StepFeatures(pool_, node, ids_);
    node.score = x.score + y.score + Sum();
    if (keep_ == Keep::kFeatures) node.features = ids_;
    ids_.clear();
    relations_.AnswerFeatures(pool_, node, ids_);
    node.total = node.score + Sum() + SettingScore(op, x.leaf, y.leaf) + UseScore(node);
    pool_.push_back(std::move(node));
  }

  double SettingScore(Op op, int left, int right) {
    double& score = settings_[(std::size_t(op) * kMostQuantities + std::size_t(left)) * kMostQuantities + std::size_t(right)];
    if (std::isnan(score)) ids_.clear(), relations_.SettingFeatures(op, left, right, ids_), score = Sum();
    return score;
  }

  double UseScore(const Derivation& node) const {
    double sum = counts_[std::size_t(node.steps)];
    for (std::size_t n = 0; n < uses_.size(); ++n) sum += uses_[n][static_cast<std::size_t>(relations_.UseOf(n, node.used))];
    return sum;
  }

  double Sum() const {
    double sum = 0;
    for (const std::uint32_t id : ids_) sum += weights_.Of(id);
    return sum;
  }

  std::vector<int> Best(std::size_t begin, std::size_t end, std::size_t most) const {
    std::vector<int> nodes;
    for (std::size_t n = begin; n < end; ++n) nodes.push_back(int(n));
    std::ranges::stable_sort(nodes, [&](int a, int b) { return pool_[std::size_t(a)].score > pool_[std::size_t(b)].score; });
    if (nodes.size() > most) nodes.resize(most);
    return nodes;
  }

  const StoryRelations& relations_;
  const FeatureWeights& weights_;
  Keep keep_;
  std::vector<Derivation> pool_;
  FeatureIds ids_;
  std::array<double, kOperations * kMostQuantities * kMostQuantities> settings_{};  // by operation and the kinds of both sides
  std::array<double, 5> counts_{};                                                    // by steps
  std::vector<std::array<double, 3>> uses_;                                           // by Use, a quantity each
};

}  // namespace

std::vector<Derivation> Derive(const StoryRelations& relations, const FeatureWeights& weights, Keep keep) { return Search(relations, weights, keep).Run(); }

}  // namespace sam::maths
