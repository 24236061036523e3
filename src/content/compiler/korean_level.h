// Whether Korean sentences end politely (해요체, 합니다체) or casually (반말), for the linter. A coarse judge on
// purpose: what it cannot tell counts as neither, and a writer rephrases what it takes for the wrong level.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sam::content {

enum class Ending { kNeither, kPolite, kCasual };

struct SentenceEnding {
  Ending ending = Ending::kNeither;
  std::string sentence;  // without quoted parts
  int syllables = 0;     // Hangul ones
};

/// Every sentence of `text` that holds Hangul outside quotation marks.
std::vector<SentenceEnding> EndingsOf(std::string_view text);

/// A word of the other level ("제가" in a casual text, "너는" in a polite one); "" where there is none.
std::string WrongWord(std::string_view text, Ending wanted);

}  // namespace sam::content
