// A sentence of a language model as the rules look at it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sam::conscience {

/// How many letters of each kind, outside of quotation marks and round brackets.
struct Scripts {
  int latin = 0, hangul = 0, han = 0, kana = 0, other = 0;
  int letters() const { return latin + hangul + han + kana + other; }
};

/// Whether what stands in quotation marks is somebody else's: it is not where a model puts its whole answer between them.
enum class Quotes : uint8_t { kOthers, kHerOwn };

struct Sentence {
  /// `open`: in, whether it begins inside a quotation that goes on; out, whether it ends in one.
  Sentence(std::string text, Quotes quotes, bool& open);

  std::string text;   // clean, as it may be said
  std::string lower;  // lower case, straight apostrophes, "i am" and the like drawn together
  std::string own;    // the same without what is quoted
  std::vector<std::string_view> clauses;  // of `own`
  Scripts scripts;    // of `own`, before round brackets too are taken out
  Scripts bare;       // without what stands in round brackets
  bool asks = false;  // a question mark outside of what is quoted
};

/// "i am" -> "i'm", "do not" -> "don't", curly apostrophes straight, in lower case.
std::string Plain(std::string_view text);

}  // namespace sam::conscience
