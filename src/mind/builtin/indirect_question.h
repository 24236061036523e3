// A question as the part of a sentence about it: "do you think she'll come back?" -> "whether she'll come back".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sam {

struct IndirectQuestion {
  enum class Kind { kOutcome, kWhether, kDoing, kHow, kFact, kReason, kTaste };
  Kind kind = Kind::kWhether;
  std::string words;  // from her side, no mark at the end: "whether to text her", "how to start", "why people lie"
};

/// English, lower case; nothing where the question cannot be turned in a sure way.
std::optional<IndirectQuestion> ReadIndirectQuestion(std::string_view question);

}  // namespace sam
