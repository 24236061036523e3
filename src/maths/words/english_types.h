// What each step of a derivation counts: apples, or apples for each box; and whether the step makes sense of that.
#pragma once

#include <string>
#include <vector>

#include "maths/words/english_story.h"

namespace sam::maths {

enum class Op;
struct Derivation;

/// How two kinds of things stand to one another: robins to robins, to birds, to something unsaid, to boxes.
enum class Like { kSame, kKin, kOpen, kDiffer };
const char* NameOf(Like like);

class StoryTypes {
 public:
  explicit StoryTypes(const Story& story);
  void SetLeaf(Derivation& leaf, const Quantity& quantity) const;
  /// What `node` counts, made of `x` and `y`; returns how well the step goes with what they count.
  const char* Set(Derivation& node, const Derivation& x, const Derivation& y, bool times) const;
  /// How what `node` counts is what is asked for, and how what it is for each of is.
  Like ToAsked(const Derivation& node) const;
  const char* EachToAsked(const Derivation& node) const;

 private:
  Like Of(int a, int b) const { return like_[std::size_t(a)][std::size_t(b)]; }
  int Place(const std::string& head);
  int PlaceOf(const std::string& head) const;

  std::vector<std::string> heads_;  // 0 is unsaid, 1 is "*"
  std::vector<std::vector<Like>> like_;
  int asked_ = 0, per_ = 0;
  bool each_ = false;
};

}  // namespace sam::maths
