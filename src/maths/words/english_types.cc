#include "maths/words/english_types.h"

#include <algorithm>

#include "maths/words/english_derivation.h"

namespace sam::maths {
namespace {

Like LikenessOf(const Story& story, const std::string& a, const std::string& b) {
  if (a.empty() || b.empty() || a == "*" || b == "*") return Like::kOpen;
  if (a == b) return Like::kSame;
  const auto of = [&](const std::string& one, const std::string& other) {
    return std::ranges::any_of(story.quantities, [&](const Quantity& quantity) { return quantity.head == one && quantity.modifiers.contains(other); });
  };
  const auto dimension = DimensionOf(a);
  if (of(a, b) || of(b, a) || IsKindOf(a, b) || IsKindOf(b, a) || (!dimension.empty() && dimension == DimensionOf(b))) return Like::kKin;
  return Like::kDiffer;
}

}  // namespace

const char* NameOf(Like like) {
  static constexpr const char* kNames[] = {"same", "kin", "open", "differ"};
  return kNames[static_cast<std::size_t>(like)];
}

StoryTypes::StoryTypes(const Story& story) : heads_{"", "*"} {
  for (const Quantity& one : story.quantities) Place(one.head), Place(one.per);
  asked_ = Place(!story.asked.head.empty() ? story.asked.head : story.asked.dimension == "money" ? "dollar" : "");
  per_ = Place(story.asked.per), each_ = story.asked.each;
  for (const std::string& a : heads_) {
    like_.emplace_back();
    for (const std::string& b : heads_) like_.back().push_back(LikenessOf(story, a, b));
  }
}

int StoryTypes::PlaceOf(const std::string& head) const { return int(std::ranges::find(heads_, head) - heads_.begin()); }

int StoryTypes::Place(const std::string& head) {
  const int place = PlaceOf(head);
  if (place == int(heads_.size())) heads_.push_back(head);
  return place;
}

void StoryTypes::SetLeaf(Derivation& leaf, const Quantity& quantity) const {
  leaf.num = PlaceOf(quantity.kind == NumberKind::kPlain ? quantity.head : ""), leaf.den = PlaceOf(quantity.per);
}

const char* StoryTypes::Set(Derivation& node, const Derivation& x, const Derivation& y, bool times) const {
  const auto made = [&](int num, int den, const char* name, int bad) {
    node.num = num, node.den = den, node.bad = x.bad + y.bad + bad;
    return name;
  };
  const bool same_num = Of(x.num, y.num) != Like::kDiffer;
  switch (node.op) {
    case Op::kAdd: case Op::kSub: case Op::kBoth: case Op::kBothLess: {
      const char* name = NameOf(Of(x.num, y.num));
      if (x.den != y.den && x.den != 0 && y.den != 0) return made(x.num, x.den, "per-other", 1);
      if (x.den != y.den) return made(x.num, 0, x.den == 1 || y.den == 1 ? "star-plain" : "per-plain", 1);
      return made(node.op == Op::kAdd && !same_num ? 0 : x.num, x.den, name, same_num ? 0 : node.op == Op::kSub ? 1 : 0);
    }
    case Op::kMul: {
      if (times) return made(x.num == 0 ? y.num : x.num, x.num == 0 ? y.den : x.den, "times", 0);
      if (x.den > 1 && (Of(x.den, y.num) == Like::kSame || Of(x.den, y.num) == Like::kKin)) return made(x.num, y.den, Of(x.den, y.num) == Like::kSame ? "match" : "kin", 0);
      if (y.den > 1 && (Of(y.den, x.num) == Like::kSame || Of(y.den, x.num) == Like::kKin)) return made(y.num, x.den, Of(y.den, x.num) == Like::kSame ? "match" : "kin", 0);
      if (x.den == 1 || y.den == 1) return x.den == 1 ? made(x.num, y.den, same_num ? "star-same" : "star", same_num ? 1 : 0) : made(y.num, x.den, same_num ? "star-same" : "star", same_num ? 1 : 0);
      if (x.den > 1 || y.den > 1) return x.den > 1 ? made(x.num, 0, Of(x.den, y.num) == Like::kOpen ? "per-open" : "per-miss", 1) : made(y.num, 0, Of(y.den, x.num) == Like::kOpen ? "per-open" : "per-miss", 1);
      return made(x.num, 0, same_num ? "like" : "counts", 1);
    }
    case Op::kDiv: case Op::kUp: case Op::kOver: {
      if (times) return made(x.num, x.den, "times", 0);
      if (same_num && x.den == 0 && y.den != 0) return made(y.den == 1 ? 0 : y.den, 0, x.num == y.num ? "measure" : "measure-kin", 0);
      if (same_num && x.den == y.den) return made(0, 0, "ratio", 0);
      if (same_num) return made(0, 0, "ratio-per", 1);
      if (x.den == 0 && y.den == 0) return made(x.num, y.num, "share", 0);
      return made(x.num, 0, x.den > 1 && Of(x.den, y.num) != Like::kDiffer ? "per-per" : "share-per", 1);
    }
    default: return made(x.num, x.den, "part", 0);
  }
}

Like StoryTypes::ToAsked(const Derivation& node) const { return Of(node.num, asked_); }

const char* StoryTypes::EachToAsked(const Derivation& node) const {
  if (node.den == 0) return each_ ? "each-none" : "none";
  if (!each_) return "none-each";
  return per_ == 0 || node.den == 1 ? "open" : NameOf(Of(node.den, per_));
}

}  // namespace sam::maths
