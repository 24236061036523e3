#include "perception/korean.h"

namespace sam {

void ReadKorean(std::string_view, Moment, const PerceptionContext&, Percept& out) { out.language = Language::kKorean; }

}  // namespace sam
