// The ways a question is put, in both languages, and what each asks for.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sam::maths {

/// `pattern`: RE2, any case, for the whole text. "{ask}" stands for "what is the", "find", "calculate" and the like at the beginning; "{end}" for what
/// Korean and English put at the end ("은 얼마야", "를 구해 줘", "please"); "{n}" for a number ("3", "1,200", "-2.5", "3/4"), which is taken.
struct Phrasing {
  const char* pattern;
  int what;
};

struct Phrased {
  int what = 0;
  std::array<std::string, 6> parts;
};

class PhraseBook {
 public:
  explicit PhraseBook(std::span<const Phrasing> phrasings);
  ~PhraseBook();
  /// The first phrasing that fits; without end marks.
  std::optional<Phrased> Match(std::string_view text) const;

 private:
  struct Entry;
  std::vector<std::unique_ptr<Entry>> entries_;
};

/// Without spaces and marks at its end.
std::string_view WithoutEndMarks(std::string_view text);

}  // namespace sam::maths
