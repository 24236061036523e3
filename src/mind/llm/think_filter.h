// What a model thinks to itself between <think> and </think> is not its answer.
#pragma once

#include <string>
#include <string_view>

namespace sam::llm {

/// Text in pieces, tags split over them included. A block that never ends is thought to its end.
class ThinkFilter {
 public:
  /// What of it is answer.
  std::string Feed(std::string_view piece);
  /// What was held back as it might have become a tag.
  std::string End();
  bool has_thought() const { return has_thought_; }

 private:
  std::string waiting_;
  bool thinking_ = false, has_thought_ = false, said_ = false;
};

}  // namespace sam::llm
