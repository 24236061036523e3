// What was meant, in a line that says that she misread: "i said my sister is coming, not my mother", "깨진 게 아니라 혼났다고요".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sam {

struct CorrectedMatter {
  std::string words;   // from her side, to stand within a sentence: "your sister is coming", "혼났다는 얘기"
  bool asked = false;  // it is a question of theirs that she passed over: "if you bore me" (English)
};

/// None where the line puts nothing right, or what it puts right cannot be said back.
std::optional<CorrectedMatter> ReadEnglishCorrection(std::string_view line);
std::optional<CorrectedMatter> ReadKoreanCorrection(std::string_view line);

}  // namespace sam
