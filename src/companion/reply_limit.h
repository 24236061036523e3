// Holds an answer to the bounds that a program's request sets: its length, and words before which it ends.
#pragma once

#include <string>
#include <string_view>

#include "core/request_context.h"

namespace sam {

/// One answer's. What the conscience owes does not come through here: it is said whole.
class ReplyLimit {
 public:
  /// `context` outlives it.
  explicit ReplyLimit(const RequestContext& context) : context_(context) {}

  /// What of the next sentence may be said: all of it while it fits; of a first one that does not, the words that do; else nothing.
  std::string_view Fit(std::string_view sentence);
  /// Nothing more may be said.
  bool reached() const { return reached_; }
  /// And that for its length.
  bool too_long() const { return too_long_; }

 private:
  const RequestContext& context_;
  size_t tokens_ = 0;  // so far
  bool reached_ = false, too_long_ = false;
};

}  // namespace sam
