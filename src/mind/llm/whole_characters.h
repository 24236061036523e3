// Bytes in, whole characters out.
#pragma once

#include <string>
#include <string_view>

namespace sam::llm {

/// What is broken becomes U+FFFD; a character that is not finished waits for its rest.
class WholeCharacters {
 public:
  std::string Feed(std::string_view bytes);
  /// What will not be finished any more.
  std::string End();

 private:
  std::string waiting_;  // 0 to 3 bytes
};

}  // namespace sam::llm
