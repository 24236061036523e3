// The texts before which an answer ends, looked for in a stream.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sam::llm {

class StopWords {
 public:
  explicit StopWords(std::vector<std::string> stops);

  /// What of it may go on: what might be the beginning of a stop waits for its rest. Nothing after the first stop.
  std::string Feed(std::string_view piece);
  /// What waited.
  std::string End();
  bool met() const { return met_; }

 private:
  std::vector<std::string> stops_;  // none is empty
  std::string waiting_;
  bool met_ = false;
};

}  // namespace sam::llm
