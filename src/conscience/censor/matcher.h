// Many patterns as one: whether any of them stands in a text, in one pass.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

namespace re2 {
class RE2;
}

namespace sam::conscience {

/// Patterns are RE2's, for text in lower case. Compiled once; thread-safe.
class Matcher {
 public:
  Matcher(std::initializer_list<const char*> patterns);
  ~Matcher();
  bool In(std::string_view text) const;
  /// The first match; empty where there is none.
  std::string_view Find(std::string_view text) const;
  /// The text with each match replaced.
  std::string Replaced(std::string_view text, std::string_view by) const;

 private:
  std::unique_ptr<re2::RE2> any_;
};

}  // namespace sam::conscience
